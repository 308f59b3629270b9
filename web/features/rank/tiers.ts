// Tiers (档) of a group: where each begins, how many it holds, and who its head is.
import type { RankingRow } from '#api/contract/rankings.ts'

export interface Tier {
  readonly number: number
  /** Ranked rows of the tier in ranking order; the first is its head. */
  readonly rows: readonly RankingRow[]
}

/** The tiers of ranked rows in ranking order; none where nothing is claimed. */
export function tiersOf(rows: readonly RankingRow[]): readonly Tier[] {
  const tiers = new Map<number, RankingRow[]>()
  for (const row of rows) {
    if (row.tier === null) continue
    const members = tiers.get(row.tier)
    if (members) members.push(row)
    else tiers.set(row.tier, [row])
  }
  return [...tiers].map(([number, members]) => ({ number, rows: members }))
}

/** The tier that begins with this row, or null. */
export const tierBeginning = (tiers: readonly Tier[], row: RankingRow): Tier | null =>
  tiers.find((tier) => tier.rows[0]?.department.id === row.department.id) ?? null

/** Whether anything is known about rank intervals. */
export const hasRankIntervals = (rows: readonly RankingRow[]): boolean =>
  rows.some((row) => row.rankLow !== null && row.rankHigh !== null)
