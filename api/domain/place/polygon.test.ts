import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AreaGeometry, areaFinder, boundingBox, contains, polygonFaults } from './polygon.ts'

type Points = readonly (readonly [number, number])[]
const closed = (points: Points): Points => [...points, ...points.slice(0, 1)]
const polygon = (...rings: readonly Points[]): AreaGeometry => ({
  type: 'Polygon',
  coordinates: rings.map(closed),
})
const box = (west: number, south: number, east: number, north: number): Points => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]
const at = (lng: number, lat: number) => ({ lng, lat })

describe('contains', () => {
  const ring = polygon(box(0, 0, 4, 4), box(1, 1, 3, 3))
  test('the border is inside, that of a hole too; the hole itself is outside', () => {
    expect(contains(ring, at(0.5, 0.5))).toBe(true)
    for (const [lng, lat] of [
      [0, 0],
      [4, 2],
      [2, 0],
      [1, 1],
      [1, 2],
      [2, 3],
    ] as const) {
      expect(contains(ring, at(lng, lat))).toBe(true)
    }
    expect(contains(ring, at(2, 2))).toBe(false)
    for (const [lng, lat] of [
      [5, 2],
      [-1, 2],
      [2, 5],
      [2, -1],
    ] as const) {
      expect(contains(ring, at(lng, lat))).toBe(false)
    }
  })
  test('a multipolygon is its parts', () => {
    const parts: AreaGeometry = {
      type: 'MultiPolygon',
      coordinates: [[closed(box(0, 0, 1, 1))], [], [closed(box(2, 2, 3, 3))]],
    }
    expect([at(0.5, 0.5), at(2.5, 2.5), at(1.5, 1.5)].map((one) => contains(parts, one))).toEqual([
      true,
      true,
      false,
    ])
  })
  test('a sloping border written in decimals is met where it is meant', () => {
    const sloping = polygon([
      [121.4, 31.2],
      [121.5, 31.3],
      [121.4, 31.3],
    ])
    for (let i = 0; i <= 10_000; i++) {
      expect(contains(sloping, at(121.4 + i / 100_000, 31.2 + i / 100_000))).toBe(true)
    }
    expect(contains(sloping, at(121.45 + 1e-8, 31.25))).toBe(false)
  })
  test('nothing holds nothing, and no number lies nowhere', () => {
    expect(contains({ type: 'Polygon', coordinates: [] }, at(0, 0))).toBe(false)
    expect(contains({ type: 'Polygon', coordinates: [[]] }, at(0, 0))).toBe(false)
    expect(contains(ring, at(Number.NaN, 1))).toBe(false)
    expect(contains(ring, at(1, Number.NaN))).toBe(false)
  })
  test('a ring gives the same answer begun anywhere, run backwards or not closed', () => {
    fc.assert(
      fc.property(star, fc.nat(), point, (points, start, position) => {
        const cut = start % points.length
        const turned = [...points.slice(cut), ...points.slice(0, cut)].toReversed()
        const expected = contains(polygon(points), position)
        expect(contains(polygon(turned), position)).toBe(expected)
        expect(contains({ type: 'Polygon', coordinates: [points] }, position)).toBe(expected)
      }),
    )
  })
  test('the index agrees with the turning number of the ring', () => {
    fc.assert(
      fc.property(star, point, (points, position) => {
        expect(contains(polygon(points), position)).toBe(windsAround(points, position))
      }),
      { numRuns: 1000 },
    )
  })
})

/** A star-shaped ring: angles in order, any distance, so it never crosses itself. */
const star = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 5, maxLength: 400 }).map(
  (radii): Points =>
    radii.map((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length
      return [121 + radius * Math.cos(angle), 31 + radius * Math.sin(angle)]
    }),
)
const point = fc.record({
  lng: fc.double({ min: 120, max: 122, noNaN: true }),
  lat: fc.double({ min: 30, max: 32, noNaN: true }),
})

/** Sum of the angles under which a point sees the edges: 2π inside, 0 outside. */
function windsAround(points: Points, { lng, lat }: { lng: number; lat: number }): boolean {
  const angles = points.map(([x, y], i) => {
    const [nextX = x, nextY = y] = points[(i + 1) % points.length] ?? []
    const [ux, uy, vx, vy] = [x - lng, y - lat, nextX - lng, nextY - lat]
    return Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy)
  })
  return Math.abs(angles.reduce((sum, angle) => sum + angle, 0)) > Math.PI
}

