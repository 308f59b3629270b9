import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ring } from './ring.ts'
import { crossingOf } from './ringCrossing.ts'

type Points = readonly (readonly [number, number])[]
const closed = (points: Points): Ring => [...points, ...points.slice(0, 1)]
/** Where rings cross; the same question of the rings run backwards must not be answered otherwise. */
function crosses(...rings: readonly Points[]) {
  const at = crossingOf(rings.map(closed))
  const backwards = crossingOf(rings.map((ring) => closed(ring.toReversed())))
  expect(backwards === null).toBe(at === null)
  return at
}

describe('a ring that crosses itself', () => {
  test('in the middle of two edges', () => {
    expect(
      crosses([
        [0, 0],
        [4, 4],
        [4, 0],
        [0, 4],
      ]),
    ).toEqual({ lng: 2, lat: 2 })
  })
  test('passing through one of its corners', () => {
    expect(
      crosses([
        [0, 0],
        [2, 2],
        [4, 4],
        [4, 0],
        [2, 2],
        [0, 4],
      ]),
    ).toEqual({ lng: 2, lat: 2 })
  })
  test('with a corner on another edge, going through it', () => {
    expect(
      crosses([
        [0, 0],
        [6, 0],
        [6, 3],
        [3, 0],
        [2, -3],
        [0, -3],
      ]),
    ).toEqual({ lng: 3, lat: 0 })
  })
  test('running back on itself', () => {
    expect(
      crosses([
        [0, 0],
        [4, 0],
        [2, 0],
        [2, 3],
      ]),
    ).toEqual({ lng: 3, lat: 0 })
    expect(
      crosses([
        [0, 0],
        [0, 4],
        [0, 2],
        [3, 2],
      ]),
    ).toEqual({ lng: 0, lat: 3 })
  })
  test('along a stretch of another edge', () => {
    expect(
      crosses([
        [0, 0],
        [8, 0],
        [8, 4],
        [6, 0],
        [2, 0],
        [0, 4],
      ]),
    ).not.toBeNull()
  })
})

describe('a ring that does not', () => {
  test('touches a corner of its own', () => {
    expect(
      crosses([
        [0, 0],
        [2, 2],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
      ]),
    ).toBeNull()
  })
  test('touches an edge with a corner', () => {
    expect(
      crosses([
        [0, 0],
        [6, 0],
        [6, 4],
        [3, 0],
        [0, 4],
      ]),
    ).toBeNull()
  })
  test('touches a corner from inside an angle of more than half a turn', () => {
    expect(
      crosses([
        [0, 0],
        [2, 1],
        [4, 0],
        [4, 4],
        [2, 1],
        [0, 4],
      ]),
    ).toBeNull()
    expect(
      crosses([
        [2, 2],
        [0, 4],
        [-2, 0],
        [6, 0],
        [4, 4],
        [2, 2],
        [3, 5],
        [1, 5],
      ]),
    ).toBeNull()
  })
  test('repeats a point or goes straight through one', () => {
    expect(
      crosses([
        [0, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, 4],
        [0, 4],
      ]),
    ).toBeNull()
  })
  test('has no edge at all', () => {
    expect(crosses([])).toBeNull()
    expect(
      crosses([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull()
    expect(crossingOf([])).toBeNull()
  })
})

describe('two rings', () => {
  const outer: Points = [
    [0, 0],
    [8, 0],
    [8, 8],
    [0, 8],
  ]
  test('may touch and share a stretch', () => {
    expect(
      crosses(outer, [
        [0, 4],
        [2, 3],
        [2, 5],
      ]),
    ).toBeNull()
    expect(
      crosses(outer, [
        [0, 2],
        [2, 2],
        [2, 6],
        [0, 6],
      ]),
    ).toBeNull()
    expect(
      crosses(outer, [
        [1, 1],
        [2, 1],
        [2, 2],
      ]),
    ).toBeNull()
  })
  test('may not cross', () => {
    expect(
      crosses(outer, [
        [6, 2],
        [10, 2],
        [10, 4],
        [6, 4],
      ]),
    ).toEqual({ lng: 8, lat: 2 })
    expect(
      crosses(outer, [
        [-2, 4],
        [0, 2],
        [2, 4],
        [0, 6],
      ]),
    ).not.toBeNull()
  })
})

/** Corners of a convex ring on whole numbers, so that every test of the geometry is exact. */
const convex = fc
  .integer({ min: 4, max: 40 })
  .map((n): Points => Array.from({ length: n }, (_, i) => [i, i * (n - 1 - i)]))

test('a convex ring never crosses; swapped corners always do; neither start nor direction matters', () => {
  fc.assert(
    fc.property(convex, fc.nat(), fc.nat(), fc.boolean(), (points, start, swap, isBackwards) => {
      const turn = (ring: Points): Points => {
        const cut = start % ring.length
        const turned = [...ring.slice(cut), ...ring.slice(0, cut)]
        return isBackwards ? turned.toReversed() : turned
      }
      expect(crosses(turn(points))).toBeNull()
      const i = swap % (points.length - 1)
      const swapped = points.map((one, k) => (k === i ? points[i + 1] : k === i + 1 ? points[i] : one) ?? one)
      expect(crosses(turn(swapped))).not.toBeNull()
    }),
  )
})
