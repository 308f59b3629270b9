// The written form of every kind of figure, in both languages.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMetric } from '#web/test/aMetric.ts'
import { createFormat } from './format.ts'
import { en } from './i18n/en.ts'
import { makeTranslate } from './i18n/translate.ts'
import { zh } from './i18n/zh.ts'

const zone = 'Asia/Shanghai'
const f = createFormat('zh', zone, makeTranslate(zh, 'zh'))
const e = createFormat('en', zone, makeTranslate(en, 'en'))

describe('counts, rates and changes', () => {
  it.each([
    [0, '0 件', '0 cases'],
    [1, '1 件', '1 case'],
    [2877, '2,877 件', '2,877 cases'],
    [9999, '9,999 件', '9,999 cases'],
    [12_400, '1.24 万件', '12.4k cases'],
    [96_700, '9.67 万件', '96.7k cases'],
    [null, '—', '—'],
  ])('a count of %s reads %s and %s', (n, inZh, inEn) => {
    expect([f.count(n), e.count(n)]).toEqual([inZh, inEn])
  })

  it('a count above ten thousand keeps its exact form for the title', () => {
    expect(f.countExact(12_345)).toBe('12,345 件')
  })

  it('a rate has one decimal, is rounded half up once, and is never a half-truth for null', () => {
    expect(f.rate(0.967)).toBe('96.7%')
    expect(f.rate(1)).toBe('100.0%')
    expect(f.rate(0.80525)).toBe('80.5%')
    expect(f.rate(null)).toBe('—')
    expect(f.interval(0.925, 0.944)).toBe('92.5%–94.4%')
    expect(f.interval(null, 0.9)).toBe('—')
  })

  it('a change of rates is in points, a change of counts in percent, both with their sign', () => {
    expect(f.points(0.936, 0.916)).toBe('+2.0 个百分点')
    expect(e.points(0.5, 0.503)).toBe('−0.3 pp')
    expect(f.growth(2642, 2732)).toBe('−3.3%')
    expect(f.growth(10, 0)).toBe('—')
  })

  it('what rounds to zero carries no sign', () => {
    expect(f.points(0.9001, 0.9002)).toBe('0.0 个百分点')
    expect(f.growth(100_001, 100_000)).toBe('0.0%')
  })

  it('fewer than 20 units are a fraction first; nothing is a dash', () => {
    expect(f.metric(aMetric({ num: 18, den: 19, value: 18 / 19 }))).toBe('18/19')
    expect(f.metric(aMetric({ num: 19.8, den: 19, value: 1, kind: 'mean' }))).toBe('19.8/19')
    expect(f.metric(aMetric({ num: 22, den: 22, value: 1 }))).toBe('100.0%')
    expect(f.metric(aMetric({ num: 0, den: 0, value: null, reason: 'no_data' }))).toBe('—')
  })

  it('each kind of metric is written in its own unit', () => {
    expect(f.metric(aMetric({ kind: 'count', value: 2642 }))).toBe('2,642 件')
    expect(f.metric(aMetric({ kind: 'ratio', value: 0.1234 }))).toBe('0.12')
    expect(f.metric(aMetric({ kind: 'quantile', value: 3312 }))).toBe('2.3 个工作日')
    expect(f.change(aMetric({ kind: 'count', value: 110 }), aMetric({ kind: 'count', value: 100 }))).toBe(
      '+10.0%',
    )
    expect(f.change(aMetric({ value: 0.9 }), undefined)).toBe('—')
  })
})

describe('ranks and scores', () => {
  it('a rank, a shared rank, a range of ranks', () => {
    expect([f.rank(3), f.rank(2, true), f.rankRange(2, 5), f.rankRange(11, 11)]).toEqual([
      '第3名',
      '并列第2',
      '第2–5名',
      '第11名',
    ])
    expect([e.rank(1), e.rank(2, true), e.rank(11), e.rank(23), e.rankRange(1, 3)]).toEqual([
      '1st',
      'joint 2nd',
      '11th',
      '23rd',
      '1st–3rd',
    ])
    expect(f.rank(null)).toBe('—')
  })

  it('a score has two decimals', () => {
    expect(f.score(95.284)).toBe('95.28')
    expect(f.score(90)).toBe('90.00')
    expect([
      f.scorePart(1.204),
      f.scorePart(-0.35),
      f.scorePart(0),
      f.scorePart(-0.001),
      f.scorePart(null),
    ]).toEqual(['+1.20', '−0.35', '0.00', '0.00', '—'])
  })
})

describe('times', () => {
  const at = '2026-09-24T06:05:00Z'

  it('an instant is written in the zone of the deployment, whatever the process thinks', () => {
    expect(f.dateTimeWeekday(at)).toBe('9月24日 周四 14:05')
    expect(f.dateTimeLong(at)).toBe('2026年9月24日 14:05')
    expect(f.date('2026-09-30T23:30:00+08:00')).toBe('2026年9月30日')
    expect(e.date(at)).toBe('24 Sep 2026')
    expect(createFormat('en', 'America/New_York', makeTranslate(en, 'en')).time(at)).toBe('02:05')
    expect(f.date('nonsense')).toBe('—')
    expect(f.date(null)).toBe('—')
  })

  it.each([
    ['2026', '2026年', '2026', '1月1日–12月31日'],
    ['2026-Q3', '2026年第三季度', 'Q3 2026', '7月1日–9月30日'],
    ['2026-09', '2026年9月', 'Sep 2026', '9月1日–9月30日'],
    ['2026-09-01..2026-09-30', '2026年9月1日至9月30日', '1 Sep 2026 – 30 Sep', '9月1日–9月30日'],
    ['rubbish', 'rubbish', 'rubbish', 'rubbish'],
  ])('period %s', (id, inZh, inEn, days) => {
    expect([f.period(id), e.period(id), f.periodDays(id)]).toEqual([inZh, inEn, days])
  })

  it('axes take the short form', () => {
    expect([f.periodShort('2026-Q3'), f.periodShort('2026-09')]).toEqual(['26年Q3', '26年9月'])
  })

  it('working time is in working days, elapsed time in hours and minutes', () => {
    expect(f.workingTime(3312)).toBe('2.3 个工作日')
    expect(f.elapsed(18 * 60)).toBe('18 小时')
    expect(f.elapsed(110)).toBe('1 小时 50 分')
    expect(f.elapsed(35)).toBe('35 分钟')
    expect(f.workingTime(undefined)).toBe('—')
  })
})

it('no number at all is ever written as NaN, Infinity, undefined or −0', () => {
  const anyNumber = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.constantFrom(Number.NaN, Infinity, -0, -0.0004, null, undefined),
  )
  fc.assert(
    fc.property(anyNumber, anyNumber, (a, b) => {
      for (const w of [f, e]) {
        const written = [
          w.count(a),
          w.rate(a),
          w.points(a, b),
          w.growth(a, b),
          w.score(a),
          w.number(a),
          w.elapsed(a),
          w.workingTime(a),
        ]
        for (const text of written) {
          expect(text).not.toMatch(/NaN|Infinity|∞|undefined|null/)
          expect(text).not.toMatch(/^[−-]0(\.0+)?(?![.\d,])/)
        }
      }
    }),
  )
})
