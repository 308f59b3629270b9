import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linearQuantile, nearestRank, nearestRankOf } from './quantile.ts'

test('median and p90 are observed values', () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  expect(nearestRank(ten, 0.5)).toBe(5)
  expect(nearestRank(ten, 0.9)).toBe(9)
  expect(nearestRank([1, 2, 3], 0.5)).toBe(2)
  expect(nearestRank([7], 0.9)).toBe(7)
  expect(nearestRank([3, 4], 0)).toBe(3)
  expect(nearestRank([3, 4], 1)).toBe(4)
})

test('no values have no quantile', () => {
  expect(nearestRank([], 0.5)).toBeNull()
})

test('a product that is whole in decimals is not pushed up by binary rounding', () => {
  expect(0.07 * 100).toBeGreaterThan(7)
  expect(nearestRankOf(100, 0.07)).toBe(7)
  for (let hundredths = 1; hundredths <= 100; hundredths++) {
    for (const n of [1, 7, 10, 30, 100, 999, 1000, 12_345, 25_000_000]) {
      expect(nearestRankOf(n, hundredths / 100)).toBe(Math.ceil((hundredths * n) / 100))
    }
  }
})

test('at least p of the values lie at or below the quantile, and fewer below it', () => {
  const values = fc
    .array(fc.integer(), { minLength: 1, maxLength: 60 })
    .map((list) => list.sort((a, b) => a - b))
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 99 }), (sorted, percent) => {
      const quantile = nearestRank(sorted, percent / 100)
      expect(sorted).toContain(quantile)
      const atMost = sorted.filter((value) => value <= (quantile ?? Number.NaN)).length
      const below = sorted.filter((value) => value < (quantile ?? Number.NaN)).length
      expect(atMost * 100).toBeGreaterThanOrEqual(percent * sorted.length)
      expect(below * 100).toBeLessThan(percent * sorted.length)
    }),
  )
})

test('what is no quantile of anything is refused', () => {
  for (const p of [-0.1, 1.1, Number.NaN]) expect(() => nearestRank([1], p)).toThrow(RangeError)
  for (const n of [0, -1, 1.5]) expect(() => nearestRankOf(n, 0.5)).toThrow(RangeError)
})

test('by linear interpolation, as R does by default', () => {
  expect(linearQuantile([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 12)
  expect(linearQuantile([1, 2, 3, 4], 1)).toBe(4)
  expect(linearQuantile([7], 0.9)).toBe(7)
  expect(linearQuantile([], 0.5)).toBeNaN()
})
