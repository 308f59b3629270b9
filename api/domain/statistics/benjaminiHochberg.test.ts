import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeSet } from '#api/test/sharedVectors.ts'
import { falseDiscoveryRates } from './benjaminiHochberg.ts'

test('the example of 1995: four of fifteen at 0.05', () => {
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  const qs = falseDiscoveryRates(ps)
  expect(qs.filter((q) => q <= 0.05)).toHaveLength(4)
  expect(qs[3]).toBeCloseTo(0.035625, 12)
  expect(qs[8]).toBeCloseTo(0.0765, 12)
})

test('equal p share one verdict, more p never make one smaller, and none give none', () => {
  const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 })
  fc.assert(
    fc.property(ps, (given) => {
      const qs = falseDiscoveryRates([...given, ...given])
      expect(qs.slice(given.length)).toEqual(qs.slice(0, given.length))
      for (const [i, p] of given.entries()) expect(qs[i]).toBeGreaterThanOrEqual(p)
    }),
  )
  expect(falseDiscoveryRates([])).toEqual([])
  expect(() => falseDiscoveryRates([1.1])).toThrow(RangeError)
})

interface BhFile {
  readonly vectors: readonly {
    readonly p: number[]
    readonly q: number
    readonly rejected: number[]
    readonly adjusted: number[]
  }[]
}

describe.each(wholeSet<BhFile>('spatial/fdr_bh.json'))('%s', (_, { vectors }) => {
  test.each(vectors)('adjusted p and who is significant', ({ p, q, rejected, adjusted }) => {
    const got = falseDiscoveryRates(p)
    for (const [i, one] of got.entries()) expect(one).toBeCloseTo(adjusted[i] ?? Number.NaN, 12)
    expect(got.flatMap((one, i) => (one <= q ? [i] : []))).toEqual(rejected)
  })
})
