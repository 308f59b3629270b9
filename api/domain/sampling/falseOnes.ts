// How many of a department's reported cases can be false, from visits to some of them stratum by stratum: exact at whatever rate each
// stratum was drawn.
import { hypergeometric } from '../statistics/counts.ts'

/** Visits to what a department reported as resolved, in one stratum. */
export interface VisitedStratum {
  /** Reported as resolved (K). */
  readonly claimed: number
  /** Of those, drawn and visited, with an answer (n ≤ K). */
  readonly visited: number
  /** Of those, found unresolved (f ≤ n). */
  readonly falseOnes: number
}

export interface Chances {
  /** Of an estimate at least as high as the one found, were `all` of the reported false: the largest, however they lie in the strata. */
  atLeast(all: number): number
  /** Of one at most as high. */
  atMost(all: number): number
}

/** Estimates that differ by less are equal. */
const SLACK = 1e-9

/**
 * The chances behind exact tests and bounds of the number false among all reported, by their weighted estimate Σ K/n·f (Wendell and Schmee
 * 1996, JASA 91:825). Both fall or rise with `all`. Of one stratum they are the hypergeometric tails; strata nobody visited can
 * hide false ones, and show none. Takes Π K over all strata but one steps: a department has two at most.
 */
export function chancesOf(strata: readonly VisitedStratum[]): Chances {
  const seen = strata.filter(({ visited }) => visited > 0).map(withTails)
  const room = sumOf(seen)
  const hidden = sumOf(strata) - room
  const found = seen.reduce((sum, { weight, falseOnes }) => sum + weight * falseOnes, 0)
  const chances = (all: number, needed: number): number[] =>
    allocations(seen, all).map((lying) => chanceOfAtLeast(seen, lying, needed))
  return {
    // Sums of chances can pass 1 by a rounding.
    atLeast: (all) => Math.min(1, Math.max(...chances(Math.min(all, room), found * (1 - SLACK)))),
    atMost: (all) =>
      Math.max(0, 1 - Math.min(...chances(Math.max(0, all - hidden), found * (1 + SLACK) + SLACK))),
  }
}

interface Seen extends VisitedStratum {
  /** Reported cases that each visited one stands for. */
  readonly weight: number
  /** Chances of at least 0, 1, … n false ones among the visited, where so many of the stratum are. */
  readonly tailsAt: (falseOnes: number) => readonly number[]
}

function withTails(stratum: VisitedStratum): Seen {
  const { claimed, visited } = stratum
  const known = new Map<number, readonly number[]>()
  const tailsAt = (successes: number): readonly number[] => {
    const tails = known.get(successes) ?? tailsOf({ draws: visited, others: claimed - visited, successes })
    known.set(successes, tails)
    return tails
  }
  return { ...stratum, weight: claimed / visited, tailsAt }
}

function tailsOf(urn: Parameters<typeof hypergeometric>[0]): number[] {
  const tails = hypergeometric(urn)
  for (let k = tails.length - 2; k >= 0; k--) tails[k] = Math.min(1, (tails[k] ?? 0) + (tails[k + 1] ?? 0))
  return tails
}

const sumOf = (strata: readonly Pick<VisitedStratum, 'claimed'>[]): number =>
  strata.reduce((sum, { claimed }) => sum + claimed, 0)

/** Every way in which so many can lie in the strata. */
function allocations(strata: readonly Seen[], all: number): number[][] {
  const [first, ...rest] = strata
  if (first === undefined) return [[]]
  if (rest.length === 0) return [[Math.min(all, first.claimed)]]
  const [least, most] = [Math.max(0, all - sumOf(rest)), Math.min(all, first.claimed)]
  return Array.from({ length: most - least + 1 }, (_, i) => least + i).flatMap((count) =>
    allocations(rest, all - count).map((lying) => [count, ...lying]),
  )
}

/** Chance that Σ weight·f reaches what is needed, stratum h holding `lying[h]` false ones. */
function chanceOfAtLeast(strata: readonly Seen[], lying: readonly number[], needed: number): number {
  const [first, ...rest] = strata
  if (first === undefined) return needed <= 0 ? 1 : 0
  const tails = first.tailsAt(lying[0] ?? 0)
  if (rest.length === 0) return tailAt(tails, Math.ceil(needed / first.weight))
  return tails.reduce((sum, tail, f) => {
    const chance = tail - (tails[f + 1] ?? 0)
    if (chance <= 0) return sum
    return sum + chance * chanceOfAtLeast(rest, lying.slice(1), needed - first.weight * f)
  }, 0)
}

const tailAt = (tails: readonly number[], f: number): number => (f <= 0 ? 1 : (tails[f] ?? 0))
