// Misreporting (虚假办结): what was reported as resolved against what visits found.
import { falseDiscoveryRates } from '../statistics/benjaminiHochberg.ts'
import { fisherGreater } from '../statistics/fisher.ts'
import type { Interval } from '../statistics/wilson.ts'

export interface Visited {
  /** Cases of the department (N). */
  readonly cases: number
  /** Cases it reported as resolved (K ≤ N). */
  readonly claimed: number
  /** Reported ones that were drawn and visited (n ≤ K). */
  readonly visited: number
  /** Of those, found unresolved (f ≤ n). */
  readonly falseOnes: number
}

export interface Verified {
  /** K/N as reported, 0–1. */
  readonly reportedRate: number
  /** K/N·(1 − f/n) */
  readonly verifiedRate: number
  /** K/N·√((1 − n/K)·p(1−p)/(n−1)), p = f/n; null for a single visit out of more. */
  readonly standardError: number | null
  /** One-sided 95 % bounds of the number of false ones among the K, exact. */
  readonly falseBounds: Interval
  /** (K − false)/N at those bounds. */
  readonly rateBounds: Interval
}

const ONE_SIDED = 0.05

/**
 * Reported and verified resolution side by side, with bounds by inverting the hypergeometric test: largest D with P(X ≤ f) ≥ 0.05,
 * smallest with P(X ≥ f) ≥ 0.05 (vectors misreport). Null without visits.
 * @throws RangeError where a count exceeds the one above it, or is none.
 */
export function verifiedRate({ cases, claimed, visited, falseOnes }: Visited): Verified | null {
  requireChain([falseOnes, visited, claimed, cases])
  if (visited === 0) return null
  const share = claimed / cases
  const p = falseOnes / visited
  const falseBounds = boundsOf({ claimed, visited, falseOnes })
  return {
    reportedRate: share,
    verifiedRate: share * (1 - p),
    standardError: standardErrorOf({ share, p, visited, claimed }),
    falseBounds,
    rateBounds: { lo: (claimed - falseBounds.hi) / cases, hi: (claimed - falseBounds.lo) / cases },
  }
}

function standardErrorOf({
  share,
  p,
  visited,
  claimed,
}: Record<'share' | 'p' | 'visited' | 'claimed', number>) {
  if (visited === claimed) return 0
  return visited === 1 ? null : share * Math.sqrt(((1 - visited / claimed) * p * (1 - p)) / (visited - 1))
}

type Hidden = Pick<Visited, 'claimed' | 'visited' | 'falseOnes'>

function boundsOf(hidden: Hidden): Interval {
  const { claimed, visited, falseOnes } = hidden
  const [least, most] = [falseOnes, claimed - (visited - falseOnes)]
  return {
    lo: firstWhere(least, most, (all) => atLeast(hidden, all) >= ONE_SIDED),
    hi: firstWhere(least, most + 1, (all) => all > most || atMost(hidden, all) < ONE_SIDED) - 1,
  }
}

/** P(X ≥ f) and P(X ≤ f) where `all` of the reported are false. */
const atLeast = ({ claimed, visited, falseOnes }: Hidden, all: number): number =>
  fisherGreater({ num: falseOnes, den: visited }, { num: all - falseOnes, den: claimed - visited })
const atMost = ({ claimed, visited, falseOnes }: Hidden, all: number): number =>
  fisherGreater(
    { num: visited - falseOnes, den: visited },
    { num: claimed - all - (visited - falseOnes), den: claimed - visited },
  )

/** First whole number in low…high for which a rising question is answered yes; high where none is. */
function firstWhere(low: number, high: number, isSo: (value: number) => boolean): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (isSo(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/** Share of false closings that honest mistakes explain. */
const TOLERATED = 0.05
/** Rate at which departments pointed at are so by chance. */
const FALSE_DISCOVERIES = 0.1

export interface Misreport {
  readonly department: string
  /** Chance of as many found false, were only the tolerated share of its reported ones false; null without visits. */
  readonly p: number | null
  /** The smallest false discovery rate at which it is pointed at; null as p. */
  readonly q: number | null
  /** Whether that is at most 0.1: reason to look, no finding against anybody. */
  readonly isFlagged: boolean
}

/**
 * Which departments' visits found more false closings than honest mistakes explain: one-sided exact hypergeometric test against
 * ⌈tolerated·K⌉ false ones, all departments together by Benjamini and Hochberg at 0.1. In the order given.
 * @throws RangeError as `verifiedRate`.
 */
export function misreports(
  departments: readonly (Visited & { readonly department: string })[],
  tolerated = TOLERATED,
): Misreport[] {
  const tested = departments.map((one) => ({ department: one.department, p: honestChance(one, tolerated) }))
  const qs = falseDiscoveryRates(tested.flatMap(({ p }) => (p === null ? [] : [p])))
  return tested.map(({ department, p }) => {
    const q = p === null ? null : (qs.shift() ?? null)
    return { department, p, q, isFlagged: q !== null && q <= FALSE_DISCOVERIES }
  })
}

function honestChance({ cases, claimed, visited, falseOnes }: Visited, tolerated: number): number | null {
  requireChain([falseOnes, visited, claimed, cases])
  if (visited === 0) return null
  const all = Math.ceil(tolerated * claimed)
  if (falseOnes > all) return 0
  if (visited - falseOnes > claimed - all) return 1
  return atLeast({ claimed, visited, falseOnes }, all)
}

function requireChain(counts: readonly number[]): void {
  for (const [i, count] of counts.entries()) {
    if (!(Number.isSafeInteger(count) && count >= (counts[i - 1] ?? 0)))
      throw new RangeError(`${counts.join(' ≤ ')} does not hold in counts`)
  }
}
