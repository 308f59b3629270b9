// How probable each rank of each department is, exactly: by integration, without random numbers.
import { type Beta, betaQuantile, betaTails } from '../statistics/beta.ts'
import { at } from '../statistics/moments.ts'

/** Points and weights of Gauss and Legendre's rule of six on (0, 1). */
const RULE = [
  { node: 0.03376524289842399, weight: 0.08566224618958516 },
  { node: 0.1693953067668678, weight: 0.1803807865240693 },
  { node: 0.3806904069584016, weight: 0.2339569672863455 },
].flatMap(({ node, weight }) => [
  { node, weight },
  { node: 1 - node, weight },
])
/** Where a posterior turns, as shares below: panels end there. */
const TURNS = [1e-9, 1e-6, 1e-4, 2e-3, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.998, 0.9999, 0.999999]

/**
 * P(department i has rank r), row i, column r − 1, rank 1 = highest rate, for independent posteriors: ∫ PB_{r−1}({1 − F_j(x)}) dF_i(x)
 * with the Poisson-binomial distribution of how many others lie above x, by Gauss and Legendre in u = F_i(x) on panels that
 * end where any posterior turns (trust.md 1.4; vectors rank_probabilities). Rows and columns add up to 1 to about 1e-7.
 * Equal posteriors have equal probabilities; no posterior gives no row.
 */
export function rankProbabilities(posteriors: readonly Beta[]): number[][] {
  const turns = posteriors.flatMap((beta) => TURNS.map((p) => betaQuantile(beta, p)))
  return posteriors.map((own, i) => {
    const others = posteriors.filter((_, j) => j !== i)
    const terms = pointsOf(own, turns).map(({ x, weight }) =>
      countsAbove(others.map((other) => betaTails(other, x).upper)).map(
        (probability) => weight * probability,
      ),
    )
    return posteriors.map((_, r) => terms.reduce((sum, term) => sum + at(term, r), 0))
  })
}

/** x and its share of a posterior's mass. */
function pointsOf(own: Beta, turns: readonly number[]): { readonly x: number; readonly weight: number }[] {
  const ends = [0, ...turns.map((x) => betaTails(own, x).lower), 1].sort((a, b) => a - b)
  return ends.flatMap((end, k) => {
    const begin = ends[k - 1] ?? 0
    const width = end - begin
    if (width < 1e-14) return []
    return RULE.map(({ node, weight }) => ({
      x: betaQuantile(own, begin + width * node),
      weight: width * weight,
    }))
  })
}

/** Poisson-binomial: probability that exactly 0, 1, … of independent events happen. */
function countsAbove(events: readonly number[]): number[] {
  let counts = [1]
  for (const event of events) {
    const before = counts
    counts = Array.from(
      { length: before.length + 1 },
      (_, r) => at(before, r) * (1 - event) + at(before, r - 1) * event,
    )
  }
  return counts
}

/** Best and worst rank that hold `confidence` of a department's probabilities, equal tails. */
export function likelyRanks(
  probabilities: readonly number[],
  confidence = 0.95,
): [best: number, worst: number] {
  const tail = (1 - confidence) / 2
  return [firstRankReaching(probabilities, tail), firstRankReaching(probabilities, 1 - tail)]
}

function firstRankReaching(probabilities: readonly number[], share: number): number {
  let sum = 0
  const index = probabilities.findIndex((probability) => {
    sum += probability
    return sum >= share
  })
  return index < 0 ? probabilities.length : index + 1
}
