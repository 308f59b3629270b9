// Words of the unit screen (English).
import type { SameKeys } from '../types.ts'
import type { unit as zh } from '../zh/unit.ts'

export const unit: SameKeys<typeof zh> = {
  title: 'Department',
}
