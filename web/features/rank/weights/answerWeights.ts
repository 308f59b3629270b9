// Standings of a group under any weights, and how robust its tiers are: what the worker computes.

import { byScore } from '#api/domain/ranking/pairs.ts'
import { type RobustShare, robustShares } from '#api/domain/ranking/robust.ts'
import { type Standing, standingsOf } from '#api/domain/ranking/standings.ts'
import { weigh, weighableFromMoments } from '#api/domain/statistics/composite.ts'
import type { CaseMoments } from '#api/domain/statistics/moments.ts'

export interface WeightsQuestion {
  readonly departments: readonly { readonly id: string; readonly moments: CaseMoments }[]
  readonly higherIsBetter: readonly boolean[]
  /** Σ = 1. */
  readonly weights: readonly number[]
  /** Also the share of neighbouring weightings with the same tier, which takes longer. */
  readonly isRobust: boolean
}

export interface Tried extends Standing {
  /** Points. */
  readonly score: number
}

export interface WeightsAnswer {
  /** In ranking order. */
  readonly standings: readonly Tried[]
  readonly robust: readonly RobustShare[] | null
}

/** Ranks, rank intervals and tiers by the rules of the ranking itself, under the given weights. */
export function answerWeights({
  departments,
  higherIsBetter,
  weights,
  isRobust,
}: WeightsQuestion): WeightsAnswer {
  const entrants = departments.map(({ id, moments }) => ({
    id,
    ...weighableFromMoments(moments, higherIsBetter),
  }))
  const scored = entrants.map((one) => {
    const { value, variancePlus } = weigh(one, weights)
    return { id: one.id, score: 100 * value, variance: 10_000 * variancePlus }
  })
  const scores = new Map(scored.map(({ id, score }) => [id, score]))
  return {
    standings: standingsOf(scored, byScore).map((standing) => ({
      ...standing,
      score: scores.get(standing.id) ?? 0,
    })),
    robust: isRobust ? robustShares(entrants, weights) : null,
  }
}
