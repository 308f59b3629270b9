import { expect, test } from 'vitest'
import { schemeSums } from '#db/facts/schemeSums.ts'
import type { RankingRow } from '../contract/rankings.ts'
import { DEFAULT_CREDITS, RECORDED_SCHEME, STANDARD_SCHEME } from '../domain/defaults.ts'
import type { Scheme } from '../domain/rules.ts'
import { parsePeriod } from '../domain/time/period.ts'
import { buildDeployment } from '../test/buildDeployment.ts'
import { LAST_MS, randomCases } from '../test/randomCases.ts'
import { computeKpis } from './computeKpis.ts'
import { contextOf } from './context.ts'
import { rankDepartments } from './rankDepartments.ts'
import { scopeOf } from './resolveScope.ts'

const context = contextOf(buildDeployment(randomCases(300, 7), LAST_MS), LAST_MS)

const withMinimum = (scheme: Scheme, min: number): Scheme => ({
  ...scheme,
  indicators: scheme.indicators.map((indicator) => ({ ...indicator, min })),
})
async function rowsOf(scheme: Scheme, department?: string[]): Promise<RankingRow[]> {
  const query = { period: '2026', group: 'all' as const, ...(department ? { department } : {}) }
  const { groups } = await rankDepartments(context, query, { scheme })
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

const evenly = (...metrics: string[]): Scheme => ({
  ...withMinimum(STANDARD_SCHEME, 1),
  indicators: metrics.map((metric) => ({ metric, weight: 1 / metrics.length, min: 1 })),
})

test('any rate may be weighed, and has the counts that /kpis has', async () => {
  const metrics = ['breach_rate', 'reopen_rate', 'backdated_share', 'assisted_share', 'satisfaction_rate']
  const rows = await rowsOf(evenly(...metrics))
  expect(rows.some((row) => row.ranked)).toBe(true)
  for (const row of rows) {
    const kpis = await computeKpis(context, { period: '2026', department: [row.department.id] })
    for (const metric of metrics) {
      const { num, den, excluded } = row.indicators[metric] ?? {}
      const known = kpis.metrics[metric]
      expect({ metric, num, den, excluded }).toEqual({
        metric,
        num: expect.closeTo(known?.num ?? Number.NaN, 9),
        den: known?.den,
        excluded: known?.excluded,
      })
    }
    const expected = metrics.reduce((sum, metric) => {
      const rate = row.indicators[metric]?.value ?? Number.NaN
      return sum + 20 * (['breach_rate', 'reopen_rate', 'backdated_share'].includes(metric) ? 1 - rate : rate)
    }, 0)
    if (row.ranked) expect(row.score.value).toBeCloseTo(expected, 9)
  }
})

test('summed from facts, a scheme has to the last digit the sums of the roll-ups', async () => {
  const period = parsePeriod('2026', context.zone)
  if (period === null) throw new Error('no period')
  const scope = scopeOf(context, {}, { period, asOfMs: context.asOfMs })
  const measures = ['satisfaction', 'resolution'] as const
  const free = schemeSums(context.db.sqlite, scope, { measures, credits: DEFAULT_CREDITS })
  const rolledUp = await context.reader.scores(scope, measures, null)
  const counted = rolledUp.filter(({ moments }) => moments.cases > 0)
  expect(counted.length).toBeGreaterThan(1)
  for (const { departmentKey, moments, excluded } of counted) {
    const own = free.find((one) => one.departmentKey === departmentKey)
    const numbers = ({ cases, d, y, dd, yd, yy }: typeof moments) => [cases, d, y, dd, yd, yy].flat(2)
    expect(own && numbers(own.moments)).toEqual(numbers(moments).map((sum) => expect.closeTo(sum, 9)))
    expect(own?.excluded).toEqual(excluded)
  }
})

test('a scheme’s own credits count instead of those the cases were judged by', async () => {
  const scheme = evenly('satisfaction_rate')
  const none = { ...DEFAULT_CREDITS, very_satisfied: 0, satisfied: 0, basically_satisfied: 0 }
  const all = { ...DEFAULT_CREDITS, basically_satisfied: 1, dissatisfied: 1, very_dissatisfied: 1 }
  for (const row of await rowsOf({ ...scheme, credits: none })) expect(row.score.value).toBe(0)
  for (const row of await rowsOf({ ...scheme, credits: all })) expect(row.score.value).toBe(100)
})
