// Default geocodes: single coordinates on which far too many of a file's cases lie.
import type { Position } from '../case.ts'

export interface Pile {
  readonly lngE6: number
  readonly latE6: number
  readonly cases: number
  /** Of the file's located cases. */
  readonly share: number
}

const LEAST_CASES = 30
const LEAST_SHARE = 0.02

/** Micro-degrees: coordinates are equal when they agree to 6 decimals. */
export const microDegrees = ({ lng, lat }: Position): { readonly lngE6: number; readonly latE6: number } => ({
  lngE6: Math.round(lng * 1e6),
  latE6: Math.round(lat * 1e6),
})

/** Counts a file's positions one by one. */
export class PileCounter {
  readonly #counts = new Map<number, { lngE6: number; latE6: number; cases: number }>()
  #located = 0

  get located(): number {
    return this.#located
  }

  add(position: Position): void {
    const { lngE6, latE6 } = microDegrees(position)
    const key = (lngE6 + 180_000_000) * 200_000_000 + (latE6 + 90_000_000)
    const count = this.#counts.get(key)
    if (count) count.cases += 1
    else this.#counts.set(key, { lngE6, latE6, cases: 1 })
    this.#located += 1
  }

  /** Coordinates with ≥ 30 cases and ≥ 2 % of the located ones, largest first. */
  piles(): Pile[] {
    return [...this.#counts.values()]
      .filter(({ cases }) => cases >= LEAST_CASES && cases >= LEAST_SHARE * this.#located)
      .map((pile) => ({ ...pile, share: pile.cases / this.#located }))
      .sort((a, b) => b.cases - a.cases || a.lngE6 - b.lngE6 || a.latE6 - b.latE6)
  }
}
