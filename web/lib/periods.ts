// Steps of the period control: the current period, the one before and after, and the same day seen as year, quarter or month.
import { type Grain, parsePeriod, periodOfDay, previousPeriod, rangePeriod } from '#api/domain/time/period.ts'
import { zoneOf } from '#api/domain/time/zone.ts'

export interface PeriodMark {
  readonly zone: string
  /** ISO instant of the deployment's clock. */
  readonly asOf: string
}

/** The quarter that holds the deployment's as-of: what every page shows when the address names no period. */
export function currentPeriod(at: PeriodMark, grain: Exclude<Grain, 'range'> = 'quarter'): string {
  const zone = zoneOf(at.zone)
  return periodOfDay(grain, zone.dayOf(Date.parse(at.asOf)), zone).id
}

export function isPeriod(id: string, zoneId: string): boolean {
  return parsePeriod(id, zoneOf(zoneId)) !== null
}

export function grainOf(id: string, zoneId: string): Grain {
  return parsePeriod(id, zoneOf(zoneId))?.grain ?? 'quarter'
}

/** The neighbour of the same kind; null where the calendar of the product ends (1990–2100). */
export function shiftPeriod(id: string, by: -1 | 1, zoneId: string): string | null {
  const zone = zoneOf(zoneId)
  const period = parsePeriod(id, zone)
  if (!period) return null
  if (by === -1) return checked(previousPeriod(period, zone).id, zoneId)
  const length = period.endDay - period.firstDay
  const next =
    period.grain === 'range'
      ? rangePeriod(period.endDay, period.endDay + length, zone)
      : periodOfDay(period.grain, period.endDay, zone)
  return checked(next.id, zoneId)
}

/** The same stretch in another grain: the period of that grain that holds the first day, or as-of where it lies inside. */
export function regrain(id: string, grain: Exclude<Grain, 'range'>, at: PeriodMark): string {
  const zone = zoneOf(at.zone)
  const period = parsePeriod(id, zone)
  const asOf = Date.parse(at.asOf)
  if (!period) return currentPeriod(at, grain)
  const inside = asOf >= period.startMs && asOf < period.endMs ? zone.dayOf(asOf) : period.firstDay
  return periodOfDay(grain, inside, zone).id
}

/** First and last day as ISO dates, for the custom range fields. */
export function periodBounds(id: string, zoneId: string): { first: string; last: string } | null {
  const period = parsePeriod(id, zoneOf(zoneId))
  if (!period) return null
  const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
  return { first: iso(period.firstDay), last: iso(period.endDay - 1) }
}

/** Whether the period still runs (or has not begun) at as-of. */
export function isUnfinished(id: string, at: PeriodMark): boolean {
  const period = parsePeriod(id, zoneOf(at.zone))
  return period !== null && Date.parse(at.asOf) < period.endMs
}

function checked(id: string, zoneId: string): string | null {
  return isPeriod(id, zoneId) ? id : null
}
