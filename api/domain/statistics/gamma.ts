// The regularised incomplete gamma function: what the normal and the Poisson distribution are both made of.

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)
/** From here on Stirling's series is exact to the last bit of a double. */
const STIRLING_FROM = 16
const EPSILON = 1e-17
const MAX_TERMS = 1_000_000

/** Lower and upper tail of Gamma(shape) at x; both are computed, since 1 − tail loses what is small. */
export interface GammaTails {
  readonly lower: number
  readonly upper: number
}

/**
 * P(a, x) and Q(a, x) = 1 − P for shape a > 0 and x ≥ 0; relative error about 1e-13 up to shapes of 1e8. The smaller tail
 * is the computed one. Series below a + 1, continued fraction (modified Lentz) above: DLMF 8.11.4 and 8.9.2.
 */
export function gammaTails(shape: number, x: number): GammaTails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  const weight = gammaWeight(shape, x)
  if (x < shape + 1) {
    const lower = Math.min(1, weight * series(shape, x))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, weight * shape * fraction(shape, x))
  return { lower: 1 - upper, upper }
}

/** Density of Gamma(shape) at x > 0. */
export function gammaDensity(shape: number, x: number): number {
  return (gammaWeight(shape, x) * shape) / x
}

/** x^a·e^(−x)/Γ(a+1); by its deviance for large a (Loader 2000), where the plain logarithms would cancel. */
function gammaWeight(shape: number, x: number): number {
  if (shape < STIRLING_FROM) return Math.exp(shape * Math.log(x) - x - logFactorial(shape))
  const excess = (x - shape) / shape
  const deviance = shape * (excess - Math.log1p(excess))
  return Math.exp(-stirlingError(shape) - deviance) / Math.sqrt(2 * Math.PI * shape)
}

/** ln Γ(a+1) for a ≥ 0, relative error about 1e-15: by Stirling's series, small a by climbing to where it holds. */
export function logFactorial(a: number): number {
  let product = 1
  let n = a
  while (n < STIRLING_FROM) {
    n += 1
    product *= n
  }
  return (n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI + stirlingError(n) - Math.log(product)
}

/** ln Γ(n+1) less Stirling's formula, n ≥ 16. */
function stirlingError(n: number): number {
  const square = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n
}

function series(shape: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; n < MAX_TERMS; n++) {
    term *= x / (shape + n)
    sum += term
    if (term < sum * EPSILON) break
  }
  return sum
}

/** Γ(a, x) = e^(−x)·x^a·fraction; never 0 in a denominator, since x ≥ a + 1. */
function fraction(shape: number, x: number): number {
  let b = x + 1 - shape
  let c = Number.MAX_VALUE
  let d = 1 / b
  let value = d
  for (let n = 1; n < MAX_TERMS; n++) {
    const a = n * (shape - n)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    const step = c * d
    value *= step
    if (Math.abs(step - 1) < 4e-16) break
  }
  return value
}
