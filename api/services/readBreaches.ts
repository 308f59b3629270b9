// Breach rates over time with control limits and signals in the order a p-chart is read.
import type { Axis, BreachedCount, BucketCount } from '#db/facts/reader.ts'
import type { Breaches, BreachesQuery } from '../contract/breaches.ts'
import { share } from '../domain/metrics/compute.ts'
import { pChart } from '../domain/statistics/spc.ts'
import { bucketBounds } from '../domain/time/buckets.ts'
import { rangePeriod } from '../domain/time/period.ts'
import { isoInZone } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { type Asked, casesUrl, categoriesIn, envelopeOf, resolveScope } from './resolveScope.ts'
import { driverOf } from './signalDriver.ts'

const AXES: Readonly<Record<NonNullable<BreachesQuery['by']>, Axis>> = {
  none: 'none',
  department: 'department',
  category: 'category1',
  community: 'community',
}
const CLOCK_NUMBERS = { acknowledge: 0, reply: 1, all: null } as const

type Point = Breaches['series'][number]['points'][number]

/** Series of `GET /breaches`; a bucket is complete once as-of has passed its end. Buckets without clocks are null. */
export async function readBreaches(context: Context, query: BreachesQuery): Promise<Breaches> {
  const { clock = 'reply', grain = 'week', by = 'none', with: extra, ...filters } = query
  const asked = resolveScope(context, filters)
  const bounds = bucketBounds(grain, [asked.period.firstDay, asked.period.endDay], context.zone)
  const counts = await context.reader.clockSeries(asked.scope, {
    clock: CLOCK_NUMBERS[clock],
    bounds,
    by: AXES[by],
  })
  const byKey = groupByKey(counts)
  const keys = by === 'none' ? [''] : [...byKey.keys()].sort()
  const series = keys.map((key) =>
    oneSeries(context, {
      ...{ asked, bounds, clock, by, key },
      counts: byKey.get(key) ?? [],
      isExplained: by === 'none' && extra === 'drivers',
    }),
  )
  return { ...envelopeOf(context, asked), clock, grain, by, series: await Promise.all(series) }
}

function groupByKey(counts: readonly BucketCount[]): Map<string, BucketCount[]> {
  const groups = new Map<string, BucketCount[]>()
  for (const count of counts) {
    const group = groups.get(count.key)
    if (group) group.push(count)
    else groups.set(count.key, [count])
  }
  return groups
}

interface SeriesQuestion {
  readonly asked: Asked
  readonly bounds: readonly number[]
  readonly clock: 'acknowledge' | 'reply' | 'all'
  readonly by: NonNullable<BreachesQuery['by']>
  readonly key: string
  readonly counts: readonly BucketCount[]
  /** Signals name their driver. */
  readonly isExplained: boolean
}

async function oneSeries(context: Context, question: SeriesQuestion): Promise<Breaches['series'][number]> {
  const { asked, bounds, counts } = question
  const { id, label } = nameOf(context, question)
  const filters = filterFor(context, question, id)
  const place: Record<string, string> = question.by === 'community' && id === '' ? NOWHERE : {}
  const byBucket = new Map(counts.map((count) => [count.bucket, count]))
  const sums = bounds.slice(1).map((endMs, i) => ({
    num: byBucket.get(i)?.num ?? 0,
    den: byBucket.get(i)?.den ?? 0,
    complete: endMs <= asked.asOfMs,
  }))
  const chart = pChart(sums)
  const points = sums.map((sum, i): Point => {
    const { value, lo, hi } = share({ ...sum, excluded: 0 })
    const limits = chart.points[i]
    const signal = chart.signals.find(({ from, to }) => from <= i && i <= to)?.rule
    const [startMs = 0, endMs = 0] = bounds.slice(i, i + 2)
    return {
      start: isoInZone(startMs, context.zone),
      end: isoInZone(endMs, context.zone),
      num: sum.num,
      den: sum.den,
      value,
      lo,
      hi,
      lcl: limits?.lcl ?? null,
      ucl: limits?.ucl ?? null,
      complete: sum.complete,
      ...(signal === undefined ? {} : { signal }),
      casesUrl: clocksUrl(context, question, { filters, startMs, endMs, place }),
    }
  })
  const total = (key: 'num' | 'den') => sums.reduce((sum, one) => sum + one[key], 0)
  const breached = await breachedOf(context, question, chart.signals)
  const signals = chart.signals.map((signal) => {
    const within = sums.slice(signal.from, signal.to + 1)
    const { from, to, direction } = signal
    const driver =
      direction === 'below' ? null : driverOf(context, breached, { ...question, filters, from, to })
    const [startMs = 0, endMs = 0] = [bounds[from], bounds[to + 1]]
    return {
      ...signal,
      casesUrl: clocksUrl(context, question, { filters, startMs, endMs, place }),
      num: within.reduce((sum, one) => sum + one.num, 0),
      den: within.reduce((sum, one) => sum + one.den, 0),
      ...(driver === null ? {} : { driver }),
    }
  })
  const { startMs, endMs } = asked.period
  return {
    ...{ key: id, label, num: total('num'), den: total('den'), centre: chart.centre },
    casesUrl: clocksUrl(context, question, { filters, startMs, endMs, place }),
    ...{ points, signals },
  }
}

/** What the drivers are found in: asked once, and where there is something to explain. */
async function breachedOf(
  context: Context,
  { asked, clock, isExplained }: SeriesQuestion,
  signals: readonly { readonly direction: 'above' | 'below' }[],
): Promise<BreachedCount[]> {
  if (!isExplained || signals.every(({ direction }) => direction === 'below')) return []
  return await context.reader.breachedClocks(asked.scope, CLOCK_NUMBERS[clock])
}

function nameOf(context: Context, { by, key }: SeriesQuestion): { id: string; label: string } {
  if (by === 'department') {
    const row = context.departments.find((one) => String(one.key) === key)
    return { id: row?.id ?? key, label: row?.name ?? key }
  }
  if (by === 'community') {
    const row = context.communities.find((one) => String(one.key) === key)
    return { id: row?.id ?? '', label: row?.name ?? '' }
  }
  const category = context.categories.find((one) => one.code === key)
  return { id: key, label: category?.zh ?? key }
}

function filterFor(context: Context, { asked, by }: SeriesQuestion, id: string): Asked['filters'] {
  const { filters } = asked
  if (by === 'none' || id === '') return filters
  return { ...filters, [by]: by === 'category' ? categoriesIn(context, id, filters.category) : [id] }
}

interface BucketPlace {
  readonly filters: Asked['filters']
  readonly startMs: number
  readonly endMs: number
  /** What narrows the list beside the common filters. */
  readonly place?: Readonly<Record<string, string>>
}

/** The list's words for cases that lie in no community. */
const NOWHERE = { cell: 'unlocated', level: 'community' } as const

/** The clocks of one bucket: the breach metric over its days. */
export function clocksUrl(
  context: Context,
  { asked, clock }: { readonly asked: Asked; readonly clock: string },
  { filters, startMs, endMs, place: more = {} }: BucketPlace,
): string {
  const { zone } = context
  const period = rangePeriod(zone.dayOf(startMs), zone.dayOf(endMs), zone)
  const place = { period, asOfMs: asked.asOfMs, filters }
  return casesUrl(context, place, { metric: 'breach_rate', ...(clock === 'all' ? {} : { clock }), ...more })
}
