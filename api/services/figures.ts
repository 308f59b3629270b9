// Metric ids ↔ the reader's measures, and a figure dressed as the contract's Metric with its way to the cases.
import type { Count, MeasureId } from '#db/facts/reader.ts'
import type { Reason } from '#db/vocabulary.ts'
import type { Filters } from '../contract/filters.ts'
import type { Metric } from '../contract/metric.ts'
import { type Figure, share } from '../domain/metrics/compute.ts'
import { creditsText } from '../domain/metrics/credits.ts'
import { type MetricId, metricDefinition } from '../domain/metrics/definitions.ts'
import type { Scheme } from '../domain/rules.ts'
import type { Period } from '../domain/time/period.ts'
import type { Context } from './context.ts'
import { casesUrl } from './resolveScope.ts'

/** The measure whose units are a metric's units. */
export const UNITS_OF: Readonly<Record<MetricId, MeasureId>> = {
  received: 'received',
  response_rate: 'acknowledge_clocks',
  reply_on_time_rate: 'reply_clocks',
  breach_rate: 'all_clocks',
  resolution_rate: 'resolution',
  resolution_rate_recorded: 'resolution_recorded',
  satisfaction_rate: 'satisfaction',
  rating_coverage: 'rated',
  reopen_rate: 'reopened',
  first_receiver_reply_rate: 'first_receiver_replies',
  handoffs_per_case: 'handoffs',
  pause_share: 'paused_cases',
  excluded_share: 'excluded_cases',
  backdated_share: 'back_dated',
  assisted_share: 'assisted',
  online_share: 'online',
  backlog: 'backlog',
  backlog_age: 'backlog',
  time_to_reply: 'reply_time',
  stage_time: 'stage_time',
  per_1000_households: 'received_known_households',
}

export interface Place {
  readonly period: Period
  readonly asOfMs: number
  readonly filters: Filters
  /** Credits that grades count by where those are not what is stored; absent or null = as stored. */
  readonly credits?: Scheme['credits'] | null
}

/** Address of a metric's units; satisfaction by a scheme's own credits says which. */
export function metricUrl(
  context: Context,
  id: MetricId,
  place: Place,
  more: Readonly<Record<string, string>> = {},
): string {
  const own = id === 'satisfaction_rate' && place.credits ? { credits: creditsText(place.credits) } : {}
  return casesUrl(context, place, { metric: id, ...own, ...more })
}

/** A figure as the contract has it, its cases listed at the address given. */
export function metricAt(id: MetricId, figure: Figure, casesUrl: string): Metric {
  const { kind, version } = metricDefinition(id)
  return { kind, ...figure, metric: id, version, casesUrl }
}

/** A figure of the data as they are, with the list of its cases. */
export const metricOf = (context: Context, id: MetricId, figure: Figure, place: Place): Metric =>
  metricAt(id, figure, metricUrl(context, id, place))

const CALLBACK_METRICS: ReadonlySet<MetricId> = new Set([
  'resolution_rate',
  'satisfaction_rate',
  'rating_coverage',
])

/** Why a rate without units is null: nobody was called back, or simply no data. */
export const reasonFor = (id: MetricId): Reason => (CALLBACK_METRICS.has(id) ? 'no_callbacks' : 'no_data')

export const NO_COUNT: Count = { num: 0, den: 0, excluded: 0 }

/** A rate or mean metric from its counts. */
export const shareMetric = (context: Context, id: MetricId, count: Count | undefined, place: Place): Metric =>
  metricOf(context, id, share(count ?? NO_COUNT, reasonFor(id)), place)
