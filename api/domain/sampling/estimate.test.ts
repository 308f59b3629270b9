// What a sample says: unbiased with its design weights, honest about its spread, its bounds and who did not answer.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf } from './agreement.ts'
import { designWeight, responseBounds, stratifiedMean, stratifiedShare } from './estimate.ts'
import { misreports, verifiedRate } from './misreport.ts'

const part = (whole: number) => fc.integer({ min: 0, max: whole })
const stratum = fc
  .integer({ min: 1, max: 60 })
  .chain((size) =>
    part(size).chain((drawn) => part(drawn).chain((n) => part(n).map((x) => ({ size, drawn, n, x })))),
  )

describe('the stratified share', () => {
  test('an oversampled stratum counts as what it is: design weights undo the oversampling', () => {
    const strata = [
      { size: 900, n: 90, x: 81 },
      { size: 100, n: 90, x: 45 },
    ]
    expect(stratifiedShare(strata)?.estimate).toBeCloseTo(0.9 * 0.9 + 0.1 * 0.5, 12)
    const weighed = strata.reduce((total, one) => total + one.x * (designWeight(one) ?? 0), 0)
    expect(weighed / 1000).toBeCloseTo(0.86, 12)
    expect(designWeight({ size: 5, n: 0 })).toBeNull()
  })
  test('over every sample there is, mean and variance are those of the design', () => {
    // All C(5,2)·C(4,2) samples of two strata; 1 = good.
    const populations = [
      [1, 1, 0, 1, 0],
      [0, 1, 0, 0],
    ]
    const drawn = populations.map((values) =>
      values.flatMap((a, i) => values.slice(i + 1).map((b) => ({ size: values.length, n: 2, x: a + b }))),
    )
    const estimates = (drawn[0] ?? []).flatMap((one) =>
      (drawn[1] ?? []).map((other) => stratifiedShare([one, other])),
    )
    const mean = (of: (one: (typeof estimates)[number]) => number) =>
      estimates.reduce((total, one) => total + of(one), 0) / estimates.length
    const average = mean((one) => one?.estimate ?? Number.NaN)
    expect(average).toBeCloseTo(4 / 9, 12)
    expect(mean((one) => one?.variance ?? Number.NaN)).toBeCloseTo(
      mean((one) => ((one?.estimate ?? Number.NaN) - average) ** 2),
      12,
    )
  })
  test('stays in 0…1 with its interval around it', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
        const got = stratifiedShare(strata)
        if (got === null) {
          expect(strata.every(({ n }) => n === 0)).toBe(true)
          return
        }
        const { estimate, interval, effectiveN, variance } = got
        expect(interval.lo).toBeGreaterThanOrEqual(0)
        expect(interval.hi).toBeLessThanOrEqual(1)
        expect(interval.lo).toBeLessThanOrEqual(estimate)
        expect(interval.hi).toBeGreaterThanOrEqual(estimate)
        expect(effectiveN).toBeGreaterThan(0)
        expect(variance).toBeGreaterThanOrEqual(0)
        if (strata.some(({ n, size }) => n < size)) expect(interval.hi - interval.lo).toBeGreaterThan(0)
      }),
    )
  })
  test('who visited everybody knows it exactly', () => {
    expect(stratifiedShare([{ size: 8, n: 8, x: 6 }])).toMatchObject({
      estimate: 0.75,
      variance: 0,
      interval: { lo: 0.75, hi: 0.75 },
      tInterval: null,
    })
  })
  test('one visit of a stratum shows no spread, so the largest is taken', () => {
    const got = stratifiedShare([
      { size: 101, n: 1, x: 1 },
      { size: 1, n: 1, x: 1 },
    ])
    expect(got?.variance).toBeCloseTo((101 / 102) ** 2 * (100 / 101) * (101 / 400), 12)
    expect(got).toMatchObject({ df: 0, tInterval: null, effectiveN: 2 })
  })
  test('a stratum without an answer is left out and counted', () => {
    expect(
      stratifiedMean([
        { size: 10, n: 2, mean: 4, variance: 2 },
        { size: 5, n: 0, mean: 0, variance: 0 },
      ]),
    ).toEqual({
      estimate: 4,
      variance: 0.8,
      df: 1,
      unobserved: 5,
    })
  })
  test('no records, no counts and no answers', () => {
    expect([stratifiedShare([]), stratifiedMean([]), responseBounds([])]).toEqual([null, null, null])
    expect(() => stratifiedShare([{ size: 2, n: 3, x: 0 }])).toThrow(RangeError)
    expect(() => stratifiedShare([{ size: 3, n: 2, x: 2.5 }])).toThrow(RangeError)
  })
})

