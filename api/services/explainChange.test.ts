// Why a score changed: parts that add up to the ranking's own scores, and counts that are the indicators' own.
import { describe, expect, test } from 'vitest'
import { STANDARD_SCHEME } from '../domain/defaults.ts'
import type { Scheme } from '../domain/rules.ts'
import { buildDeployment, TEST_DEPARTMENTS } from '../test/buildDeployment.ts'
import { LAST_MS, randomCases } from '../test/randomCases.ts'
import { contextOf } from './context.ts'
import { explainScoreChange } from './explainChange.ts'
import { listCases } from './listCases.ts'
import { rankDepartments } from './rankDepartments.ts'

const db = buildDeployment(randomCases(900, 7), LAST_MS)
const EASY: Scheme = {
  ...STANDARD_SCHEME,
  indicators: STANDARD_SCHEME.indicators.map((indicator) => ({ ...indicator, min: 1 })),
}
const context = { ...contextOf(db, LAST_MS), schemes: [EASY] }
const asked = (department: string, more: object = {}) => ({
  period: '2026-06',
  department: [department],
  ...more,
})

/** Score of a department in a whole ranking. */
async function scoreIn(period: string, id: string, within = context): Promise<number | null | undefined> {
  const { groups } = await rankDepartments(within, { period })
  return groups.flatMap(({ rows }) => rows).find(({ department }) => department.id === id)?.score.value
}

describe.each(TEST_DEPARTMENTS)('the change of %s', (id) => {
  test('adds up to the difference of the ranking’s scores', async () => {
    const { parts, earlier, later } = await explainScoreChange(context, asked(id))
    const [before, after] = [await scoreIn('2026-05', id), await scoreIn('2026-06', id)]
    expect([earlier.score.value, later.score.value]).toEqual([before, after])
    expect(parts?.total).toBeCloseTo((after ?? Number.NaN) - (before ?? Number.NaN), 9)
    expect((parts?.rate ?? 0) + (parts?.mix ?? 0)).toBeCloseTo(parts?.total ?? Number.NaN, 9)
    expect(parts?.scheme).toBeCloseTo(0, 9)
  })

  test('has strata that add up to the indicator’s units and parts', async () => {
    const { parts } = await explainScoreChange(context, asked(id))
    const { groups } = await rankDepartments(context, { period: '2026-06' })
    const row = groups.flatMap(({ rows }) => rows).find(({ department }) => department.id === id)
    for (const { metric, after, before, rate, mix, strata } of parts?.indicators ?? []) {
      expect(after).toEqual(row?.indicators[metric])
      const sum = (of: (one: (typeof strata)[number]) => number) =>
        strata.reduce((total, one) => total + of(one), 0)
      expect(sum((one) => one.after.num)).toBeCloseTo(after.num, 9)
      expect(sum((one) => one.after.den)).toBe(after.den)
      expect(sum((one) => one.before.num)).toBeCloseTo(before.num, 9)
      expect(sum((one) => one.before.den)).toBe(before.den)
      expect([sum((one) => one.rate), sum((one) => one.mix)]).toEqual([rate, mix])
    }
  })

  test('leads from every stratum to as many units as it counts', async () => {
    const { parts } = await explainScoreChange(context, asked(id))
    for (const { strata } of parts?.indicators ?? []) {
      for (const { before, after } of strata) {
        for (const { casesUrl, den } of [before, after]) expect(await unitsAt(casesUrl)).toBe(den)
      }
    }
  })
})

async function unitsAt(casesUrl: string): Promise<number> {
  const search = new URLSearchParams(casesUrl.slice(casesUrl.indexOf('?') + 1))
  const lists = ['department', 'category', 'urgency']
  const query = Object.fromEntries(
    [...search.keys()].map((name) => [name, lists.includes(name) ? search.getAll(name) : search.get(name)]),
  )
  return (await listCases(context, query)).total
}

test('an unfinished period is compared with as many elapsed days', async () => {
  const { earlier, parts } = await explainScoreChange(context, asked('d1', { period: '2026-Q3' }))
  expect(earlier.period.end).toBe('2026-05-08T00:00:00+08:00')
  const [first] = parts?.indicators ?? []
  expect(first?.before.casesUrl).toContain('period=2026-04-01..2026-05-07')
  const { groups } = await rankDepartments(context, { period: '2026-Q3' })
  const row = groups.flatMap(({ rows }) => rows).find(({ department }) => department.id === 'd1')
  expect(row?.previous?.score).toBe(earlier.score.value)
})

test('同比 compares with the year before, which has no cases here: no parts, and the reason', async () => {
  const change = await explainScoreChange(context, asked('d1', { compare: 'yearAgo' }))
  expect(change.earlier.period.id).toBe('2025-06')
  expect([change.parts, change.earlier.reason, change.later.reason]).toEqual([null, 'no_data', undefined])
})

test('too few units in a period give no parts, and the reason', async () => {
  const hard = { ...EASY, indicators: EASY.indicators.map((indicator) => ({ ...indicator, min: 5000 })) }
  const change = await explainScoreChange({ ...context, schemes: [hard] }, asked('d3'))
  expect([change.parts, change.earlier.reason, change.later.reason]).toEqual([null, 'too_few', 'too_few'])
})

test('another version of the scheme in the earlier period is a part of its own', async () => {
  const weights = [0.6, 0.1, 0.3]
  const older: Scheme = {
    ...EASY,
    version: '0',
    indicators: EASY.indicators.map((indicator, k) => ({ ...indicator, weight: weights[k] ?? 0 })),
  }
  const newer = { ...EASY, version: '2', effectiveFrom: '2026-06-01' }
  const within = { ...context, schemes: [older, newer] }
  const { parts, earlier, later } = await explainScoreChange(within, asked('d1'))
  expect([earlier.schemeVersion, later.schemeVersion]).toEqual(['0', '2'])
  const before = await scoreIn('2026-05', 'd1', { ...context, schemes: [older] })
  expect(earlier.score.value).toBe(before)
  const plain = await explainScoreChange(context, asked('d1'))
  expect(parts?.scheme).toBeCloseTo((plain.earlier.score.value ?? 0) - (before ?? 0), 9)
  expect(parts?.total).toBeCloseTo((later.score.value ?? 0) - (before ?? 0), 9)
  expect(parts?.total).toBeCloseTo((parts?.rate ?? 0) + (parts?.mix ?? 0) + (parts?.scheme ?? 0), 9)
})

test('says whether the change lies within noise', async () => {
  const { parts, earlier, later } = await explainScoreChange(context, asked('d1'))
  expect(parts?.withinNoise).toBe(Math.abs(parts?.z ?? 0) < 1.96)
  const half = ({ score }: typeof earlier) => (score.value ?? 0) - (score.lo ?? 0)
  const roughly = (parts?.total ?? 0) / Math.hypot(half(earlier) / 1.96, half(later) / 1.96)
  expect(parts?.z).toBeCloseTo(roughly, 2)
})

test('a question narrowed to a part of a category leads to that part', async () => {
  const { parts } = await explainScoreChange(context, asked('d1', { category: ['a.x'] }))
  for (const { strata } of parts?.indicators ?? []) {
    for (const { after } of strata) expect(after.casesUrl).toContain('category=a.x&')
  }
})

test('nobody of that name is refused', async () => {
  await expect(explainScoreChange(context, asked('nobody'))).rejects.toThrow('nobody')
})
