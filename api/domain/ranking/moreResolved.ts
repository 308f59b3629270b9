// 再解决 N 件即达标: how many more good units of one indicator lift a score to a target.
import { SCORE_TOLERANCE } from './order.ts'

/** A department's score and the indicator that is to grow. */
export interface Growing {
  /** Points, 0–100. */
  readonly score: number
  /** Weight of the indicator in the scheme. */
  readonly weight: number
  /** Its good units (resolved callbacks) and all its units, which stay as they are. */
  readonly num: number
  readonly den: number
}

/**
 * Smallest N ≥ 0 such that N more good units, den unchanged, give a score of at least `target` points (domain.md section 4:
 * 90 is 达标; another department's score is what it takes to draw level, 追平). A score within 1e-9 of the target has reached it.
 * 0 where it is reached already; null where it is impossible, even with every unit good or without any unit.
 */
export function moreToReach({ score, weight, num, den }: Growing, target: number): number | null {
  const reaches = (more: number) => score + (100 * weight * more) / den > target - SCORE_TOLERANCE
  if (score > target - SCORE_TOLERANCE) return 0
  if (!(den > 0 && weight > 0)) return null
  const most = Math.floor(den - num)
  // The quotient may be a rounding away from a whole number: one step before it is tried first.
  let more = Math.max(1, Math.ceil(((target - score) * den) / (100 * weight)) - 1)
  while (more <= most && !reaches(more)) more += 1
  return more <= most ? more : null
}
