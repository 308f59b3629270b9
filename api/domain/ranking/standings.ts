// What a ranking can claim: rank intervals and tiers from all pairwise tests together.
import { holmCutoff } from '../statistics/holm.ts'
import { orderByScore, type Scored } from './order.ts'
import type { PairTest } from './pairs.ts'

/** Family-wise level of all pairwise claims of one group together. */
export const FAMILY_LEVEL = 0.05

export interface Standing {
  readonly id: string
  /** 1, 2, 2, 4 */
  readonly rank: number
  /** Best rank that the data allow: 1 + number of those significantly better. */
  readonly rankLow: number
  /** Worst rank that the data allow: K − number of those significantly worse. */
  readonly rankHigh: number
  /** From 1; none in a tier is significantly below the tier's head. */
  readonly tier: number
}

/** Only departments that are ranked. */
export interface Entrant extends Scored {
  readonly score: number
}

/**
 * Rank, rank interval and tier of each entrant, in ranking order (domain.md section 4; Holm over all K(K−1) one-sided pairs:
 * Mogstad, Romano, Shaikh and Wilhelm 2023; vectors rank_sets_and_tiers). With 95 % confidence all intervals together
 * hold the true ranks.
 *
 * Tiers are walked down the order, equal scores by id: the first entrant heads a tier, and a new one begins at the first that the head
 * beats significantly. Neither row order nor names can move one; among equal scores the id decides whose interval heads. No entrant
 * gives no standing; one alone is 1, [1, 1], tier 1.
 */
export function standingsOf<T extends Entrant>(
  entrants: readonly T[],
  test: PairTest<T>,
  level: number = FAMILY_LEVEL,
): Standing[] {
  const byId = new Map(entrants.map((one, i) => [one.id, i]))
  const order = orderByScore(entrants).flatMap(({ id, rank }) => {
    const index = byId.get(id)
    return rank === null || index === undefined ? [] : [{ id, rank, index }]
  })
  const beats = significantPairs(entrants, test, level)
  const tiers = tiersOf(order, beats)
  const count = entrants.length
  return order.map(({ id, rank, index }, i) => {
    let better = 0
    let worse = 0
    for (let other = 0; other < count; other++) {
      better += Number(beats(other, index))
      worse += Number(beats(index, other))
    }
    return { id, rank, rankLow: 1 + better, rankHigh: count - worse, tier: tiers[i] ?? 1 }
  })
}

/** Whether entrant number i is significantly better than number j. */
type Beats = (i: number, j: number) => boolean

function significantPairs<T extends Entrant>(
  entrants: readonly T[],
  test: PairTest<T>,
  level: number,
): Beats {
  const count = entrants.length
  const ps = new Float64Array(count * (count - 1))
  // Row i holds its tests against all others, itself left out.
  const slot = (i: number, j: number) => i * (count - 1) + (j < i ? j : j - 1)
  for (const [i, one] of entrants.entries()) {
    for (const [j, other] of entrants.entries()) if (i !== j) ps[slot(i, j)] = test(one, other)
  }
  const cutoff = holmCutoff(ps, level)
  return (i, j) => i !== j && cutoff !== null && (ps[slot(i, j)] ?? 1) <= cutoff
}

/** Tier of each place of the order. */
function tiersOf(order: readonly { readonly index: number }[], beats: Beats): number[] {
  let tier = 0
  let head: number | null = null
  return order.map(({ index }) => {
    if (head === null || beats(head, index)) {
      tier += 1
      head = index
    }
    return tier
  })
}
