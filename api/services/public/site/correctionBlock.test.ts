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

/** Without tags, words one space apart. */
const plain = (html: string): string => html.replace(/<[^>]+>|\s+/g, ' ').replace(/\s+/g, ' ')

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
  expect(plain(html)).toContain(
    '单位a 名次 第 1 → 第 2 得分 95.00 → 89.50 响应率 97.5%（39 / 40） → 97.8%（45 / 46） ',
  )
  expect(html).not.toContain('单位c')
})

it('a department that came or went has a dash on the other side; what is hidden stays hidden', () => {
  const html = correctionBlock(result([['d', null, 0, 3]]), result([['a', 1, 95, 40]]), 'en')
  expect(plain(html)).toContain('单位d Rank — → Not ranked')
  expect(plain(html)).toContain('— → not shown')
  expect(plain(html)).toContain('单位a Rank 1 → — Score 95.00 → —')
})

it('says where nothing moved', () => {
  expect(correctionBlock(before, before, 'zh')).toContain('均未变动')
})
