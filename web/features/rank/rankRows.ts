// The rows of one group as the table shows them: change of rank, sort values, who is left out and why.

import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import { cutPeriod, elapsedDays, parsePeriod, rangePeriod, yearAgoPeriod } from '#api/domain/time/period.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import type { PeriodMark } from '#web/lib/periods.ts'
import { type RankMove, rankMove } from '#web/lib/standing.ts'

export interface Ranked {
  readonly row: RankingRow
  readonly move: RankMove | null
}

/** Ranked rows with their change against the earlier ranking: the answer's own (环比), or another one (同比). */
export function rankedRows(
  group: RankingGroup,
  earlier: ReadonlyMap<string, number | null> | null,
): readonly Ranked[] {
  return group.rows
    .filter((row) => row.ranked)
    .map((row) => {
      const before = earlier ? earlier.get(row.department.id) : row.previous?.rank
      return { row, move: rankMove(row.rank, before) }
    })
}

/** Rank by department of a whole answer. */
export function ranksOf(rankings: Pick<Rankings, 'groups'>): ReadonlyMap<string, number | null> {
  return new Map(rankings.groups.flatMap((group) => group.rows.map((row) => [row.department.id, row.rank])))
}

/** Value of a column for sorting; ranks themselves never change with it. */
export function sortValue(one: Ranked, column: string): number | string | null {
  const { row, move } = one
  switch (column) {
    case 'rank':
      return row.rank
    case 'unit':
      return row.department.name
    case 'score':
      return row.score.value
    case 'cases':
      return row.cases
    case 'change':
      return move === null || move.kind === 'new' ? null : move.kind === 'down' ? -move.by : move.by
    default:
      return row.indicators[column]?.value ?? null
  }
}

/** Indicators that fall short of the scheme's minimum, with what they have; none at all is what the reason itself says. */
export function shortOf(
  row: RankingRow,
  indicators: Rankings['indicators'],
): readonly { readonly metric: string; readonly den: number; readonly min: number }[] {
  return indicators
    .map(({ metric, min }) => ({ metric, min, den: row.indicators[metric]?.den ?? 0 }))
    .filter(({ metric, den, min }) => den > 0 && (row.shortOf?.includes(metric) ?? den < min))
}

/** The same period a year earlier, for the ranking to compare with; an unfinished one as many days long. Null: no such year. */
export function yearAgoId(periodId: string, at: PeriodMark): string | null {
  const zone = zoneOf(at.zone)
  const period = parsePeriod(periodId, zone)
  if (!period || period.firstDay < FIRST_DAY_WITH_A_YEAR_BEFORE) return null
  const asOf = Date.parse(at.asOf)
  const before = yearAgoPeriod(period, zone)
  if (asOf >= period.endMs) return before.id
  const days = elapsedDays(period, asOf, zone)
  if (days === 0) return null
  const cut = cutPeriod(before, days, zone)
  return cut.endDay === before.endDay ? before.id : rangePeriod(cut.firstDay, cut.endDay, zone).id
}

/** Periods begin in 1990. */
const FIRST_DAY_WITH_A_YEAR_BEFORE = Date.UTC(1991, 0, 1) / 86_400_000
