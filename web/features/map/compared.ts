// The period an area's count is set against: as kpis does it, cut to the elapsed days while the period still runs.
import {
  cutPeriod,
  elapsedDays,
  type Period,
  parsePeriod,
  periodOfDay,
  previousPeriod,
  rangePeriod,
  yearAgoPeriod,
} from '#api/domain/time/period.ts'
import { zoneOf } from '#api/domain/time/zone.ts'

interface Clock {
  readonly zone: string
  readonly asOf: string
}

/** Id of the period before or a year ago; of an unfinished period as many days of it. Null where none has elapsed. */
export function comparedPeriod(
  id: string,
  kind: 'previous' | 'yearAgo',
  { zone: zoneId, asOf }: Clock,
): string | null {
  const zone = zoneOf(zoneId)
  const period = parsePeriod(id, zone)
  if (period === null) return null
  const days = elapsedDays(period, Date.parse(asOf), zone)
  if (days === 0) return null
  const other = kind === 'previous' ? previousPeriod(period, zone) : yearAgoPeriod(period, zone)
  if (days === period.endDay - period.firstDay) return other.id
  const cut = cutPeriod(other, days, zone)
  return cut === other ? other.id : rangePeriod(cut.firstDay, cut.endDay, zone).id
}

export interface MonthPlace {
  readonly id: string
  /** Whether it lies in the period on screen. */
  readonly isShown: boolean
  readonly isUnfinished: boolean
}

/** The last `count` months up to the end of the period or as-of, oldest first. */
export function lastMonths(
  periodId: string,
  count: number,
  { zone: zoneId, asOf }: Clock,
): readonly MonthPlace[] {
  const zone = zoneOf(zoneId)
  const period = parsePeriod(periodId, zone)
  const asOfMs = Date.parse(asOf)
  if (period === null) return []
  const last = Math.min(period.endDay - 1, zone.dayOf(asOfMs))
  const months: Period[] = [periodOfDay('month', Math.max(last, period.firstDay), zone)]
  while (months.length < count) months.unshift(previousPeriod(months[0] ?? period, zone))
  return months.map((month) => ({
    id: month.id,
    isShown: month.firstDay >= period.firstDay && month.endDay <= period.endDay,
    isUnfinished: asOfMs < month.endMs,
  }))
}
