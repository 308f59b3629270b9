// Student's t distribution: quantiles, for intervals of a mean from few values.
import { betaQuantile } from './beta.ts'
import { twoSidedZ } from './normal.ts'

/**
 * t of a two-sided interval of the given confidence with df > 0 degrees of freedom, by the beta quantile: df/(df + t²) is
 * Beta(df/2, ½). 0.95 and 10 → 2.228138851964938. Infinite df give the normal quantile.
 * @throws RangeError for a confidence that is not between 0 and 1, or df not above 0.
 */
export function twoSidedT(confidence: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`${df} degrees of freedom`)
  const z = twoSidedZ(confidence)
  if (df === Number.POSITIVE_INFINITY) return z
  // 1 − x = t²/(df + t²) by the mirror image: for large df it is the small one of the two.
  const part = betaQuantile({ a: 0.5, b: df / 2 }, confidence)
  return Math.sqrt((df * part) / (1 - part))
}
