import { expect, test } from 'vitest'
import { twoSidedT } from './student.ts'

test.each([
  [0.95, 1, 12.706204736174694],
  [0.95, 10, 2.228138851964938],
  [0.99, 3, 5.840909309733356],
  [0.9, 30, 1.6972608865939574],
])('t of %s with %s degrees of freedom is %s', (confidence, df, t) => {
  expect(Math.abs(twoSidedT(confidence, df) / t - 1)).toBeLessThan(1e-11)
})

test('with endless degrees of freedom it is the normal quantile', () => {
  expect(twoSidedT(0.95, Number.POSITIVE_INFINITY)).toBeCloseTo(1.959963984540054, 14)
  const [z, df] = [1.959963984540054, 1e5]
  expect(twoSidedT(0.95, df)).toBeCloseTo(z + (z ** 3 + z) / (4 * df), 9)
})

test('no confidence and no degrees of freedom are refused', () => {
  expect(() => twoSidedT(1, 4)).toThrow(RangeError)
  expect(() => twoSidedT(0.95, 0)).toThrow(RangeError)
})
