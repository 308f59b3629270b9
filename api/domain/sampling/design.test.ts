// Planning a sample: allocation, size, detection and acceptance plans, against brute force and what the standards say.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  acceptancePlan,
  acceptedByCount,
  acceptedByShare,
  CODE_LETTERS,
  cellOf,
  type InspectionLevel,
  LETTERS,
  QUALITY_LIMITS,
} from './acceptance.ts'
import { neyman, oversampled, proportional, spreadOf, varianceOfTotal } from './allocation.ts'
import {
  detectionPower,
  sizeByShare,
  sizeForPrecision,
  sizeToDetect,
  sizeToDetectShare,
} from './sampleSize.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const sizes = fc.array(fc.nat(500), { minLength: 1, maxLength: 8 })

describe('in proportion', () => {
  test('adds up, stays within one of the exact share, and never exceeds a stratum', () => {
    fc.assert(
      fc.property(sizes, fc.nat(3000), (counts, wanted) => {
        const total = sum(counts)
        const n = Math.min(wanted, total)
        const shares = proportional(counts, wanted)
        expect(sum(shares)).toBe(n)
        for (const [h, share] of shares.entries()) {
          expect(share).toBeLessThanOrEqual(counts[h] ?? 0)
          if (total > 0) expect(Math.abs(share - (n * (counts[h] ?? 0)) / total)).toBeLessThan(1)
        }
      }),
    )
  })
  test('equal remainders go to the earlier stratum', () => {
    expect(proportional([5, 5, 5], 4)).toEqual([2, 1, 1])
    expect(proportional([2 ** 52, 2 ** 52], 3)).toEqual([2, 1])
  })
  test('of nothing, nothing is drawn', () => {
    expect(proportional([], 5)).toEqual([])
    expect(proportional([0, 0], 5)).toEqual([0, 0])
    for (const n of [-1, 0.5, Number.NaN]) expect(() => proportional([3], n)).toThrow(RangeError)
  })
})

describe('oversampled', () => {
  test('a stratum with factor 3 gives three times as many of its records', () => {
    expect(oversampled([1000, 100], { n: 130, factors: [1, 3] })).toEqual([100, 30])
  })
  test('what a small stratum cannot give goes to the others', () => {
    expect(oversampled([100, 100, 5], { n: 60, factors: [1, 1, 50] })).toEqual([28, 27, 5])
    expect(oversampled([10, 10], { n: 50, factors: [1, 9] })).toEqual([10, 10])
  })
  test('adds up to what can be drawn at all, whatever the factors', () => {
    const factors = fc.array(fc.nat(9), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(sizes, factors, fc.nat(3000), (counts, times, n) => {
        const shares = oversampled(counts, { n, factors: times })
        const possible = sum(counts.filter((_, h) => (times[h] ?? 0) > 0))
        expect(sum(shares)).toBe(Math.min(n, possible))
        for (const [h, share] of shares.entries()) expect(share).toBeLessThanOrEqual(counts[h] ?? 0)
      }),
    )
  })
})

describe('Neyman', () => {
  /** Every way to draw n with at least two of each. */
  function all(limits: readonly number[], n: number): number[][] {
    const [limit, ...rest] = limits
    if (limit === undefined) return n === 0 ? [[]] : []
    const least = Math.min(2, limit)
    const counts = Array.from({ length: Math.max(0, Math.min(limit, n) - least + 1) }, (_, i) => least + i)
    return counts.flatMap((count) => all(rest, n - count).map((others) => [count, ...others]))
  }
  test('is the best of all allocations', () => {
    const stratum = fc.record({
      size: fc.integer({ min: 0, max: 9 }),
      spread: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 4 }), fc.nat(20), (strata, more) => {
        const limits = strata.map(({ size }) => size)
        const least = sum(limits.map((size) => Math.min(2, size)))
        const n = Math.min(sum(limits), least + more)
        const best = Math.min(...all(limits, n).map((drawn) => varianceOfTotal(strata, drawn)))
        const drawn = neyman(strata, n)
        expect(sum(drawn)).toBe(n)
        expect(varianceOfTotal(strata, drawn)).toBeLessThanOrEqual(best * (1 + 1e-12))
      }),
    )
  })
  test('refuses fewer than two of each, and gives all where more are asked than there are', () => {
    const strata = [
      { size: 5, spread: 0.3 },
      { size: 1, spread: 0.5 },
    ]
    expect(() => neyman(strata, 2)).toThrow(/fewer/)
    expect(neyman(strata, 99)).toEqual([5, 1])
    expect(() => neyman([{ size: 3, spread: Number.NaN }], 2)).toThrow(RangeError)
  })
  test('nobody is planned with as if a share were surely 0 or 1', () => {
    expect([spreadOf(0), spreadOf(1), spreadOf(0.5)]).toEqual([0.1, 0.1, 0.5])
  })
})

