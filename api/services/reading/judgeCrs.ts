// Which coordinate system a file's positions are in, judged by where they would lie.
import { toWgs84 } from '#api/domain/place/gcj02.ts'
import { COORDINATE_SYSTEMS, type CoordinateSystem, codes } from '#db/vocabulary.ts'

import type { CompiledMapping } from './compileMapping.ts'
import { cellText, type SourceRow } from './row.ts'

export interface LngLat {
  readonly lng: number
  readonly lat: number
}

export interface CrsJudgement {
  readonly positions: number
  /** Share of the positions inside the boundary, 0–1, if the file were in that system. */
  readonly shares: Readonly<Record<CoordinateSystem, number>>
  /** The system with the largest share, on a tie the first of the vocabulary; null without positions or with none inside. */
  readonly best: CoordinateSystem | null
}

/**
 * Compares the three systems over positions as they stand in the file.
 * @param contains whether a WGS-84 position lies inside the deployment's boundary.
 */
export function judgeCrs(
  positions: readonly LngLat[],
  contains: (position: LngLat) => boolean,
): CrsJudgement {
  const inside = (crs: CoordinateSystem) =>
    positions.length === 0
      ? 0
      : positions.filter((position) => contains(toWgs84(position, crs))).length / positions.length
  const shares = { wgs84: inside('wgs84'), gcj02: inside('gcj02'), bd09: inside('bd09') }
  let best: CoordinateSystem | null = null
  for (const crs of codes(COORDINATE_SYSTEMS)) {
    if (shares[crs] > (best === null ? 0 : shares[best])) best = crs
  }
  return { positions: positions.length, shares, best }
}

/** The position of a row as it stands in the file, in whatever system; null where there is none that can be read. */
export function rawPosition(row: SourceRow, { position }: CompiledMapping): LngLat | null {
  if (position.lng.index < 0 || position.lat.index < 0) return null
  const [lng, lat] = [cellText(row.values[position.lng.index]), cellText(row.values[position.lat.index])]
  if (lng === '' || lat === '') return null
  const read = { lng: Number(lng), lat: Number(lat) }
  const isPosition =
    Math.abs(read.lng) <= 180 && Math.abs(read.lat) <= 90 && (read.lng !== 0 || read.lat !== 0)
  return isPosition ? read : null
}
