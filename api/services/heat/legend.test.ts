import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classBreaks } from './legend.ts'

describe('class breaks', () => {
  test('lie on round numbers near the quantiles; two that round to the same are one', () => {
    const values = Array.from({ length: 100 }, (_, i) => i + 1)
    expect(classBreaks(values, true)).toEqual([25, 50, 80, 100])
  })

  test('of rates go down to tenths and hundredths', () => {
    expect(classBreaks([0.01, 0.02, 0.05, 0.08, 0.12, 0.31], false)).toEqual([0.02, 0.05, 0.12, 0.3])
  })

  test('are none where nothing or one value is there, and zeros are no values', () => {
    expect(classBreaks([], true)).toEqual([])
    expect(classBreaks([0, 0], true)).toEqual([])
    expect(classBreaks([7, 7, 0], true)).toEqual([])
  })

  test('are at most five, strictly ascending, whole for counts, and leave no class at either end empty', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1 }), (values) => {
        const breaks = classBreaks(values, true)
        expect(breaks.length).toBeLessThanOrEqual(5)
        breaks.forEach((at, i) => {
          expect(Number.isInteger(at)).toBe(true)
          if (i > 0) expect(at).toBeGreaterThan(breaks[i - 1] ?? 0)
          expect(values.some((value) => value < at)).toBe(true)
          expect(values.some((value) => value >= at)).toBe(true)
        })
      }),
    )
  })
})
