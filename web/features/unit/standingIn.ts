// One unit inside a ranking: its row, its group, and how many of the group are ranked.
import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import { tiedRanks } from '#web/lib/standing.ts'

export interface StandingIn {
  readonly row: RankingRow
  readonly group: RankingGroup
  readonly ranked: number
  readonly isTied: boolean
}

/** Null where the answer has no such unit (no case in this period or the one before). */
export function standingIn(rankings: Pick<Rankings, 'groups'>, id: string): StandingIn | null {
  for (const group of rankings.groups) {
    const row = group.rows.find((one) => one.department.id === id)
    if (row) {
      return {
        row,
        group,
        ranked: group.rows.filter((one) => one.ranked).length,
        isTied: row.rank !== null && tiedRanks(group.rows).has(row.rank),
      }
    }
  }
  return null
}
