// The open deadlines of the next days as the list shows them: by bucket, most pressing first, each with what is left.
import type { Upcoming } from '#api/contract/breaches.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export type UpcomingItem = Upcoming['items'][number]
export type Bucket = UpcomingItem['bucket']

export interface BucketGroup {
  readonly id: Bucket
  readonly count: number
  readonly casesUrl: string
  /** Fewer than `count` where the answer was cut. */
  readonly items: readonly UpcomingItem[]
}

/** The first four buckets in their order, empty ones too; a later one only where it holds any. */
export function bucketGroups({ buckets, items }: Upcoming): readonly BucketGroup[] {
  return buckets
    .filter(({ id, count }) => id !== 'later' || count > 0)
    .map((bucket) => ({ ...bucket, items: items.filter((item) => item.bucket === bucket.id) }))
}

/** `剩 1 小时 50 分`, `超期 4 个工作日`: hour clocks by the clock, day clocks in working time. */
export function remainingText({ remainingMinutes, remainingUnit }: UpcomingItem, { t, f }: Words): string {
  const minutes = Math.abs(remainingMinutes)
  const time = remainingUnit === 'minutes' ? clockTime(minutes, { t, f }) : f.workingTime(minutes)
  return t(remainingMinutes < 0 ? 'sla.over' : 'sla.left', { time })
}

/** Longer than this nobody counts in hours. */
const MOST_HOURS = 72

function clockTime(minutes: number, { t, f }: Pick<Words, 't' | 'f'>): string {
  const hours = minutes / 60
  return hours > MOST_HOURS ? t('format.calendarDays', { n: f.number(hours / 24, 0) }) : f.elapsed(minutes)
}

interface Clock {
  readonly zone: string
  readonly asOf: string
}

/** `今天 19:50`, `10月8日 24:00`: a deadline in the last millisecond of a day is its end. */
export function dueText({ due }: UpcomingItem, { zone: zoneId, asOf }: Clock, { t, f }: Words): string {
  const zone = zoneOf(zoneId)
  const dueMs = Date.parse(due)
  const day = zone.dayOf(dueMs)
  const isEnd = zone.dayOf(dueMs + 1) > day
  const when = day === zone.dayOf(Date.parse(asOf)) ? t('sla.today') : f.dayMonth(dueMs)
  return `${when} ${isEnd ? t('sla.endOfDay') : f.time(dueMs)}`
}
