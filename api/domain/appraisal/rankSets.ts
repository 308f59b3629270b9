// Ranks of an appraisal's results: the one place where rank intervals and tiers come in.
import { orderByScore } from '../ranking/order.ts'

/** A result to be ranked: points and their variance in squared points. */
export interface RankEntry {
  readonly id: string
  readonly value: number
  readonly variance: number
}

export interface RankSet {
  readonly id: string
  readonly rank: number
  /** Best and worst rank that the data allow; null = not claimed. */
  readonly rankLow: number | null
  readonly rankHigh: number | null
  readonly tier: number | null
}

/**
 * Ranks in ranking order, equal values sharing one (1, 2, 2, 4). Intervals and tiers are null: they come from the pair tests of
 * `api/domain/ranking`, which take these entries as `{ id, score: value, variance }`.
 */
export function rankSets(entries: readonly RankEntry[]): RankSet[] {
  return orderByScore(entries.map(({ id, value }) => ({ id, score: value }))).flatMap(({ id, rank }) =>
    rank === null ? [] : [{ id, rank, rankLow: null, rankHigh: null, tier: null }],
  )
}
