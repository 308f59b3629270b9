// Proof of the ranking by simulation: what it claims is true, and what is true it finds (trust.md section 1).
import { byScore, type Estimated } from '../../domain/ranking/pairs.ts'
import { type Standing, standingsOf } from '../../domain/ranking/standings.ts'
import type { CaseMoments } from '../../domain/statistics/moments.ts'
import { entrantOf, lowered, monthOf, sumsOf, type Truth, trueScore, USUAL, withOneGood } from './months.ts'
import type { Figure, Proof } from './proof.ts'
import { type Random, randomFor } from './random.ts'

const MONTHS = 2000
const SEED = 'ranking'
const DEPARTMENTS = 16
/** How much lower the one is that must be found, in points, and everyone's cases. */
const LOWER_BY = 12
const FOUND_AT = 200

/** Cases a month of 16 departments. */
const PROFILES: Readonly<Record<string, (random: Random, i: number) => number>> = {
  equal: () => 200,
  small: (random) => logUniform(random, 25, 90),
  mixed: (random) => logUniform(random, 10, 2000),
  giants: (_, i) => (i < 2 ? 3000 : 40),
}

/**
 * Simulates 2,000 × scale months each:
 * - identical departments in four size profiles: anyone significantly worse in at most 5 %;
 * - one of 16 truly 12 points lower at 200 cases: found (significantly worse than someone, in a lower tier) in at least 90 %;
 * - departments of unlike true scores: all true ranks inside their intervals in at least 95 %;
 * - 10,000 × scale groups in which a department gets one more good case: its own interval and tier never worsen. Holm's steps
 *   do not promise that (its other pairs move too); no group was found in which it fails.
 * Seeded: the same scale gives the same figures, a smaller one the beginning of the same months.
 */
export function proveRanking(scale: number): Proof {
  const months = Math.max(1, Math.round(MONTHS * scale))
  const figures = [
    ...Object.keys(PROFILES).map((profile) => falseClaims(profile, months)),
    found(months),
    covered(months),
    punished(5 * months),
  ]
  return { name: 'ranking', trials: months, figures, passed: figures.every(({ passed }) => passed) }
}

function falseClaims(profile: string, months: number): Figure {
  const sizeOf = PROFILES[profile] ?? (() => FOUND_AT)
  const value = shareOf(months, `null ${profile}`, (random) => {
    const standings = standingsIn(
      allDepartments((id, i) => monthOf(id, USUAL, { size: sizeOf(random, i), random })),
    )
    return standings.some(({ rankLow }) => rankLow > 1)
  })
  return { id: `falsely_worse_${profile}`, value, good: '≤ 0.05', passed: value <= 0.05 }
}

function found(months: number): Figure {
  const worse = lowered(USUAL, LOWER_BY)
  const value = shareOf(months, 'one lower', (random) => {
    const standings = standingsIn(
      allDepartments((id, i) => monthOf(id, i === 0 ? worse : USUAL, { size: FOUND_AT, random })),
    )
    return standings.some(({ id, rankLow, tier }) => id === idOf(0) && rankLow > 1 && tier > 1)
  })
  return { id: 'found_12_points_lower', value, good: '≥ 0.9', passed: value >= 0.9 }
}

function covered(months: number): Figure {
  const value = shareOf(months, 'unlike', (random) => {
    const truths = new Map<string, Truth>()
    const standings = standingsIn(
      allDepartments((id) => {
        const truth = lowered(USUAL, 15 * random())
        truths.set(id, truth)
        return monthOf(id, truth, { size: logUniform(random, 30, 2000), random })
      }),
    )
    const scores = new Map([...truths].map(([id, truth]) => [id, trueScore(truth)]))
    return standings.every((one) => holdsTrueRank(one, { standings, scores }))
  })
  return { id: 'true_ranks_covered', value, good: '≥ 0.95', passed: value >= 0.95 }
}

/** Groups in which one more case, good throughout, worsens its own department's interval or tier. */
function punished(groups: number): Figure {
  const value = shareOf(groups, 'one more', (random) => {
    const sums = Array.from({ length: 3 + Math.floor(14 * random()) }, () =>
      sumsOf(lowered(USUAL, 15 * random()), { size: logUniform(random, 30, 600), random }),
    )
    const own = (first: (moments: CaseMoments) => CaseMoments) =>
      standingsIn(
        sums.flatMap((moments, i) => entrantOf(idOf(i), i === 0 ? first(moments) : moments) ?? []),
      ).find(({ id }) => id === idOf(0))
    const [before, after] = [own((moments) => moments), own(withOneGood)]
    if (before === undefined || after === undefined) return false
    return after.rankLow > before.rankLow || after.rankHigh > before.rankHigh || after.tier > before.tier
  })
  return { id: 'punished_for_a_good_case', value, good: '= 0', passed: value === 0 }
}

interface Known {
  readonly standings: readonly Standing[]
  readonly scores: ReadonlyMap<string, number>
}

function holdsTrueRank({ id, rankLow, rankHigh }: Standing, { standings, scores }: Known): boolean {
  const own = scores.get(id) ?? Number.NaN
  const rank = 1 + standings.filter((other) => (scores.get(other.id) ?? Number.NaN) > own).length
  return rankLow <= rank && rank <= rankHigh
}

/** In which share of months something is so; each month has a stream of its own. */
function shareOf(months: number, name: string, isSo: (random: Random) => boolean): number {
  let count = 0
  for (let month = 0; month < months; month++) count += Number(isSo(randomFor(`${SEED} ${name}`, month)))
  return count / months
}

const idOf = (i: number): string => `unit-${i}`

function allDepartments(month: (id: string, i: number) => Estimated | null): Estimated[] {
  return Array.from({ length: DEPARTMENTS }, (_, i) => month(idOf(i), i)).filter((one) => one !== null)
}

const standingsIn = (ranked: readonly Estimated[]): Standing[] => standingsOf(ranked, byScore)

/** Whole number between two sizes; small ones as frequent as large ones on the scale of logarithms. */
function logUniform(random: Random, low: number, high: number): number {
  return Math.round(low * (high / low) ** random())
}
