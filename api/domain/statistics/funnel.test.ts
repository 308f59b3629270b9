import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeSet } from '#api/test/sharedVectors.ts'
import { binomialProbability } from './binomial.ts'
import { cutToShares, dispersionOf, exactFunnel, widenedFunnel } from './funnel.ts'

interface ExactVector {
  readonly n: number
  readonly theta: number
  readonly lower998: number
  readonly lower95: number
  readonly upper95: number
  readonly upper998: number
  readonly tol: number
}

describe.each(wholeSet<{ readonly vectors: readonly ExactVector[] }>('ranking/funnel_exact_binomial.json'))(
  '%s',
  (_, { vectors }) => {
    test.each(vectors)('$n around $theta', (vector) => {
      const limits = exactFunnel(vector.n, vector.theta)
      for (const [got, want] of [
        [limits?.outer.lo, vector.lower998],
        [limits?.inner.lo, vector.lower95],
        [limits?.inner.hi, vector.upper95],
        [limits?.outer.hi, vector.upper998],
      ] as const) {
        expect(Math.abs((got ?? Number.NaN) - want)).toBeLessThanOrEqual(vector.tol)
      }
    })
  },
)

// 5 tries at one half: P(R ≤ 3) = 26/32, P(R ≤ 4) = 31/32; α = (31/32 − 0.975)/(5/32) is below 0, so r = 5.
test('five tries at one half, by hand', () => {
  const limits = exactFunnel(5, 0.5)
  expect(limits?.outer.lo).toBe(0)
  expect(limits?.inner.lo).toBe(0)
  expect(limits?.inner.hi).toBeCloseTo((5 - (1 - 0.975) / (1 / 32)) / 5, 12)
  expect(limits?.outer.hi).toBeCloseTo((5 - (1 - 0.999) / (1 / 32)) / 5, 12)
})

test('no units have no limits, and a target without room is its own limit', () => {
  expect(exactFunnel(0, 0.9)).toBeNull()
  expect(widenedFunnel(0, 0.9, 0)).toBeNull()
  for (const target of [0, 1]) {
    const point = { lo: target, hi: target }
    expect(exactFunnel(7, target)).toEqual({ inner: point, outer: point })
  }
})

test('what is no count and no target is refused', () => {
  for (const n of [-1, 1.5, Number.NaN]) expect(() => exactFunnel(n, 0.5)).toThrow(RangeError)
  for (const target of [-0.1, 1.1, Number.NaN]) {
    expect(() => exactFunnel(5, target)).toThrow(RangeError)
    expect(() => widenedFunnel(5, target, 0)).toThrow(RangeError)
    expect(() => dispersionOf([], target)).toThrow(RangeError)
  }
})

const size = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 200_000 }))
const target = fc.double({ min: 0.001, max: 0.999, noNaN: true })

test('the outer limits hold the inner ones, all lie in 0…1, and the target lies between them from a hundred on', () => {
  fc.assert(
    fc.property(size, target, (n, theta) => {
      const { inner, outer } = exactFunnel(n, theta) ?? { inner: { lo: 2, hi: -1 }, outer: { lo: 2, hi: -1 } }
      expect(outer.lo).toBeLessThanOrEqual(inner.lo)
      expect(inner.lo).toBeLessThanOrEqual(inner.hi)
      expect(inner.hi).toBeLessThanOrEqual(outer.hi)
      expect(outer.lo).toBeGreaterThanOrEqual(0)
      expect(outer.hi).toBeLessThanOrEqual(1)
      if (n * theta * (1 - theta) > 25) {
        expect(inner.lo).toBeLessThan(theta)
        expect(inner.hi).toBeGreaterThan(theta)
      }
    }),
  )
})

test('at large n the exact limits are those of the normal distribution', () => {
  const exact = exactFunnel(1_000_000, 0.9)
  const normal = widenedFunnel(1_000_000, 0.9, 0)
  expect(exact?.outer.lo).toBeCloseTo(normal?.outer.lo ?? 0, 5)
  expect(exact?.inner.hi).toBeCloseTo(normal?.inner.hi ?? 0, 5)
})

