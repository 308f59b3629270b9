// Limits of a funnel plot: how far a share may lie from a target by chance alone, exactly and with over-dispersion.
import { binomialProbability } from './binomial.ts'
import type { Share } from './fisher.ts'
import { twoSidedZ } from './normal.ts'
import { linearQuantile } from './quantile.ts'
import type { Interval } from './wilson.ts'

/** Limits of 95 % (watch) and 99.8 % (act). */
export interface FunnelLimits {
  readonly inner: Interval
  readonly outer: Interval
}

const INNER = 0.95
const OUTER = 0.998

/**
 * Exact binomial limits of a share of n units around a target, with interpolation between counts: r = min{r: P(R ≤ r) ≥ p},
 * α = (P(R ≤ r) − p)/(P(R ≤ r) − P(R ≤ r−1)), limit = (r − α)/n at p = 0.001, 0.025, 0.975, 0.999, cut to 0…1 (Spiegelhalter
 * 2005, Stat Med 24:1185, appendix A.1.1; vectors funnel_exact_binomial). 0.9 of 100 → 0.832281–0.949619. n = 0 gives null; a
 * target of 0 or 1 leaves no room and gives itself.
 * @throws RangeError where n is no whole number or the target lies outside 0…1.
 */
export function exactFunnel(n: number, target: number): FunnelLimits | null {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`${n} is no count`)
  requireTarget(target)
  if (n === 0) return null
  if (target === 0 || target === 1) {
    const point = { lo: target, hi: target }
    return { inner: point, outer: point }
  }
  const [outerLo = 0, innerLo = 0, innerHi = 1, outerHi = 1] = interpolated(n, target)
  return { inner: { lo: innerLo, hi: innerHi }, outer: { lo: outerLo, hi: outerHi } }
}

const LEVELS = [0.001, 0.025, 0.975, 0.999]

/** The limit at each level, in one walk up the distribution. */
function interpolated(n: number, target: number): number[] {
  const limits: number[] = []
  const mean = n * target
  // What lies further below than this weighs less than 1e-20.
  let r = Math.max(0, Math.floor(mean - 12 * Math.sqrt(mean * (1 - target)) - 12))
  let probability = binomialProbability(r, n, target)
  let upTo = probability
  for (const level of LEVELS) {
    while (upTo < level && r < n) {
      probability *= ((n - r) / (r + 1)) * (target / (1 - target))
      upTo += probability
      r += 1
    }
    limits.push(Math.min(1, Math.max(0, (r - (upTo - level) / probability) / n)))
  }
  return limits
}

/** How much more departments differ than chance alone explains. */
export interface Dispersion {
  /** Standardised distance of each from the target. */
  readonly z: readonly number[]
  /** 10th and 90th percentile of z, to which the rest is pulled in. */
  readonly q10: number
  readonly q90: number
  /** Mean squared z after that: 1 where only chance is at work. */
  readonly phi: number
  /** Variance between departments; 0 where chance explains all. */
  readonly tau2: number
}

/**
 * Over-dispersion of shares around a target, additive random effects: z winsorised at 10 % and 90 % (quantile type 7),
 * φ = mean z², τ² = max(0, (Iφ − (I−1))/(Σw − Σw²/Σw)) with w = n/(θ(1−θ)) (Spiegelhalter 2005, Qual Saf Health Care 14:347;
 * vectors funnel_overdispersion). Shares without units are left out; fewer than two, or a target of 0 or 1, tell nothing: null.
 * @throws RangeError where the target lies outside 0…1.
 */
export function dispersionOf(shares: readonly Share[], target: number): Dispersion | null {
  requireTarget(target)
  const counted = shares.filter(({ den }) => den > 0)
  if (counted.length < 2 || target === 0 || target === 1) return null
  const chance = target * (1 - target)
  const z = counted.map(({ num, den }) => (num / den - target) / Math.sqrt(chance / den))
  const sorted = [...z].sort((a, b) => a - b)
  const [q10, q90] = [linearQuantile(sorted, 0.1), linearQuantile(sorted, 0.9)]
  const pulledIn = z.map((value) => Math.min(q90, Math.max(q10, value)))
  const count = z.length
  const phi = pulledIn.reduce((sum, value) => sum + value * value, 0) / count
  const weights = counted.map(({ den }) => den / chance)
  const sum = weights.reduce((total, w) => total + w, 0)
  const squares = weights.reduce((total, w) => total + w * w, 0)
  return { z, q10, q90, phi, tau2: Math.max(0, (count * phi - (count - 1)) / (sum - squares / sum)) }
}

/**
 * Limits θ ± z·√(θ(1−θ)/n + τ²): the funnel widened by over-dispersion. They are not cut, so small n can leave 0…1; with
 * τ² = 0 and cut by `cutToShares` they are the normal approximation that UKHSA publishes (vectors funnel_phe_limits). n = 0
 * gives null.
 * @throws RangeError where the target lies outside 0…1.
 */
export function widenedFunnel(n: number, target: number, tau2: number): FunnelLimits | null {
  requireTarget(target)
  if (!(n > 0)) return null
  const spread = Math.sqrt((target * (1 - target)) / n + tau2)
  const within = (confidence: number): Interval => {
    const half = twoSidedZ(confidence) * spread
    return { lo: target - half, hi: target + half }
  }
  return { inner: within(INNER), outer: within(OUTER) }
}

/** The same limits inside 0…1, as they are drawn. */
export function cutToShares({ inner, outer }: FunnelLimits): FunnelLimits {
  const cut = ({ lo, hi }: Interval): Interval => ({ lo: Math.max(0, lo), hi: Math.min(1, hi) })
  return { inner: cut(inner), outer: cut(outer) }
}

function requireTarget(target: number): void {
  if (!(target >= 0 && target <= 1)) throw new RangeError(`a target lies in 0…1, not ${target}`)
}
