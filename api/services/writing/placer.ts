// Where a case counts on the map: community by polygon (or by name where there are none) and 125 m cell.
import type { PlaceValues } from '#db/facts/keys.ts'
import type { Sqlite } from '#db/open.ts'
import { listMarkedPositions } from '#db/queries/imports.ts'
import { type CommunityRow, listCommunityRows, readStreet } from '#db/queries/street.ts'
import type { Position } from '../../domain/case.ts'
import { cellOf, FINEST, gridOrigin } from '../../domain/place/grid.ts'
import { microDegrees } from '../../domain/place/pile.ts'
import { type AreaGeometry, areaFinder, boundingBox } from '../../domain/place/polygon.ts'

export interface Placer {
  /** South-west corner of the cell grid; null = nothing was ever located. */
  readonly origin: Position | null
  /** Whether communities have polygons; then declared names count for nothing. */
  readonly hasPolygons: boolean
  /**
   * Place of a case. A coordinate marked as a default geocode is no position; outside every polygon a case has a cell but
   * no community.
   */
  placeOf(position: Position | null, declaredKey: number | null): PlaceValues
  /** Whether a position lies in any community. */
  contains(position: Position): boolean
}

export interface PlacerInput {
  readonly communities: readonly CommunityRow[]
  readonly origin: Position | null
  readonly marked: ReadonlySet<string>
}

const UNLOCATED: PlaceValues = { communityKey: null, cellX: null, cellY: null }

/** The placer of the deployment as stored. */
export function openPlacer(sqlite: Sqlite): Placer {
  return placerOf(placerInput(sqlite))
}

/** What is stored of places: communities, grid origin (of the communities where none is stored yet), marked coordinates. */
export function placerInput(sqlite: Sqlite): PlacerInput {
  const communities = listCommunityRows(sqlite)
  const street = readStreet(sqlite)
  const stored = street?.originLng != null && street.originLat !== null
  const origin = stored ? { lng: street.originLng, lat: street.originLat } : originOf(communities)
  return { communities, origin, marked: new Set(listMarkedPositions(sqlite).map(coordinateName)) }
}

export const coordinateName = (at: { readonly lngE6: number; readonly latE6: number }): string =>
  `${at.lngE6} ${at.latE6}`

/** Corner of the communities' bounding box, rounded down to 0.01°; null where none has a polygon. */
export function originOf(communities: readonly CommunityRow[]): Position | null {
  const box = boundingBox(areasOf(communities).map((area) => area.geometry))
  return box === null ? null : gridOrigin({ lng: box.west, lat: box.south })
}

export function placerOf({ communities, origin, marked }: PlacerInput): Placer {
  const areas = areasOf(communities)
  const find = areaFinder(areas)
  const hasPolygons = areas.length > 0
  return {
    origin,
    hasPolygons,
    contains: (position) => find(position) !== null,
    placeOf(position, declaredKey) {
      const isDefault =
        position !== null && marked.size > 0 && marked.has(coordinateName(microDegrees(position)))
      const located = isDefault ? null : position
      const area = located === null ? null : find(located)
      const communityKey = hasPolygons ? (area?.key ?? null) : declaredKey
      if (located === null || origin === null)
        return { ...UNLOCATED, communityKey: hasPolygons ? null : communityKey }
      const { ix, iy } = cellOf(located, origin, FINEST)
      return { communityKey, cellX: ix, cellY: iy }
    },
  }
}

interface Area {
  readonly key: number
  readonly id: string
  readonly geometry: AreaGeometry
}

const areasOf = (communities: readonly CommunityRow[]): Area[] =>
  communities.flatMap(({ key, id, geometry }) =>
    geometry === null ? [] : [{ key, id, geometry: JSON.parse(geometry) as AreaGeometry }],
  )
