import { expect, test } from 'vitest'
import { likelyRanks, rankProbabilities } from './rankProbabilities.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('nobody has no rank, one alone is first, equals share evenly', () => {
  expect(rankProbabilities([])).toEqual([])
  expect(rankProbabilities([{ a: 3, b: 2 }])[0]?.[0]).toBeCloseTo(1, 9)
  const rows = rankProbabilities(Array.from({ length: 4 }, () => ({ a: 20.5, b: 3.5 })))
  for (const row of rows) for (const probability of row) expect(probability).toBeCloseTo(0.25, 8)
})

test('two posteriors: the closed form', () => {
  // Beta(8, 2) above Beta(5, 3): 21/26.
  const [[first = 0] = []] = rankProbabilities([
    { a: 8, b: 2 },
    { a: 5, b: 3 },
  ])
  expect(first).toBeCloseTo(21 / 26, 9)
})

test('rows and columns add up to 1, whatever the widths', () => {
  const rows = rankProbabilities([
    { a: 2669.5, b: 115.5 },
    { a: 8.5, b: 0.5 },
    { a: 0.5, b: 0.5 },
    { a: 50.5, b: 6.5 },
    { a: 285.5, b: 55.5 },
  ])
  for (const row of rows) expect(sum(row)).toBeCloseTo(1, 6)
  rows.forEach((_, r) => {
    expect(sum(rows.map((row) => row[r] ?? Number.NaN))).toBeCloseTo(1, 6)
  })
})

test('the likely ranks leave at most half of the rest on each side', () => {
  expect(likelyRanks([0.02, 0.5, 0.4, 0.06, 0.02])).toEqual([2, 4])
  expect(likelyRanks([1, 0])).toEqual([1, 1])
  expect(likelyRanks([0, 0.9], 0.95)).toEqual([2, 2])
})
