// Areas: point in polygon with its border inside, bounding boxes, label points, and what makes a polygon unusable.
import type { Position } from '../case.ts'

type Ring = readonly (readonly number[])[]
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

export const polygonsOf = (geometry: AreaGeometry): readonly (readonly Ring[])[] =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates as readonly Ring[]]
    : (geometry.coordinates as readonly (readonly Ring[])[])

/** The box around all points; null for none. */
export function boundingBox(geometries: readonly AreaGeometry[]): BoundingBox | null {
  const points = geometries.flatMap((geometry) => polygonsOf(geometry).flat(2))
  if (points.length === 0) return null
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [lng = 0, lat = 0] of points) {
    box.west = Math.min(box.west, lng)
    box.south = Math.min(box.south, lat)
    box.east = Math.max(box.east, lng)
    box.north = Math.max(box.north, lat)
  }
  return box
}

/** Whether a position lies in an area; its border, also that of its holes, is inside. */
export function contains(geometry: AreaGeometry, position: Position): boolean {
  return polygonsOf(geometry).some(([outer, ...holes]) => {
    if (outer === undefined) return false
    const where = sideOf(outer, position)
    if (where !== 'inside') return where === 'border'
    return holes.every((hole) => sideOf(hole, position) !== 'inside')
  })
}

/** Ray casting to the east; a point on an edge is on the border. */
function sideOf(ring: Ring, { lng, lat }: Position): 'inside' | 'outside' | 'border' {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? []
    const [xj = 0, yj = 0] = ring[j] ?? []
    const cross = (xj - xi) * (lat - yi) - (yj - yi) * (lng - xi)
    if (cross === 0 && isBetween(lng, xi, xj) && isBetween(lat, yi, yj)) return 'border'
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside ? 'inside' : 'outside'
}

const isBetween = (value: number, a: number, b: number): boolean =>
  value >= Math.min(a, b) && value <= Math.max(a, b)

/**
 * Finds the area of a position: among several that contain it (a shared border, an overlap) the smaller id by code
 * units; null outside all. Built once, a look-up tests only areas whose bounding box holds the position.
 */
export function areaFinder<T extends { readonly id: string; readonly geometry: AreaGeometry }>(
  areas: readonly T[],
): (position: Position) => T | null {
  const boxed = [...areas]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((area) => {
      const box = boundingBox([area.geometry])
      return box ? [{ area, box }] : []
    })
  return (position) => {
    const { lng, lat } = position
    const found = boxed.find(
      ({ area, box }) =>
        lng >= box.west &&
        lng <= box.east &&
        lat >= box.south &&
        lat <= box.north &&
        contains(area.geometry, position),
    )
    return found?.area ?? null
  }
}

/** Why a polygon cannot be used; `at` is where. */
export interface PolygonFault {
  readonly code: 'too_few_points' | 'not_closed' | 'out_of_range' | 'self_intersection'
  readonly at: Position
}

/** Faults of an area's rings; none = usable. A ring may touch itself in a point but not cross itself. */
export function polygonFaults(geometry: AreaGeometry): PolygonFault[] {
  return polygonsOf(geometry)
    .flat()
    .flatMap((ring) => ringFaults(ring))
}

function ringFaults(ring: Ring): PolygonFault[] {
  const point = (i: number): Position => ({ lng: ring[i]?.[0] ?? 0, lat: ring[i]?.[1] ?? 0 })
  const last = ring.length - 1
  if (ring.length < 4) return [{ code: 'too_few_points', at: point(0) }]
  if (point(0).lng !== point(last).lng || point(0).lat !== point(last).lat) {
    return [{ code: 'not_closed', at: point(last) }]
  }
  const wild = ring.findIndex(([lng = 999, lat = 999]) => !(Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
  if (wild >= 0) return [{ code: 'out_of_range', at: point(wild) }]
  const crossing = selfCrossing(ring)
  return crossing ? [{ code: 'self_intersection', at: crossing }] : []
}

type Edge = readonly [Position, Position]

/** First proper crossing of two edges, sweeping by longitude. */
function selfCrossing(ring: Ring): Position | null {
  const edges: Edge[] = ring.slice(1).map(([x = 0, y = 0], i) => {
    const [px = 0, py = 0] = ring[i] ?? []
    return [
      { lng: px, lat: py },
      { lng: x, lat: y },
    ]
  })
  const west = ([a, b]: Edge) => Math.min(a.lng, b.lng)
  const east = ([a, b]: Edge) => Math.max(a.lng, b.lng)
  const sorted = [...edges].sort((a, b) => west(a) - west(b))
  for (const [i, edge] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j]
      if (other === undefined || west(other) > east(edge)) break
      const at = crossing(edge, other)
      if (at !== null) return at
    }
  }
  return null
}

/** Where two edges cross in the inside of both; touching ends do not count. */
function crossing([a, b]: Edge, [c, d]: Edge): Position | null {
  const turn = (p: Position, q: Position, r: Position) =>
    (q.lng - p.lng) * (r.lat - p.lat) - (q.lat - p.lat) * (r.lng - p.lng)
  const [c1, c2, a1, a2] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (c1 * c2 >= 0 || a1 * a2 >= 0) return null
  const t = a1 / (a1 - a2)
  return { lng: a.lng + t * (b.lng - a.lng), lat: a.lat + t * (b.lat - a.lat) }
}
