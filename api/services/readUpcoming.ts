// Open clocks by the time left to their deadline, over ones first: the list a street office works from.
import type { OpenClock } from '#db/facts/reader.ts'
import { UPCOMING_BUCKETS, type Upcoming, type UpcomingQuery } from '../contract/breaches.ts'
import { maskText } from '../domain/privacy/maskPersonal.ts'
import { DAY_MS, HOUR_MS, isoInZone, MINUTE_MS } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { openClocksUrl } from './openClocksUrl.ts'
import { type Asked, resolveScope } from './resolveScope.ts'

type Item = Upcoming['items'][number]
type Bucket = Item['bucket']

/**
 * Clocks not done at as-of, whatever the period. `within` (P3D = working days, PT24H = hours) cuts what lies further
 * ahead; what is over always stays. Buckets count everything within; items are the first `limit`, most pressing first.
 */
export async function readUpcoming(context: Context, query: UpcomingQuery): Promise<Upcoming> {
  const { within = 'P3D', clock = 'all', limit = 200, ...filters } = query
  const asked = resolveScope(context, filters)
  const open = await context.reader.openClocks({
    ...asked.scope,
    startMs: 0,
    endMs: asked.asOfMs,
    grain: null,
  })
  const wanted = open.filter((one) => clock === 'all' || one.clock === clock)
  const horizonMs = horizonOf(context, asked.asOfMs, within)
  const due = wanted
    .flatMap((one) => (one.dueMs !== null && one.dueMs <= horizonMs ? [{ ...one, dueMs: one.dueMs }] : []))
    .sort((a, b) => a.dueMs - b.dueMs || a.caseKey - b.caseKey || (a.clock < b.clock ? -1 : 1))
  const edges = edgesOf(context, asked.asOfMs)
  const urlOf = (fromMs = null as number | null, toMs = horizonMs + 1) =>
    openClocksUrl(context, asked, { due: [fromMs, Math.min(toMs, horizonMs + 1)], clock })
  const buckets = due.map(({ dueMs }) => bucketOf(edges, dueMs))
  return {
    asOf: isoInZone(asked.asOfMs, context.zone),
    ruleSet: context.ruleSetsInUse,
    dataVersion: String(context.dataVersion),
    buckets: UPCOMING_BUCKETS.map((id, i) => ({
      id,
      count: buckets.filter((bucket) => bucket === id).length,
      casesUrl: urlOf(edges[i - 1], edges[i]),
    })),
    soon: {
      count: buckets.filter((bucket) => bucket !== 'overdue' && bucket !== 'later').length,
      casesUrl: urlOf(edges[0], edges.at(-1)),
    },
    open: wanted.length,
    casesUrl: openClocksUrl(context, asked, { due: null, clock }),
    paused: wanted.filter((one) => one.dueMs === null).length,
    pausedUrl: openClocksUrl(context, asked, { due: 'paused', clock }),
    items: due
      .slice(0, limit)
      .map((one, i) => itemOf(context, asked, { one, bucket: buckets[i] ?? 'later' })),
  }
}

/** End of the N-th working day after as-of, or N hours after it. */
function horizonOf(context: Context, asOfMs: number, within: string): number {
  const hours = /^PT(\d+)H$/.exec(within)
  if (hours) return asOfMs + Number(hours[1]) * HOUR_MS
  const { calendar, zone } = context
  let left = Math.min(Number(/^P(\d+)D$/.exec(within)?.[1] ?? 3), 400)
  let day = zone.dayOf(asOfMs)
  while (left > 0) {
    day += 1
    if (calendar.isWorkingDay(day)) left -= 1
  }
  return zone.startOfDay(day + 1) - 1
}

/** Where one bucket ends and the next begins, in their order: as-of, four hours on, its day's end, the third working day's. */
function edgesOf(context: Context, asOfMs: number): readonly number[] {
  const soonMs = asOfMs + 4 * HOUR_MS
  const dayEndMs = context.zone.startOfDay(context.zone.dayOf(asOfMs) + 1)
  return [asOfMs, soonMs, Math.max(soonMs, dayEndMs), horizonOf(context, asOfMs, 'P3D') + 1]
}

const bucketOf = (edges: readonly number[], dueMs: number): Bucket =>
  UPCOMING_BUCKETS[edges.filter((edge) => edge <= dueMs).length] ?? 'later'

type Due = OpenClock & { readonly dueMs: number }

function itemOf(context: Context, asked: Asked, { one, bucket }: { one: Due; bucket: Bucket }): Item {
  const { calendar, zone } = context
  const { asOfMs } = asked
  // A day limit ends with its day; an hour limit at its hour. Only the former is told in working time.
  const isDayLimit = (zone.toLocal(one.dueMs) + 1) % DAY_MS === 0
  const working = calendar.workedAt(one.dueMs) - calendar.workedAt(asOfMs)
  const community = context.communities.find(({ key }) => key === one.communityKey)
  return {
    id: one.id,
    number: one.number,
    title: one.title === null ? null : maskText(one.title),
    department: context.departments.find(({ key }) => key === one.departmentKey)?.id ?? null,
    category: one.category2 ?? one.category1,
    community: community?.id ?? null,
    urgency: one.urgency,
    clock: one.clock,
    due: isoInZone(one.dueMs, zone),
    provisional: one.isProvisional,
    bucket,
    remainingMinutes: (isDayLimit ? working : one.dueMs - asOfMs) / MINUTE_MS,
    remainingUnit: isDayLimit ? 'working_minutes' : 'minutes',
  }
}
