// Rank sets from simultaneous intervals: the simplest claim to explain, beside the official one of standings.ts.
import { twoSidedZ } from '../statistics/normal.ts'
import type { Interval } from '../statistics/wilson.ts'

/**
 * z of intervals of which, over `count` independent estimates, all hold their values together with probability 1 − level:
 * each at (1 − level)^(1/count) (Klein, Wright and Wieczorek 2020, JRSS-C 69:589). 51 at 0.1 → 3.0809.
 * @throws RangeError where count is below 1 or level is not between 0 and 1.
 */
export function simultaneousZ(count: number, level: number): number {
  if (!(count >= 1)) throw new RangeError(`${count} estimates have no intervals`)
  return twoSidedZ((1 - level) ** (1 / count))
}

/**
 * [1 + #intervals wholly above, K − #intervals wholly below] of each, in the order given; intervals that only touch are apart.
 * The highest value has rank 1. Wider than Holm's rank intervals, but checked with a ruler. No interval gives none.
 */
export function separatedRankSets(intervals: readonly Interval[]): [best: number, worst: number][] {
  return intervals.map(({ lo, hi }) => {
    const above = intervals.filter((other) => other.lo >= hi).length
    const below = intervals.filter((other) => other.hi <= lo).length
    return [1 + above, intervals.length - below]
  })
}
