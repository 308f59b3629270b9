// One indicator of a group over months as a matrix: a cell a unit and month, judged by its interval against the target.

import type { Metric } from '#api/contract/metric.ts'
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { parsePeriod, periodOfDay } from '#api/domain/time/period.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import { SMALL_DEN } from '#web/lib/format.ts'
import { periodsBack } from '#web/lib/periodsBack.ts'

export const HEAT_MONTHS = 6

/** `few`: below 20 units nothing is judged; `none`: no unit at all. */
export type HeatPlace = 'above' | 'around' | 'below' | 'few' | 'none'

export interface HeatCell {
  readonly place: HeatPlace
  readonly metric: Metric | undefined
}

export interface HeatRow {
  readonly id: string
  readonly name: string
  /** In the order of the months. */
  readonly cells: readonly HeatCell[]
}

/** The months up to the one that holds the period's last day, or as-of where it runs; the earliest first. */
export function heatMonths(
  period: string,
  { zone: zoneId, asOf }: { readonly zone: string; readonly asOf: string },
): readonly string[] {
  const zone = zoneOf(zoneId)
  const known = parsePeriod(period, zone)
  if (known === null) return []
  const last = Math.min(known.endDay - 1, Math.max(zone.dayOf(Date.parse(asOf)), known.firstDay))
  return periodsBack(periodOfDay('month', last, zone).id, HEAT_MONTHS, zoneId).toReversed()
}

export interface HeatQuestion {
  readonly metric: string
  /** 0–1. */
  readonly target: number
  readonly isHigherBetter: boolean
}

/** Rows in the order of the group; a month whose answer is not there yet has cells without a figure. */
export function heatOf(
  group: Pick<RankingGroup, 'id' | 'rows'>,
  months: readonly (Rankings | undefined)[],
  question: HeatQuestion,
): readonly HeatRow[] {
  const byMonth = months.map((one) => {
    const rows = one?.groups.find(({ id }) => id === group.id)?.rows ?? []
    return new Map(rows.map((row) => [row.department.id, row.indicators[question.metric]]))
  })
  return group.rows.map(({ department: { id, name } }) => ({
    id,
    name,
    cells: byMonth.map((month) => {
      const metric = month.get(id)
      return { metric, place: placeOf(metric, question) }
    }),
  }))
}

function placeOf(metric: Metric | undefined, { target, isHigherBetter }: HeatQuestion): HeatPlace {
  if (metric === undefined || metric.den === 0 || metric.lo === null || metric.hi === null) return 'none'
  if (metric.den < SMALL_DEN) return 'few'
  if (metric.lo >= target) return isHigherBetter ? 'above' : 'below'
  if (metric.hi < target) return isHigherBetter ? 'below' : 'above'
  return 'around'
}

/** Rows with at least one month of a place. */
export const countPlace = (rows: readonly HeatRow[], place: HeatPlace): number =>
  rows.filter(({ cells }) => cells.some((cell) => cell.place === place)).length
