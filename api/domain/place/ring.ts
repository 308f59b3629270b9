// A polygon's closed line: its points, its edges, and an index that finds the few edges at a point's height.
import type { Position } from '../case.ts'

/** [lng, lat] points as GeoJSON has them, degrees; the last repeats the first. */
export type Ring = readonly (readonly number[])[]

export interface Edge {
  readonly a: Position
  readonly b: Position
}

/** The points as positions; a missing number is NaN. */
export function pointsOf(ring: Ring): Position[] {
  return ring.map(([lng = Number.NaN, lat = Number.NaN]) => ({ lng, lat }))
}

/** Whether two positions are the very same. */
export const isSame = (a: Position, b: Position): boolean => a.lng === b.lng && a.lat === b.lat

/** The edges from point to point and back to the first, those without length left out. No points: none. */
export function edgesOf(points: readonly Position[]): Edge[] {
  const [first, ...others] = points
  if (first === undefined) return []
  const edges: Edge[] = []
  let a = first
  for (const b of [...others, first]) {
    if (!isSame(a, b)) edges.push({ a, b })
    a = b
  }
  return edges
}

/** A point this near (0.01 mm) lies on an edge: nearer than coordinates are written, farther than rounding reaches. */
const BORDER_DEGREES = 1e-10
const MOST_SLABS = 512

export interface RingIndex {
  readonly south: number
  readonly slabsPerDegree: number
  /** Edges that touch each latitude slab, from south to north. */
  readonly slabs: readonly (readonly Edge[])[]
}

/** Prepares a ring for many questions of `sideOf`. */
export function indexRing(ring: Ring): RingIndex {
  const edges = edgesOf(pointsOf(ring))
  const lats = edges.flatMap(({ a, b }) => [a.lat, b.lat])
  const margin = 2 * BORDER_DEGREES
  const south = lats.reduce((low, lat) => Math.min(low, lat), Number.POSITIVE_INFINITY) - margin
  const north = lats.reduce((high, lat) => Math.max(high, lat), Number.NEGATIVE_INFINITY) + margin
  const count = Math.min(MOST_SLABS, edges.length)
  const slabsPerDegree = count / (north - south)
  const slabs: Edge[][] = Array.from({ length: count }, () => [])
  for (const edge of edges) {
    const { a, b } = edge
    const first = Math.floor((Math.min(a.lat, b.lat) - BORDER_DEGREES - south) * slabsPerDegree)
    const last = Math.floor((Math.max(a.lat, b.lat) + BORDER_DEGREES - south) * slabsPerDegree)
    for (const slab of slabs.slice(first, last + 1)) slab.push(edge)
  }
  return { south, slabsPerDegree, slabs }
}

const NO_EDGES: readonly Edge[] = []

/** Where a position lies: within 0.01 mm of an edge on the border, else by the even-odd rule along its parallel to the east. */
export function sideOf(ring: RingIndex, { lng, lat }: Position): 'inside' | 'outside' | 'border' {
  let isInside = false
  for (const { a, b } of ring.slabs[Math.floor((lat - ring.south) * ring.slabsPerDegree)] ?? NO_EDGES) {
    const dx = b.lng - a.lng
    const dy = b.lat - a.lat
    const cross = dx * (lat - a.lat) - dy * (lng - a.lng)
    const isNearLine = cross * cross <= BORDER_DEGREES * BORDER_DEGREES * (dx * dx + dy * dy)
    if (isNearLine && isWithin(lng, a.lng, b.lng) && isWithin(lat, a.lat, b.lat)) return 'border'
    if (a.lat > lat !== b.lat > lat && cross > 0 === dy > 0) isInside = !isInside
  }
  return isInside ? 'inside' : 'outside'
}

function isWithin(value: number, one: number, other: number): boolean {
  return one < other
    ? value >= one - BORDER_DEGREES && value <= other + BORDER_DEGREES
    : value >= other - BORDER_DEGREES && value <= one + BORDER_DEGREES
}
