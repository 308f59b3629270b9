// Areas: point in polygon with its border inside, bounding boxes, label points, and what makes a polygon unusable.
import type { Position } from '../case.ts'
import { indexRing, isSame, pointsOf, type Ring, type RingIndex, sideOf } from './ring.ts'
import { crossingOf } from './ringCrossing.ts'

/** GeoJSON Polygon or MultiPolygon, WGS-84, [lng, lat]. */
export interface AreaGeometry {
  readonly type: 'Polygon' | 'MultiPolygon'
  readonly coordinates: readonly Ring[] | readonly (readonly Ring[])[]
}

export interface BoundingBox {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The polygons of an area, each an outer ring and its holes. */
export const polygonsOf = (geometry: AreaGeometry): readonly (readonly Ring[])[] =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates as readonly Ring[]]
    : (geometry.coordinates as readonly (readonly Ring[])[])

/** The box around all points; null for none. */
export function boundingBox(geometries: readonly AreaGeometry[]): BoundingBox | null {
  const rings = geometries.flatMap((geometry) => polygonsOf(geometry).flat())
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const { lng, lat } of rings.flatMap(pointsOf)) {
    box.west = Math.min(box.west, lng)
    box.south = Math.min(box.south, lat)
    box.east = Math.max(box.east, lng)
    box.north = Math.max(box.north, lat)
  }
  return box.west > box.east ? null : box
}

interface PolygonIndex {
  readonly outer: RingIndex
  readonly holes: readonly RingIndex[]
}

function indexArea(geometry: AreaGeometry): PolygonIndex[] {
  return polygonsOf(geometry).flatMap(([outer, ...holes]) =>
    outer === undefined ? [] : [{ outer: indexRing(outer), holes: holes.map(indexRing) }],
  )
}

function isInPolygon({ outer, holes }: PolygonIndex, position: Position): boolean {
  const side = sideOf(outer, position)
  if (side !== 'inside') return side === 'border'
  return holes.every((hole) => sideOf(hole, position) !== 'inside')
}

/** Whether a position lies in an area; its border, also that of its holes, is inside. For many look-ups see `areaFinder`. */
export function contains(geometry: AreaGeometry, position: Position): boolean {
  return indexArea(geometry).some((polygon) => isInPolygon(polygon, position))
}

/** Farther than any border is wide. */
const MARGIN_DEGREES = 1e-9

/**
 * Finds the area of a position: among several that contain it (a shared border, an overlap) the smaller id by code
 * units; null outside all. Built once, a look-up tests only areas whose bounding box holds the position, and of these
 * only the edges at its height: a million look-ups take well under a second.
 */
export function areaFinder<T extends { readonly id: string; readonly geometry: AreaGeometry }>(
  areas: readonly T[],
): (position: Position) => T | null {
  const indexed = [...areas]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((area) => {
      const box = boundingBox([area.geometry])
      return box === null ? [] : [{ area, box: widened(box), polygons: indexArea(area.geometry) }]
    })
  return (position) => {
    for (const { area, box, polygons } of indexed) {
      if (isInBox(box, position) && polygons.some((polygon) => isInPolygon(polygon, position))) return area
    }
    return null
  }
}

function widened({ west, south, east, north }: BoundingBox): BoundingBox {
  return {
    west: west - MARGIN_DEGREES,
    south: south - MARGIN_DEGREES,
    east: east + MARGIN_DEGREES,
    north: north + MARGIN_DEGREES,
  }
}

function isInBox({ west, south, east, north }: BoundingBox, { lng, lat }: Position): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north
}

/** Why a polygon cannot be used; `at` is where. */
export interface PolygonFault {
  readonly code: 'too_few_points' | 'not_closed' | 'out_of_range' | 'self_intersection'
  readonly at: Position
}

/**
 * Faults of an area, ring by ring, then crossings polygon by polygon; none = usable. A ring may touch itself or another
 * in a point, but neither cross itself nor lie on itself. `at` is the faulty point, for crossings the crossing; a ring
 * without a point has none, there `at` is NaN.
 */
export function polygonFaults(geometry: AreaGeometry): PolygonFault[] {
  const polygons = polygonsOf(geometry)
  if (polygons.flat().length === 0) return [{ code: 'too_few_points', at: NOWHERE }]
  return polygons.flatMap((rings) => {
    const faults = rings.flatMap(ringFaults)
    const crossing = faults.length > 0 ? null : crossingOf(rings)
    return crossing === null ? faults : [{ code: 'self_intersection', at: crossing }]
  })
}

const NOWHERE: Position = { lng: Number.NaN, lat: Number.NaN }

function ringFaults(ring: Ring): PolygonFault[] {
  const points = pointsOf(ring)
  const wild = points.find(({ lng, lat }) => !(Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
  if (wild !== undefined) return [{ code: 'out_of_range', at: wild }]
  const [first = NOWHERE] = points
  const last = points.at(-1) ?? NOWHERE
  const corners = new Set(points.map(({ lng, lat }) => `${lng} ${lat}`)).size
  if (ring.length < 4 || corners < 3) return [{ code: 'too_few_points', at: first }]
  return isSame(first, last) ? [] : [{ code: 'not_closed', at: last }]
}
