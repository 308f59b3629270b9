import { expect, test } from 'vitest'
import { lowered, monthOf, trueScore, USUAL } from './months.ts'
import { randomFor } from './random.ts'
import { proveRanking } from './ranking.ts'

test('at a twentieth of its size every figure clears its bar', () => {
  const proof = proveRanking(0.05)
  expect(proof.trials).toBe(100)
  expect(proof.figures.filter(({ passed }) => !passed)).toEqual([])
  expect(proof.figures.map(({ id }) => id)).toEqual([
    'falsely_worse_equal',
    'falsely_worse_small',
    'falsely_worse_mixed',
    'falsely_worse_giants',
    'found_12_points_lower',
    'true_ranks_covered',
    'punished_for_a_good_case',
  ])
  expect(proof.passed).toBe(true)
})

test('the same scale gives the same figures', () => {
  expect(proveRanking(0.005)).toEqual(proveRanking(0.005))
})

test('who is lowered by twelve points is truly twelve points lower', () => {
  expect(trueScore(lowered(USUAL, 12))).toBeCloseTo(trueScore(USUAL) - 12, 10)
})

test('simulated scores lie around the true one, with the variance they claim', () => {
  const random = randomFor('test', 1)
  const months = Array.from({ length: 2000 }, () => monthOf('a', USUAL, { size: 300, random }))
  const scores = months.map((month) => month?.score ?? Number.NaN)
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const spread = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1)
  const claimed = months.reduce((sum, month) => sum + (month?.variance ?? Number.NaN), 0) / months.length
  expect(Math.abs(mean - trueScore(USUAL))).toBeLessThan(0.2)
  expect(claimed / spread).toBeGreaterThan(0.9)
  expect(claimed / spread).toBeLessThan(1.2)
})

test('a month short of a minimum is not ranked', () => {
  expect(monthOf('a', USUAL, { size: 19, random: randomFor('test', 2) })).toBeNull()
})
