// Fisher's exact test of two shares, one-sided.
import { logFactorial } from './gamma.ts'

/** So many of so many. */
export interface Share {
  /** Whole number, 0…den. */
  readonly num: number
  /** Whole number. */
  readonly den: number
}

/** Terms smaller than this part of the sum no longer change it. */
const NEGLIGIBLE = 1e-18

/**
 * One-sided p that `a` is truly higher than `b`: the hypergeometric probability, all margins fixed, of at least `a.num`
 * successes in `a` (Fisher 1935). 3 of 3 against 0 of 3 → 0.05. A share without units, and two shares of all or of none,
 * give 1. The p of both directions add up to more than 1, since each contains the table itself.
 * @throws RangeError where a share is no whole number of a whole number.
 */
export function fisherGreater(a: Share, b: Share): number {
  requireShare(a)
  requireShare(b)
  const successes = a.num + b.num
  const least = Math.max(0, successes - b.den)
  const most = Math.min(a.den, successes)
  if (a.num <= least) return 1
  const margins = { draws: a.den, others: b.den, successes }
  // From the table outward over the shorter tail, so that nothing cancels.
  const mean = (a.den * successes) / (a.den + b.den)
  if (a.num > mean) return Math.min(1, tail(margins, { from: a.num, to: most }))
  return Math.min(1, Math.max(0, 1 - tail(margins, { from: a.num - 1, to: least })))
}

function requireShare({ num, den }: Share): void {
  if (!(Number.isSafeInteger(num) && Number.isSafeInteger(den) && num >= 0 && num <= den)) {
    throw new RangeError(`${num} of ${den} is no count of a count`)
  }
}

interface Margins {
  readonly draws: number
  readonly others: number
  readonly successes: number
}

/** Σ P(X = x) from a point away from the mean to the end of the range on that side. */
function tail(margins: Margins, { from, to }: { readonly from: number; readonly to: number }): number {
  const step = to >= from ? 1 : -1
  let term = Math.exp(logProbability(margins, from))
  let sum = term
  for (let x = from; x !== to; x += step) {
    term *= step > 0 ? ratio(margins, x) : 1 / ratio(margins, x - 1)
    sum += term
    if (term < sum * NEGLIGIBLE) break
  }
  return sum
}

/** P(X = x + 1) / P(X = x) */
function ratio({ draws, others, successes }: Margins, x: number): number {
  return ((draws - x) * (successes - x)) / ((x + 1) * (others - successes + x + 1))
}

function logProbability({ draws, others, successes }: Margins, x: number): number {
  return logChoose(draws, x) + logChoose(others, successes - x) - logChoose(draws + others, successes)
}

/** ln of n over k. */
function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}
