import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyAtLeast, binomialAtLeast } from './binomial.ts'
import { addedUp, belowRank, chanceOfAtLeast, hypergeometric } from './counts.ts'
import { fisherGreater } from './fisher.ts'
import { poissonAtLeast } from './poisson.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('the hypergeometric tail is Fisher’s', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(120), fc.nat(60), (draws, others, some, r) => {
      const successes = Math.min(some, draws + others)
      const chances = hypergeometric({ draws, others, successes })
      expect(sum(chances)).toBeCloseTo(1, 11)
      const num = Math.min(r, draws, successes)
      if (successes - num > others) return
      const fisher = fisherGreater({ num, den: draws }, { num: successes - num, den: others })
      expect(Math.abs(chanceOfAtLeast(num, chances) - fisher)).toBeLessThan(1e-11)
    }),
  )
})

test('below the second smallest of three others, of two: by all ten orders', () => {
  // Orders of two own (x) and three others (o): none below in oo…, one in xoo.. and oxo.., two in the other three.
  const [none, one, two] = belowRank(2, { m: 3, rank: 2 })
  expect(none).toBeCloseTo(3 / 10, 14)
  expect(one).toBeCloseTo(4 / 10, 14)
  expect(two).toBeCloseTo(3 / 10, 14)
})

describe('independent events', () => {
  test('of equal chances are binomial', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), (n, r, p) => {
        const chances = Array.from({ length: n }, () => p)
        expect(Math.abs(anyAtLeast(r, chances) - binomialAtLeast(r, n, p))).toBeLessThan(1e-11)
      }),
    )
  })
  test('small chances stay exact where 1 − the rest would be 0', () => {
    expect(anyAtLeast(3, [1e-8, 1e-8, 1e-8]) / 1e-24).toBeCloseTo(1, 12)
    expect(binomialAtLeast(3, 3, 1e-8) / 1e-24).toBeCloseTo(1, 10)
  })
  test('sums of counts', () => {
    expect(addedUp([0.5, 0.5], [0.25, 0, 0.75])).toEqual([0.125, 0.125, 0.375, 0.375])
    expect([chanceOfAtLeast(0, [1]), chanceOfAtLeast(2, [0.5, 0.5])]).toEqual([1, 0])
  })
  test('Poisson tails', () => {
    expect(poissonAtLeast(0, 0.7)).toBe(1)
    expect(poissonAtLeast(3, 0.7)).toBeCloseTo(0.0341415841257085, 13)
    expect([binomialAtLeast(0, 0, 0.3), binomialAtLeast(1, 0, 0.3)]).toEqual([1, 0])
  })
})
