// A peer group pooled: what its departments sum up to, as sums and never as means of rates.
import { type Figure, share } from '../metrics/compute.ts'
import { isMetric, metricDefinition } from '../metrics/definitions.ts'
import type { ResultRow, ResultRule } from './results.ts'

export interface GroupTotal {
  readonly indicators: Readonly<Record<string, Figure>>
  /** Points of the pooled indicators; null where one of them has no units. */
  readonly score: number | null
  readonly cases: number
  readonly voidCases: number
}

/** Every row counts, ranked or not. No rows: zeros, and figures without a value. */
export function pooledOf(
  rows: readonly ResultRow[],
  { scheme, emptyReasons }: Pick<ResultRule, 'scheme' | 'emptyReasons'>,
): GroupTotal {
  const total = (of: (row: ResultRow) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  const figures = scheme.indicators.map(({ metric }) => {
    const part = (key: 'num' | 'den' | 'excluded') =>
      total(({ indicators }) => indicators[metric]?.[key] ?? 0)
    const sums = { num: part('num'), den: part('den'), excluded: part('excluded') }
    return [metric, share(sums, emptyReasons[metric] ?? 'no_data')] as const
  })
  return {
    indicators: Object.fromEntries(figures),
    score: scoreOf(scheme, new Map(figures)),
    cases: total(({ cases }) => cases),
    voidCases: total(({ voidCases }) => voidCases),
  }
}

function scoreOf({ indicators }: ResultRule['scheme'], figures: ReadonlyMap<string, Figure>): number | null {
  let score = 0
  for (const { metric, weight } of indicators) {
    const value = figures.get(metric)?.value ?? null
    if (value === null) return null
    const isLower = isMetric(metric) && metricDefinition(metric).direction === 'lower'
    score += weight * (isLower ? 1 - value : value)
  }
  return 100 * score
}