describe('areaFinder', () => {
  const west = { id: 'b', geometry: polygon(box(0, 0, 1, 1)) }
  const east = { id: 'a', geometry: polygon(box(1, 0, 2, 1)) }
  const chinese = { id: '乙', geometry: polygon(box(2, 0, 3, 1)) }
  test('on a shared border the smaller id by code units wins, in whatever order areas come', () => {
    for (const areas of [
      [west, east, chinese],
      [chinese, east, west],
    ]) {
      const find = areaFinder(areas)
      expect(find(at(1, 0.5))?.id).toBe('a')
      expect(find(at(2, 0.5))?.id).toBe('a')
      expect(find(at(0.5, 0.5))).toBe(west)
      expect(find(at(2.5, 0.5))).toBe(chinese)
      expect(find(at(5, 5))).toBeNull()
      expect(find(at(2.5, 1.5))).toBeNull()
    }
  })
  test('an area without points holds nothing', () => {
    expect(areaFinder([{ id: 'x', geometry: { type: 'Polygon', coordinates: [] } }])(at(0, 0))).toBeNull()
    expect(areaFinder([])(at(0, 0))).toBeNull()
  })
  test('many look-ups among detailed areas are quick and agree with looking at each area', () => {
    const areas = Array.from({ length: 12 }, (_, n) => ({
      id: `c${n}`,
      geometry: polygon(
        Array.from({ length: 300 }, (_, i): [number, number] => {
          const angle = (2 * Math.PI * i) / 300
          const radius = 0.009 + 0.001 * Math.sin(9 * angle)
          return [
            121 + (n % 4) * 0.02 + radius * Math.cos(angle),
            31 + Math.floor(n / 4) * 0.02 + radius * Math.sin(angle),
          ]
        }),
      ),
    }))
    const find = areaFinder(areas)
    for (let i = 0; i < 20_000; i++) {
      const position = at(120.99 + ((i * 7919) % 8000) * 1e-5, 30.99 + ((i * 104_729) % 6000) * 1e-5)
      const found = find(position)
      if (i % 200 === 0) {
        expect(found).toBe(areas.find(({ geometry }) => contains(geometry, position)) ?? null)
      }
    }
  })
})

test('the box around areas', () => {
  expect(boundingBox([polygon(box(1, 2, 3, 4)), polygon(box(-1, 3, 0, 9))])).toEqual({
    west: -1,
    south: 2,
    east: 3,
    north: 9,
  })
  expect(boundingBox([])).toBeNull()
  expect(boundingBox([{ type: 'Polygon', coordinates: [[]] }])).toBeNull()
})

describe('polygonFaults', () => {
  const codes = (geometry: AreaGeometry) => polygonFaults(geometry).map(({ code }) => code)
  test('a usable area has none', () => {
    expect(polygonFaults(polygon(box(0, 0, 4, 4), box(1, 1, 3, 3)))).toEqual([])
    fc.assert(
      fc.property(star, (points) => {
        expect(polygonFaults(polygon(points))).toEqual([])
      }),
    )
  })
  test('a bow tie crosses itself, and the fault says where', () => {
    const tie = polygon([
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ])
    expect(polygonFaults(tie)).toEqual([{ code: 'self_intersection', at: at(1, 1) }])
  })
  test('a hole that crosses its outer ring is a fault of the polygon', () => {
    expect(codes(polygon(box(0, 0, 4, 4), box(3, 1, 5, 2)))).toEqual(['self_intersection'])
  })
  test('an open ring, a ring of too few corners and coordinates off the earth', () => {
    const open: AreaGeometry = { type: 'Polygon', coordinates: [box(0, 0, 1, 1)] }
    expect(polygonFaults(open)).toEqual([{ code: 'not_closed', at: at(0, 1) }])
    expect(polygonFaults({ type: 'Polygon', coordinates: [closed([[0, 0]])] })).toEqual([
      { code: 'too_few_points', at: at(0, 0) },
    ])
    const line = polygon([
      [0, 0],
      [1, 1],
      [0, 0],
    ])
    expect(codes(line)).toEqual(['too_few_points'])
    expect(polygonFaults(polygon(box(0, 0, 181, 1)))).toEqual([{ code: 'out_of_range', at: at(181, 0) }])
    expect(codes(polygon(box(0, 0, 1, Number.NaN)))).toEqual(['out_of_range'])
    expect(codes({ type: 'Polygon', coordinates: [[[1], [2], [3], [1]]] })).toEqual(['out_of_range'])
  })
  test('nothing at all is no area', () => {
    for (const coordinates of [[], [[]]]) {
      expect(codes({ type: 'Polygon', coordinates })).toEqual(['too_few_points'])
    }
    expect(codes({ type: 'MultiPolygon', coordinates: [] })).toEqual(['too_few_points'])
  })
  test('each polygon of several is looked at', () => {
    const tie = closed([
      [10, 10],
      [12, 12],
      [12, 10],
      [10, 12],
    ])
    const geometry: AreaGeometry = {
      type: 'MultiPolygon',
      coordinates: [[closed(box(0, 0, 1, 1))], [tie], [tie]],
    }
    expect(codes(geometry)).toEqual(['self_intersection', 'self_intersection'])
  })
})
