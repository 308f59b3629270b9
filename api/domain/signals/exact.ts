// The exact tests behind the signals (trust.md section 7; vectors gaming/signals).
import { binomialAtLeast } from '../statistics/binomial.ts'
import { poissonAtLeast } from '../statistics/poisson.ts'

/**
 * Closings in the last window before the deadline against those in the window before it: chance of at least so many of both in
 * the last, were both alike (one-sided binomial at ½). None in either → 1. 40 against 20 → 0.006745.
 */
export const bunchingChance = (last: number, previous: number): number =>
  binomialAtLeast(last, last + previous, 0.5)

/**
 * McNemar's exact test, two-sided: of the cases in which two answers differ, so many one way and so many the other. 15 and 3 →
 * 0.007538; equal numbers, none too, give 1.
 */
export const mcNemarChance = (oneWay: number, otherWay: number): number =>
  Math.min(1, 2 * binomialAtLeast(Math.max(oneWay, otherWay), oneWay + otherWay, 0.5))

/**
 * Chance that in some of `minutes` minutes at least `most` are closed, at `mean` closings a minute: Poisson tail, times the
 * minutes looked at, at most 1. 9 at 0.7 in one minute → 5.93e-8.
 */
export const batchChance = (most: number, mean: number, minutes: number): number =>
  Math.min(1, minutes * poissonAtLeast(most, mean))

/** Arrivals at a holder that had the case before; staying counts nothing. A B A B A → 3, A A B → 0. */
export function returnsIn(holders: readonly string[]): number {
  const seen = new Set<string>()
  let returns = 0
  for (const [i, holder] of holders.entries()) {
    if (holder === holders[i - 1]) continue
    if (seen.has(holder)) returns += 1
    seen.add(holder)
  }
  return returns
}
