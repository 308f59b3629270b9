import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holmCutoff } from './holm.ts'

test('no tests reject nothing', () => {
  expect(holmCutoff([], 0.05)).toBeNull()
})

test('each step allows a larger p, and the first that fails ends it', () => {
  // 0.05/4, 0.05/3, 0.05/2, 0.05: the third fails, so the fourth, small enough by itself, is not looked at.
  expect(holmCutoff([0.03, 0.0125, 0.016, 0.04], 0.05)).toBe(0.016)
  expect(holmCutoff([0.0126, 0.9], 0.025)).toBeNull()
})

test('a p exactly at its limit is rejected', () => {
  expect(holmCutoff([0.05], 0.05)).toBe(0.05)
  expect(holmCutoff([0.025, 0.5], 0.05)).toBe(0.025)
})

test('equal p share a verdict', () => {
  expect(holmCutoff([0.01, 0.01, 0.01], 0.03)).toBe(0.01)
  expect(holmCutoff([0.011, 0.011, 0.011], 0.03)).toBeNull()
})

test('what is no probability is refused', () => {
  for (const p of [-0.1, 1.1, Number.NaN]) expect(() => holmCutoff([p], 0.05)).toThrow(RangeError)
})

const ps = fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { maxLength: 40 })

test('the order of tests changes nothing, and Holm lies between Bonferroni and no correction', () => {
  fc.assert(
    fc.property(ps, (values) => {
      const cutoff = holmCutoff(values, 0.05) ?? -1
      expect(holmCutoff(values.toReversed(), 0.05) ?? -1).toBe(cutoff)
      expect(cutoff).toBeLessThanOrEqual(0.05)
      for (const p of values) if (p <= 0.05 / values.length) expect(p).toBeLessThanOrEqual(cutoff)
    }),
  )
})
