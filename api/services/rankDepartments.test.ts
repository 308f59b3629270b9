import { expect, test } from 'vitest'
import type { RankingRow } from '../contract/rankings.ts'
import { RECORDED_SCHEME, STANDARD_SCHEME } from '../domain/defaults.ts'
import type { Scheme } from '../domain/rules.ts'
import { buildDeployment } from '../test/buildDeployment.ts'
import { LAST_MS, randomCases } from '../test/randomCases.ts'
import { contextOf } from './context.ts'
import { rankDepartments } from './rankDepartments.ts'

const context = contextOf(buildDeployment(randomCases(300, 7), LAST_MS), LAST_MS)

const withMinimum = (scheme: Scheme, min: number): Scheme => ({
  ...scheme,
  indicators: scheme.indicators.map((indicator) => ({ ...indicator, min })),
})
async function rowsOf(scheme: Scheme, department?: string[]): Promise<RankingRow[]> {
  const query = { period: '2026', group: 'all' as const, ...(department ? { department } : {}) }
  const { groups } = await rankDepartments(context, query, scheme)
  return groups.flatMap((group) => group.rows)
}
const claimOf = ({ rank, rankLow, rankHigh, tier }: RankingRow) => [rank, rankLow, rankHigh, tier]

test.each([
  ['standard', withMinimum(STANDARD_SCHEME, 1)],
  ['recorded', withMinimum(RECORDED_SCHEME, 3)],
])('by %s every row is ranked, within its interval and in a tier', async (_, scheme) => {
  const rows = await rowsOf(scheme)
  expect(rows.map((row) => row.ranked)).toEqual([true, true, true])
  for (const { rank, rankLow, rankHigh, tier } of rows) {
    expect(rankLow).toBeGreaterThanOrEqual(1)
    expect(rankLow).toBeLessThanOrEqual(rank ?? Number.NaN)
    expect(rankHigh).toBeGreaterThanOrEqual(rank ?? Number.NaN)
    expect(rankHigh).toBeLessThanOrEqual(3)
    expect(tier).toBeGreaterThanOrEqual(1)
  }
  expect(rows[0]?.tier).toBe(1)
})

test('rows short of the minimum claim nothing and do not count among the ranked', async () => {
  const [ranked, ...others] = await rowsOf(RECORDED_SCHEME)
  expect(others.map((row) => [row.ranked, ...claimOf(row)])).toEqual([
    [false, null, null, null, null],
    [false, null, null, null, null],
  ])
  expect(ranked && claimOf(ranked)).toEqual([1, 1, 1, 1])
})

test('who is asked for alone is compared with nobody', async () => {
  const [row] = await rowsOf(withMinimum(STANDARD_SCHEME, 1), ['d2'])
  expect(row && claimOf(row)).toEqual([1, 1, 1, 1])
})
