// Days, ISO weeks (Monday first) and months as consecutive buckets over a stretch of local days.
import type { EpochMs, LocalDay } from '#db/units.ts'
import { weekday } from './calendar.ts'
import { periodOfDay } from './period.ts'
import type { Zone } from './zone.ts'

export type BucketGrain = 'day' | 'week' | 'month'

/**
 * Bounds of the buckets that cover [firstDay, endDay), cut to it: bucket i is [bounds[i], bounds[i+1]). The first and
 * last bucket may be shorter than their grain. An empty stretch has no bounds.
 */
export function bucketBounds(
  grain: BucketGrain,
  [firstDay, endDay]: readonly [LocalDay, LocalDay],
  zone: Zone,
): EpochMs[] {
  if (endDay <= firstDay) return []
  const bounds: EpochMs[] = []
  for (let day = firstDay; day < endDay; day = nextStart(grain, day, zone)) bounds.push(zone.startOfDay(day))
  bounds.push(zone.startOfDay(endDay))
  return bounds
}

function nextStart(grain: BucketGrain, day: LocalDay, zone: Zone): LocalDay {
  if (grain === 'day') return day + 1
  if (grain === 'month') return periodOfDay('month', day, zone).endDay
  return mondayOf(day) + 7
}

/** Monday of a day's ISO week. */
export const mondayOf = (day: LocalDay): LocalDay => day - ((weekday(day) + 6) % 7)
