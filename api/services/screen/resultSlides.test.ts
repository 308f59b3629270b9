// What screens make of released results: hidden cells stay hidden, in sums too; points of councils by name.
import { expect, it } from 'vitest'
import type { PublicResult } from '../../contract/publicResult.ts'
import { pointsOf, rankingsOf, ratesOf, trendOf } from './resultSlides.ts'

type Figure = PublicResult['groups'][number]['total'][string]
const METRIC = 'response_rate'

const figure = (num: number, den: number): Figure => ({
  ...{ num, den, value: den === 0 ? null : num / den, lo: null, hi: null },
})

const row = (id: string, own: Figure, isRanked = true) => ({
  ...{ department: { id, name: `name ${id}`, kind: 'office' as const }, ranked: isRanked, reason: null },
  ...{ rank: isRanked ? 1 : null, rankLow: isRanked ? 1 : null, rankHigh: isRanked ? 2 : null, tier: null },
  score: own === null || !isRanked ? null : { value: 90, lo: 80, hi: 95 },
  indicators: { [METRIC]: own },
})

/** Two groups of a period with the totals given. */
function released(id: string, totals: readonly [Figure, Figure]): PublicResult {
  const [a, b] = totals
  const rows = [row('b', figure(9, 10)), row('a', null), row('c', figure(0, 0), false)]
  const group = (name: string, total: Figure) => ({
    ...{ id: name, label: { zh: name, en: name }, rows, total: { [METRIC]: total } },
  })
  return {
    ...{ v: 1, k: 5, street: '云杉街道', kind: 'quarter', version: 1, scheme: 'standard', snapshot: '00' },
    period: { id, start: '', end: '', zone: 'Asia/Shanghai' },
    ...{ asOf: '2026-07-10T10:00:00+08:00', publishedAt: null, corrects: null },
    indicators: [{ metric: METRIC, weight: 1, min: 20 }],
    groups: [group('x', a), group('y', b)],
    council: [
      { department: 'b', points: 80 },
      { department: 'a', points: 95 },
    ],
    ...{ supervision: [], places: null, categories: null },
  }
}

it('a rank stands without its hidden score, and a hidden rate is no missing one', () => {
  const [slide] = rankingsOf(released('2026-Q2', [null, null]), 2)
  expect(slide?.ranking?.left).toBe(1)
  expect(slide?.ranking?.rows).toMatchObject([
    { name: 'name b', rank: 1, rankLow: 1, rankHigh: 2, score: 90, rates: [{ value: 0.9, num: 9, den: 10 }] },
    { name: 'name a', rank: 1, score: null, rates: [null] },
  ])
  const names = ratesOf(released('2026-Q2', [null, null]))[0]?.bars?.rows.map(({ name }) => name)
  expect(names).toEqual(['name b', 'name a', 'name c'])
})

it('the street is hidden where one of its groups is, and one point is no trend', () => {
  const series = [
    released('2025-Q4', [figure(8, 10), figure(10, 10)]),
    released('2026-Q1', [figure(8, 10), null]),
    released('2026-Q2', [figure(5, 10), figure(5, 10)]),
  ]
  expect(trendOf(series)[0]?.trend?.series[0]?.points).toEqual([
    { period: '2025-Q4', rate: { value: 0.9, num: 18, den: 20 } },
    { period: '2026-Q1', rate: null },
    { period: '2026-Q2', rate: { value: 0.5, num: 10, den: 20 } },
  ])
  // A rate that is hidden too often is drawn of the groups that are shown throughout, and says of which.
  expect(trendOf(series.slice(1))[0]?.trend?.series).toEqual([
    {
      name: expect.objectContaining({ zh: '响应率' }),
      of: { zh: 'x', en: 'x' },
      points: [
        { period: '2026-Q1', rate: { value: 0.8, num: 8, den: 10 } },
        { period: '2026-Q2', rate: { value: 0.5, num: 5, den: 10 } },
      ],
    },
  ])
  expect(trendOf([released('2026-Q1', [null, null]), released('2026-Q2', [null, null])])).toEqual([])
  expect(trendOf([])).toEqual([])
})

it('shows the points of a council, the most first, and no slide without a check', () => {
  const result = released('2026-Q2', [null, null])
  expect(pointsOf(result, 'council')[0]?.results?.rows).toEqual([
    { name: 'name a', points: 95 },
    { name: 'name b', points: 80 },
  ])
  expect(pointsOf(result, 'supervision')).toEqual([])
})
