// The Jeffreys interval of a share: a Bayesian alternative to Wilson's, for whoever compares.
import { betaQuantile } from './beta.ts'
import type { Interval } from './wilson.ts'

/**
 * Equal tails of Beta(num + ½, den − num + ½); lo is exactly 0 for none and hi exactly 1 for all (Brown, Cai and DasGupta 2001,
 * Stat Sci 16:101). den = 0 gives null.
 * @throws RangeError where num lies outside 0…den, or confidence is not between 0 and 1.
 */
export function jeffreys(num: number, den: number, confidence = 0.95): Interval | null {
  if (!(num >= 0 && num <= den && den < Number.POSITIVE_INFINITY))
    throw new RangeError(`${num} of ${den} is no share`)
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`a confidence lies between 0 and 1, not ${confidence}`)
  if (den === 0) return null
  const tail = (1 - confidence) / 2
  const { a, b } = { a: num + 0.5, b: den - num + 0.5 }
  return {
    lo: num === 0 ? 0 : betaQuantile({ a, b }, tail),
    // By the mirror image, where the upper tail keeps its accuracy.
    hi: num === den ? 1 : 1 - betaQuantile({ a: b, b: a }, tail),
  }
}
