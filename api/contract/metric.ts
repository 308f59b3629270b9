// The figure that stands everywhere: value with numerator, denominator, interval, excluded units and the way to its cases.
import { type Static, Type } from 'typebox'
import { REASONS } from '#db/vocabulary.ts'
import { closed, instant, numberOrNull, oneOf } from './kit.ts'

export const METRIC_KINDS = ['rate', 'mean', 'ratio', 'count', 'quantile'] as const

export const Metric = closed({
  kind: Type.Unsafe<(typeof METRIC_KINDS)[number]>({
    type: 'string',
    enum: [...METRIC_KINDS],
  }),
  value: numberOrNull,
  num: Type.Number(),
  den: Type.Number(),
  lo: numberOrNull,
  hi: numberOrNull,
  excluded: Type.Number(),
  reason: Type.Optional(oneOf(REASONS)),
  metric: Type.String(),
  version: Type.String(),
  casesUrl: Type.String(),
  p90: Type.Optional(Type.Number()),
  /** Satisfaction under the worst and the best answer of those not graded (rating_coverage only). */
  bounds: Type.Optional(closed({ worst: numberOrNull, best: numberOrNull })),
})
export type Metric = Static<typeof Metric>

export const PeriodRef = closed({
  id: Type.String(),
  start: instant,
  end: instant,
  zone: Type.String(),
})
export type PeriodRef = Static<typeof PeriodRef>

/** What every aggregate answer says once: by which rules, as of when, on which data. */
export const envelope = {
  period: PeriodRef,
  asOf: instant,
  ruleSet: Type.String(),
  dataVersion: Type.String(),
} as const
