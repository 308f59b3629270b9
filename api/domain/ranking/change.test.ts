import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChangingIndicator, explainChange, type UnitsByStratum } from './change.ts'

const units = (entries: Readonly<Record<string, readonly [num: number, den: number]>>): UnitsByStratum =>
  new Map(Object.entries(entries).map(([id, [num, den]]) => [id, { num, den }]))

const indicator = (
  before: UnitsByStratum,
  after: UnitsByStratum,
  more: Partial<ChangingIndicator> = {},
): ChangingIndicator => ({
  metric: 'resolution_rate',
  weight: 1,
  higherIsBetter: true,
  before,
  after,
  ...more,
})

describe('named cases', () => {
  test('the same mix done better is all rate', () => {
    const change = explainChange([
      indicator(units({ a: [50, 100], b: [80, 100] }), units({ a: [60, 100], b: [80, 100] })),
    ])
    expect(change?.total).toBeCloseTo(5, 12)
    expect(change?.rate).toBeCloseTo(5, 12)
    expect(change?.mix).toBeCloseTo(0, 12)
    expect(change?.indicators[0]?.strata.map(({ stratum }) => stratum)).toEqual(['a', 'b'])
    expect(change?.indicators[0]?.strata[1]).toEqual({ stratum: 'b', rate: 0, mix: 0 })
  })

  test('the same rates on another mix are all mix', () => {
    // Hard cases (0.5) grow from a quarter to three quarters; easy ones score 0.9.
    const change = explainChange([
      indicator(units({ hard: [50, 100], easy: [270, 300] }), units({ hard: [150, 300], easy: [90, 100] })),
    ])
    expect(change?.total).toBeCloseTo(-20, 12)
    expect(change?.mix).toBeCloseTo(-20, 12)
    expect(change?.rate).toBeCloseTo(0, 12)
    // Both strata say it: more of what scores low, less of what scores high.
    expect(change?.indicators[0]?.strata.map(({ mix }) => mix.toFixed(9))).toEqual([
      '-10.000000000',
      '-10.000000000',
    ])
  })

  test('a stratum that comes or goes is all mix', () => {
    const change = explainChange([
      indicator(units({ a: [80, 100], gone: [10, 100] }), units({ a: [80, 100], come: [90, 100] })),
    ])
    expect(change?.rate).toBeCloseTo(0, 12)
    expect(change?.mix).toBeCloseTo(40, 12)
  })

  test('a changed scheme is a part of its own', () => {
    const parts = [
      indicator(units({ a: [90, 100] }), units({ a: [92, 100] }), { metric: 'response_rate', weight: 0.5 }),
      indicator(units({ a: [60, 100] }), units({ a: [60, 100] }), { weight: 0.5 }),
    ]
    // The earlier scheme weighed 0.3 and 0.7: 69 points; the later one gives the same month 75.
    const change = explainChange(parts, 69)
    expect(change?.scheme).toBeCloseTo(6, 12)
    expect(change?.rate).toBeCloseTo(1, 12)
    expect(change?.total).toBeCloseTo(7, 12)
    expect(explainChange(parts)?.scheme).toBe(0)
  })

  test('where lower is better, a fall is a gain', () => {
    const change = explainChange([
      indicator(units({ a: [20, 100] }), units({ a: [10, 100] }), { higherIsBetter: false }),
    ])
    expect(change?.rate).toBeCloseTo(10, 12)
    expect(change?.total).toBeCloseTo(10, 12)
  })

  test('a period without a score has no parts, a scheme without indicators has none', () => {
    const some = units({ a: [1, 2] })
    for (const none of [units({}), units({ a: [0, 0] })]) {
      expect(explainChange([indicator(none, some)])).toBeNull()
      expect(explainChange([indicator(some, none)])).toBeNull()
    }
    expect(explainChange([])).toEqual({ total: 0, rate: 0, mix: 0, scheme: 0, indicators: [] })
  })
})

const share = fc
  .nat(60)
  .chain((den) => fc.tuple(fc.constant(den), fc.double({ min: 0, max: den, noNaN: true })))
const period = fc
  .dictionary(
    fc.constantFrom('facility/ordinary', 'facility/urgent', 'safety/urgent', 'policy/ordinary'),
    share,
  )
  .map((strata) => new Map(Object.entries(strata).map(([id, [den, num]]) => [id, { num, den }])))
  .filter((strata) => [...strata.values()].some(({ den }) => den > 0))
const changing = fc
  .tuple(period, period, fc.boolean(), fc.integer({ min: 0, max: 100 }))
  .map(([before, after, higherIsBetter, percent]) =>
    indicator(before, after, { higherIsBetter, weight: percent / 100 }),
  )
const rateOf = (strata: UnitsByStratum): number => {
  const all = [...strata.values()]
  return all.reduce((sum, { num }) => sum + num, 0) / all.reduce((sum, { den }) => sum + den, 0)
}
const scoreOf = (all: readonly ChangingIndicator[], side: 'before' | 'after'): number =>
  all.reduce((sum, one) => {
    const rate = rateOf(one[side])
    return sum + 100 * one.weight * (one.higherIsBetter ? rate : 1 - rate)
  }, 0)

test('the parts add up to the change of the score: 10,000 random pairs of periods', () => {
  fc.assert(
    fc.property(
      fc.array(changing, { minLength: 1, maxLength: 3 }),
      fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
      (all, earlierScore) => {
        const change = explainChange(all, earlierScore)
        const earlier = earlierScore ?? scoreOf(all, 'before')
        const { total = 0, rate = 0, mix = 0, scheme = 0, indicators = [] } = change ?? {}
        expect(Math.abs(total - (scoreOf(all, 'after') - earlier))).toBeLessThan(1e-9)
        expect(Math.abs(rate + mix + scheme - total)).toBeLessThan(1e-9)
        const strata = indicators.flatMap((part) => part.strata)
        const summed = strata.reduce((sum, part) => sum + part.rate + part.mix, 0)
        expect(Math.abs(summed + scheme - total)).toBeLessThan(1e-9)
      },
    ),
    { numRuns: 10_000 },
  )
})

test('the way back has the same parts with the other sign', () => {
  fc.assert(
    fc.property(changing, (one) => {
      const there = explainChange([one])
      const back = explainChange([{ ...one, before: one.after, after: one.before }])
      expect(back?.rate).toBeCloseTo(-(there?.rate ?? Number.NaN), 9)
      expect(back?.mix).toBeCloseTo(-(there?.mix ?? Number.NaN), 9)
    }),
  )
})

test('a planted change of mix alone lies on mix by more than 95 %, rounded to whole cases', () => {
  const rates = [0.55, 0.7, 0.85, 0.97]
  const shares = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(shares, shares, (early, late) => {
      const planted = (parts: readonly number[]) =>
        units(
          Object.fromEntries(
            rates.map((rate, s) => [
              `s${s}`,
              [Math.round(500 * (parts[s] ?? 0) * rate), 500 * (parts[s] ?? 0)],
            ]),
          ),
        )
      const change = explainChange([indicator(planted(early), planted(late))])
      fc.pre(change !== null && Math.abs(change.total) > 1)
      expect(Math.abs(change?.mix ?? 0)).toBeGreaterThan(
        0.95 * (Math.abs(change?.mix ?? 0) + Math.abs(change?.rate ?? 0)),
      )
    }),
  )
})
