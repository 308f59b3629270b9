// The binomial distribution.
import { betaTails } from './beta.ts'
import { logFactorial } from './gamma.ts'

/** P(R = r) of n tries at 0 < p < 1, for whole 0 ≤ r ≤ n; relative error about 1e-16 · n·ln n. */
export function binomialProbability(r: number, n: number, p: number): number {
  const ways = logFactorial(n) - logFactorial(r) - logFactorial(n - r)
  return Math.exp(ways + r * Math.log(p) + (n - r) * Math.log1p(-p))
}

/**
 * P(R ≥ r) of n tries at 0 ≤ p ≤ 1, for whole r and n: both tails keep their relative accuracy. r ≤ 0 gives 1, r > n gives 0.
 * 2 of 10 at 0.06 → 0.117588.
 */
export function binomialAtLeast(r: number, n: number, p: number): number {
  if (r <= 0) return 1
  return r > n ? 0 : betaTails({ a: r, b: n - r + 1 }, p).lower
}

/**
 * P(at least r happen) of independent events with these chances (Poisson binomial), exactly, one event after the other; of n equal
 * chances the binomial. r ≤ 0 gives 1, more than there are events 0.
 */
export function anyAtLeast(r: number, chances: readonly number[]): number {
  if (r <= 0) return 1
  // Chance of having seen so many; the last place keeps r and more.
  const seen = new Float64Array(r + 1)
  seen[0] = 1
  for (const p of chances) {
    seen[r] = (seen[r] ?? 0) + (seen[r - 1] ?? 0) * p
    for (let k = r - 1; k > 0; k--) seen[k] = (seen[k] ?? 0) * (1 - p) + (seen[k - 1] ?? 0) * p
    seen[0] = (seen[0] ?? 0) * (1 - p)
  }
  return Math.min(1, seen[r] ?? 0)
}
