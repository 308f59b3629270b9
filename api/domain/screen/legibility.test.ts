// The legibility rule, on the examples it was stated with.
import { expect, it } from 'vitest'
import { smallestFont } from './legibility.ts'

it.each([
  [5, 55, 39],
  [8, 86, 40],
  [10, 55, 78],
  [3, 55, 24],
  [55 / 429, 1, 55],
])('%d m on %d inches: %d px', (metres, inches, px) => {
  expect(smallestFont(metres, inches)).toBe(px)
})

it('refuses what is no distance', () => {
  expect(() => smallestFont(0, 55)).toThrow(RangeError)
  expect(() => smallestFont(5, Number.NaN)).toThrow(RangeError)
})
