// Period ids (2026, 2026-Q3, 2026-09, 2026-09-01..2026-09-30): their bounds, neighbours and the day-wise cut of unfinished ones.
import type { EpochMs, LocalDay } from '#db/units.ts'
import { dayFromIso, isoDay, type Zone } from './zone.ts'

export type Grain = 'year' | 'quarter' | 'month' | 'range'

export interface Period {
  readonly id: string
  readonly grain: Grain
  readonly firstDay: LocalDay
  /** Exclusive. */
  readonly endDay: LocalDay
  readonly startMs: EpochMs
  readonly endMs: EpochMs
}

const day = (year: number, month: number): LocalDay => Date.UTC(year, month - 1, 1) / 86_400_000

/**
 * Reads a period id in the deployment's zone; null where it is malformed (year 1990–2100, real dates, start ≤ end).
 */
export function parsePeriod(id: string, zone: Zone): Period | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(id)
  if (match) {
    const year = Number(match[1])
    if (year < 1990 || year > 2100) return null
    if (match[2]) return calendarPeriod(id, 'quarter', year, Number(match[2]) * 3 - 2, zone)
    if (!match[3]) return calendarPeriod(id, 'year', year, 1, zone)
    const month = Number(match[3])
    return month >= 1 && month <= 12 ? calendarPeriod(id, 'month', year, month, zone) : null
  }
  const [first, last, more] = id.split('..')
  if (first === undefined || last === undefined || more !== undefined) return null
  const from = dayFromIso(first)
  const to = dayFromIso(last)
  const inRange = from !== null && to !== null && from <= to && from >= day(1990, 1) && to < day(2101, 1)
  return inRange ? rangePeriod(from, to + 1, zone) : null
}

const MONTHS: Record<Exclude<Grain, 'range'>, number> = { year: 12, quarter: 3, month: 1 }

function calendarPeriod(
  id: string,
  grain: Exclude<Grain, 'range'>,
  year: number,
  month: number,
  zone: Zone,
): Period {
  return bounded(id, grain, [day(year, month), day(year, month + MONTHS[grain])], zone)
}

/** The period [firstDay, endDay) as a range of days. */
export function rangePeriod(firstDay: LocalDay, endDay: LocalDay, zone: Zone): Period {
  return bounded(`${isoDay(firstDay)}..${isoDay(endDay - 1)}`, 'range', [firstDay, endDay], zone)
}

function bounded(id: string, grain: Grain, days: readonly [LocalDay, LocalDay], zone: Zone): Period {
  const [firstDay, endDay] = days
  return {
    id,
    grain,
    firstDay,
    endDay,
    startMs: zone.startOfDay(firstDay),
    endMs: zone.startOfDay(endDay),
  }
}

/** The calendar period of a grain that holds a local day. */
export function periodOfDay(grain: Exclude<Grain, 'range'>, inside: LocalDay, zone: Zone): Period {
  const date = new Date(inside * 86_400_000)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth() + 1
  if (grain === 'year') return calendarPeriod(String(year), 'year', year, 1, zone)
  if (grain === 'quarter') {
    const quarter = Math.ceil(month / 3)
    return calendarPeriod(`${year}-Q${quarter}`, 'quarter', year, quarter * 3 - 2, zone)
  }
  return calendarPeriod(`${year}-${String(month).padStart(2, '0')}`, 'month', year, month, zone)
}

/** The period of the same kind just before; a range: as many days just before. */
export function previousPeriod(period: Period, zone: Zone): Period {
  if (period.grain === 'range') {
    const length = period.endDay - period.firstDay
    return rangePeriod(period.firstDay - length, period.firstDay, zone)
  }
  return periodOfDay(period.grain, period.firstDay - 1, zone)
}

/** The same id a year earlier (同比); a range's days move back a year, 29 February to 28 February. */
export function yearAgoPeriod(period: Period, zone: Zone): Period {
  if (period.grain !== 'range') {
    const start = new Date(period.firstDay * 86_400_000)
    return periodOfDay(period.grain, day(start.getUTCFullYear() - 1, start.getUTCMonth() + 1), zone)
  }
  return rangePeriod(yearBefore(period.firstDay), yearBefore(period.endDay - 1) + 1, zone)
}

function yearBefore(date: LocalDay): LocalDay {
  const at = new Date(date * 86_400_000)
  const month = at.getUTCMonth()
  const moved = Date.UTC(at.getUTCFullYear() - 1, month, at.getUTCDate())
  return new Date(moved).getUTCMonth() === month ? moved / 86_400_000 : moved / 86_400_000 - 1
}

/** Local days of the period begun by as-of: all of them once it is over, 0 before it starts. */
export function elapsedDays(period: Period, asOfMs: EpochMs, zone: Zone): number {
  if (asOfMs >= period.endMs) return period.endDay - period.firstDay
  if (asOfMs <= period.startMs) return 0
  return zone.dayOf(asOfMs - 1) - period.firstDay + 1
}

/** The first `days` days of a period (cut for comparing with an unfinished one), under the period's own id. */
export function cutPeriod(period: Period, days: number, zone: Zone): Period {
  const endDay = Math.min(period.endDay, period.firstDay + days)
  return endDay === period.endDay ? period : { ...period, endDay, endMs: zone.startOfDay(endDay) }
}
