// Distributions of whole counts as lists of chances: number k at place k.
import { logFactorial } from './gamma.ts'

/** Distribution of the sum of two independent counts. */
export function addedUp(a: readonly number[], b: readonly number[]): number[] {
  const both = new Array<number>(a.length + b.length - 1).fill(0)
  for (const [i, one] of a.entries()) {
    if (one === 0) continue
    for (const [k, other] of b.entries()) both[i + k] = (both[i + k] ?? 0) + one * other
  }
  return both
}

/** P(at least r), the smallest chances added first; r ≤ 0 gives 1. */
export function chanceOfAtLeast(r: number, chances: readonly number[]): number {
  if (r <= 0) return 1
  return Math.min(
    1,
    chances
      .slice(r)
      .sort((a, b) => a - b)
      .reduce((sum, chance) => sum + chance, 0),
  )
}

/** An urn of two kinds. */
export interface Urn {
  /** How many are drawn, and how many stay. */
  readonly draws: number
  readonly others: number
  /** How many of all are counted. */
  readonly successes: number
}

/** Hypergeometric: chances of 0, 1, … `draws` counted ones among those drawn; relative error about 1e-14 · n. */
export function hypergeometric({ draws, others, successes }: Urn): number[] {
  const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k)
  const all = logChoose(draws + others, successes)
  return Array.from({ length: draws + 1 }, (_, k) => {
    if (k > successes || successes - k > others) return 0
    return Math.exp(logChoose(draws, k) + logChoose(others, successes - k) - all)
  })
}

/**
 * Negative hypergeometric: chances that 0, 1, … n of n values lie below the rank-th smallest of m others, all of one kind and without
 * ties.
 */
export function belowRank(n: number, { m, rank }: { readonly m: number; readonly rank: number }): number[] {
  let chance = 1
  for (let i = 0; i < rank; i++) chance *= (m - i) / (n + m - i)
  const chances = [chance]
  for (let k = 0; k < n; k++) {
    chance *= ((k + rank) / (k + 1)) * ((n - k) / (n - k + m - rank))
    chances.push(chance)
  }
  return chances
}
