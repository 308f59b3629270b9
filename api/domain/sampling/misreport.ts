// Misreporting (虚假办结): what was reported as resolved against what visits found.
import { falseDiscoveryRates } from '../statistics/benjaminiHochberg.ts'
import type { Interval } from '../statistics/wilson.ts'
import { chancesOf, type VisitedStratum } from './falseOnes.ts'

export interface Visited {
  /** Cases of the department (N). */
  readonly cases: number
  /** Where its reported ones lie (Σ K ≤ N) and what visits found of them; any order. */
  readonly strata: readonly VisitedStratum[]
}

export interface Verified {
  /** ΣK/N as reported, 0–1. */
  readonly reportedRate: number
  /** ΣK/N·(1 − p), p = ΣK·f/n over ΣK of the strata visited. */
  readonly verifiedRate: number
  /** ΣK/N·√Σ K²(1 − n/K)·s²/n over ΣK, s² = f/n·(1 − f/n)·n/(n − 1); null for a single visit out of more. */
  readonly standardError: number | null
  /** One-sided 95 % bounds of the number of false ones among all reported, exact. */
  readonly falseBounds: Interval
  /** (ΣK − false)/N at those bounds. */
  readonly rateBounds: Interval
}

const ONE_SIDED = 0.05

/**
 * Reported and verified resolution side by side, with bounds by inverting the exact tests of falseOnes.ts: the largest number of false ones
 * with a chance of at least 0.05 of so few, the smallest with one of so many (vectors misreport, of one stratum). Null without
 * visits.
 * @throws RangeError where a count exceeds the one above it, or is none.
 */
export function verifiedRate({ cases, strata }: Visited): Verified | null {
  requireCounts({ cases, strata })
  const { claimed, visited } = totalsOf(strata)
  if (visited === 0) return null
  const share = claimed / cases
  const seen = strata.filter((stratum) => stratum.visited > 0)
  const falseBounds = boundsOf(strata)
  return {
    reportedRate: share,
    verifiedRate: share * (1 - weighted(seen, ({ falseOnes, visited: n }) => falseOnes / n)),
    standardError: standardErrorOf(seen, share),
    falseBounds,
    rateBounds: { lo: (claimed - falseBounds.hi) / cases, hi: (claimed - falseBounds.lo) / cases },
  }
}

/** Mean over strata by what each holds. */
function weighted(strata: readonly VisitedStratum[], of: (stratum: VisitedStratum) => number): number {
  const all = totalsOf(strata).claimed
  return strata.reduce((sum, stratum) => sum + (stratum.claimed / all) * of(stratum), 0)
}

function standardErrorOf(seen: readonly VisitedStratum[], share: number): number | null {
  if (seen.some(({ claimed, visited }) => visited === 1 && claimed > 1)) return null
  const all = totalsOf(seen).claimed
  const variance = weighted(seen, ({ claimed, visited, falseOnes }) => {
    if (visited === claimed) return 0
    const p = falseOnes / visited
    return ((claimed / all) * (1 - visited / claimed) * p * (1 - p)) / (visited - 1)
  })
  return share * Math.sqrt(variance)
}

function boundsOf(strata: readonly VisitedStratum[]): Interval {
  const { claimed, visited, falseOnes } = totalsOf(strata)
  const chances = chancesOf(strata)
  const [least, most] = [falseOnes, claimed - (visited - falseOnes)]
  return {
    lo: firstWhere(least, most, (all) => chances.atLeast(all) >= ONE_SIDED),
    hi: firstWhere(least, most + 1, (all) => all > most || chances.atMost(all) < ONE_SIDED) - 1,
  }
}

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
 * Which departments' visits found more false closings than honest mistakes explain: one-sided exact test by the weighted estimate against
 * ⌈tolerated·ΣK⌉ false ones, wherever they lie (falseOnes.ts), all departments together by Benjamini and Hochberg at 0.1. In the
 * order given.
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

function honestChance({ cases, strata }: Visited, tolerated: number): number | null {
  requireCounts({ cases, strata })
  const { claimed, visited, falseOnes } = totalsOf(strata)
  if (visited === 0) return null
  const all = Math.ceil(tolerated * claimed)
  // More are false already than are tolerated.
  return falseOnes > all ? 0 : chancesOf(strata).atLeast(all)
}

/** The counts of all strata together. */
export const totalsOf = (strata: readonly VisitedStratum[]): VisitedStratum =>
  strata.reduce(
    (all, { claimed, visited, falseOnes }) => ({
      claimed: all.claimed + claimed,
      visited: all.visited + visited,
      falseOnes: all.falseOnes + falseOnes,
    }),
    { claimed: 0, visited: 0, falseOnes: 0 },
  )

function requireCounts({ cases, strata }: Visited): void {
  for (const { claimed, visited, falseOnes } of strata) requireChain([falseOnes, visited, claimed])
  requireChain([totalsOf(strata).claimed, cases])
}

function requireChain(counts: readonly number[]): void {
  for (const [i, count] of counts.entries()) {
    if (!(Number.isSafeInteger(count) && count >= (counts[i - 1] ?? 0)))
      throw new RangeError(`${counts.join(' ≤ ')} does not hold in counts`)
  }
}
