// The binomial distribution.
import { logFactorial } from './gamma.ts'

/** P(R = r) of n tries at 0 < p < 1, for whole 0 ≤ r ≤ n; relative error about 1e-16 · n·ln n. */
export function binomialProbability(r: number, n: number, p: number): number {
  const ways = logFactorial(n) - logFactorial(r) - logFactorial(n - r)
  return Math.exp(ways + r * Math.log(p) + (n - r) * Math.log1p(-p))
}
