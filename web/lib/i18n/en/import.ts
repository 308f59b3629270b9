// Words of the import screen (English).
import type { SameKeys } from '../types.ts'
import type { imports as zh } from '../zh/import.ts'

export const imports: SameKeys<typeof zh> = {
  title: 'Data import',
}
