import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moreToReach } from './moreResolved.ts'

// Weight 0.4, 100 callbacks: each more resolved lifts the score by 0.4.
const growing = (score: number, num: number) => ({ score, weight: 0.4, num, den: 100 })

test.each([
  ['a score at the target needs none', 90, 70, 90, 0],
  ['a score above it needs none', 93, 70, 90, 0],
  ['a score a rounding below it needs none', 90 - 1e-12, 70, 90, 0],
  ['2.8 points below need seven', 87.2, 70, 90, 7],
  ['a hair more needs eight', 87.19, 70, 90, 8],
  ['30 left are just enough', 78, 70, 90, 30],
  ['29 left are not', 78, 71, 90, null],
  ['drawing level with a neighbour', 84.3, 70, 86.5, 6],
])('%s', (_, score, num, target, more) => {
  expect(moreToReach(growing(score, num), target)).toBe(more)
})

test('without units or weight nothing helps', () => {
  expect(moreToReach({ score: 80, weight: 0.4, num: 0, den: 0 }, 90)).toBeNull()
  expect(moreToReach({ score: 80, weight: 0, num: 0, den: 50 }, 90)).toBeNull()
  expect(moreToReach({ score: 95, weight: 0, num: 0, den: 0 }, 90)).toBe(0)
})

test('it is the first that trying one by one finds', () => {
  const counts = fc.integer({ min: 1, max: 400 }).chain((den) => fc.tuple(fc.nat(den), fc.constant(den)))
  const rest = fc.double({ min: 0, max: 70, noNaN: true })
  fc.assert(
    fc.property(counts, rest, fc.integer({ min: 1, max: 100 }), ([num, den], others, percent) => {
      const weight = percent / 100
      const score = others * (1 - weight) + (100 * weight * num) / den
      const target = 60
      let tried: number | null = null
      for (let more = 0; num + more <= den && tried === null; more++) {
        if (score + (100 * weight * more) / den > target - 1e-9) tried = more
      }
      expect(moreToReach({ score, weight, num, den }, target)).toBe(tried)
    }),
  )
})
