// What the ballots of a residents' council say of each department (domain.md section 5): counts, mean credit, spread.
import { codes, GRADES } from '#db/vocabulary.ts'
import type { PartValue } from '../appraisal/total.ts'
import type { Scheme } from '../rules.ts'
import { wilson } from '../statistics/wilson.ts'
import { type BallotShape, gradeOf } from './ballot.ts'

/** Fewer ballots are shown to nobody: who voted what could be told. */
export const FEWEST_BALLOTS = 5

export interface DepartmentTally {
  /** Ballots. */
  readonly n: number
  /** Σ and Σ² over ballots of a ballot's credit, which is the mean credit of its answers, 0–1. */
  readonly sum: number
  readonly squares: number
  /** Ballots by question and grade, very satisfied first. */
  readonly counts: readonly (readonly number[])[]
}

/**
 * Counts full ballots by department, in the order of the agenda. Null where they are fewer than five: nothing is told
 * then. Credits 0–1 by grade. Example: one question, 1, 1, 3, 4 and 1 under 1, 1, 0.9, 0, 0 give n 5, sum 3.9.
 */
export function tallyOf(
  ballots: readonly string[],
  shape: BallotShape,
  credits: Scheme['credits'],
): DepartmentTally[] | null {
  if (ballots.length < FEWEST_BALLOTS) return null
  return Array.from({ length: shape.departments }, (_, department) => {
    const from = department * shape.questions
    const answers = ballots.map((digits) => [...digits.slice(from, from + shape.questions)].map(gradeOf))
    const each = answers.map(
      (grades) => grades.reduce((total, grade) => total + credits[grade], 0) / shape.questions,
    )
    return {
      n: ballots.length,
      sum: each.reduce((total, credit) => total + credit, 0),
      squares: each.reduce((total, credit) => total + credit * credit, 0),
      counts: Array.from({ length: shape.questions }, (_, question) =>
        codes(GRADES).map((grade) => answers.filter((grades) => grades[question] === grade).length),
      ),
    }
  })
}

/** Σ and Σ² of several sessions of a quarter together; ballots are pooled, means are not averaged. */
export const pooledTally = (tallies: readonly Pick<DepartmentTally, 'n' | 'sum' | 'squares'>[]) =>
  tallies.reduce(
    (all, { n, sum, squares }) => ({ n: all.n + n, sum: all.sum + sum, squares: all.squares + squares }),
    { n: 0, sum: 0, squares: 0 },
  )

/** s² of the ballots' credits, 0–1 squared: Σ(c − mean)² / (n − 1); null below two ballots. */
export function spreadOf({ n, sum, squares }: Pick<DepartmentTally, 'n' | 'sum' | 'squares'>): number | null {
  return n < 2 ? null : Math.max(0, (squares - (sum * sum) / n) / (n - 1))
}

/** Points of the quarter's part: 100 × mean credit, variance 100² × s²/ballots; null below five ballots. */
export function partOf(tally: Pick<DepartmentTally, 'n' | 'sum' | 'squares'>): PartValue {
  const variance = spreadOf(tally)
  if (tally.n < FEWEST_BALLOTS || variance === null) return null
  return { value: (100 * tally.sum) / tally.n, variance: (10_000 * variance) / tally.n }
}

/** Mean credit 0–1 with its 95 % Wilson limits (num = Σ credit, den = ballots) and the spread s of the ballots. */
export function figureOf({ n, sum, squares }: Pick<DepartmentTally, 'n' | 'sum' | 'squares'>) {
  const limits = wilson(sum, n)
  return {
    value: n === 0 ? null : sum / n,
    lo: limits?.lo ?? null,
    hi: limits?.hi ?? null,
    spread: Math.sqrt(spreadOf({ n, sum, squares }) ?? 0),
  }
}
