// Words of the rank screen (English).
import type { SameKeys } from '../types.ts'
import type { rank as zh } from '../zh/rank.ts'

export const rank: SameKeys<typeof zh> = {
  title: 'Ranking',
}
