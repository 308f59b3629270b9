// What it takes to try other weights: the sums behind every ranked department's score.
import { type Static, Type } from 'typebox'
import { closed, words } from './kit.ts'
import { envelope } from './metric.ts'

const vector = Type.Array(Type.Number())
const matrix = Type.Array(vector)

/** Sums over a department's cases, per indicator and pair: d units, y good units (domain.md section 4, V⁺). */
export const Moments = closed({
  cases: Type.Number(),
  d: vector,
  y: vector,
  dd: matrix,
  yd: matrix,
  yy: matrix,
})

export const RankingMoments = closed({
  ...envelope,
  scheme: Type.String(),
  indicators: Type.Array(
    closed({ metric: Type.String(), weight: Type.Number(), higherIsBetter: Type.Boolean() }),
  ),
  groups: Type.Array(
    closed({
      id: Type.String(),
      label: words,
      /** Ranked ones only: who is ranked does not depend on the weights. */
      departments: Type.Array(closed({ id: Type.String(), name: Type.String(), moments: Moments })),
    }),
  ),
})
export type RankingMoments = Static<typeof RankingMoments>
