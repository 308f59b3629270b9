import { expect, it } from 'vitest'
import { STANDARD_SCHEME } from '../defaults.ts'
import { pooledOf } from './pooled.ts'
import type { ResultRow } from './results.ts'
import { parseSnapshot } from './snapshot.ts'

const scheme = {
  ...STANDARD_SCHEME,
  indicators: [
    { metric: 'response_rate', weight: 0.75, min: 1 },
    { metric: 'reopen_rate', weight: 0.25, min: 1 },
  ],
}
const rule = { scheme, emptyReasons: { reopen_rate: 'no_data' } } as const

const figure = (num: number, den: number, excluded = 0) => ({
  ...{ num, den, excluded, value: den > 0 ? num / den : null },
  ...{ lo: null, hi: null },
})
const row = (
  response: readonly [number, number, number],
  reopened: readonly [number, number],
): ResultRow => ({
  ...{ id: 'd', name: 'd', kind: 'committee', ranked: false, rank: null, rankLow: null, rankHigh: null },
  ...{ tier: null, score: null, total: null, parts: [] },
  indicators: { response_rate: figure(...response), reopen_rate: figure(...reopened) },
  ...{ cases: 10, voidCases: 1 },
})

it('a group is pooled as sums, unranked rows too, and what is lower is better counts as the rest', () => {
  const total = pooledOf([row([9, 10, 1], [1, 4]), row([0, 2, 0], [1, 4])], rule)
  expect(total).toMatchObject({ cases: 20, voidCases: 2 })
  expect(total.indicators.response_rate).toMatchObject({ num: 9, den: 12, excluded: 1, value: 0.75 })
  expect(total.score).toBeCloseTo(100 * (0.75 * 0.75 + 0.25 * 0.75), 10)
})

it('an indicator without units has no value and the group no score; no rows are zeros', () => {
  expect(pooledOf([row([9, 10, 1], [0, 0])], rule)).toMatchObject({
    indicators: { reopen_rate: { den: 0, value: null, reason: 'no_data' } },
    score: null,
  })
  expect(pooledOf([], rule)).toMatchObject({ score: null, cases: 0, voidCases: 0 })
})

it('a stored snapshot of the first layout is read with the totals of its rows', () => {
  const rows = [row([9, 10, 1], [1, 4])]
  const body = JSON.stringify({ v: 1, rule, groups: [{ id: 'all', label: {}, rows }] })
  const { v, groups } = parseSnapshot(body)
  expect([v, groups[0]?.total]).toEqual([1, pooledOf(rows, rule)])
})
