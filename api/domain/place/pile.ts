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
/** Cases of a pile times this reach the located ones: 2 %. */
const SHARE_PARTS = 50

/** Micro-degrees: coordinates are equal when they agree to 6 decimals. */
export const microDegrees = ({ lng, lat }: Position): { readonly lngE6: number; readonly latE6: number } => ({
  lngE6: Math.round(lng * 1e6),
  latE6: Math.round(lat * 1e6),
})

/** Latitudes are counted in bands of this height: a number of 53 bits holds a longitude and a place in the band. */
const BAND = 2 ** 24

interface Count {
  readonly lngE6: number
  readonly latE6: number
  cases: number
}

/** Counts a file's positions one by one (domain.md section 8). */
export class PileCounter {
  readonly #bands = new Map<number, Map<number, Count>>()
  #located = 0

  /** Positions counted. */
  get located(): number {
    return this.#located
  }

  /** Takes one more located case. */
  add(position: Position): void {
    const { lngE6, latE6 } = microDegrees(position)
    const band = Math.floor(latE6 / BAND)
    const counts = this.#bands.get(band) ?? new Map<number, Count>()
    const key = lngE6 * BAND + (latE6 - band * BAND)
    const count = counts.get(key)
    if (count) count.cases += 1
    else this.#bands.set(band, counts.set(key, { lngE6, latE6, cases: 1 }))
    this.#located += 1
  }

  /** Coordinates with ≥ 30 cases and ≥ 2 % of the located ones, largest first, then from west and south. */
  piles(): Pile[] {
    return [...this.#bands.values()]
      .flatMap((counts) => [...counts.values()].filter((count) => this.#isPile(count)))
      .map((pile) => ({ ...pile, share: pile.cases / this.#located }))
      .sort((a, b) => b.cases - a.cases || a.lngE6 - b.lngE6 || a.latE6 - b.latE6)
  }

  #isPile({ cases }: Count): boolean {
    return cases >= LEAST_CASES && cases * SHARE_PARTS >= this.#located
  }
}
