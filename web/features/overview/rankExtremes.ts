// Front and rear of a group: the first three and the last three, and who stands between.
import type { RankingRow } from '#api/contract/rankings.ts'

export interface Extremes {
  readonly front: readonly RankingRow[]
  readonly between: readonly RankingRow[]
  readonly rear: readonly RankingRow[]
}

/** Ranked rows in their given order; a group of up to seven is shown whole. */
export function extremesOf(rows: readonly RankingRow[], each = 3): Extremes {
  const ranked = rows.filter((row) => row.ranked)
  if (ranked.length <= 2 * each + 1) return { front: ranked, between: [], rear: [] }
  return {
    front: ranked.slice(0, each),
    between: ranked.slice(each, -each),
    rear: ranked.slice(-each),
  }
}
