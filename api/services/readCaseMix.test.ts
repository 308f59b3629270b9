// Case mix and moments of a deployment against a second count of the same units.
import { expect, test } from 'vitest'
import { STANDARD_SCHEME } from '../domain/defaults.ts'
import { compositeFromMoments } from '../domain/statistics/composite.ts'
import { buildDeployment, TEST_DEPARTMENTS } from '../test/buildDeployment.ts'
import { LAST_MS, randomCases } from '../test/randomCases.ts'
import { contextOf } from './context.ts'
import { rankDepartments } from './rankDepartments.ts'
import { readCaseMix } from './readCaseMix.ts'
import { readMoments } from './readMoments.ts'
import { resolveScope } from './resolveScope.ts'

const base = contextOf(buildDeployment(randomCases(300, 7), LAST_MS), LAST_MS)
const easy = { ...STANDARD_SCHEME, indicators: STANDARD_SCHEME.indicators.map((one) => ({ ...one, min: 1 })) }
const context = { ...base, schemes: [easy] }
const query = { period: '2026-Q2', group: 'all' as const }
const METRIC = 'resolution_rate'

/** Unresolved and all callbacks of a department by stratum, asked one department at a time. */
async function wrongOf(id: string): Promise<Map<string, { wrong: number; den: number }>> {
  const { scope } = resolveScope(context, { ...query, department: [id] })
  const counts = await context.reader.count(['resolution'], scope, 'stratum')
  return new Map(
    [...counts].map(([key, { resolution }]) => {
      const { num = 0, den = 0 } = resolution ?? {}
      return [key, { wrong: den - num, den }]
    }),
  )
}

test('expected units are those of the group’s rate in each kind of case', async () => {
  const { groups } = await readCaseMix(context, query)
  const rows = groups.flatMap((group) => group.rows)
  expect(rows.map(({ department }) => department.id)).toEqual(TEST_DEPARTMENTS)
  const all = await Promise.all(TEST_DEPARTMENTS.map(wrongOf))
  const rateOf = (key: string) => {
    const [wrong, den] = all.reduce(
      ([w, d], one) => [w + (one.get(key)?.wrong ?? 0), d + (one.get(key)?.den ?? 0)],
      [0, 0],
    )
    return den === 0 ? 0 : wrong / den
  }
  rows.forEach(({ indicators }, at) => {
    const strata = [...(all[at] ?? [])]
    const figure = indicators[METRIC]
    expect(figure?.observed).toBe(strata.reduce((sum, [, { wrong }]) => sum + wrong, 0))
    const expected = strata.reduce((sum, [key, { den }]) => sum + den * rateOf(key), 0)
    expect(figure?.expected).toBeCloseTo(expected, 9)
    expect(figure?.ratio).toBeCloseTo((figure?.observed ?? 0) / expected, 9)
    expect(figure?.lo).toBeLessThan(figure?.ratio ?? 0)
    expect(figure?.hi).toBeGreaterThan(figure?.ratio ?? 1)
  })
})

test('expected and observed add up to the same in a group', async () => {
  const { groups } = await readCaseMix(context, query)
  const figures = groups.flatMap(({ rows }) => rows.flatMap(({ indicators }) => indicators[METRIC] ?? []))
  const sum = (of: 'observed' | 'expected') => figures.reduce((total, one) => total + one[of], 0)
  expect(sum('observed')).toBeCloseTo(sum('expected'), 9)
})

test('num and den are the raw rate’s own', async () => {
  const { groups } = await readCaseMix(context, query)
  const ranking = await rankDepartments(context, query)
  const raw = new Map(ranking.groups.flatMap(({ rows }) => rows.map((row) => [row.department.id, row])))
  for (const { department, indicators } of groups.flatMap(({ rows }) => rows)) {
    for (const [metric, { num, den }] of Object.entries(indicators)) {
      const own = raw.get(department.id)?.indicators[metric]
      expect(num).toBeCloseTo(own?.num ?? Number.NaN, 9)
      expect(den).toBe(own?.den)
    }
  }
})

test('a group without a case answers without a row', async () => {
  expect(
    (await readCaseMix(context, { ...query, period: '2020' })).groups.flatMap(({ rows }) => rows),
  ).toEqual([])
})

test('moments give the ranking’s scores under the scheme’s own weights', async () => {
  const { groups, indicators } = await readMoments(context, query)
  const ranking = await rankDepartments(context, query)
  const scores = new Map(
    ranking.groups.flatMap(({ rows }) => rows.map(({ department, score }) => [department.id, score.value])),
  )
  const departments = groups.flatMap((group) => group.departments)
  expect(departments).toHaveLength([...scores.values()].filter((value) => value !== null).length)
  for (const { id, moments } of departments) {
    const weights = indicators.map(({ weight }) => weight)
    const signs = indicators.map(({ higherIsBetter }) => higherIsBetter)
    expect(100 * compositeFromMoments(moments, weights, signs).value).toBeCloseTo(scores.get(id) ?? 0, 9)
  }
})

test('departments short of the minimum have no moments', async () => {
  const { groups } = await readMoments(base, { period: '2026-05-01..2026-05-02' })
  expect(groups).toEqual([])
})
