// The beta distribution: tails, density and quantiles, for posteriors of a share.
import { logFactorial } from './gamma.ts'

/** Parameters, both above 0. */
export interface Beta {
  readonly a: number
  readonly b: number
}

const MAX_TERMS = 100_000
const TINY = 1e-300
const MAX_STEPS = 200

/** ln B(a, b) */
export function logBeta({ a, b }: Beta): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

const logGamma = (a: number): number => logFactorial(a) - Math.log(a)

/** Density at 0 < x < 1. */
export function betaDensity(beta: Beta, x: number): number {
  return Math.exp((beta.a - 1) * Math.log(x) + (beta.b - 1) * Math.log1p(-x) - logBeta(beta))
}

/**
 * Share below and above x; the smaller tail is the computed one, relative error about 1e-12 · (a + b). Continued fraction
 * of the incomplete beta function, DLMF 8.17.22, by Lentz. x ≤ 0 and x ≥ 1 give 0 and 1.
 */
export function betaTails({ a, b }: Beta, x: number): { readonly lower: number; readonly upper: number } {
  if (!(x > 0)) return { lower: 0, upper: 1 }
  if (!(x < 1)) return { lower: 1, upper: 0 }
  const weight = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta({ a, b }))
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (weight * fraction({ a, b }, x)) / a)
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, (weight * fraction({ a: b, b: a }, 1 - x)) / b)
  return { lower: 1 - upper, upper }
}

function fraction({ a, b }: Beta, x: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let step = 1
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d)
      c = away(1 + term / c)
      step = c * d
      value *= step
    }
    if (Math.abs(step - 1) < 4e-16) break
  }
  return value
}

/** Never 0 in a denominator. */
const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

/** x below which the share p lies, 0 ≤ p ≤ 1: Newton inside a bracket. p = 0 gives 0, p = 1 gives 1. */
export function betaQuantile(beta: Beta, p: number): number {
  if (p <= 0) return 0
  if (p >= 1) return 1
  let [low, high] = [0, 1]
  let x = beta.a / (beta.a + beta.b)
  let step = 1
  // Relative: where a is small, x can lie far below 1e-16.
  for (let steps = 0; Math.abs(step) > 2e-15 * x && steps < MAX_STEPS; steps++) {
    const { lower, upper } = betaTails(beta, x)
    // The excess over p by whichever tail is small.
    const excess = p < 0.5 ? lower - p : 1 - p - upper
    if (excess > 0) high = x
    else low = x
    const newton = x - excess / betaDensity(beta, x)
    const next = newton > low && newton < high ? newton : (low + high) / 2
    step = next - x
    x = next
  }
  return x
}
