import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Position } from '../case.ts'
import { PileCounter } from './pile.ts'

const hall = { lng: 121.4737, lat: 31.2304 }
const scattered = (n: number): Position[] =>
  Array.from({ length: n }, (_, i) => ({ lng: 121.5 + i * 1e-6, lat: 31.3 }))
function pilesOf(positions: readonly Position[]) {
  const counter = new PileCounter()
  for (const position of positions) counter.add(position)
  expect(counter.located).toBe(positions.length)
  return counter.piles()
}

test('thirty cases on one coordinate and two in a hundred make a pile, one fewer of either does not', () => {
  const thirty = Array.from({ length: 30 }, () => hall)
  expect(pilesOf([...thirty, ...scattered(1470)])).toEqual([
    { lngE6: 121_473_700, latE6: 31_230_400, cases: 30, share: 0.02 },
  ])
  expect(pilesOf([...thirty, ...scattered(1471)])).toEqual([])
  expect(pilesOf([...thirty.slice(1), ...scattered(100)])).toEqual([])
})

test('coordinates are one to six decimals, neighbours in the sixth are two', () => {
  const near = Array.from({ length: 40 }, (_, i) => ({ lng: hall.lng + (i % 2) * 4e-7, lat: hall.lat }))
  expect(pilesOf(near)).toHaveLength(1)
  const apart = Array.from({ length: 40 }, (_, i) => ({ lng: hall.lng, lat: hall.lat + (i % 2) * 1e-6 }))
  expect(pilesOf(apart)).toEqual([])
  const bandApart = Array.from({ length: 40 }, (_, i) => ({
    lng: hall.lng,
    lat: hall.lat + (i % 2) * 16.777216,
  }))
  expect(pilesOf(bandApart)).toEqual([])
})

test('piles come largest first, then from the west and the south', () => {
  const pile = (lng: number, lat: number, cases: number) =>
    Array.from({ length: cases }, () => ({ lng, lat }))
  const piles = pilesOf([...pile(2, 2, 30), ...pile(1, 3, 30), ...pile(1, 2, 30), ...pile(-9, -8, 31)])
  expect(piles.map(({ lngE6, latE6 }) => [lngE6 / 1e6, latE6 / 1e6])).toEqual([
    [-9, -8],
    [1, 2],
    [1, 3],
    [2, 2],
  ])
})

test('no position, no pile', () => {
  expect(pilesOf([])).toEqual([])
})

test('every coordinate is counted by itself, wherever on earth', () => {
  const position = fc.record({
    lng: fc.integer({ min: -180_000_000, max: 180_000_000 }),
    lat: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(position, { selector: ({ lng, lat }) => `${lng} ${lat}`, maxLength: 5 }),
      (places) => {
        const cases = places.flatMap(({ lng, lat }) =>
          Array.from({ length: 30 }, () => ({ lng: lng / 1e6, lat: lat / 1e6 })),
        )
        const piles = pilesOf(cases)
        expect(piles.map(({ cases: n }) => n)).toEqual(places.map(() => 30))
        expect(new Set(piles.map(({ lngE6, latE6 }) => `${lngE6} ${latE6}`))).toEqual(
          new Set(places.map(({ lng, lat }) => `${lng} ${lat}`)),
        )
      },
    ),
  )
})
