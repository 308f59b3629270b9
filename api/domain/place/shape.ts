// Size of an area and the point where its name or figure is written.
import type { Position } from '../case.ts'
import { type AreaGeometry, polygonsOf } from './polygon.ts'
import { type Edge, edgesOf, pointsOf, type Ring } from './ring.ts'

/** Mean earth radius, metres. */
const R = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Square metres on the sphere, holes taken off; 0 for an area without points. Any direction of the rings will do. */
export function areaSquareMetres(geometry: AreaGeometry): number {
  return polygonsOf(geometry).reduce((sum, rings) => sum + polygonSquareMetres(rings), 0)
}

function polygonSquareMetres(rings: readonly Ring[]): number {
  const [outer = 0, ...holes] = rings.map(ringSquareMetres)
  return holes.reduce((sum, hole) => sum - hole, outer)
}

/** Chamberlain and Duquette 2007 (JPL 07-03): exact for edges along meridians and parallels, near enough for a city. */
function ringSquareMetres(ring: Ring): number {
  const sum = edgesOf(pointsOf(ring)).reduce(
    (total, { a, b }) =>
      total + radians(b.lng - a.lng) * (2 + Math.sin(radians(a.lat)) + Math.sin(radians(b.lat))),
    0,
  )
  return (Math.abs(sum) * R * R) / 2
}

/**
 * A position inside the area's largest polygon: its centroid, or where that lies outside (a bend, a hole) the middle of
 * the widest stretch inside at the centroid's latitude. Null for an area without extent.
 */
export function labelPoint(geometry: AreaGeometry): Position | null {
  let largest: readonly Ring[] = []
  for (const rings of polygonsOf(geometry)) {
    if (polygonSquareMetres(rings) > polygonSquareMetres(largest)) largest = rings
  }
  const edges = largest.flatMap((ring) => edgesOf(pointsOf(ring)))
  const centre = centroid(largest)
  if (centre === null) return null
  let best = { lng: centre.lng, width: 0 }
  for (const [west, east] of stretches(edges, centre.lat)) {
    if (west <= centre.lng && centre.lng <= east) return centre
    if (east - west > best.width) best = { lng: (west + east) / 2, width: east - west }
  }
  return { lng: best.lng, lat: centre.lat }
}

/** Mean of the outer ring's triangles with its first point, by their area; holes do not move it. */
function centroid([outer = []]: readonly Ring[]): Position | null {
  const edges = edgesOf(pointsOf(outer))
  const origin = edges[0]?.a
  if (origin === undefined) return null
  let [area, lng, lat] = [0, 0, 0]
  for (const { a, b } of edges) {
    const [ax, ay, bx, by] = [a.lng - origin.lng, a.lat - origin.lat, b.lng - origin.lng, b.lat - origin.lat]
    const twice = ax * by - ay * bx
    area += twice
    lng += (twice * (ax + bx)) / 3
    lat += (twice * (ay + by)) / 3
  }
  return area === 0 ? null : { lng: origin.lng + lng / area, lat: origin.lat + lat / area }
}

/** Stretches of a parallel inside the rings, from west to east. */
function stretches(edges: readonly Edge[], lat: number): [west: number, east: number][] {
  const crossings = edges
    .filter(({ a, b }) => a.lat > lat !== b.lat > lat)
    .map(({ a, b }) => a.lng + ((lat - a.lat) / (b.lat - a.lat)) * (b.lng - a.lng))
    .sort((a, b) => a - b)
  return crossings.flatMap((west, i): [number, number][] => {
    const east = crossings[i + 1]
    return i % 2 === 0 && east !== undefined ? [[west, east]] : []
  })
}
