// Robust share (权重稳健度): in how many neighbouring weightings a department keeps its tier.
import { type Weighable, weigh } from '../statistics/composite.ts'
import { byScore } from './pairs.ts'
import { standingsOf } from './standings.ts'

export interface RobustEntrant extends Weighable {
  readonly id: string
}

export interface RobustShare {
  readonly id: string
  /** Tier by the scheme's own weights. */
  readonly tier: number
  /** Share of weight vectors with the same tier, 0–1; null where the grid holds none. */
  readonly share: number | null
}

/** How far each weight may move. */
const REACH = 0.15
/** Weights are compared in whole steps; a rounding is no step. */
const ROUNDING = 1e-9

/**
 * For each ranked department the share of all weight vectors of `weightGrid(weights)` under which it is in the same tier as
 * under the scheme's own weights (domain.md section 4; after the OECD handbook on composite indicators 2008, ch. 7). In ranking
 * order; the order of entrants changes nothing; no entrant gives none. A single indicator has but one vector: share 1.
 * 26 departments and 3 indicators (721 vectors) take a fraction of a second: meant for a worker.
 */
export function robustShares(entrants: readonly RobustEntrant[], weights: readonly number[]): RobustShare[] {
  const grid = weightGrid(weights)
  const tiers = grid.map((vector) => tiersBy(entrants, vector))
  return [...tiersBy(entrants, weights)].map(([id, tier]) => ({
    id,
    tier,
    share: grid.length === 0 ? null : tiers.filter((other) => other.get(id) === tier).length / grid.length,
  }))
}

function tiersBy(entrants: readonly RobustEntrant[], weights: readonly number[]): Map<string, number> {
  const scored = entrants.map((one) => {
    const { value, variancePlus } = weigh(one, weights)
    return { id: one.id, score: 100 * value, variance: 10_000 * variancePlus }
  })
  return new Map(standingsOf(scored, byScore).map(({ id, tier }) => [id, tier]))
}

/**
 * All weight vectors on a grid of 0.01 (0.05 with more than three indicators), each weight within ±0.15 of the scheme's and
 * not below 0, Σ = 1; in lexicographic order. Three weights well inside give 721. No weights give none; weights that lie
 * between grid points may leave none.
 */
export function weightGrid(weights: readonly number[]): number[][] {
  const steps = weights.length > 3 ? 20 : 100
  const ranges = weights.map((weight) => ({
    low: Math.max(0, Math.ceil((weight - REACH) * steps - ROUNDING)),
    high: Math.floor((weight + REACH) * steps + ROUNDING),
  }))
  let vectors: number[][] = weights.length === 0 ? [] : [[]]
  ranges.forEach(({ low, high }, k) => {
    const isLast = k === ranges.length - 1
    vectors = vectors.flatMap((vector) => {
      const left = steps - vector.reduce((sum, step) => sum + step, 0)
      const from = isLast ? Math.max(low, left) : low
      const to = Math.min(high, left)
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => [...vector, from + i])
    })
  })
  return vectors.map((vector) => vector.map((step) => step / steps))
}
