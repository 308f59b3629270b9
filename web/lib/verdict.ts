// Judgements a reader sees as shape and word: against a target, and whether a change is more than chance.
import type { Metric } from '#api/contract/metric.ts'
import { fisherGreater, type Share } from '#api/domain/statistics/fisher.ts'
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
const ONE_SIDE = 0.025
/** Below this expected number of units in a cell the normal distribution is too coarse (Cochran 1954). */
const LEAST_EXPECTED = 5

export interface TrendQuestion {
  readonly direction: Direction
  /** Days behind a count, now and before; the same where absent. */
  readonly days?: readonly [now: number, before: number]
}

/**
 * Whether a metric moved beyond chance between two periods, two-sided at 5 %, each metric by itself. Null where either has no
 * data, and for quantiles. Rates: pooled two-proportion z test (NIST/SEMATECH e-Handbook 7.3.3), Fisher's exact test
 * where an expected cell is below 5; over 20–1,000 units its exact size is at most 5.7 %. Means of credits 0…1 likewise: their variance
 * is at most p(1 − p), so that chance is rather granted than denied. Ratios and counts: conditional test given the sum
 * (Przyborowski & Wilenski 1940), by exposure: denominators, or days.
 */
export function trendVerdict(
  now: Metric,
  before: Metric | undefined,
  { direction, days }: TrendQuestion,
): Trend | null {
  if (before === undefined || now.value === null || before.value === null) return null
  if (now.kind === 'quantile') return null
  const way =
    now.kind === 'count' || now.kind === 'ratio' ? countWay(now, before, days) : rateWay(now, before)
  if (way === 0) return { kind: 'noise', word: 'noise' }
  if (direction === 'none') return { kind: 'noise', word: way > 0 ? 'more' : 'fewer' }
  const better = way > 0 === (direction === 'higher')
  return better ? { kind: 'good', word: 'good' } : { kind: 'attention', word: 'worse' }
}

/** −1, 0 within chance, 1. */
type Way = -1 | 0 | 1

function rateWay(now: Metric, before: Metric): Way {
  const pooled = (now.num + before.num) / (now.den + before.den)
  const least = Math.min(now.den, before.den) * Math.min(pooled, 1 - pooled)
  if (least < LEAST_EXPECTED) return exactWay(whole(now), whole(before))
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / now.den + 1 / before.den))
  return wayOf((now.num / now.den - before.num / before.den) / error)
}

/** Credits add up to parts of a unit: to the nearest whole. */
const whole = ({ num, den }: Metric): Share => ({ num: Math.round(num), den })

function exactWay(now: Share, before: Share): Way {
  if (fisherGreater(now, before) <= ONE_SIDE) return 1
  return fisherGreater(before, now) <= ONE_SIDE ? -1 : 0
}

function countWay(now: Metric, before: Metric, days: TrendQuestion['days'] = [1, 1]): Way {
  const [here, there] = now.kind === 'ratio' ? [now.den, before.den] : days
  const exposure = here / (here + there)
  const total = now.num + before.num
  const error = Math.sqrt(total * exposure * (1 - exposure))
  return error > 0 ? wayOf((now.num - total * exposure) / error) : 0
}

const wayOf = (z: number): Way => (Math.abs(z) < Z ? 0 : z > 0 ? 1 : -1)
