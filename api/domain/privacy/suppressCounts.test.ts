// Small counts beside their total: what a reader who subtracts can still say.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { suppressCounts } from './suppressCounts.ts'

it.each([
  [[], []],
  [
    [7, 9],
    [7, 9],
  ],
  [
    [0, 9],
    [0, 9],
  ],
  [
    [3, 9, 20],
    [null, null, 20],
  ],
  [
    [3, 4, 20],
    [null, null, 20],
  ],
  [
    [1, 1, 20],
    [null, null, null],
  ],
  [[3], [null]],
  [
    [3, 0, 0],
    [null, 0, 0],
  ],
])('%j shows %j', (counts, shown) => {
  expect(suppressCounts(counts)).toEqual(shown)
})

it('leaves a range of at least five for each left out, wherever that can be had', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (counts) => {
      const shown = suppressCounts(counts)
      const hidden = counts.filter((_, i) => shown[i] === null)
      expect(shown.every((count) => count === null || count === 0 || count >= 5)).toBe(true)
      if (hidden.length === 0 || counts.filter((n) => n > 0).length === hidden.length) return
      // Attacker: every left out lies in 0 … their sum.
      expect(hidden.length).toBeGreaterThanOrEqual(2)
      expect(hidden.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(5)
    }),
  )
})