test('binomial probabilities add up to 1', () => {
  for (const [n, p] of [
    [1, 0.3],
    [17, 0.99],
    [1500, 0.5],
  ] as const) {
    let sum = 0
    for (let r = 0; r <= n; r++) sum += binomialProbability(r, n, p)
    expect(sum).toBeCloseTo(1, 11)
  }
})

interface DispersionVector {
  readonly counts: readonly (readonly [number, number])[]
  readonly theta: number
  readonly z: readonly number[]
  readonly q10: number
  readonly q90: number
  readonly phi: number
  readonly tau2: number
  readonly limits95: readonly (readonly [number, number])[]
  readonly tol: number
}

const sharesOf = (counts: DispersionVector['counts']) => counts.map(([num, den]) => ({ num, den }))

describe.each(
  wholeSet<{ readonly vectors: readonly DispersionVector[] }>('ranking/funnel_overdispersion.json'),
)('%s', (_, { vectors }) => {
  test.each(vectors)('around $theta', (vector) => {
    const dispersion = dispersionOf(sharesOf(vector.counts), vector.theta)
    const near = (got: number | undefined, want: number | undefined) =>
      expect(Math.abs((got ?? Number.NaN) - (want ?? Number.NaN))).toBeLessThanOrEqual(vector.tol)
    for (const key of ['q10', 'q90', 'phi', 'tau2'] as const) near(dispersion?.[key], vector[key])
    vector.counts.forEach(([, den], i) => {
      near(dispersion?.z[i], vector.z[i])
      const limits = widenedFunnel(den, vector.theta, vector.tau2)
      near(limits?.inner.lo, vector.limits95[i]?.[0])
      near(limits?.inner.hi, vector.limits95[i]?.[1])
    })
  })
})

test('shares that differ less than chance are not over-dispersed, too few tell nothing', () => {
  const same = Array.from({ length: 8 }, () => ({ num: 90, den: 100 }))
  expect(dispersionOf(same, 0.9)).toMatchObject({ phi: 0, tau2: 0 })
  expect(dispersionOf(same.slice(0, 1), 0.9)).toBeNull()
  expect(dispersionOf([...same.slice(0, 1), { num: 0, den: 0 }], 0.9)).toBeNull()
  expect(dispersionOf(same, 1)).toBeNull()
})

test('one wild department does not widen the funnel for all: it is pulled in', () => {
  const calm = Array.from({ length: 19 }, (_, i) => ({ num: 88 + (i % 5), den: 100 }))
  const dispersion = dispersionOf([...calm, { num: 5, den: 100 }], 0.9)
  expect(dispersion?.tau2).toBe(0)
})

interface PheVector {
  readonly baselinePct: number
  readonly n: number
  readonly lower95: number
  readonly upper95: number
  readonly lower998: number
  readonly upper998: number
  readonly tol: number
}

describe.each(wholeSet<{ readonly vectors: readonly PheVector[] }>('ranking/funnel_phe_limits.json'))(
  '%s',
  (_, { vectors }) => {
    test('every published limit', () => {
      for (const { baselinePct, n, tol, ...want } of vectors) {
        const limits = widenedFunnel(n, baselinePct / 100, 0)
        const { inner, outer } = cutToShares(
          limits ?? { inner: { lo: -1, hi: -1 }, outer: { lo: -1, hi: -1 } },
        )
        expect(Math.abs(100 * inner.lo - want.lower95)).toBeLessThanOrEqual(tol)
        expect(Math.abs(100 * inner.hi - want.upper95)).toBeLessThanOrEqual(tol)
        expect(Math.abs(100 * outer.lo - want.lower998)).toBeLessThanOrEqual(tol)
        expect(Math.abs(100 * outer.hi - want.upper998)).toBeLessThanOrEqual(tol)
      }
    })
  },
)
