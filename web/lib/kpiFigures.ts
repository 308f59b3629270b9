// What a card of one indicator shows: which indicators there are, its axis, and its changes with their verdicts.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Metric } from '#api/contract/metric.ts'
import { SMALL_DEN } from './format.ts'
import { type Direction, type Trend, trendVerdict } from './verdict.ts'

export const STANDARD_INDICATORS = ['response_rate', 'resolution_rate', 'satisfaction_rate'] as const
/** For sources that know neither confirmations nor callbacks. */
export const RECORDED_INDICATORS = ['reply_on_time_rate', 'resolution_rate_recorded'] as const

export interface Indicators {
  readonly ids: readonly string[]
  /** The sources know no callbacks: replies and recorded outcomes stand in. */
  readonly isRecorded: boolean
}

type KpiSets = Pick<Kpis, 'metrics' | 'previous' | 'yearAgo'> & Partial<Pick<Kpis, 'elapsedDays'>>

/**
 * The indicators of the cards: the three core ones, unless neither this period nor those it is compared with have a
 * single callback while archives state outcomes; a period that only begins keeps its three, with their reason.
 */
export function indicatorsOf(kpis: KpiSets): Indicators {
  const sets = [kpis.metrics, kpis.previous?.metrics, kpis.yearAgo?.metrics]
  const units = (id: string) => sets.reduce((sum, metrics) => sum + (metrics?.[id]?.den ?? 0), 0)
  const called = units('resolution_rate') + units('satisfaction_rate') + units('rating_coverage')
  const recorded = units('resolution_rate_recorded') + units('reply_on_time_rate')
  const isRecorded = called === 0 && recorded > 0
  return { ids: isRecorded ? RECORDED_INDICATORS : STANDARD_INDICATORS, isRecorded }
}

/** Ends of a card's axis, in steps of 0.1: holds the interval and the target, and ends at 1. */
export function rateAxis(
  metrics: readonly (Metric | undefined)[],
  target: number,
): { min: number; max: number } {
  const lows = metrics.flatMap((metric) => metric?.lo ?? metric?.value ?? [])
  const low = Math.min(target, ...lows)
  return { min: Math.min(0.8, Math.max(0, Math.floor((low - 0.01) * 10) / 10)), max: 1 }
}

export interface Change {
  readonly basis: 'previous' | 'yearAgo'
  readonly before: Metric | undefined
  /** Null: nothing to judge (no base, or too few units on one side). */
  readonly trend: Trend | null
  readonly isSmall: boolean
  /** Sign of the change, for the arrow. */
  readonly sign: -1 | 0 | 1
}

/** 环比 and 同比 of one metric. Below 20 units on either side of a rate no verdict is given. */
export function changesOf(kpis: KpiSets, id: string, direction: Direction): readonly Change[] {
  const now = kpis.metrics[id]
  if (!now) return []
  const asked = (basis: 'previous' | 'yearAgo') => {
    const days = daysOf(kpis, basis)
    return { direction, ...(days === null ? {} : { days }) }
  }
  return (['previous', 'yearAgo'] as const).map((basis) => {
    const before = kpis[basis]?.metrics[id]
    const isRate = now.kind === 'rate' || now.kind === 'mean'
    const isSmall = isRate && before !== undefined && (now.den < SMALL_DEN || before.den < SMALL_DEN)
    const difference = (now.value ?? 0) - (before?.value ?? now.value ?? 0)
    return {
      basis,
      before,
      isSmall: isSmall && before.value !== null,
      // Before the first data nothing was received: no base, and no growth beyond chance.
      trend: isSmall || (!isRate && before?.value === 0) ? null : trendVerdict(now, before, asked(basis)),
      sign: difference > 0 ? 1 : difference < 0 ? -1 : 0,
    }
  })
}

/** Days behind the counts of both periods; months and quarters are not of equal length. */
function daysOf(kpis: KpiSets, basis: 'previous' | 'yearAgo'): readonly [number, number] | null {
  const period = kpis[basis]?.period
  if (period === undefined || kpis.elapsedDays === undefined) return null
  return [kpis.elapsedDays, Math.round((Date.parse(period.end) - Date.parse(period.start)) / DAY_MS)]
}

const DAY_MS = 86_400_000

/** The standard of the rule set as a rate: 90 points are 90 %. */
export const targetRate = (ruleSet: { readonly target: number }): number => ruleSet.target / 100
