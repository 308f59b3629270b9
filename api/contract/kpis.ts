// All metrics of the registry for one scope, with the period before (环比) and the year before (同比).
import { type Static, Type } from 'typebox'
import { closed, nullable } from './kit.ts'
import { envelope, Metric, PeriodRef } from './metric.ts'

const Metrics = Type.Record(Type.String(), Metric)

export const Comparison = closed({ period: PeriodRef, metrics: Metrics })

export const Kpis = closed({
  ...envelope,
  scheme: Type.String(),
  /** The period still runs: `previous` and `yearAgo` are cut to the same number of elapsed days. */
  complete: Type.Boolean(),
  elapsedDays: Type.Number(),
  metrics: Metrics,
  previous: nullable(Comparison),
  yearAgo: nullable(Comparison),
})
export type Kpis = Static<typeof Kpis>
