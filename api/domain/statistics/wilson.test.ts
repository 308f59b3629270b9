import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vectorSources } from '#api/test/sharedVectors.ts'
import { wilson } from './wilson.ts'

interface WilsonVector {
  readonly x: number
  readonly n: number
  readonly conf: number
  readonly lower: number | null
  readonly upper: number | null
  readonly tol: number
}

describe.each(
  vectorSources<{ readonly vectors: readonly WilsonVector[] }>('wilson.json', 'ranking/wilson.json'),
)('%s', (_, { vectors }) => {
  test.each(vectors)('$x of $n at $conf is the published interval', ({ x, n, conf, lower, upper, tol }) => {
    const interval = wilson(x, n, conf)
    expect(Math.abs((interval?.lo ?? Number.NaN) - (lower ?? Number.NaN))).toBeLessThanOrEqual(tol)
    expect(Math.abs((interval?.hi ?? Number.NaN) - (upper ?? Number.NaN))).toBeLessThanOrEqual(tol)
  })
})

test('none of n begins at exactly 0, all of n ends at exactly 1', () => {
  expect(wilson(0, 20)?.lo).toBe(0)
  expect(wilson(20, 20)?.hi).toBe(1)
})

test('no units have no interval', () => {
  expect(wilson(0, 0)).toBeNull()
})

test('what is no share of anything is refused', () => {
  for (const [num, den] of [
    [3, 2],
    [-1, 2],
    [0, -1],
    [Number.NaN, 5],
    [1, Number.NaN],
    [1, Number.POSITIVE_INFINITY],
    [1, 0],
  ] as const) {
    expect(() => wilson(num, den)).toThrow(RangeError)
  }
  for (const confidence of [0, 1, -0.5, Number.NaN])
    expect(() => wilson(1, 2, confidence)).toThrow(RangeError)
})

test('a sum of credits that rounding carried past its den still ends at 1', () => {
  expect(wilson(3 + 1e-12, 3)?.hi).toBe(1)
  expect(wilson(-1e-12, 3)?.lo).toBe(0)
})

const share = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([p, den]) => ({ num: p * den, den }))

test('the interval holds the share, stays in 0…1 and is never a point', () => {
  fc.assert(
    fc.property(share, fc.double({ min: 0.5, max: 0.9999, noNaN: true }), ({ num, den }, confidence) => {
      const { lo, hi } = wilson(num, den, confidence) ?? { lo: 1, hi: 0 }
      expect(lo).toBeLessThanOrEqual(num / den + 1e-15)
      expect(hi).toBeGreaterThanOrEqual(num / den - 1e-15)
      expect(lo).toBeGreaterThanOrEqual(0)
      expect(hi).toBeLessThanOrEqual(1)
      expect(hi).toBeGreaterThan(lo)
    }),
  )
})

test('yes and no mirror each other, and one more yes never lowers the interval', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (yes, no) => {
      fc.pre(yes + no > 0)
      const here = wilson(yes, yes + no)
      const mirror = wilson(no, yes + no)
      expect(here?.lo).toBeCloseTo(1 - (mirror?.hi ?? 0), 12)
      const better = wilson(yes + 1, yes + no + 1)
      expect(better?.lo).toBeGreaterThanOrEqual(here?.lo ?? 1)
      expect(better?.hi).toBeGreaterThanOrEqual((here?.hi ?? 1) - 1e-15)
    }),
  )
})

test('more confidence gives a wider interval', () => {
  const narrow = wilson(65, 100, 0.9)
  const wide = wilson(65, 100, 0.998)
  expect(wide?.lo).toBeLessThan(narrow?.lo ?? 0)
  expect(wide?.hi).toBeGreaterThan(narrow?.hi ?? 1)
})
