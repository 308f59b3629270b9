// The legend says every class in numbers.
import { expect, it } from 'vitest'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { legendEntries, valueText } from './legend.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const texts = (input: Parameters<typeof legendEntries>[0]) =>
  legendEntries(input, words).map(({ look, text }) => `${look} ${text}`)

it('counts are whole: classes do not overlap, one of a single number is that number', () => {
  const input = { measure: 'count', breaks: [2, 5, 20, 40, 90], minimum: 20, hasHatched: false } as const
  expect(texts(input)).toEqual(['none 0', '1 1', '2 2–4', '3 5–19', '4 20–39', '5 40–89', '6 90 以上'])
})

it('rates name their hatching, with the minimum', () => {
  const input = { measure: 'breach_rate', breaks: [0.05, 0.075], minimum: 20, hasHatched: false } as const
  expect(texts(input)).toEqual([
    'none 无到期',
    '1 <5%',
    '2 5%–7.5%',
    '3 7.5% 以上',
    'hatched 到期少于 20，不分级',
  ])
})

it('without breaks there is one class', () => {
  const input = { measure: 'count', breaks: [], minimum: 20, hasHatched: false } as const
  expect(texts(input)).toEqual(['none 0', '1 1 以上'])
})

it('values: counts exact, per thousand with one decimal, a rate of few as its fraction, none as a dash', () => {
  const area = { num: 3, den: 7, isSmall: false }
  expect(valueText({ ...area, value: 1234 }, 'count', words)).toBe('1,234 件')
  expect(valueText({ ...area, value: 200 }, 'per_1000_households', words)).toBe('200.0')
  expect(valueText({ ...area, value: 3 / 7, isSmall: true }, 'breach_rate', words)).toBe('3/7')
  expect(valueText({ ...area, value: null }, 'breach_rate', words)).toBe('—')
})
