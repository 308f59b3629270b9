// First instants of the local day and calendar periods of an instant, remembered by day: what roll-ups are keyed by.
import type { PeriodStarts, StartsOf } from '#db/facts/contributions.ts'
import type { LocalDay } from '#db/units.ts'
import { periodOfDay } from '../../domain/time/period.ts'
import type { Zone } from '../../domain/time/zone.ts'

export function periodStarts(zone: Zone): StartsOf {
  const known = new Map<LocalDay, PeriodStarts>()
  return (ms) => {
    const day = zone.dayOf(ms)
    let starts = known.get(day)
    if (starts === undefined) {
      starts = {
        day: zone.startOfDay(day),
        month: periodOfDay('month', day, zone).startMs,
        quarter: periodOfDay('quarter', day, zone).startMs,
        year: periodOfDay('year', day, zone).startMs,
      }
      known.set(day, starts)
    }
    return starts
  }
}
