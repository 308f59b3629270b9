// Counting sealed ballots: slips and papers together, void ones apart.
import type { Scheme } from '../rules.ts'
import { type BallotShape, VOID } from './ballot.ts'
import { type PaperEntry, sumPapers } from './papers.ts'
import { type DepartmentTally, tallyOf } from './tally.ts'

/** What came in. */
export interface Ballots {
  /** Digits of the ballots cast by slip. */
  readonly phone: readonly string[]
  readonly papers: readonly PaperEntry[]
}

export interface Count {
  /** Papers that stand, void ones among them. */
  readonly standing: number
  readonly valid: number
  readonly void: number
  readonly phone: number
  /** Valid papers. */
  readonly paper: number
  /** Papers typed once, or twice and not alike. */
  readonly unsettled: number
  /** In the order of the agenda; null below five valid ballots. */
  readonly tallies: readonly DepartmentTally[] | null
}

/** Equal ballots give equal counts, in whatever order they lie. Credits 0–1 by grade. */
export function countBallots(
  { phone, papers }: Ballots,
  shape: BallotShape,
  credits: Scheme['credits'],
): Count {
  const { once, differing, standing } = sumPapers(papers, shape)
  const valid = standing.filter((digits) => digits !== VOID)
  return {
    standing: standing.length,
    valid: phone.length + valid.length,
    void: standing.length - valid.length,
    phone: phone.length,
    paper: valid.length,
    unsettled: once.length + differing.length,
    tallies: tallyOf([...phone, ...valid].sort(), shape, credits),
  }
}
