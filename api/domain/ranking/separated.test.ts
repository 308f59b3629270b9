import { expect, test } from 'vitest'
import { separatedRankSets, simultaneousZ } from './separated.ts'

test('one estimate needs no more than its own interval, fifty-one at 90 % the published 3.081', () => {
  expect(simultaneousZ(1, 0.05)).toBeCloseTo(1.959963984540054, 12)
  expect(simultaneousZ(51, 0.1)).toBeCloseTo(3.08089992728148, 12)
  expect(() => simultaneousZ(0, 0.1)).toThrow(RangeError)
  expect(() => simultaneousZ(3, 0)).toThrow(RangeError)
})

test('only intervals apart from each other are ranked against each other', () => {
  expect(separatedRankSets([])).toEqual([])
  expect(
    separatedRankSets([
      { lo: 90, hi: 95 },
      { lo: 85, hi: 91 },
      { lo: 80, hi: 85 },
    ]),
  ).toEqual([
    [1, 2],
    [1, 2],
    [3, 3],
  ])
})
