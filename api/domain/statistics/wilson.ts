// The Wilson score interval: what every rate and mean is shown with.
import { twoSidedZ } from './normal.ts'

export interface Interval {
  readonly lo: number
  readonly hi: number
}

/** How far a sum of fractional credits may stray beyond 0…den by rounding alone. */
const ROUNDING = 1e-9

/**
 * Wilson score interval of num/den, 0–1 (Newcombe 1998, Stat Med 17:857, method 3). `num` may be fractional (Σ credit).
 * num = 0 gives lo exactly 0, num = den gives hi exactly 1; den = 0 gives null, never NaN. 81 of 263 → 0.2553–0.3662.
 * @throws RangeError where den is negative, num lies outside 0…den, or confidence is not between 0 and 1.
 */
export function wilson(num: number, den: number, confidence = 0.95): Interval | null {
  if (
    !(den >= 0 && num >= -ROUNDING * den && num <= den * (1 + ROUNDING) && den < Number.POSITIVE_INFINITY)
  ) {
    throw new RangeError(`${num} of ${den} is no share`)
  }
  const z = twoSidedZ(confidence)
  if (den === 0) return null
  const p = Math.min(1, Math.max(0, num / den))
  const spread = (z * z) / den
  const centre = p + spread / 2
  const half = z * Math.sqrt((p * (1 - p) + spread / 4) / den)
  return {
    lo: p === 0 ? 0 : Math.max(0, (centre - half) / (1 + spread)),
    hi: p === 1 ? 1 : Math.min(1, (centre + half) / (1 + spread)),
  }
}
