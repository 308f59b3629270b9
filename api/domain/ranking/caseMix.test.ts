import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeSet } from '#api/test/sharedVectors.ts'
import { byarLimits, poissonLimits } from '../statistics/poisson.ts'
import { caseMixOf, type Strata } from './caseMix.ts'

interface MixVector {
  readonly id: string
  readonly n?: readonly (readonly number[])[] | number
  readonly breaches?: readonly (readonly number[])[]
  readonly expected: readonly number[]
  readonly ratio: readonly number[]
  readonly z: readonly number[]
  readonly adjustedRate: readonly number[]
  readonly observed: number
  readonly conf: number
  readonly byarLower?: number
  readonly byarUpper?: number
  readonly tol: number
}

describe.each(wholeSet<{ readonly vectors: readonly MixVector[] }>('ranking/indirect_standardisation.json'))(
  '%s',
  (_, { vectors }) => {
    const mixes = vectors.filter(({ breaches }) => breaches !== undefined)
    test.each(mixes)('$id', ({ n, breaches = [], ...vector }) => {
      const dens = Array.isArray(n) ? (n as number[][]) : []
      const departments = breaches.map((row, d) => row.map((num, s) => ({ num, den: dens[d]?.[s] ?? 0 })))
      const mixed = caseMixOf(departments)
      expect(mixed).toHaveLength(departments.length)
      mixed.forEach((one, d) => {
        for (const [got, want] of [
          [one.expected, vector.expected[d]],
          [one.ratio, vector.ratio[d]],
          [one.z, vector.z[d]],
          [one.adjusted, vector.adjustedRate[d]],
        ]) {
          expect(Math.abs((got ?? Number.NaN) - (want ?? Number.NaN))).toBeLessThanOrEqual(vector.tol)
        }
      })
    })
    test.each(vectors.filter(({ byarLower }) => byarLower !== undefined))('$id', (vector) => {
      const { lo, hi } = byarLimits(vector.observed, vector.conf)
      expect(Math.abs(lo - (vector.byarLower ?? Number.NaN))).toBeLessThanOrEqual(vector.tol)
      expect(Math.abs(hi - (vector.byarUpper ?? Number.NaN))).toBeLessThanOrEqual(vector.tol)
    })
  },
)

test('who has the harder cases is expected to have more', () => {
  // Stratum 1 goes wrong in 10 of 100, stratum 2 in 50 of 100.
  const [easy, hard] = caseMixOf([
    [
      { num: 9, den: 90 },
      { num: 5, den: 10 },
    ],
    [
      { num: 1, den: 10 },
      { num: 45, den: 90 },
    ],
  ])
  expect([easy?.ratio, hard?.ratio]).toEqual([1, 1])
  expect(easy?.adjusted).toBeCloseTo(0.3, 12)
  expect(hard?.limits?.lo).toBeCloseTo(byarLimits(46).lo / 46, 12)
})

test('below ten the limits are exact', () => {
  const [few] = caseMixOf([[{ num: 3, den: 10 }], [{ num: 17, den: 90 }]])
  expect(few?.limits?.lo).toBeCloseTo(poissonLimits(3).lo / 2, 12)
  expect(few?.limits?.hi).toBeCloseTo(poissonLimits(3).hi / 2, 12)
  expect(() => byarLimits(0)).toThrow(RangeError)
})

test('where nothing is expected there is no ratio', () => {
  expect(caseMixOf([])).toEqual([])
  const nothing = { observed: 0, expected: 0, ratio: null, limits: null, z: null, adjusted: null }
  expect(caseMixOf([[], [{ num: 0, den: 0 }], [{ num: 0, den: 7 }]])).toEqual([nothing, nothing, nothing])
})

test('a stratum that the reference does not know expects nothing', () => {
  const [one] = caseMixOf(
    [
      [
        { num: 5, den: 10 },
        { num: 2, den: 10 },
      ],
    ],
    { rates: [0.5], overall: 0.4 },
  )
  expect(one).toMatchObject({ observed: 7, expected: 5, ratio: 1.4 })
  expect(one?.adjusted).toBeCloseTo(0.56, 12)
})

const stratum = fc.nat(200).chain((den) => fc.nat(den).map((num) => ({ num, den })))
const group = fc.array(fc.array(stratum, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 9 })

test('what all expect is what all had', () => {
  fc.assert(
    fc.property(group, (departments: readonly Strata[]) => {
      const mixed = caseMixOf(departments)
      const sum = (of: 'observed' | 'expected') => mixed.reduce((total, one) => total + one[of], 0)
      expect(sum('expected')).toBeCloseTo(sum('observed'), 8)
    }),
  )
})
