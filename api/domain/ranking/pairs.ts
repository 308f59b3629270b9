// Whether one department is truly better than another: the one-sided p of a pair, by score or by a single share.
import { isMetric, metricDefinition } from '../metrics/definitions.ts'
import type { Scheme } from '../rules.ts'
import { fisherGreater, type Share } from '../statistics/fisher.ts'
import { normalCdf } from '../statistics/normal.ts'
import { SCORE_TOLERANCE, type Scored } from './order.ts'

/** A score with its variance, in the same points (V⁺ × 100² where the score is 100·C). */
export interface Estimated extends Scored {
  readonly score: number
  readonly variance: number
}

/** A department ranked by one share alone; the score is 100·num/den. */
export interface Shared extends Scored, Share {
  readonly score: number
}

/** p that `a` is better than `b`, one-sided. */
export type PairTest<T> = (a: T, b: T) => number

/**
 * p = 1 − Φ((C_a − C_b)/√(V⁺_a + V⁺_b)) (domain.md section 4; trust.md 1.5). Equal scores (closer than 1e-9) give 0.5 whatever
 * their variances; two different scores without any variance give 0 or 1.
 */
export const byScore: PairTest<Estimated> = (a, b) => {
  const ahead = a.score - b.score
  if (Math.abs(ahead) < SCORE_TOLERANCE) return 0.5
  const spread = Math.sqrt(a.variance + b.variance)
  if (spread === 0) return ahead > 0 ? 0 : 1
  // The lower tail of −z keeps its accuracy where 1 − Φ(z) would round to 0.
  return normalCdf(-ahead / spread)
}

/** Fisher's exact test: for a single binary metric ranked by itself (domain.md section 4). */
export const byShare: PairTest<Shared> = (a, b) => fisherGreater(a, b)

/** Whether a scheme has one indicator whose units are each met or not: means of credits are none. */
export function isSingleRate({ indicators: [only, ...others] }: Pick<Scheme, 'indicators'>): boolean {
  if (only === undefined || others.length > 0) return false
  return isMetric(only.metric) && metricDefinition(only.metric).kind === 'rate'
}
