import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CELL_SIZES,
  cellCentre,
  cellId,
  cellOf,
  cellPolygon,
  coarserCell,
  gridOrigin,
  metresFrom,
  parseCellId,
  positionAt,
} from './grid.ts'

const origin = { lng: 121.46, lat: 31.22 }
const nearby = fc.record({
  lng: fc.double({ min: 121, max: 122, noNaN: true }),
  lat: fc.double({ min: 31, max: 31.5, noNaN: true }),
})
const cell = fc.record({ ix: fc.integer({ min: -500, max: 500 }), iy: fc.integer({ min: -500, max: 500 }) })
const size = fc.constantFrom(...CELL_SIZES)

test('the origin is rounded down to hundredths, and one already there stays', () => {
  expect(gridOrigin({ lng: 121.467, lat: 31.229999 })).toEqual({ lng: 121.46, lat: 31.22 })
  expect(gridOrigin({ lng: -71.0612, lat: -0.001 })).toEqual({ lng: -71.07, lat: -0.01 })
  expect(gridOrigin({ lng: -1e-13, lat: 0.004 })).toEqual({ lng: 0, lat: 0 })
  for (let hundreds = -18_000; hundreds <= 18_000; hundreds++) {
    const value = hundreds / 100 + 0
    expect(gridOrigin({ lng: value, lat: value })).toEqual({ lng: value, lat: value })
  }
})

test('a cell is a square of metres: 0.01° north of the origin are 1111.95 m', () => {
  expect(metresFrom(origin, { lng: 121.46, lat: 31.23 }).y).toBeCloseTo(1111.95, 2)
  expect(metresFrom(origin, { lng: 121.47, lat: 31.22 }).x).toBeCloseTo(950.91, 1)
  expect(cellOf({ lng: 121.47, lat: 31.23 }, origin, 125)).toEqual({ ix: 7, iy: 8 })
})

test('the origin lies in cell 0.0; west and south of it indexes are negative', () => {
  expect(cellOf(origin, origin, 125)).toEqual({ ix: 0, iy: 0 })
  expect(cellOf({ lng: 121.4599, lat: 31.2199 }, origin, 125)).toEqual({ ix: -1, iy: -1 })
})

test('metres and degrees undo each other', () => {
  fc.assert(
    fc.property(nearby, (position) => {
      const { x, y } = metresFrom(origin, position)
      const back = positionAt(origin, x, y)
      expect(back.lng).toBeCloseTo(position.lng, 11)
      expect(back.lat).toBeCloseTo(position.lat, 11)
    }),
  )
})

test('the coarser cell of a cell is the coarser cell of each of its positions', () => {
  fc.assert(
    fc.property(nearby, size, (position, coarse) => {
      expect(coarserCell(cellOf(position, origin, 125), coarse)).toEqual(cellOf(position, origin, coarse))
    }),
    { numRuns: 1000 },
  )
  expect(coarserCell({ ix: -1, iy: -8 }, 1000)).toEqual({ ix: -1, iy: -1 })
  expect(coarserCell({ ix: -9, iy: 7 }, 1000)).toEqual({ ix: -2, iy: 0 })
})

test('a cell’s centre lies in it, and its polygon is closed and holds the centre', () => {
  fc.assert(
    fc.property(cell, size, (one, meters) => {
      const centre = cellCentre(one, origin, meters)
      expect(cellOf(centre, origin, meters)).toEqual(one)
      const [ring = []] = cellPolygon(one, origin, meters).coordinates
      expect(ring).toHaveLength(5)
      expect(ring[4]).toEqual(ring[0])
      const [west = 0, south = 0] = ring[0] ?? []
      const [east = 0, north = 0] = ring[2] ?? []
      expect(west < centre.lng && centre.lng < east && south < centre.lat && centre.lat < north).toBe(true)
    }),
  )
})

test('neighbours share their edge to the last bit', () => {
  const west = cellPolygon({ ix: 3, iy: 4 }, origin, 500).coordinates[0]
  const east = cellPolygon({ ix: 4, iy: 4 }, origin, 500).coordinates[0]
  expect(west?.[1]).toEqual(east?.[0])
  expect(west?.[2]).toEqual(east?.[3])
})

test('ids are read as they are written, and nothing else is', () => {
  fc.assert(
    fc.property(cell, size, (one, meters) => {
      expect(parseCellId(cellId(one, meters))).toEqual({ ...one, size: meters })
    }),
  )
  for (const text of [
    '',
    'g125.1',
    'g126.1.1',
    'g125.01.1',
    'g125.-0.1',
    'g125.1.1.1',
    'x125.1.1',
    'g0125.1.1',
  ]) {
    expect(parseCellId(text)).toBeNull()
  }
})
