// Breach rates over time with control limits, and the open cases that will breach next.
import { type Static, Type } from 'typebox'
import { URGENCIES } from '#db/vocabulary.ts'
import { filterProperties } from './filters.ts'
import { closed, instant, numberOrNull, oneOf, stringOrNull } from './kit.ts'
import { envelope } from './metric.ts'

const choice = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })

export const BreachesQuery = Type.Object(
  {
    ...filterProperties,
    clock: Type.Optional(choice(['acknowledge', 'reply', 'all'])),
    grain: Type.Optional(choice(['day', 'week', 'month'])),
    by: Type.Optional(choice(['none', 'department', 'category', 'community'])),
    /** `drivers`: what the breaches of each signal have in common, of the whole scope only (`by=none`). */
    with: Type.Optional(choice(['drivers'])),
  },
  { additionalProperties: false },
)
export type BreachesQuery = Static<typeof BreachesQuery>

export const BreachPoint = closed({
  start: instant,
  end: instant,
  num: Type.Number(),
  den: Type.Number(),
  value: numberOrNull,
  lo: numberOrNull,
  hi: numberOrNull,
  /** Control limits (p-chart, 3σ around the pooled rate of the complete points). */
  lcl: numberOrNull,
  ucl: numberOrNull,
  complete: Type.Boolean(),
  /** Rule of the signal this point takes part in. */
  signal: Type.Optional(choice(['beyond_limits', 'run', 'trend', 'two_of_three'])),
  casesUrl: Type.String(),
})
export type BreachPoint = Static<typeof BreachPoint>

export const BreachSignal = closed({
  rule: choice(['beyond_limits', 'run', 'trend', 'two_of_three']),
  direction: choice(['above', 'below']),
  from: Type.Number({ description: 'index of the first point' }),
  to: Type.Number(),
  num: Type.Number(),
  den: Type.Number(),
  casesUrl: Type.String(),
  /** What the breaches of the signal share most: department × category against the points before. */
  driver: Type.Optional(
    closed({
      department: stringOrNull,
      category: stringOrNull,
      num: Type.Number(),
      share: Type.Number(),
      shareBefore: numberOrNull,
      casesUrl: Type.String(),
    }),
  ),
})
export type BreachSignal = Static<typeof BreachSignal>

export const BreachSeries = closed({
  key: Type.String(),
  label: Type.String(),
  num: Type.Number(),
  den: Type.Number(),
  /** Pooled rate of the complete points: the chart's centre line. */
  centre: numberOrNull,
  casesUrl: Type.String(),
  points: Type.Array(BreachPoint),
  signals: Type.Array(BreachSignal),
})

export const Breaches = closed({
  ...envelope,
  clock: Type.String(),
  grain: Type.String(),
  by: Type.String(),
  series: Type.Array(BreachSeries),
})
export type Breaches = Static<typeof Breaches>

export const UpcomingQuery = Type.Object(
  {
    ...filterProperties,
    clock: Type.Optional(choice(['acknowledge', 'reply', 'all'])),
    within: Type.Optional(
      Type.String({
        pattern: '^P(\\d+D|T\\d+H)$',
        description: 'P3D = 3 working days, PT24H = 24 hours',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
)
export type UpcomingQuery = Static<typeof UpcomingQuery>

export const UPCOMING_BUCKETS = ['overdue', 'within_4h', 'today', 'within_3d', 'later'] as const

export const UpcomingItem = closed({
  id: Type.String(),
  number: Type.String(),
  title: stringOrNull,
  department: stringOrNull,
  category: Type.String(),
  community: stringOrNull,
  urgency: oneOf(URGENCIES),
  clock: choice(['acknowledge', 'reply']),
  due: instant,
  provisional: Type.Boolean(),
  bucket: choice(UPCOMING_BUCKETS),
  /** Elapsed-time minutes to the deadline for hour clocks, else working minutes; negative = over. */
  remainingMinutes: Type.Number(),
  remainingUnit: choice(['minutes', 'working_minutes']),
})
export type UpcomingItem = Static<typeof UpcomingItem>

export const Upcoming = closed({
  asOf: instant,
  ruleSet: Type.String(),
  dataVersion: Type.String(),
  buckets: Type.Array(
    closed({ id: choice(UPCOMING_BUCKETS), count: Type.Number(), casesUrl: Type.String() }),
  ),
  /** Due within three working days and not over: the middle buckets together. */
  soon: closed({ count: Type.Number(), casesUrl: Type.String() }),
  /** Open clocks in scope, with and without a known deadline; paused ones have none. */
  open: Type.Number(),
  casesUrl: Type.String(),
  paused: Type.Number(),
  pausedUrl: Type.String(),
  items: Type.Array(UpcomingItem),
})
export type Upcoming = Static<typeof Upcoming>

/** Breach rate per department × clock × urgency: the matrix of 时限与超期. */
export const MatrixCell = closed({
  department: stringOrNull,
  clock: choice(['acknowledge', 'reply']),
  urgency: oneOf(URGENCIES),
  num: Type.Number(),
  den: Type.Number(),
  value: numberOrNull,
  lo: numberOrNull,
  hi: numberOrNull,
  casesUrl: Type.String(),
})
export const BreachMatrix = closed({
  ...envelope,
  cells: Type.Array(MatrixCell),
  /** Pooled over the departments of one kind; key = kind. */
  totals: Type.Array(closed({ kind: Type.String(), cell: MatrixCell })),
  /** Clocks breached and still open at as-of, by days over. */
  ages: Type.Array(
    closed({
      label: Type.String(),
      from: Type.Number(),
      to: numberOrNull,
      count: Type.Number(),
      casesUrl: Type.String(),
    }),
  ),
})
export type BreachMatrix = Static<typeof BreachMatrix>
