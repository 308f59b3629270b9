import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaDensity, betaQuantile, betaTails, logBeta } from './beta.ts'
import { betaByLikelihood, betaByMoments, expectedOf, logLikelihood } from './betaBinomial.ts'
import { jeffreys } from './jeffreys.ts'

describe('the beta distribution', () => {
  test('has its closed forms', () => {
    expect(betaTails({ a: 1, b: 1 }, 0.3).lower).toBeCloseTo(0.3, 14)
    expect(betaTails({ a: 3, b: 1 }, 0.5).lower).toBeCloseTo(0.125, 14)
    // Arcsine law.
    expect(betaTails({ a: 0.5, b: 0.5 }, 0.25).lower).toBeCloseTo(1 / 3, 13)
    expect(Math.exp(logBeta({ a: 2, b: 3 }))).toBeCloseTo(1 / 12, 14)
    expect(betaDensity({ a: 2, b: 2 }, 0.5)).toBeCloseTo(1.5, 13)
  })
  test('ends at 0 and 1', () => {
    expect(betaTails({ a: 2, b: 3 }, 0)).toEqual({ lower: 0, upper: 1 })
    expect(betaTails({ a: 2, b: 3 }, 1)).toEqual({ lower: 1, upper: 0 })
    expect([betaQuantile({ a: 2, b: 3 }, 0), betaQuantile({ a: 2, b: 3 }, 1)]).toEqual([0, 1])
  })
  const parameter = fc.oneof(
    fc.double({ min: 0.5, max: 3, noNaN: true }),
    fc.double({ min: 1, max: 5000, noNaN: true }),
  )
  test('a quantile far below the last digit of 1 is found too', () => {
    const x = betaQuantile({ a: 0.5, b: 1967.4659210563539 }, 1e-6)
    expect(x).toBeLessThan(1e-15)
    expect(betaTails({ a: 0.5, b: 1967.4659210563539 }, x).lower / 1e-6).toBeCloseTo(1, 9)
  })
  test('a quantile leaves its share below, and tails mirror each other', () => {
    fc.assert(
      fc.property(parameter, parameter, fc.double({ min: 1e-6, max: 0.999999, noNaN: true }), (a, b, p) => {
        const x = betaQuantile({ a, b }, p)
        if (x < 1 - 1e-9) expect(Math.abs(betaTails({ a, b }, x).lower - p)).toBeLessThan(1e-8)
        expect(betaTails({ a, b }, 0.4).lower).toBeCloseTo(betaTails({ a: b, b: a }, 0.6).upper, 10)
      }),
    )
  })
})

describe('the Jeffreys interval', () => {
  test('begins at exactly 0, ends at exactly 1, is null without units', () => {
    expect(jeffreys(0, 20)?.lo).toBe(0)
    expect(jeffreys(20, 20)?.hi).toBe(1)
    expect(jeffreys(0, 0)).toBeNull()
  })
  test('of none of one ends where published tables do', () => {
    expect(jeffreys(0, 1, 0.95)?.hi).toBeCloseTo(0.8532536836904248, 8)
  })
  test('of what is no share or no confidence is refused', () => {
    for (const [num, den] of [
      [3, 2],
      [-1, 2],
      [1, Number.NaN],
      [1, Number.POSITIVE_INFINITY],
    ] as const)
      expect(() => jeffreys(num, den)).toThrow(RangeError)
    for (const confidence of [0, 1]) expect(() => jeffreys(1, 2, confidence)).toThrow(RangeError)
  })
})

describe('beta-binomial shrinkage', () => {
  const share = (num: number, den: number) => ({ num, den })
  test('is null where no difference is detectable', () => {
    expect(betaByLikelihood(Array.from({ length: 10 }, () => share(90, 100)))).toBeNull()
    expect(betaByLikelihood([])).toBeNull()
    expect(betaByLikelihood([share(5, 5), share(7, 7)])).toBeNull()
    expect(betaByMoments([share(1, 2)])).toBeNull()
    expect(betaByMoments([share(1, 2), share(1, 2)])).toBeNull()
    expect(betaByMoments([share(0, 2), share(2, 2)])).toBeNull()
  })
  test('finds the top: no neighbour is likelier', () => {
    const shares = [share(144, 153), share(2726, 2872), share(10, 13), share(80, 95), share(40, 60)]
    const beta = betaByLikelihood(shares) ?? { a: Number.NaN, b: Number.NaN }
    const top = logLikelihood(shares, beta)
    for (const [da, db] of [
      [1.01, 1],
      [0.99, 1],
      [1, 1.01],
      [1, 0.99],
    ] as const)
      expect(logLikelihood(shares, { a: beta.a * da, b: beta.b * db })).toBeLessThan(top)
  })
  test('draws few units to the others and many hardly', () => {
    const beta = { a: 9, b: 1 }
    const few = expectedOf(share(1, 5), beta)
    const many = expectedOf(share(100, 500), beta)
    expect(few).toMatchObject({ mean: 10 / 15, ownWeight: 5 / 15 })
    expect(many.mean).toBeCloseTo(0.2137, 4)
    expect(few.hi - few.lo).toBeGreaterThan(many.hi - many.lo)
  })
})
