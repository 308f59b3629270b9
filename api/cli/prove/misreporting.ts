// Proof of the test of misreporting where flagged cases are drawn twice as often as others: whom it points at, and whom it misses.
import type { VisitedStratum } from '../../domain/sampling/falseOnes.ts'
import { misreports } from '../../domain/sampling/misreport.ts'
import type { Figure } from './proof.ts'
import { type Random, randomFor } from './random.ts'

const STREETS = 1000
const DEPARTMENTS = 26
/** Departments of a street that misreport, and the share of their reported cases that is false; honest mistakes are as many as tolerated. */
const GAMING = 2
const FALSE_SHARE = 0.25
const HONEST_SHARE = 0.05
/** Share visited of flagged ones and of others. */
const RATES = { flagged: 0.24, other: 0.12 } as const
const FLAGGED = 0.25
const DECLARED = 0.1
const LEAST_FOUND = 0.8

/**
 * 1,000 × scale streets of 26 departments with 130 to 340 reported cases, a quarter of them flagged:
 * - where all are honest, with exactly the tolerated share of mistakes, in turn spread evenly and all among the flagged, a street points at
 *   anybody in at most 10 %;
 * - two with a quarter false are pointed at in at least 80 %, and of those pointed at on average at most 10 % are honest.
 */
export function misreportFigures(scale: number): Figure[] {
  const streets = Math.max(1, Math.round(STREETS * scale))
  const each = Array.from({ length: streets }, (_, i) => i)
  const clean = each.map((i) => pointedAt(i, 0).length > 0)
  const gamed = each.map((i) => pointedAt(i, GAMING))
  const found = gamed.map((ids) => ids.filter((id) => id < GAMING).length / GAMING)
  const wrong = gamed.map((ids) =>
    ids.length === 0 ? 0 : ids.filter((id) => id >= GAMING).length / ids.length,
  )
  return [
    atMost('honest_streets_pointed_at', meanOf(clean.map(Number))),
    {
      id: 'misreporting_found',
      value: meanOf(found),
      good: `≥ ${LEAST_FOUND}`,
      passed: meanOf(found) >= LEAST_FOUND,
    },
    atMost('wrongly_pointed_at', meanOf(wrong)),
  ]
}

const atMost = (id: string, value: number): Figure => ({
  id,
  value,
  good: `≤ ${DECLARED}`,
  passed: value <= DECLARED,
})
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Numbers of the departments of a street that the visits point at; the first `gaming` misreport. */
function pointedAt(street: number, gaming: number): number[] {
  const random = randomFor(`misreporting ${gaming}`, street)
  const visited = Array.from({ length: DEPARTMENTS }, (_, k) => {
    const strata = visitsOf(random, {
      share: k < gaming ? FALSE_SHARE : HONEST_SHARE,
      isBunched: street % 2 === 1,
    })
    return { department: String(k), cases: strata.reduce((sum, { claimed }) => sum + claimed, 0), strata }
  })
  return misreports(visited).flatMap(({ isFlagged }, k) => (isFlagged ? [k] : []))
}

interface Lying {
  readonly share: number
  /** All false ones among the flagged, as far as they hold them. */
  readonly isBunched: boolean
}

function visitsOf(random: Random, { share, isBunched }: Lying): VisitedStratum[] {
  const claimed = Math.round(130 * 2.6 ** random())
  const flagged = Math.round(FLAGGED * claimed)
  const all = Math.ceil(share * claimed)
  const among = isBunched ? Math.min(flagged, all) : Math.round(all * FLAGGED)
  return [
    visited(random, { claimed: flagged, falseOnes: among, rate: RATES.flagged }),
    visited(random, { claimed: claimed - flagged, falseOnes: all - among, rate: RATES.other }),
  ]
}

/** Draws without putting back. */
function visited(
  random: Random,
  { claimed, falseOnes, rate }: Record<'claimed' | 'falseOnes' | 'rate', number>,
): VisitedStratum {
  const n = Math.round(rate * claimed)
  let found = 0
  for (let i = 0; i < n; i++) if (random() < (falseOnes - found) / (claimed - i)) found += 1
  return { claimed, visited: n, falseOnes: found }
}
