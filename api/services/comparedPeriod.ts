// The earlier period that a figure is set against.
import type { EpochMs } from '#db/units.ts'
import { cutPeriod, elapsedDays, type Period, previousPeriod, yearAgoPeriod } from '../domain/time/period.ts'
import type { Zone } from '../domain/time/zone.ts'

export type Comparison = 'previous' | 'yearAgo'

/**
 * The period before (环比) or the same one a year before (同比). An unfinished period is compared with as many elapsed days
 * (domain.md, periods); before its first day is over that is an empty stretch.
 */
export function comparedPeriod(
  zone: Zone,
  { period, asOfMs }: { readonly period: Period; readonly asOfMs: EpochMs },
  compare: Comparison,
): Period {
  const other = compare === 'yearAgo' ? yearAgoPeriod(period, zone) : previousPeriod(period, zone)
  return asOfMs < period.endMs ? cutPeriod(other, elapsedDays(period, asOfMs, zone), zone) : other
}
