// A bulletin of corrections names what moved, as it was and as it is, and nothing that did not.
import { expect, it } from 'vitest'
import type { PublicResult } from '../../../contract/publicResult.ts'
import { correctionBlock } from './correctionBlock.ts'

const METRIC = 'response_rate'
type Figure = PublicResult['groups'][number]['total'][string]

function result(rows: readonly (readonly [id: string, rank: number | null, score: number, den: number])[]) {
  const figure = (den: number): Figure =>
    den < 5 ? null : { num: den - 1, den, value: (den - 1) / den, lo: 0, hi: 1 }
  const group = {
    ...{ id: 'office', label: { zh: '科室', en: 'Office' }, total: {} },
    rows: rows.map(([id, rank, score, den]) => ({
      department: { id, name: `单位${id}`, kind: 'office' as const },
      ...{ ranked: rank !== null, rank, rankLow: rank, rankHigh: rank, tier: 1, reason: null },
      score: rank === null ? null : { value: score, lo: score, hi: score },
      indicators: { [METRIC]: figure(den) },
    })),
  }
  return { indicators: [{ metric: METRIC, weight: 1, min: 20 }], groups: [group] } as unknown as PublicResult
}

const before = result([
  ['a', 1, 95.004, 40],
  ['b', 2, 90, 3],
  ['c', 3, 80, 30],
])

it('names ranks, scores and rates that read differently', () => {
  const now = result([
    ['b', 1, 90, 3],
    ['a', 2, 89.5, 46],
    ['c', 3, 80.001, 30],
  ])
  const html = correctionBlock(now, before, 'zh')
  expect(html).toContain('<th scope="row">单位a</th><td>名次</td><td>第 1</td><td>第 2</td>')
  expect(html).toContain('<td>得分</td><td>95.00</td><td>89.50</td>')
  expect(html).toContain('<td>97.5%（39 / 40）</td><td>97.8%（45 / 46）</td>')
  expect(html).not.toContain('单位c')
})

it('a department that came or went has a dash on the other side; what is hidden stays hidden', () => {
  const html = correctionBlock(result([['d', null, 0, 3]]), result([['a', 1, 95, 40]]), 'en')
  expect(html).toContain('<th scope="row">单位d</th><td>Rank</td><td>—</td><td>Not ranked</td>')
  expect(html).toContain('<td>—</td><td>not shown</td>')
  expect(html).toContain('<th scope="row">单位a</th><td>Score</td><td>95.00</td><td>—</td>')
})

it('says where nothing moved', () => {
  expect(correctionBlock(before, before, 'zh')).toContain('均未变动')
})
