// All metrics of the registry for one scope, with the period before and the year before.
import type { Count, MeasureId } from '#db/facts/reader.ts'
import { hasData } from '#db/queries/metaReads.ts'
import type { Filters } from '../contract/filters.ts'
import type { Kpis } from '../contract/kpis.ts'
import type { Metric } from '../contract/metric.ts'
import { workedMs } from '../domain/clocks/clock.ts'
import { plainCount, quantileFigure, ratio, satisfactionBounds } from '../domain/metrics/compute.ts'
import { METRICS, type MetricId } from '../domain/metrics/definitions.ts'
import { nearestRank } from '../domain/statistics/quantile.ts'
import { cutPeriod, elapsedDays, type Period, previousPeriod, yearAgoPeriod } from '../domain/time/period.ts'
import { MINUTE_MS } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { metricOf, NO_COUNT, type Place, shareMetric, UNITS_OF } from './figures.ts'
import { type Asked, envelopeOf, periodRef, resolveScope, scopeOf } from './resolveScope.ts'

/** The metrics and their comparisons; an unfinished period is compared with as many elapsed days (domain.md, periods). */
export async function computeKpis(context: Context, query: Filters): Promise<Kpis> {
  const asked = resolveScope(context, query)
  const { period, asOfMs } = asked
  const { zone } = context
  const days = elapsedDays(period, asOfMs, zone)
  const cut = (other: Period) => (asOfMs < period.endMs ? cutPeriod(other, days, zone) : other)
  const compare = async (other: Period) => ({
    period: periodRef(context, other),
    metrics: await metricsOf(context, {
      ...asked,
      period: other,
      scope: scopeOf(context, query, { period: other, asOfMs }),
    }),
  })
  return {
    ...envelopeOf(context, asked),
    scheme: 'standard',
    complete: asOfMs >= period.endMs,
    elapsedDays: days,
    metrics: await metricsOf(context, asked),
    previous: days === 0 ? null : await compare(cut(previousPeriod(period, zone))),
    yearAgo: days === 0 ? null : await compare(cut(yearAgoPeriod(period, zone))),
  }
}

/** Some shares of a scope alone, without times and comparisons. */
export async function computeShares(
  context: Context,
  query: Filters,
  ids: readonly MetricId[],
): Promise<Record<string, Metric>> {
  const asked = resolveScope(context, query)
  const measures: MeasureId[] = ['received', ...ids.map((id) => UNITS_OF[id])]
  const counts = (await context.reader.count(measures, asked.scope, 'none')).get('') ?? {}
  const shares = ids.map((id) => [id, shareMetric(context, id, counts[UNITS_OF[id]], asked)] as const)
  const metrics = Object.fromEntries(shares)
  return isWithoutData(context, asked, counts) ? withoutData(metrics) : metrics
}

const SHARES = (Object.keys(METRICS) as MetricId[]).filter((id) =>
  ['rate', 'mean'].includes(METRICS[id].kind),
)
const MEASURES: readonly MeasureId[] = [
  'received',
  'received_known_households',
  'handoffs',
  'backlog',
  ...SHARES.map((id) => UNITS_OF[id]),
]

async function metricsOf(context: Context, asked: Asked): Promise<Record<string, Metric>> {
  const { scope } = asked
  const counts: Record<string, Count> = (await context.reader.count(MEASURES, scope, 'none')).get('') ?? {}
  const place: Place = asked
  const metrics: Record<string, Metric> = {}
  for (const id of SHARES) metrics[id] = shareMetric(context, id, counts[UNITS_OF[id]], place)
  const received = counts.received ?? NO_COUNT
  const graded = counts.satisfaction ?? NO_COUNT
  const completed = counts.rated ?? NO_COUNT
  metrics.rating_coverage = {
    ...shareMetric(context, 'rating_coverage', completed, place),
    bounds: satisfactionBounds(graded.num, graded.den, completed.den),
  }
  metrics.received = metricOf(context, 'received', plainCount(received.den, 0), place)
  const backlog = counts.backlog ?? NO_COUNT
  metrics.backlog = metricOf(context, 'backlog', plainCount(backlog.den, backlog.excluded), place)
  const handoffs = { num: counts.handoffs?.num ?? 0, den: received.den, excluded: 0 }
  metrics.handoffs_per_case = metricOf(context, 'handoffs_per_case', ratio(handoffs), place)
  metrics.per_1000_households = perHouseholds(context, asked, counts)
  await addTimes(context, asked, metrics)
  return isWithoutData(context, asked, counts) ? withoutData(metrics) : metrics
}

