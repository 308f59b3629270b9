import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vectorSources } from '#api/test/sharedVectors.ts'
import type { Position } from '../case.ts'
import { bd09ToGcj02, gcj02ToBd09, gcj02ToWgs84, toWgs84, wgs84ToGcj02 } from './gcj02.ts'

interface Gcj02Vector {
  readonly name: string
  /** Latitude first. */
  readonly wgs84: readonly [number, number]
  readonly gcj02: readonly [number, number]
  readonly tol: number
}

describe.each(
  vectorSources<{ readonly vectors: readonly Gcj02Vector[] }>('gcj02.json', 'spatial/gcj02.json'),
)('%s', (_, { vectors }) => {
  test.each(vectors)('$name', ({ wgs84, gcj02, tol }) => {
    const got = wgs84ToGcj02({ lat: wgs84[0], lng: wgs84[1] })
    expect(Math.abs(got.lat - gcj02[0])).toBeLessThanOrEqual(tol)
    expect(Math.abs(got.lng - gcj02[1])).toBeLessThanOrEqual(tol)
  })
})

const metresApart = (a: Position, b: Position): number =>
  Math.hypot((a.lat - b.lat) * 111_195, (a.lng - b.lng) * 111_195 * Math.cos((a.lat * Math.PI) / 180))

/** Well inside the rectangle of the formula, so that no shift leads out of it. */
const inChina = fc.record({
  lng: fc.double({ min: 73, max: 137, noNaN: true }),
  lat: fc.double({ min: 1, max: 55, noNaN: true }),
})

test('back from GCJ-02 is where it came from, to a millimetre', () => {
  fc.assert(
    fc.property(inChina, (position) => {
      expect(metresApart(gcj02ToWgs84(wgs84ToGcj02(position)), position)).toBeLessThan(0.001)
      expect(metresApart(toWgs84(wgs84ToGcj02(position), 'gcj02'), position)).toBeLessThan(0.001)
    }),
  )
})

test('back from BD-09 is where it came from, to a millimetre', () => {
  fc.assert(
    fc.property(inChina, (position) => {
      const baidu = gcj02ToBd09(position)
      expect(metresApart(bd09ToGcj02(baidu), position)).toBeLessThan(0.001)
      expect(metresApart(toWgs84(gcj02ToBd09(wgs84ToGcj02(position)), 'bd09'), position)).toBeLessThan(0.001)
    }),
  )
})

test('mixing the systems up in China is an error of hundreds of metres', () => {
  const square = { lng: 121.4737, lat: 31.2304 }
  expect(metresApart(wgs84ToGcj02(square), square)).toBeGreaterThan(300)
  expect(metresApart(wgs84ToGcj02(square), square)).toBeLessThan(700)
})

test('WGS-84 stays, and outside China nothing moves in any system', () => {
  const shanghai = { lng: 121.4737, lat: 31.2304 }
  expect(toWgs84(shanghai, 'wgs84')).toEqual(shanghai)
  for (const place of [
    { lng: -71.06, lat: 42.36 },
    { lng: 139.7, lat: 35.7 },
    { lng: 72, lat: 30 },
    { lng: 100, lat: 0.5 },
    { lng: 100, lat: 56 },
  ]) {
    for (const crs of ['wgs84', 'gcj02', 'bd09'] as const) expect(toWgs84(place, crs)).toEqual(place)
    expect(wgs84ToGcj02(place)).toEqual(place)
    expect(gcj02ToWgs84(place)).toEqual(place)
  }
})
