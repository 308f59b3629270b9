// Weights as they are moved: whole points whose sum may be anything above 0, read as shares of it; and what they would change.
import type { Tried } from './answerWeights.ts'

/** The scheme's weights in points of 100. */
export const pointsOf = (weights: readonly number[]): number[] =>
  weights.map((weight) => Math.round(weight * 1000) / 10)

export const sumOf = (points: readonly number[]): number => points.reduce((sum, point) => sum + point, 0)

/** Shares that add up to 1; null where everything is 0. */
export function sharesOf(points: readonly number[]): number[] | null {
  const sum = sumOf(points)
  return sum > 0 ? points.map((point) => point / sum) : null
}

/** Whole points that add up to 100: rounded down, what is left goes to the largest remainders. */
export function normalised(points: readonly number[]): number[] {
  const shares = sharesOf(points)
  if (shares === null) return [...points]
  const whole = shares.map((share) => Math.floor(share * 100))
  const left = 100 - sumOf(whole)
  const order = shares
    .map((share, index) => ({ index, rest: share * 100 - Math.floor(share * 100) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1
  return whole
}

/** A point as typed or dragged, 0–100. */
export const readPoint = (text: string): number => Math.min(100, Math.max(0, Number.parseFloat(text) || 0))

export interface WeightedRow {
  readonly id: string
  readonly name: string
  readonly now: Tried
  readonly tried: Tried
  readonly isMoved: boolean
  readonly isOtherTier: boolean
  /** Share of neighbouring weightings with the same tier; null while it is not known. */
  readonly robust: number | null
}

export interface WeightedInput {
  readonly names: ReadonlyMap<string, string>
  readonly now: readonly Tried[]
  readonly tried: readonly Tried[]
  readonly robust: readonly { readonly id: string; readonly share: number | null }[]
}

/** Every unit under the scheme's and the tried weights, in the tried order. */
export function weightedRows({ names, now, tried, robust }: WeightedInput): WeightedRow[] {
  const byId = new Map(now.map((one) => [one.id, one]))
  const shares = new Map(robust.map(({ id, share }) => [id, share]))
  return tried.flatMap((one) => {
    const before = byId.get(one.id)
    if (!before) return []
    return [
      {
        id: one.id,
        name: names.get(one.id) ?? one.id,
        now: before,
        tried: one,
        isMoved: before.rank !== one.rank,
        isOtherTier: before.tier !== one.tier,
        robust: shares.get(one.id) ?? null,
      },
    ]
  })
}
