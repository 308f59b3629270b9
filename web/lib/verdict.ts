// Judgements a reader sees as shape and word: against a target, and whether a change is more than chance.
import type { Metric } from '#api/contract/metric.ts'
import { SMALL_DEN } from './format.ts'

/** ● good, ◆ attention, ▼ poor, ○ uncertain (too few) or noise (common cause). */
export type VerdictKind = 'good' | 'attention' | 'poor' | 'uncertain' | 'noise'
export type Direction = 'higher' | 'lower' | 'none'
export type Trend = {
  readonly kind: VerdictKind
  readonly word: 'good' | 'worse' | 'noise' | 'more' | 'fewer'
}

/**
 * An interval against a target: wholly on the good side, holding it, wholly on the other side.
 * Fewer than 20 units, or no interval: uncertain.
 */
export function targetVerdict(metric: Metric, target: number, direction: Direction = 'higher'): VerdictKind {
  const { lo, hi, den } = metric
  if (lo === null || hi === null || den < SMALL_DEN) return 'uncertain'
  const above = lo >= target
  const below = hi < target
  if (!above && !below) return 'attention'
  return above === (direction !== 'lower') ? 'good' : 'poor'
}

/** 97.5 % quantile of the normal distribution: two-sided 5 %. */
const Z = 1.959963985

/**
 * Whether a metric moved beyond chance between two periods (two-sided, 5 %): pooled two-proportion test for rates and
 * means, conditional test on counts for ratios and counts (same exposure assumed). Null where either has no data.
 */
export function trendVerdict(now: Metric, before: Metric | undefined, direction: Direction): Trend | null {
  if (before === undefined || now.value === null || before.value === null) return null
  if (now.kind === 'quantile') return null
  const z = now.kind === 'count' || now.kind === 'ratio' ? countZ(now, before) : rateZ(now, before)
  if (Math.abs(z) < Z) return { kind: 'noise', word: 'noise' }
  if (direction === 'none') return { kind: 'noise', word: z > 0 ? 'more' : 'fewer' }
  const better = z > 0 === (direction === 'higher')
  return better ? { kind: 'good', word: 'good' } : { kind: 'attention', word: 'worse' }
}

function rateZ(now: Metric, before: Metric): number {
  const pooled = (now.num + before.num) / (now.den + before.den)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / now.den + 1 / before.den))
  return error > 0 ? (now.num / now.den - before.num / before.den) / error : 0
}

function countZ(now: Metric, before: Metric): number {
  const exposure = now.kind === 'ratio' ? now.den / (now.den + before.den) : 0.5
  const total = now.num + before.num
  const error = Math.sqrt(total * exposure * (1 - exposure))
  return error > 0 ? (now.num - total * exposure) / error : 0
}
