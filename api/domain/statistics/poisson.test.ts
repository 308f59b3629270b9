import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gammaDensity, gammaTails } from './gamma.ts'
import { poissonLimits } from './poisson.ts'

// Computed with 60 digits (mpmath: roots of the regularised incomplete gamma function).
test.each([
  [0, 0.95, 0, 3.6888794541139363],
  [1, 0.95, 0.025317807984289897, 5.571643390938897],
  [2, 0.95, 0.242209278543965, 7.22468766772396],
  [3, 0.5, 1.7272994178605194, 5.10942748512338],
  [10, 0.95, 4.795388696132434, 18.39035604201778],
  [10, 0.998, 2.96052037274376, 24.133971145417586],
  [65, 0.95, 50.16562772923427, 82.8478358158716],
  [1000, 0.95, 938.9730184076952, 1063.952136016302],
  [100_000, 0.95, 99381.1526637447, 100621.74473974388],
])('exact limits of %d at %d', (n, confidence, lo, hi) => {
  const limits = poissonLimits(n, confidence)
  expect(Math.abs(limits.lo - lo)).toBeLessThanOrEqual(1e-12 * lo)
  expect(Math.abs(limits.hi - hi)).toBeLessThanOrEqual(1e-12 * hi)
})

test('the limits leave exactly half of the rest on each side', () => {
  const count = fc.oneof(fc.nat(50), fc.nat(5000), fc.nat(3_000_000))
  fc.assert(
    fc.property(count, fc.double({ min: 0.01, max: 0.999999, noNaN: true }), (n, confidence) => {
      const tail = (1 - confidence) / 2
      const { lo, hi } = poissonLimits(n, confidence)
      if (n > 0) expect(Math.abs(gammaTails(n, lo).lower / tail - 1)).toBeLessThan(1e-8)
      expect(Math.abs(gammaTails(n + 1, hi).upper / tail - 1)).toBeLessThan(1e-8)
      expect(lo).toBeLessThanOrEqual(n)
      expect(hi).toBeGreaterThan(n)
    }),
    { numRuns: 200 },
  )
})

/** P(N ≤ n) by plain summation, where that is still exact. */
function poissonUpTo(n: number, mean: number): number {
  let term = Math.exp(-mean)
  let sum = term
  for (let k = 1; k <= n; k++) {
    term *= mean / k
    sum += term
  }
  return sum
}

test('the limits are those of the Poisson sum', () => {
  for (let n = 1; n <= 40; n++) {
    const { lo, hi } = poissonLimits(n)
    expect(1 - poissonUpTo(n - 1, lo)).toBeCloseTo(0.025, 12)
    expect(poissonUpTo(n, hi)).toBeCloseTo(0.025, 12)
  }
})

test('extreme confidences are solved too', () => {
  const { lo, hi } = poissonLimits(3, 1 - 1e-13)
  expect(gammaTails(3, lo).lower / 5e-14).toBeCloseTo(1, 2)
  expect(gammaTails(4, hi).upper / 5e-14).toBeCloseTo(1, 2)
  expect(poissonLimits(1, 1 - 1e-13).lo).toBeGreaterThan(0)
})

test('no count and no confidence are refused', () => {
  for (const n of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => poissonLimits(n)).toThrow(RangeError)
  for (const confidence of [0, 1, Number.NaN]) expect(() => poissonLimits(1, confidence)).toThrow(RangeError)
})

test('gamma tails add up, end at 0 and 1, and their slope is the density', () => {
  expect(gammaTails(2, 0)).toEqual({ lower: 0, upper: 1 })
  expect(gammaTails(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 })
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 2000, noNaN: true }),
      fc.double({ min: 0.2, max: 3, noNaN: true }),
      (shape, part) => {
        const x = shape * part
        const { lower, upper } = gammaTails(shape, x)
        expect(lower + upper).toBeCloseTo(1, 12)
        const step = x * 1e-5
        const slope = (gammaTails(shape, x + step).lower - gammaTails(shape, x - step).lower) / (2 * step)
        const density = gammaDensity(shape, x)
        expect(Math.abs(slope - density)).toBeLessThan(1e-5 * density + 1e-8 / x)
      },
    ),
  )
})
