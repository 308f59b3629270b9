// What the control chart says in words.
import { describe, expect, it } from 'vitest'
import { en } from '#web/lib/i18n/en.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aBreaches, aSignal } from './aBreaches.ts'
import { chartSeries } from './chartSeries.ts'
import { leadingSignal, signalShort, signalStatement, slaFinding } from './signals.ts'
import { type BreachSignal, isoWeek, pointText, trendOf } from './trend.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const english = createWords(en, 'en', 'Asia/Shanghai')
/** 26 weeks from week 15 on; the last one runs. */
const trendWith = (signals: readonly BreachSignal[] = []) => {
  const trend = trendOf(
    aBreaches(
      Array.from({ length: 26 }, () => 7),
      [...signals],
    ),
    words,
  )
  if (trend === null) throw new Error('no trend')
  return trend
}

describe('the finding', () => {
  it('a run that lasts: since when, how long, which side', () => {
    expect(slaFinding(trendWith([aSignal()]), 'reply', words)).toBe('答复超期率自第33周起连续 7 周高于均值')
    expect(slaFinding(trendWith([aSignal()]), 'reply', english)).toBe(
      'Breach rate of replies: since week 33, 7 weeks in a row above the mean',
    )
  })

  it('one that has ended: from when to when', () => {
    const ended = aSignal({ from: 2, to: 9, direction: 'below' })
    expect(slaFinding(trendWith([ended]), 'acknowledge', words)).toBe(
      '受理确认超期率第17–24周连续 8 周低于均值',
    )
  })

  it('a single week by its name', () => {
    const one = aSignal({ rule: 'beyond_limits', from: 24, to: 24 })
    expect(slaFinding(trendWith([one]), 'all', words)).toBe('超期率第39周超出控制上限')
  })

  it('the latest speaks, of equally late ones the worse', () => {
    const [early, better, worse] = [aSignal({ to: 20 }), aSignal({ direction: 'below' }), aSignal()]
    expect(leadingSignal([early, better, worse])).toBe(worse)
    expect(leadingSignal([])).toBeNull()
  })

  it('none: the pooled rate, and that all lies within normal variation; nothing due is said as that', () => {
    expect(slaFinding(trendWith(), 'urgent', words)).toBe('紧急工单答复超期率 7.0%，25 周均在正常波动内')
    expect(slaFinding(null, 'reply', words)).toBe('所选时段没有到期的时限')
  })
})

it('each rule has its own sentence, in both languages', () => {
  const rules = ['run', 'trend', 'beyond_limits', 'two_of_three'] as const
  const say = (rule: (typeof rules)[number], direction: 'above' | 'below', language = words) =>
    signalStatement(aSignal({ rule, direction }), trendWith(), language)
  expect(rules.map((rule) => say(rule, 'above'))).toEqual([
    '第33–39周均高于均值，偶然出现的可能很小。',
    '第33–39周逐周上升，偶然出现的可能很小。',
    '第33–39周高于控制上限，超出正常波动。',
    '第33–39周内三点有两点接近控制上限，值得留意。',
  ])
  expect(say('run', 'below', english)).toBe('All of week 33–39 lie below the mean: hardly by chance. ')
})

describe('the chart', () => {
  it('statements that would stand on one another are left to the sentences below; the latest always stands', () => {
    const signals = [
      aSignal({ from: 17, to: 23 }),
      aSignal(),
      aSignal({ from: 0, to: 6, direction: 'below' }),
    ]
    const texts = chartSeries(trendWith(signals), words, 640).signals?.map(({ text }) => text)
    expect(texts).toEqual([undefined, '第33–39周连续 7 周高于均值', '第15–21周连续 7 周低于均值'])
    expect(chartSeries(trendWith(signals), words, 100).signals?.every(({ text }) => text === undefined)).toBe(
      true,
    )
  })

  it('a point is said with its days, rate, fraction, limits, and whether it is complete', () => {
    expect(pointText(trendWith(), 18, words)).toBe(
      '第33周（8月10日–8月16日）：7.0%，超期 7/100，控制限 1.0%–15.0%',
    )
    expect(pointText(trendWith(), 25, words)).toMatch(/，未完整$/)
    expect(signalShort(aSignal({ rule: 'trend' }), trendWith(), english)).toBe(
      'week 33–39, 7 weeks in a row rising',
    )
  })

  it('a dip below the mean between two peaks does not carry their signal', () => {
    const nums = Array.from({ length: 26 }, (_, index) => (index === 1 ? 3 : 12))
    const trend = trendOf(aBreaches(nums, [aSignal({ rule: 'two_of_three', from: 0, to: 2 })]), words)
    const marked = trend ? chartSeries(trend, words, 640).points.map(({ signal }) => signal) : []
    expect(marked.slice(0, 4)).toEqual([true, false, true, false])
  })

  it('stretches that have not begun are no points', () => {
    expect(trendOf(aBreaches(Array.from({ length: 30 }, () => 7)), words)?.labels).toHaveLength(26)
    expect(trendOf(aBreaches([]), words)).toBeNull()
  })
})

it('weeks are numbered as ISO 8601 has them', () => {
  const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000
  expect(
    ['2026-01-01', '2025-12-29', '2027-01-03', '2026-12-31', '2026-08-10'].map((iso) => isoWeek(day(iso))),
  ).toEqual([1, 1, 53, 53, 33])
})
