import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vectorSources } from '#api/test/sharedVectors.ts'
import { compositeFromCases, compositeFromMoments } from './composite.ts'
import { type CaseUnits, momentsOf, weightedMoments } from './moments.ts'

interface CompositeVector {
  readonly id: string
  readonly weights: readonly number[]
  /** d and y of each indicator in turn. */
  readonly cases: readonly (readonly number[])[]
  readonly rates: readonly number[]
  readonly composite: number
  readonly varLinearised: number
  readonly varWithTwoPseudoCases: number
  readonly tol: number
}

const unitsOf = (rows: CompositeVector['cases']): CaseUnits[] =>
  rows.map((row) => ({ d: row.filter((_, i) => i % 2 === 0), y: row.filter((_, i) => i % 2 === 1) }))

describe.each(
  vectorSources<{ readonly vectors: readonly CompositeVector[] }>(
    'composite_variance.json',
    'ranking/composite_variance.json',
  ),
)('%s', (_, { vectors }) => {
  test.each(vectors)('$id: score and variances from cases and from sums', (vector) => {
    const cases = unitsOf(vector.cases)
    const exact = compositeFromCases(cases, vector.weights)
    const summed = compositeFromMoments(momentsOf(cases, vector.weights.length), vector.weights)
    for (const [got, tol] of [
      [exact, vector.tol],
      [summed, 1e-9],
    ] as const) {
      expect(Math.abs(got.value - vector.composite)).toBeLessThanOrEqual(tol)
      expect(Math.abs((got.variance ?? Number.NaN) - vector.varLinearised)).toBeLessThanOrEqual(tol)
      expect(Math.abs(got.variancePlus - vector.varWithTwoPseudoCases)).toBeLessThanOrEqual(tol)
      got.rates.forEach((rate, k) => {
        expect(Math.abs(rate - (vector.rates[k] ?? Number.NaN))).toBeLessThanOrEqual(tol)
      })
    }
  })
})

const unit = fc.nat(3).chain((d) =>
  fc.record({
    d: fc.constant(d),
    y: d === 0 ? fc.constant(0) : fc.constantFrom(0, 0.9, 1).map((credit) => credit * d),
  }),
)
const oneCase = fc
  .array(unit, { minLength: 3, maxLength: 3 })
  .map((units): CaseUnits => ({ d: units.map(({ d }) => d), y: units.map(({ y }) => y) }))
/** Every indicator has a unit, some cases have none. */
const manyCases = fc
  .array(oneCase, { minLength: 1, maxLength: 40 })
  .map((cases) => [...cases, { d: [1, 1, 1], y: [1, 0, 0.9] }, { d: [0, 0, 0], y: [0, 0, 0] }])
const signs = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 })
const weights = [0.3, 0.4, 0.3]

test('sums give what the cases give, whichever way an indicator points', () => {
  fc.assert(
    fc.property(manyCases, signs, (cases, higherIsBetter) => {
      const exact = compositeFromCases(cases, weights, higherIsBetter)
      const summed = compositeFromMoments(momentsOf(cases, 3), weights, higherIsBetter)
      expect(summed.value).toBeCloseTo(exact.value, 12)
      expect(summed.variance ?? -1).toBeCloseTo(exact.variance ?? -1, 11)
      expect(summed.variancePlus).toBeCloseTo(exact.variancePlus, 11)
    }),
  )
})

test('the order of cases and cases without a unit change nothing', () => {
  fc.assert(
    fc.property(manyCases, (cases) => {
      const here = compositeFromCases(cases, weights)
      const there = compositeFromCases([{ d: [0, 0, 0], y: [0, 0, 0] }, ...cases.toReversed()], weights)
      expect(there.value).toBeCloseTo(here.value, 14)
      expect(there.variancePlus).toBeCloseTo(here.variancePlus, 14)
    }),
  )
})

test('turning every indicator mirrors the score and keeps its variances', () => {
  fc.assert(
    fc.property(manyCases, (cases) => {
      const up = compositeFromCases(cases, weights)
      const down = compositeFromCases(cases, weights, [false, false, false])
      expect(down.value).toBeCloseTo(1 - up.value, 12)
      expect(down.variance ?? -1).toBeCloseTo(up.variance ?? -1, 12)
      expect(down.variancePlus).toBeCloseTo(up.variancePlus, 12)
    }),
  )
})

test('a perfect record is sure only after many cases', () => {
  const perfect = (n: number) => Array.from({ length: n }, () => ({ d: [1, 1], y: [1, 1] }))
  const few = compositeFromCases(perfect(20), [0.5, 0.5])
  const many = compositeFromCases(perfect(2000), [0.5, 0.5])
  expect(few).toMatchObject({ value: 1, variance: 0 })
  expect(few.variancePlus).toBeGreaterThan(many.variancePlus)
  expect(many.variancePlus).toBeGreaterThan(0)
  expect(compositeFromMoments(momentsOf(perfect(20), 2), [0.5, 0.5]).variance).toBe(0)
})

test('one case has a score but no spread of its own', () => {
  const one = [{ d: [1, 2], y: [1, 1] }]
  expect(compositeFromCases(one, [0.5, 0.5])).toMatchObject({ value: 0.75, variance: null })
  const summed = compositeFromMoments(momentsOf(one, 2), [0.5, 0.5])
  expect(summed.variance).toBeNull()
  expect(summed.variancePlus).toBeGreaterThan(0)
})

test('an indicator without a unit leaves no score', () => {
  const cases = [{ d: [1, 0], y: [1, 0] }]
  expect(() => compositeFromCases(cases, [0.5, 0.5])).toThrow(RangeError)
  expect(() => compositeFromMoments(momentsOf(cases, 2), [0.5, 0.5])).toThrow(RangeError)
})

test('vectors shorter than the scheme count as nothing there', () => {
  expect(momentsOf([{ d: [1], y: [1] }], 2)).toEqual({
    cases: 1,
    d: [1, 0],
    y: [1, 0],
    dd: [
      [1, 0],
      [0, 0],
    ],
    yd: [
      [1, 0],
      [0, 0],
    ],
    yy: [
      [1, 0],
      [0, 0],
    ],
  })
  const short = { cases: 2, d: [2, 2], y: [1, 1], dd: [], yd: [], yy: [] }
  expect(compositeFromMoments(short, [0.5, 0.5]).value).toBe(0.5)
})

test('sums of kinds of cases, each so often, are the sums of those cases', () => {
  const kinds: CaseUnits[] = [
    { d: [1, 2], y: [0, 1.8] },
    { d: [1, 0], y: [1, 0] },
    { d: [0, 0], y: [0, 0] },
  ]
  const counts = [3, 5, 7]
  const cases = kinds.flatMap((kind, i) => Array<CaseUnits>(counts[i] ?? 0).fill(kind))
  const weighted = weightedMoments(
    kinds.map((kind) => momentsOf([kind], 2)),
    counts,
  )
  const summed = momentsOf(cases, 2)
  const flat = ({ cases: count, d, y, dd, yd, yy }: typeof summed) =>
    [count, d, y, dd, yd, yy].flat(2).map((value) => Number(value.toFixed(10)))
  expect(flat(weighted)).toEqual(flat(summed))
  expect(weightedMoments([], []).cases).toBe(0)
})