describe('size', () => {
  test('5 % of 100 are 5 and of 101 are 6', () => {
    expect([0, 100, 101].map((n) => sizeByShare(n, 0.05))).toEqual([0, 5, 6])
    expect(() => sizeByShare(10, 2)).toThrow(RangeError)
  })
  test('for a precision there is never more to draw than records, nor nothing to draw from some', () => {
    const asked = { share: 0.5, margin: 0.05, zSquared: 3.841 }
    expect([0, 1, 10].map((population) => sizeForPrecision({ population, ...asked }).n)).toEqual([0, 1, 10])
    expect(sizeForPrecision({ population: 500, ...asked, share: 0 }).n).toBe(1)
    expect(() => sizeForPrecision({ population: 5, ...asked, margin: 0 })).toThrow(RangeError)
  })
  test('to catch one of K is the smallest that does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.nat(300),
        fc.constantFrom(0.5, 0.9, 0.95, 0.99),
        (N, some, conf) => {
          const K = Math.min(N, some)
          const n = sizeToDetect(N, K, conf)
          if (K === 0) {
            expect(n).toBeNull()
            return
          }
          expect(detectionPower(N, K, n ?? 0)).toBeGreaterThanOrEqual(conf - 1e-12)
          expect(detectionPower(N, K, (n ?? 0) - 1)).toBeLessThan(conf + 1e-12)
        },
      ),
    )
  })
  test('a chance that is exactly the confidence suffices', () => {
    expect(sizeToDetect(50, 1, 0.9)).toBe(45)
    expect(sizeToDetect(1000, 1, 0.999)).toBe(999)
    expect(sizeToDetect(10_000_000, 1, 1e-7)).toBe(1)
    expect(sizeToDetectShare(0.5, 0.75)).toBe(2)
    expect([sizeToDetectShare(0, 0.9), sizeToDetectShare(1, 0.9)]).toEqual([null, 1])
  })
  test('what is no size is refused', () => {
    expect(() => detectionPower(10, 11, 1)).toThrow(RangeError)
    expect(() => detectionPower(1.5, 1, 1)).toThrow(RangeError)
    expect(() => sizeToDetect(10, 1, 1)).toThrow(RangeError)
    expect(() => sizeToDetectShare(1.1, 0.5)).toThrow(RangeError)
  })
})

describe('acceptance plans', () => {
  test('every lot, level and limit leads to a plan, but for two cells of the table', () => {
    const lots = [
      1, 8, 9, 16, 26, 51, 91, 151, 281, 501, 1201, 3201, 10_001, 35_001, 150_001, 500_000, 500_001, 9e9,
    ]
    const asked = (Object.keys(CODE_LETTERS) as InspectionLevel[]).flatMap((level) =>
      lots.flatMap((size) => QUALITY_LIMITS.map((limit) => ({ size, level, limit }))),
    )
    const without = new Set<string>()
    for (const lot of asked) {
      const plan = acceptancePlan(lot)
      if (plan === null)
        without.add(`${CODE_LETTERS[lot.level].at(lot.size > 500_000 ? -1 : 0)} ${lot.limit}`)
      else expect([plan.reject, plan.n === lot.size]).toEqual([plan.accept + 1, plan.isWholeLot])
    }
    expect([...without].sort()).toEqual(['A 10', 'R 0.015'])
  })
  test('what the standard does not have is refused', () => {
    expect(() => acceptancePlan({ size: 0, level: 'II', limit: 1 })).toThrow(RangeError)
    expect(() => acceptancePlan({ size: 10, level: 'II', limit: 2 })).toThrow(RangeError)
  })
  test('along a diagonal the table is one number', () => {
    expect([...LETTERS].slice(0, 11).map((_, i) => cellOf(i, 17 - i))).toEqual(
      Array.from({ length: 11 }, () => 1),
    )
  })
  test('chances of acceptance are whole at the ends and fall between', () => {
    const plan = { n: 20, accept: 1 }
    expect([acceptedByShare(plan, 0), acceptedByShare(plan, 1)]).toEqual([1, 0])
    expect(acceptedByShare({ n: 3, accept: 3 }, 0.9)).toBe(1)
    const chances = Array.from({ length: 31 }, (_, bad) => acceptedByCount(plan, { size: 30, bad }))
    expect(chances.slice(0, 2)).toEqual([1, 1])
    expect(chances.slice(12)).toEqual(Array.from({ length: 19 }, () => 0))
    expect(chances).toEqual([...chances].sort((a, b) => b - a))
  })
})
