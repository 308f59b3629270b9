// Simulated months of the standard scheme: departments whose true rates are known, case by case.
import { STANDARD_SCHEME } from '../../domain/defaults.ts'
import type { Estimated } from '../../domain/ranking/pairs.ts'
import { compositeFromMoments } from '../../domain/statistics/composite.ts'
import {
  at,
  type CaseMoments,
  type CaseUnits,
  momentsOf,
  weightedMoments,
} from '../../domain/statistics/moments.ts'
import type { Random } from './random.ts'

/** True rates of a department. */
export interface Truth {
  readonly response: number
  readonly resolution: number
  /** Share of the graded who are satisfied, among resolved and among unresolved callbacks. */
  readonly satisfied: readonly [resolved: number, unresolved: number]
}

export const USUAL: Truth = { response: 0.95, resolution: 0.88, satisfied: [0.94, 0.35] }

/** Share of cases called back, of callbacks graded, and of good grades that are 基本满意 with credit 0.9. */
const CALLED_BACK = 0.8
const GRADED = 0.9
const BASIC = 0.2
const MEAN_CREDIT = 1 - BASIC + BASIC * STANDARD_SCHEME.credits.basically_satisfied

const WEIGHTS = STANDARD_SCHEME.indicators.map(({ weight }) => weight)
const MINIMUMS = STANDARD_SCHEME.indicators.map(({ min }) => min)

/** True score in points. */
export function trueScore(truth: Truth): number {
  const rates = [truth.response, truth.resolution, MEAN_CREDIT * satisfiedShare(truth)]
  return 100 * rates.reduce((sum, rate, k) => sum + rate * (WEIGHTS[k] ?? 0), 0)
}

const satisfiedShare = ({ resolution, satisfied: [whenResolved, whenNot] }: Truth): number =>
  resolution * whenResolved + (1 - resolution) * whenNot

/** Every rate lower by so many points, so that the true score is too. */
export function lowered(truth: Truth, points: number): Truth {
  const response = truth.response - points / 100
  const resolution = truth.resolution - points / 100
  const wanted = satisfiedShare(truth) - points / 100 / MEAN_CREDIT
  const factor = wanted / satisfiedShare({ ...truth, resolution })
  const [whenResolved, whenNot] = truth.satisfied
  return { response, resolution, satisfied: [whenResolved * factor, whenNot * factor] }
}

/** What can come of a case: its units of response, resolution and satisfaction, and how often it comes. */
interface Outcome extends CaseUnits {
  readonly probability: number
}

/** A department's month of `size` cases as it enters the ranking; null where a denominator is short of its minimum. */
export function monthOf(id: string, truth: Truth, draw: Draw): Estimated | null {
  return entrantOf(id, sumsOf(truth, draw))
}

/** The sums of a month of `size` cases. */
export function sumsOf(truth: Truth, draw: Draw): CaseMoments {
  const outcomes = outcomesOf(truth)
  return weightedMoments(outcomes.map(momentsOfOne), countsOf(outcomes, draw))
}

/** Sums as they enter the ranking; null where a denominator is short of its minimum. */
export function entrantOf(id: string, moments: CaseMoments): Estimated | null {
  if (MINIMUMS.some((min, k) => at(moments.d, k) < min)) return null
  const { value, variancePlus } = compositeFromMoments(moments, WEIGHTS)
  return { id, score: 100 * value, variance: 10_000 * variancePlus }
}

/** The same with one case more, answered in time, resolved and very satisfied. */
export function withOneGood(moments: CaseMoments): CaseMoments {
  const ones = WEIGHTS.map(() => 1)
  return weightedMoments([moments, momentsOfOne({ d: ones, y: ones })], [1, 1])
}

export interface Draw {
  /** Number of cases. */
  readonly size: number
  readonly random: Random
}

/** Most frequent first. A resident who is helped is satisfied more often, so the indicators go together. */
function outcomesOf({ response, resolution, satisfied: [whenResolved, whenNot] }: Truth): Outcome[] {
  const callbacks = [
    { probability: 1 - CALLED_BACK, d: [0, 0], y: [0, 0] },
    ...gradesOf({ share: CALLED_BACK * resolution, resolved: 1, satisfied: whenResolved }),
    ...gradesOf({ share: CALLED_BACK * (1 - resolution), resolved: 0, satisfied: whenNot }),
  ]
  const answered = (share: number, met: number) =>
    callbacks.map(({ probability, d, y }) => ({
      probability: share * probability,
      d: [1, ...d],
      y: [met, ...y],
    }))
  const all = [...answered(response, 1), ...answered(1 - response, 0)]
  return all.sort((a, b) => b.probability - a.probability)
}

function gradesOf({ share, resolved, satisfied }: Record<'share' | 'resolved' | 'satisfied', number>) {
  const outcome = (part: number, graded: number, credit: number): Outcome => ({
    probability: share * part,
    d: [1, graded],
    y: [resolved, credit],
  })
  return [
    outcome(1 - GRADED, 0, 0),
    outcome(GRADED * satisfied * (1 - BASIC), 1, 1),
    outcome(GRADED * satisfied * BASIC, 1, STANDARD_SCHEME.credits.basically_satisfied),
    outcome(GRADED * (1 - satisfied), 1, 0),
  ]
}

function countsOf(outcomes: readonly Outcome[], { size, random }: Draw): number[] {
  const counts = outcomes.map(() => 0)
  for (let i = 0; i < size; i++) {
    let left = random()
    let k = -1
    do {
      k += 1
      left -= outcomes[k]?.probability ?? 1
    } while (left >= 0 && k < outcomes.length - 1)
    counts[k] = (counts[k] ?? 0) + 1
  }
  return counts
}

const momentsOfOne = (units: CaseUnits): CaseMoments => momentsOf([units], WEIGHTS.length)
