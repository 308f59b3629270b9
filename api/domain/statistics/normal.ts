// The standard normal distribution: Φ and its inverse, accurate to about 1e-15 and 1e-14.

const SQRT_TAU = Math.sqrt(2 * Math.PI)

/** Density φ(x). */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / SQRT_TAU

/**
 * Φ(x). Small |x| by the Taylor-like series of Marsaglia (2004, J. Stat. Softw. 11:4), the tails by Laplace's continued
 * fraction, so that small probabilities keep their relative accuracy.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  if (x < -6) return upperTail(-x)
  if (x > 6) return 1 - upperTail(x)
  let term = x
  let sum = x
  for (let i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
    term *= (x * x) / i
    sum += term
    if (i > 400) break
  }
  return 0.5 + sum * normalDensity(x)
}

function upperTail(x: number): number {
  let fraction = 0
  for (let k = 60; k >= 1; k--) fraction = k / (x + fraction)
  return normalDensity(x) / (x + fraction)
}

/**
 * Φ⁻¹(p): a rational start (Acklam) polished by Halley steps on Φ. 0 → −∞, 1 → ∞, outside NaN.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  if (p > 0.5) return -normalQuantile(1 - p)
  let x = startingPoint(p)
  for (let i = 0; i < 3; i++) {
    const error = (normalCdf(x) - p) / normalDensity(x)
    x -= error / (1 + (x * error) / 2)
  }
  return x
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
]
const B = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
]
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)

/** For p ≤ 0.5. */
function startingPoint(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return polynomial(C, q) / polynomial(D, q)
  }
  const q = p - 0.5
  return (q * polynomial(A, q * q)) / polynomial(B, q * q)
}
