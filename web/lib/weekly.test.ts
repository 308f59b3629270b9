// The weeks of a card: whole ISO weeks, mirrored from breached to met, and one honest sentence.
import { describe, expect, it } from 'vitest'
import { aSeries } from '#web/test/figures.ts'
import { createWords } from './i18n/WordsContext.tsx'
import { zh } from './i18n/zh.ts'
import { metSeries, weeksStatement, weeksUpTo } from './weekly.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const at = { zone: 'Asia/Shanghai', asOf: '2026-09-30T18:00:00+08:00' }
const calm = Array.from({ length: 26 }, () => [3, 50] as const)

describe('which weeks', () => {
  it('a running period ends with the week of as-of, Monday to Sunday', () => {
    expect(weeksUpTo('2026-Q3', at)).toBe('2026-04-06..2026-10-04')
  })

  it('a finished period ends with the last week wholly inside it', () => {
    // 30 June 2026 is a Tuesday.
    expect(weeksUpTo('2026-Q2', at)).toBe('2025-12-29..2026-06-28')
  })

  it('a period that has not begun shows the weeks up to now', () => {
    expect(weeksUpTo('2027', at)).toBe('2026-04-06..2026-10-04')
  })
})

describe('met instead of breached', () => {
  it('values, limits and sides are mirrored; empty weeks stay empty', () => {
    const series = metSeries(
      aSeries(
        [...calm, [0, 0]],
        [{ rule: 'run', direction: 'above', from: 3, to: 10, num: 1, den: 2, casesUrl: '' }],
      ),
      words,
    )
    expect(series.points[0]).toMatchObject({ value: 0.94, lcl: 0.8, ucl: 0.99, label: '3月30日' })
    expect(series.points.at(-1)).toMatchObject({ value: null, complete: false })
    expect(series.signals).toEqual([{ from: 3, to: 10, direction: 'below' }])
  })
})

describe('what is said', () => {
  const say = (signals: Parameters<typeof aSeries>[1], weeks: Parameters<typeof aSeries>[0] = calm) =>
    weeksStatement(aSeries(weeks, signals), words)
  const signal = { num: 1, den: 2, direction: 'above', casesUrl: '' } as const

  it('nothing stands out', () => expect(say([])).toBe('近26周 · 均在控制限内'))

  it('more breaches are fewer met: the side is turned', () => {
    expect(say([{ ...signal, rule: 'run', from: 10, to: 17 }])).toBe('近26周 · 连续8周低于均值')
    expect(say([{ ...signal, rule: 'beyond_limits', from: 24, to: 24 }])).toBe(
      '近26周 · 9月14日当周低于控制下限',
    )
  })

  it('the latest signal is the one said', () => {
    const signals = [
      { ...signal, rule: 'run', from: 2, to: 9 } as const,
      { ...signal, rule: 'trend', direction: 'below', from: 18, to: 24 } as const,
    ]
    expect(say(signals)).toBe('近26周 · 连续7周上升')
  })

  it('weeks without a clock are not counted', () => {
    const gaps = calm.map((week, index) => (index === 12 || index === 13 ? ([0, 0] as const) : week))
    expect(say([{ ...signal, rule: 'run', from: 8, to: 17 }], gaps)).toBe('近26周 · 连续8周低于均值')
  })

  it('single cases a week are not judged, and their points carry no signal', () => {
    const few = Array.from({ length: 26 }, () => [0, 2] as const)
    const breached = aSeries(few, [{ ...signal, rule: 'run', from: 3, to: 20 }])
    expect(weeksStatement(breached, words)).toBe('近26周 · 每周件数太少，不作判断')
    expect(metSeries(breached, words).points.some((point) => point.signal)).toBe(false)
  })

  it('no week has a clock: nothing is said', () => {
    expect(weeksStatement(aSeries([[0, 0]]), words)).toBeNull()
  })
})
