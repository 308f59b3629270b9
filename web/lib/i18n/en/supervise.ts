// Words of the third-party check (English).
import type { SameKeys } from '../types.ts'
import type { supervise as zh } from '../zh/supervise.ts'

export const supervise: SameKeys<typeof zh> = {
  title: 'Third-party check',
  sub: 'Samples are drawn by a seed that nobody can choose; records are checked and residents visited with no ranks in sight',
  draw: 'Draw',
  check: 'Check',
  visit: 'Visits',
  results: 'Results',
  signals: 'Questions',
}
