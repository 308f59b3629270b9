// Wilson's score interval for a share of units (Newcombe 1998, method 3).
import { normalQuantile } from './normal.ts'

export interface Interval {
  readonly lo: number
  readonly hi: number
}

/** Φ⁻¹(0.975). */
export const Z95 = 1.959963984540054

/**
 * Interval of num/den; `num` may be fractional (mean credit). num = 0 gives a lower end of exactly 0, num = den an upper
 * end of exactly 1; den = 0 gives null, never NaN.
 * @throws RangeError where num lies outside [0, den].
 */
export function wilson(num: number, den: number, confidence = 0.95): Interval | null {
  if (den === 0) return null
  if (!(den > 0 && num >= 0 && num <= den * (1 + 1e-12))) throw new RangeError(`no share: ${num}/${den}`)
  const z = confidence === 0.95 ? Z95 : normalQuantile(1 - (1 - confidence) / 2)
  const p = Math.min(num / den, 1)
  const z2n = (z * z) / den
  const centre = (p + z2n / 2) / (1 + z2n)
  const half = (z * Math.sqrt((p * (1 - p)) / den + z2n / (4 * den))) / (1 + z2n)
  return {
    lo: num === 0 ? 0 : Math.max(0, centre - half),
    hi: p === 1 ? 1 : Math.min(1, centre + half),
  }
}
