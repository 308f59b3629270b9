// The positions of a file's cases in a few bytes each: default-geocode piles and the grid's corner come from them.
import type { Position } from '../../domain/case.ts'
import { gridOrigin } from '../../domain/place/grid.ts'
import { microDegrees, type Pile } from '../../domain/place/pile.ts'

export interface PositionLog {
  add(position: Position): void
  located(): number
  /** Coordinates with ≥ 30 cases and ≥ 2 % of the located ones, largest first. */
  piles(): Pile[]
  /** Corner of the located cases rounded down to 0.01°, default positions left out; null where none is located. */
  origin(isDefault: (at: { readonly lngE6: number; readonly latE6: number }) => boolean): Position | null
}

const LEAST_CASES = 30
const LEAST_SHARE = 0.02
/** More candidates than coordinates that can each have a fiftieth of the cases. */
const CANDIDATES = 64

/** Keeps 8 bytes a position, so that a file of millions of rows needs no memory to speak of. */
export function openPositionLog(): PositionLog {
  let positions = new Int32Array(1024)
  let length = 0
  const candidates = new Map<string, number>()
  return {
    add(position) {
      const { lngE6, latE6 } = microDegrees(position)
      if (length + 2 > positions.length) {
        const larger = new Int32Array(positions.length * 2)
        larger.set(positions)
        positions = larger
      }
      positions[length] = lngE6
      positions[length + 1] = latE6
      length += 2
      nominate(candidates, `${lngE6} ${latE6}`)
    },
    located: () => length / 2,
    piles: () => countPiles(positions.subarray(0, length), candidates),
    origin(isDefault) {
      let [lngE6, latE6] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
      for (let i = 0; i < length; i += 2) {
        const at = { lngE6: positions[i] ?? 0, latE6: positions[i + 1] ?? 0 }
        if (isDefault(at)) continue
        lngE6 = Math.min(lngE6, at.lngE6)
        latE6 = Math.min(latE6, at.latE6)
      }
      return lngE6 === Number.POSITIVE_INFINITY ? null : gridOrigin({ lng: lngE6 / 1e6, lat: latE6 / 1e6 })
    },
  }
}

/**
 * Misra and Gries 1982: after any stream, every value that makes up more than 1/64 of it is among the 63 candidates.
 * Which of them really do is counted afterwards.
 */
function nominate(candidates: Map<string, number>, name: string): void {
  const votes = candidates.get(name)
  if (votes !== undefined) candidates.set(name, votes + 1)
  else if (candidates.size < CANDIDATES - 1) candidates.set(name, 1)
  else {
    for (const [other, left] of candidates) {
      if (left === 1) candidates.delete(other)
      else candidates.set(other, left - 1)
    }
  }
}

function countPiles(positions: Int32Array, candidates: ReadonlyMap<string, number>): Pile[] {
  const counts = new Map<number, Map<number, number>>()
  for (const name of candidates.keys()) {
    const [lngE6 = 0, latE6 = 0] = name.split(' ').map(Number)
    const column = counts.get(lngE6) ?? new Map<number, number>()
    counts.set(lngE6, column.set(latE6, 0))
  }
  for (let i = 0; i < positions.length; i += 2) {
    const column = counts.get(positions[i] ?? 0)
    const count = column?.get(positions[i + 1] ?? 0)
    if (column && count !== undefined) column.set(positions[i + 1] ?? 0, count + 1)
  }
  const located = positions.length / 2
  return [...counts]
    .flatMap(([lngE6, column]) =>
      [...column].map(([latE6, cases]) => ({ lngE6, latE6, cases, share: cases / located })),
    )
    .filter(({ cases, share }) => cases >= LEAST_CASES && share >= LEAST_SHARE)
    .sort((a, b) => b.cases - a.cases || a.lngE6 - b.lngE6 || a.latE6 - b.latE6)
}
