// Exact limits of a Poisson count (Garwood 1936).
import type { Interval } from './wilson.ts'

/**
 * Equal-tailed limits on the mean of a Poisson count: lower L with P(N ≥ n | L) = α/2 (0 for n = 0), upper U with
 * P(N ≤ n | U) = α/2. Found by bisection on the Poisson sum, to 1e-10 relative.
 */
export function poissonLimits(n: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2
  const spread = 10 * Math.sqrt(n + 1) + 20
  const lo = n === 0 ? 0 : bisect(0, n, (mean) => poissonUpTo(n - 1, mean) - (1 - tail))
  return { lo, hi: bisect(n, n + spread, (mean) => poissonUpTo(n, mean) - tail) }
}

/** Root of a decreasing function between `low` and `high`. */
function bisect(low: number, high: number, f: (x: number) => number): number {
  let [a, b] = [low, high]
  for (let i = 0; i < 200 && b - a > 1e-12 * Math.max(1, b); i++) {
    const middle = (a + b) / 2
    if (f(middle) > 0) a = middle
    else b = middle
  }
  return (a + b) / 2
}

/** P(N ≤ n) for a Poisson mean, summed from the largest term down so that nothing under- or overflows. */
function poissonUpTo(n: number, mean: number): number {
  if (mean === 0) return 1
  const logTop = -mean + n * Math.log(mean) - logFactorial(n)
  if (n <= mean) {
    let term = 1
    let sum = 1
    for (let k = n; k > 0 && term > 1e-18 * sum; k--) {
      term *= k / mean
      sum += term
    }
    return Math.exp(logTop) * sum
  }
  let term = 1
  let above = 0
  for (let k = n + 1; term > 1e-18 * (above + 1e-300) && k < n + 100_000; k++) {
    term *= mean / k
    above += term
  }
  return 1 - Math.exp(logTop) * above
}

function logFactorial(n: number): number {
  if (n < 20) {
    let product = 1
    for (let k = 2; k <= n; k++) product *= k
    return Math.log(product)
  }
  const x = n + 1
  const x2 = x * x
  const series = 1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * x2)) / x2) / x2
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + series / x
}