/** Whether the period holds nothing at all, of whomever; what is in hand at its end is not of it. */
function isWithoutData(
  context: Context,
  { period, asOfMs }: Asked,
  counts: Readonly<Record<string, Count>>,
): boolean {
  const isSilent = Object.entries(counts).every(
    ([id, { den, excluded }]) => id === 'backlog' || den + excluded === 0,
  )
  return isSilent && !hasData(context.db, [period.startMs, Math.min(period.endMs, asOfMs)])
}

/** A period without data says so of every figure: neither that nobody was called back, nor a rate of 0 per household. */
function withoutData(metrics: Readonly<Record<string, Metric>>): Record<string, Metric> {
  const said = Object.entries(metrics).map(([id, metric]) => {
    const isUnknown = metric.reason !== undefined || id === 'per_1000_households'
    return [
      id,
      isUnknown ? { ...metric, value: null, lo: null, hi: null, reason: 'no_data' as const } : metric,
    ]
  })
  return Object.fromEntries(said)
}

/** Communities in scope with known households are the exposure; cases elsewhere stand in `excluded`. */
function perHouseholds(context: Context, asked: Asked, counts: Record<string, Count>): Metric {
  const chosen = asked.scope.communities
  const households = context.communities
    .filter((community) => chosen === null || chosen.includes(community.key))
    .reduce((sum, community) => sum + (community.households ?? 0), 0)
  const num = counts.received_known_households?.den ?? 0
  const excluded = (counts.received?.den ?? 0) - num
  const figure = ratio({ num, den: households, excluded }, 1000, 'no_households')
  return metricOf(context, 'per_1000_households', figure, asked)
}

async function addTimes(context: Context, asked: Asked, metrics: Record<string, Metric>): Promise<void> {
  const { scope } = asked
  const reply = (await context.reader.quantiles('reply_time', scope)).get('')
  const none = { n: 0, excluded: 0, median: null, p90: null }
  metrics.time_to_reply = metricOf(context, 'time_to_reply', quantileFigure(reply ?? none, MINUTE_MS), asked)
  metrics.backlog_age = await backlogAge(context, asked, metrics.backlog?.excluded ?? 0)
  metrics.stage_time = await allStages(context, asked)
}

async function allStages(context: Context, asked: Asked): Promise<Metric> {
  const all = await context.reader.quantiles('all_stages', asked.scope)
  const none = { n: 0, excluded: 0, median: null, p90: null }
  return metricOf(context, 'stage_time', quantileFigure(all.get('') ?? none, MINUTE_MS), asked)
}

async function backlogAge(context: Context, asked: Asked, excluded: number): Promise<Metric> {
  const atMs = Math.min(asked.asOfMs, asked.period.endMs)
  const ages = (await context.reader.openCases(asked.scope, atMs)).map((open) => ageOf(context, open, atMs))
  ages.sort((a, b) => a - b)
  const quantiles = { n: ages.length, excluded, median: nearestRank(ages, 0.5), p90: nearestRank(ages, 0.9) }
  return metricOf(context, 'backlog_age', quantileFigure(quantiles, MINUTE_MS), asked)
}

function ageOf(
  context: Context,
  open: { readonly receivedAtMs: number; readonly pauses: readonly (readonly [number, number | null])[] },
  atMs: number,
): number {
  const pauses = open.pauses.map(([fromMs, toMs]) => ({ fromMs, toMs, reason: null }))
  return workedMs(open.receivedAtMs, atMs, pauses, context.calendar)
}
