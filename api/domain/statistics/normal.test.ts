import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCdf, normalQuantile, twoSidedZ } from './normal.ts'

// Computed with 60 digits (mpmath: erfc and its root).
test.each([
  [0, 0.5],
  [1, 0.8413447460685429],
  [-1, 0.15865525393145705],
  [2.5, 0.9937903346742238],
  [-3.09, 0.001000782476614011],
  [-6, 9.86587645037698e-10],
  [-10, 7.61985302416053e-24],
  [-37, 5.725571222524577e-300],
])('Φ(%d) = %d', (x, p) => {
  expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-12)
})

test.each([
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.999, 3.090232306167813],
  [0.75, 0.6744897501960817],
  [0.5, 0],
  [1e-9, -5.997807015007687],
  [1e-20, -9.262340089798407],
  [1e-300, -37.0470962993612],
])('Φ⁻¹(%d) = %d', (p, z) => {
  expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-12)
})

test('certain and impossible lie at infinity, nonsense is not a number', () => {
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
  for (const p of [2, -0.1, Number.NaN]) expect(normalQuantile(p)).toBeNaN()
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0)
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1)
  expect(normalCdf(Number.NaN)).toBeNaN()
})

test('quantile and distribution undo each other', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-280, max: 0.5, noNaN: true }), (p) => {
      const x = normalQuantile(p)
      expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-11)
      expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(1 - (1 - p)), 9)
    }),
  )
})

test('the distribution grows and is symmetric', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      (x, step) => {
        expect(normalCdf(x + step)).toBeGreaterThanOrEqual(normalCdf(x))
        expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14)
      },
    ),
  )
})

test('z of a confidence is two-sided', () => {
  expect(twoSidedZ(0.95)).toBe(1.959963984540054)
  expect(twoSidedZ(0.998)).toBeCloseTo(3.090232306167813, 12)
  for (const confidence of [0, 1, 2, Number.NaN]) expect(() => twoSidedZ(confidence)).toThrow(RangeError)
})
