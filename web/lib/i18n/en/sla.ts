// Words of the sla screen (English).
import type { SameKeys } from '../types.ts'
import type { sla as zh } from '../zh/sla.ts'

export const sla: SameKeys<typeof zh> = {
  title: 'Deadlines',
}
