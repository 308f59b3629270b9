// Words of the cases screen (English).
import type { SameKeys } from '../types.ts'
import type { cases as zh } from '../zh/cases.ts'

export const cases: SameKeys<typeof zh> = {
  title: 'Cases',
}
