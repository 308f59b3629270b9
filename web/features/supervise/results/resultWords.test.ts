// What results say: the other way round of what was upheld, pairs beyond their interval, order of departments.
import { expect, it } from 'vitest'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { pairedRow } from '#web/marks/pairedRow.ts'
import type { UnitRow } from './queries.ts'
import { byRefuted, pairText, refutedOf, refutedUrl } from './resultWords.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')

it('what was not upheld has the interval of what was, the other way round', () => {
  expect(refutedOf({ value: 1, lo: 0.75, hi: 1 })).toEqual({ value: 0, lo: 0, hi: 0.25 })
  expect(refutedOf({ value: null, lo: null, hi: null })).toEqual({ value: null, lo: null, hi: null })
  const casesUrl = '/cases?period=2026-Q3&sample=1&sampled=checked&sampledOf=d1'
  expect(refutedUrl({ casesUrl })).toBe(casesUrl.replace('checked', 'not_upheld'))
})

it('a pair is said to differ only beyond the interval of what was verified', () => {
  const verified = { value: 0.8, lo: 0.7, hi: 0.87 }
  expect(pairText(0.9, verified, words)).toBe('核实低于报称 10 个百分点')
  expect(pairText(0.6, verified, words)).toBe('核实高于报称 20 个百分点')
  expect(pairText(0.85, verified, words)).toBe('核实与报称相差在区间之内')
  expect(pairText(null, verified, words)).toBe('没有可比的数')
})

it('departments with most that was not upheld come first, those without an answer last', () => {
  const unit = (id: string, value: number | null) =>
    ({ department: { id }, upheld: { value, lo: value, hi: value } }) as UnitRow
  const order = byRefuted([unit('a', 1), unit('b', null), unit('d', 0.5), unit('c', 0.5)])
  expect(order.map(({ department }) => department.id)).toEqual(['c', 'd', 'a', 'b'])
})

it('a pair drawn says both values and the interval; one that is missing says so', () => {
  const text = { lang: 'zh', format: (value: number) => `${value * 100}%` } as const
  const axis = { min: 0, max: 1 }
  const both = pairedRow({ reported: 0.9, verified: 0.5, lo: 0.25, hi: 0.75, ...axis }, text)
  expect(both.summary).toBe('报称90%，核实50%，95%区间25%至75%')
  expect(both.svg).toContain('x1="25%"')
  const one = pairedRow({ reported: null, verified: null, lo: null, hi: null, ...axis }, text)
  expect(one.summary).toBe('报称无数据，核实无数据')
  expect(one.svg).not.toContain('NaN')
})