describe('who did not answer', () => {
  test('the estimate lies between what they could say at worst and at best', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
        const { worst, best, responseRate } = responseBounds(strata) ?? {
          worst: 2,
          best: -1,
          responseRate: -1,
        }
        expect(best - worst).toBeCloseTo(1 - responseRate, 9)
        if (strata.some(({ n }) => n === 0)) return
        const estimate = stratifiedShare(strata)?.estimate ?? Number.NaN
        expect(worst).toBeLessThanOrEqual(estimate + 1e-12)
        expect(best).toBeGreaterThanOrEqual(estimate - 1e-12)
      }),
    )
  })
  test('counts by weight: 8 of 10 answered, 6 were good, half the population was not drawn', () => {
    const bounds = responseBounds([
      { size: 50, drawn: 10, n: 8, x: 6 },
      { size: 50, drawn: 0, n: 0, x: 0 },
    ])
    expect(bounds?.responseRate).toBeCloseTo(0.4, 12)
    expect(bounds?.worst).toBeCloseTo(0.3, 12)
    expect(bounds?.best).toBeCloseTo(0.9, 12)
  })
})

describe('misreporting', () => {
  test('bounds hold the truth in at least 95 % of all samples, each side', () => {
    const [claimed, visited, falseOnes] = [40, 10, 8]
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
    let [above, below] = [0, 0]
    for (let f = Math.max(0, visited + falseOnes - claimed); f <= Math.min(visited, falseOnes); f++) {
      const chance =
        (choose(falseOnes, f) * choose(claimed - falseOnes, visited - f)) / choose(claimed, visited)
      const bounds = verifiedRate({ cases: 50, strata: [{ claimed, visited, falseOnes: f }] })?.falseBounds
      if ((bounds?.hi ?? -1) < falseOnes) above += chance
      if ((bounds?.lo ?? 99) > falseOnes) below += chance
    }
    expect(above).toBeLessThan(0.05)
    expect(below).toBeLessThan(0.05)
    expect(above + below).toBeGreaterThan(0)
  })
  test('all visited: nothing left to guess', () => {
    expect(verifiedRate({ cases: 10, strata: [{ claimed: 8, visited: 8, falseOnes: 3 }] })).toEqual({
      reportedRate: 0.8,
      verifiedRate: 0.5,
      standardError: 0,
      falseBounds: { lo: 3, hi: 3 },
      rateBounds: { lo: 0.5, hi: 0.5 },
    })
  })
  test('no visits say nothing, one has no spread, impossible counts are refused', () => {
    expect(verifiedRate({ cases: 3, strata: [] })).toBeNull()
    expect(
      verifiedRate({ cases: 3, strata: [{ claimed: 2, visited: 1, falseOnes: 0 }] })?.standardError,
    ).toBeNull()
    expect(() => verifiedRate({ cases: 3, strata: [{ claimed: 4, visited: 1, falseOnes: 0 }] })).toThrow(
      RangeError,
    )
  })
  test('five per cent of mistakes are nobody’s shame; a third of false closings is asked about', () => {
    const of = (department: string, [cases, claimed, visited, falseOnes]: readonly number[]) => ({
      ...{ department, cases: cases ?? 0 },
      strata: [{ claimed: claimed ?? 0, visited: visited ?? 0, falseOnes: falseOnes ?? 0 }],
    })
    const found = misreports([
      of('honest', [300, 280, 30, 2]),
      of('unvisited', [300, 280, 0, 0]),
      of('wrong', [300, 280, 30, 10]),
      of('all', [4, 4, 4, 0]),
      of('proven', [20, 20, 18, 2]),
    ])
    expect(found.map(({ isFlagged }) => isFlagged)).toEqual([false, false, true, false, true])
    expect(found[1]).toMatchObject({ p: null, q: null })
    expect(found[4]).toMatchObject({ p: 0 })
  })
})

describe('agreement', () => {
  const pairs = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).flatMap(([pair, n]) =>
      Array.from({ length: n }, () => pair.split('/') as [string, string]),
    )
  test('kappa takes away what chance alone agrees on', () => {
    const got = agreementOf(pairs({ 'yes/yes': 20, 'yes/no': 5, 'no/yes': 10, 'no/no': 15 }))
    expect(got).toMatchObject({ n: 50, share: 0.7 })
    expect(got?.kappa).toBeCloseTo(0.4, 12)
    expect(got?.standardError).toBeCloseTo(Math.sqrt((0.7 * 0.3) / 50) / 0.5, 12)
  })
  test('two who always say yes show nothing', () => {
    expect(agreementOf(pairs({ 'yes/yes': 9 }))).toEqual({ n: 9, share: 1, kappa: null, standardError: null })
    expect(agreementOf([])).toBeNull()
    expect(agreementOf(pairs({ 'yes/no': 3, 'no/yes': 3 }))?.kappa).toBe(-1)
  })
})
