// Why a department's score changed between two periods: parts by indicator and kind of case, each with its counts and cases.
import { type Static, Type } from 'typebox'
import { DEPARTMENT_KINDS, REASONS, URGENCIES } from '#db/vocabulary.ts'
import { filterProperties } from './filters.ts'
import { closed, nullable, numberOrNull, oneOf } from './kit.ts'
import { envelope, Metric, PeriodRef } from './metric.ts'

export const ChangeQuery = Type.Object(
  {
    ...filterProperties,
    /** Exactly one: whose score it is. */
    department: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 1 }),
    scheme: Type.Optional(Type.String({ maxLength: 60 })),
    compare: Type.Optional(
      Type.Unsafe<'previous' | 'yearAgo'>({ type: 'string', enum: ['previous', 'yearAgo'] }),
    ),
  },
  { additionalProperties: false },
)
export type ChangeQuery = Static<typeof ChangeQuery>

/** One of the two periods; without a score, why. */
const Side = closed({
  period: PeriodRef,
  /** The version of the scheme in force on its first day. */
  schemeVersion: Type.String(),
  score: closed({ value: numberOrNull, lo: numberOrNull, hi: numberOrNull }),
  reason: Type.Optional(oneOf(REASONS)),
})
export type ChangeSide = Static<typeof Side>

const StratumCount = closed({
  num: Type.Number(),
  den: Type.Number(),
  value: numberOrNull,
  casesUrl: Type.String(),
})

/** One kind of case (first-level category × urgency); `rate` and `mix` in points of the score. */
export const StratumChange = closed({
  category: Type.String(),
  urgency: oneOf(URGENCIES),
  rate: Type.Number(),
  mix: Type.Number(),
  before: StratumCount,
  after: StratumCount,
})
export type StratumChange = Static<typeof StratumChange>

export const IndicatorChange = closed({
  metric: Type.String(),
  weight: Type.Number(),
  rate: Type.Number(),
  mix: Type.Number(),
  before: Metric,
  after: Metric,
  strata: Type.Array(StratumChange),
})
export type IndicatorChange = Static<typeof IndicatorChange>

export const RankingChange = closed({
  ...envelope,
  department: closed({ id: Type.String(), name: Type.String(), kind: oneOf(DEPARTMENT_KINDS) }),
  scheme: Type.String(),
  compare: Type.String(),
  earlier: Side,
  later: Side,
  /** Null where one of the two periods has no score. total = rate + mix + scheme. */
  parts: nullable(
    closed({
      total: Type.Number(),
      rate: Type.Number(),
      mix: Type.Number(),
      /** What a changed version of the scheme does to the earlier period's score. */
      scheme: Type.Number(),
      /** total ÷ √(V⁺ + V⁺); within noise where |z| < 1.96. */
      z: numberOrNull,
      withinNoise: Type.Boolean(),
      indicators: Type.Array(IndicatorChange),
    }),
  ),
})
export type RankingChange = Static<typeof RankingChange>
