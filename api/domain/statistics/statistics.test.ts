// Intervals, quantiles, scores and control charts against published values and their own laws.
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compositeFromMoments, momentsOf } from './composite.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { poissonLimits } from './poisson.ts'
import { nearestRank } from './quantile.ts'
import { pChart } from './spc.ts'
import { wilson } from './wilson.ts'

describe('wilson', () => {
  test.each([
    [81, 263, 0.95, 0.2553, 0.3662, 4],
    [15, 148, 0.95, 0.0624, 0.1605, 4],
    [0, 20, 0.95, 0, 0.1611, 4],
    [1, 29, 0.95, 0.0061, 0.1718, 4],
    [65, 100, 0.998, 0.4954946574070431, 0.7783540614089697, 9],
  ])('%i of %i at %d is the published interval', (x, n, confidence, lo, hi, digits) => {
    const interval = wilson(x, n, confidence)
    expect(interval?.lo).toBeCloseTo(lo, digits)
    expect(interval?.hi).toBeCloseTo(hi, digits)
  })
  test('no units have no interval, a share above one is refused', () => {
    expect(wilson(0, 0)).toBeNull()
    expect(() => wilson(3, 2)).toThrow(RangeError)
  })
  test('the interval holds the share and stays in [0, 1]', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [x, n] = [Math.min(a, b), Math.max(a, b, 1)]
        const { lo, hi } = wilson(x, n) ?? { lo: 1, hi: 0 }
        expect(lo).toBeLessThanOrEqual(x / n)
        expect(hi).toBeGreaterThanOrEqual(x / n)
        expect(lo).toBeGreaterThanOrEqual(0)
        expect(hi).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('normal', () => {
  test('quantile and distribution are each other’s inverse', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13)
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 12)
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
    expect(normalQuantile(2)).toBeNaN()
    expect(normalCdf(Number.NaN)).toBeNaN()
    expect(normalCdf(-7)).toBeCloseTo(1.279812543885835e-12, 24)
    expect(normalCdf(7)).toBeCloseTo(1, 11)
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-12)
      }),
    )
  })
})

describe('poisson', () => {
  test.each([
    [0, 0, 3.688879454113936],
    [1, 0.0253178079842899, 5.571643390938898],
    [10, 4.795388696132409, 18.39035604201778],
    [65, 50.16562772923426, 82.84783581587158],
  ])('exact limits of %i', (n, lo, hi) => {
    const limits = poissonLimits(n)
    expect(limits.lo).toBeCloseTo(lo, 6)
    expect(limits.hi).toBeCloseTo(hi, 6)
  })
  test('limits of large counts are finite and hold the count', () => {
    for (const n of [1000, 48_000, 1_000_000]) {
      const { lo, hi } = poissonLimits(n)
      expect(lo).toBeLessThan(n)
      expect(hi).toBeGreaterThan(n)
      expect((hi - n) / Math.sqrt(n)).toBeCloseTo(2, 0)
    }
  })
})

test('nearest rank is the ⌈p·n⌉-th smallest', () => {
  expect(nearestRank([], 0.5)).toBeNull()
  expect(nearestRank([7], 0.9)).toBe(7)
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  expect(nearestRank(ten, 0.5)).toBe(5)
  expect(nearestRank(ten, 0.9)).toBe(9)
  expect(nearestRank([1, 2, 3], 0.5)).toBe(2)
})

interface CompositeVector {
  readonly weights: number[]
  readonly cases: number[][]
  readonly composite: number
  readonly varLinearised: number
  readonly varWithTwoPseudoCases: number
}

describe('composite', () => {
  const path = `${process.env.PINGYI_REAL_DATA ?? '../shared/data'}/../vectors/ranking/composite_variance.json`
  test.runIf(existsSync(path))('score and both variances equal the published vectors', () => {
    const file = JSON.parse(readFileSync(path, 'utf8')) as { vectors: CompositeVector[] }
    for (const vector of file.vectors) {
      const cases = vector.cases.map((row) => ({
        d: row.filter((_, i) => i % 2 === 0),
        y: row.filter((_, i) => i % 2 === 1),
      }))
      const { value, variance, variancePlus } = compositeFromMoments(
        momentsOf(cases, vector.weights.length),
        vector.weights,
      )
      expect(value).toBeCloseTo(vector.composite, 12)
      expect(variance).toBeCloseTo(vector.varLinearised, 11)
      expect(variancePlus).toBeCloseTo(vector.varWithTwoPseudoCases, 11)
    }
  })
  test('all perfect still has a variance, and a falling indicator enters as one minus its rate', () => {
    const cases = Array.from({ length: 22 }, () => ({ d: [1, 1], y: [1, 0] }))
    const moments = momentsOf(cases, 2)
    const { value, variancePlus } = compositeFromMoments(moments, [0.5, 0.5], [true, false])
    expect(value).toBe(1)
    expect(variancePlus).toBeGreaterThan(0)
  })
})

describe('p-chart', () => {
  const point = (num: number, den = 100, complete = true) => ({ num, den, complete })
  test('nothing counted has no centre and no signal', () => {
    expect(pChart([point(0, 0), point(3, 10, false)])).toEqual({
      centre: null,
      points: [null, null],
      signals: [],
    })
  })
  test('seven in a row above the centre are one run; unfinished points are never judged', () => {
    const low = Array.from({ length: 12 }, (_, i) => point(4 + (i % 2)))
    const high = [9, 8, 9, 8, 9, 8, 9].map((n) => point(n))
    const { signals } = pChart([...low, ...high, point(60, 100, false)])
    expect(signals.find((signal) => signal.direction === 'above')).toEqual({
      rule: 'run',
      direction: 'above',
      from: 12,
      to: 18,
    })
  })
  test('a point beyond three sigma and a steady rise are signals', () => {
    const flat = [5, 6, 4, 5, 6, 4, 5, 6].map((n) => point(n))
    expect(pChart([...flat, point(30)]).signals.map((signal) => signal.rule)).toContain('beyond_limits')
    const rising = [3, 4, 5, 6, 7, 8].map((n) => point(n))
    expect(pChart([...flat, ...rising, ...flat]).signals.map((signal) => signal.rule)).toContain('trend')
  })
  test('two of three neighbours beyond two sigma are a signal', () => {
    const flat = Array.from({ length: 16 }, (_, i) => point(4 + (i % 3)))
    const { signals } = pChart([...flat, point(10), point(5), point(10), ...flat])
    expect(signals.map((signal) => signal.rule)).toContain('two_of_three')
  })
  test('points all alike deviate from nothing', () => {
    expect(pChart([point(0), point(0), point(0)]).signals).toEqual([])
  })
})
