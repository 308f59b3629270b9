import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AreaGeometry, contains } from './polygon.ts'
import { areaSquareMetres, labelPoint } from './shape.ts'

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

describe('areaSquareMetres', () => {
  test('a hundredth of a degree square in Shanghai is 1.0573 km²', () => {
    const square = polygon(box(121.46, 31.22, 121.47, 31.23))
    const height = (6_371_008.8 * 0.01 * Math.PI) / 180
    const width = height * Math.cos((31.225 * Math.PI) / 180)
    expect(areaSquareMetres(square) / (height * width)).toBeCloseTo(1, 6)
    expect(areaSquareMetres(square)).toBeCloseTo(1_057_300, -3)
  })
  test('holes are taken off, parts add up, direction does not matter, nothing is 0', () => {
    const [outer, hole] = [box(0, 0, 4, 4), box(1, 1, 2, 2)]
    const whole = areaSquareMetres(polygon(outer))
    const part = areaSquareMetres(polygon(hole))
    expect(areaSquareMetres(polygon(outer, hole))).toBeCloseTo(whole - part, 3)
    expect(areaSquareMetres(polygon(outer.toReversed()))).toBeCloseTo(whole, 3)
    const parts = { type: 'MultiPolygon', coordinates: [[closed(hole)], [closed(hole)]] } as const
    expect(areaSquareMetres(parts)).toBeCloseTo(2 * part, 3)
    expect(areaSquareMetres({ type: 'Polygon', coordinates: [] })).toBe(0)
  })
})

describe('labelPoint', () => {
  test('is the centroid where that lies inside', () => {
    const centre = labelPoint(polygon(box(121, 31, 121.4, 31.2)))
    expect(centre?.lng).toBeCloseTo(121.2, 10)
    expect(centre?.lat).toBeCloseTo(31.1, 10)
  })
  test('lies inside a bend, beside a hole and in the largest part', () => {
    const bend: AreaGeometry = polygon([
      [0, 0],
      [6, 0],
      [6, 6],
      [5, 6],
      [5, 1],
      [1, 1],
      [1, 6],
      [0, 6],
    ])
    const ring = polygon(box(0, 0, 4, 4), box(1, 1, 3.5, 3.5))
    const parts: AreaGeometry = {
      type: 'MultiPolygon',
      coordinates: [[closed(box(0, 0, 1, 1))], [closed(box(10, 10, 14, 14))], [closed(box(20, 20, 21, 21))]],
    }
    for (const area of [bend, ring, parts]) {
      const label = labelPoint(area)
      expect(label !== null && contains(area, label)).toBe(true)
    }
    expect(labelPoint(parts)?.lng).toBeCloseTo(12, 10)
    expect(labelPoint(ring)?.lng).toBeLessThan(1)
  })
  test('an area without extent has none', () => {
    expect(labelPoint({ type: 'Polygon', coordinates: [] })).toBeNull()
    expect(labelPoint({ type: 'MultiPolygon', coordinates: [] })).toBeNull()
    expect(
      labelPoint(
        polygon([
          [0, 0],
          [1, 1],
          [2, 2],
        ]),
      ),
    ).toBeNull()
  })
  test('always lies inside', () => {
    const star = fc
      .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 30 })
      .map((radii) =>
        polygon(
          radii.map((radius, i): [number, number] => {
            const angle = (2 * Math.PI * i) / radii.length
            return [121 + radius * Math.cos(angle), 31 + radius * Math.sin(angle)]
          }),
        ),
      )
    fc.assert(
      fc.property(star, (area) => {
        const label = labelPoint(area)
        expect(label !== null && contains(area, label)).toBe(true)
      }),
    )
  })
})
