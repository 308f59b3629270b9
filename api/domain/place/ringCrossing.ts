// Where the rings of a polygon cross themselves or each other.
import type { Position } from '../case.ts'
import { type Edge, edgesOf, isSame, pointsOf, type Ring } from './ring.ts'

/** An edge with its ring's number and the point before it. */
interface LinkedEdge extends Edge {
  readonly ring: number
  readonly before: Position
}

/**
 * First point, from the west, in which the rings of one polygon cross: two edges that cut each other, a line that passes
 * another from one side to the other in a corner, or two edges of one ring that lie on each other. Touching is no
 * crossing. Null where nothing crosses. Edges are compared only where their longitudes meet.
 */
export function crossingOf(rings: readonly Ring[]): Position | null {
  const edges = rings
    .flatMap((ring, number) => linkedEdges(ring, number))
    .map((edge) => ({ edge, west: Math.min(edge.a.lng, edge.b.lng), east: Math.max(edge.a.lng, edge.b.lng) }))
    .sort((one, other) => one.west - other.west)
  for (const [i, { edge, east }] of edges.entries()) {
    for (let j = i + 1; ; j++) {
      const other = edges[j]
      if (other === undefined || other.west > east) break
      const at = meeting(edge, other.edge) ?? passage(edge, other.edge) ?? passage(other.edge, edge)
      if (at !== null) return at
    }
  }
  return null
}

function linkedEdges(ring: Ring, number: number): LinkedEdge[] {
  const edges = edgesOf(pointsOf(ring))
  const last = edges.at(-1)
  if (last === undefined) return []
  let before = last.a
  return edges.map((edge) => {
    const linked = { ...edge, ring: number, before }
    before = edge.a
    return linked
  })
}

interface Vector {
  readonly x: number
  readonly y: number
}

const from = (start: Position, end: Position): Vector => ({ x: end.lng - start.lng, y: end.lat - start.lat })
/** Positive where v lies to the left of u. */
const cross = (u: Vector, v: Vector): number => u.x * v.y - u.y * v.x
const dot = (u: Vector, v: Vector): number => u.x * v.x + u.y * v.y
const along = ({ a, b }: Edge, t: number): Position => ({
  lng: a.lng + t * (b.lng - a.lng),
  lat: a.lat + t * (b.lat - a.lat),
})

/** Where two edges cut each other in the inside of both, or lie on each other in one ring. */
function meeting(one: LinkedEdge, other: LinkedEdge): Position | null {
  const line = from(one.a, one.b)
  const [c, d] = [cross(line, from(one.a, other.a)), cross(line, from(one.a, other.b))]
  if (c === 0 && d === 0) return one.ring === other.ring ? overlap(one, other) : null
  if (c * d >= 0) return null
  const crossed = from(other.a, other.b)
  const [a, b] = [cross(crossed, from(other.a, one.a)), cross(crossed, from(other.a, one.b))]
  return a * b < 0 ? along(one, a / (a - b)) : null
}

/** Middle of what two edges on one line have in common. */
function overlap(one: Edge, other: Edge): Position | null {
  const line = from(one.a, one.b)
  const [c, d] = [dot(line, from(one.a, other.a)), dot(line, from(one.a, other.b))]
  const length = dot(line, line)
  const [low, high] = [Math.max(0, Math.min(c, d)), Math.min(length, Math.max(c, d))]
  return low < high ? along(one, (low + high) / (2 * length)) : null
}

/** The start of `other` if it lies on `edge` (its end excluded) and the two lines change sides there. */
function passage(edge: LinkedEdge, other: LinkedEdge): Position | null {
  const at = other.a
  const line = from(edge.a, edge.b)
  const place = dot(line, from(edge.a, at))
  if (cross(line, from(edge.a, at)) !== 0 || place < 0 || place >= dot(line, line)) return null
  const arms = [from(at, isSame(edge.a, at) ? edge.before : edge.a), from(at, edge.b)] as const
  return sideOfArms(arms, from(at, other.before)) * sideOfArms(arms, from(at, other.b)) < 0 ? at : null
}

/** 1 in the angle counter-clockwise from the first arm to the second, −1 in the other, 0 on an arm. */
function sideOfArms([u, v]: readonly [Vector, Vector], w: Vector): number {
  if (isAlong(u, w) || isAlong(v, w)) return 0
  const isBetween = cross(u, v) >= 0 ? isLeftOf(u, w) && isLeftOf(w, v) : !(isLeftOf(v, w) && isLeftOf(w, u))
  return isBetween ? 1 : -1
}

const isAlong = (u: Vector, w: Vector): boolean => cross(u, w) === 0 && dot(u, w) > 0
const isLeftOf = (u: Vector, w: Vector): boolean => cross(u, w) > 0
