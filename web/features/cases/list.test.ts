// The list's pure parts: the question of an address, time left, neighbours, parts of a figure.
import { describe, expect, it } from 'vitest'
import { zoneOf } from '#api/domain/time/zone.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { readView } from '#web/lib/view.ts'
import { aCaseItem } from '#web/record/aCase.ts'
import { lengthWords } from '#web/record/lengthWords.ts'
import { timeLeft } from '#web/record/timeLeft.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { extraFilters } from './extraFilters.ts'
import { figureOf, partsOf, rateOf } from './figure.ts'
import { countQuestion, listQuestion } from './listQuestion.ts'
import { besides } from './neighbourCases.ts'
import { unitStanding } from './unitStanding.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const zone = zoneOf('Asia/Shanghai')

describe('the question of an address', () => {
  const ask = (search: Record<string, string[]>) => listQuestion(readView(search, aMeta()))
  it('is the cases of the period, the latest first', () => {
    expect(ask({})).toEqual({ period: '2026-Q3', sort: '-received', limit: 50 })
  })
  it('of an import is all it inserted or changed, whatever the period', () => {
    expect(ask({ import: ['7'], change: ['inserted'], period: ['2026-Q1'] })).toEqual({
      import: 7,
      change: 'inserted',
      sort: '-received',
      limit: 50,
    })
    expect(ask({ import: ['x'] })).toMatchObject({ period: '2026-Q3' })
  })
  it('of a figure keeps the figure’s own order and every narrowing', () => {
    expect(
      ask({ metric: ['breach_rate'], part: ['num'], clock: ['reply'], cell: ['g250.1.2'], cursor: ['c'] }),
    ).toEqual({
      period: '2026-Q3',
      metric: 'breach_rate',
      part: 'num',
      clock: 'reply',
      cell: 'g250.1.2',
      cursor: 'c',
      limit: 50,
    })
  })
  it('carries what belongs to one figure to that figure only', () => {
    const own = { credits: ['1,1,0,0,0'], due: ['paused'] }
    expect(ask({ metric: ['satisfaction_rate'], ...own })).toMatchObject({ credits: '1,1,0,0,0' })
    expect(ask({ metric: ['satisfaction_rate'], ...own })).not.toHaveProperty('due')
    expect(ask({ metric: ['open_clocks'], ...own })).toMatchObject({ due: 'paused' })
    expect(ask({ metric: ['open_clocks'], ...own })).not.toHaveProperty('credits')
  })
  it('says deadlines and credits in words, each to be taken away', () => {
    const chips = (search: Record<string, string[]>) =>
      extraFilters(readView(search, aMeta()), words).map(({ text }) => text)
    const due = '2026-09-30T18:00:00+08:00'
    expect(chips({ metric: ['open_clocks'], due: [`../${due}`] })).toEqual(['到期早于 2026年9月30日 18:00'])
    expect(chips({ metric: ['open_clocks'], due: ['paused'] })).toEqual(['挂起中'])
    expect(chips({ metric: ['satisfaction_rate'], credits: ['1,0.8,0,0,0'] })).toEqual([
      '折算：非常满意 1、满意 0.8、基本满意 0、不满意 0、非常不满意 0',
    ])
  })
  it('drops a part without a figure and an order nobody knows', () => {
    expect(ask({ part: ['num'], sort: ['colour'] })).toEqual({
      period: '2026-Q3',
      sort: '-received',
      limit: 50,
    })
  })
  it('for counting asks for one row of the first page', () => {
    const question = ask({ metric: ['breach_rate'], part: ['num'], cursor: ['c'], sort: ['due'] })
    expect(countQuestion(question, 'excluded')).toEqual({
      period: '2026-Q3',
      metric: 'breach_rate',
      part: 'excluded',
      limit: 1,
    })
  })
})

describe('time left', () => {
  const asOf = '2026-10-19T18:00:00+08:00'
  const left = (overrides: Parameters<typeof aCaseItem>[0]) =>
    timeLeft(aCaseItem(overrides), asOf, { zone, words })
  it('is a word, a shape and the deadline, the end of a day written as 24:00', () => {
    expect(left({ dueState: 'running', status: 'open' })).toEqual({
      kind: 'attention',
      word: '剩 5 小时 59 分',
      due: '期限 10月19日 24:00',
    })
    expect(left({ dueState: 'running', due: '2026-10-25T09:00:00+08:00', provisional: true })).toEqual({
      kind: 'noise',
      word: '剩 5 天',
      due: '期限 10月25日 09:00（暂定）',
    })
  })
  it('tells a late case that is open from one that was answered late', () => {
    const due = '2026-10-15T23:59:59.999+08:00'
    expect(left({ dueState: 'breached', status: 'open', due }).word).toBe('已超期 3 天')
    expect(left({ dueState: 'breached', status: 'archived', due }).word).toBe('超期答复')
  })
  it('says so where there is no deadline or it is not known yet', () => {
    expect(left({ dueState: 'none', due: null })).toEqual({ kind: 'uncertain', word: '无时限', due: null })
    expect(left({ dueState: 'paused', due: null }).word).toBe('挂起中')
  })
})

describe('lengths', () => {
  it.each([
    [35 * 60_000, '35 分钟'],
    [20.5 * 3_600_000, '20 小时 30 分'],
    [26 * 3_600_000, '26 小时'],
    [103.3 * 3_600_000, '4 天 7 小时'],
    [96 * 3_600_000, '4 天'],
    [-1, '0 分钟'],
  ])('%d ms is %s', (ms, said) => expect(lengthWords(ms, words)).toBe(said))
})

describe('neighbours', () => {
  const page = (ids: string[], cursor?: string) => ({ ids, cursor })
  it('stand beside on the page, else at the end or start of the pages beside', () => {
    const pages = { here: page(['b', 'c'], '2'), before: page(['a']), after: page(['d'], '3') }
    expect(besides('b', pages)).toEqual({
      before: { id: 'a', cursor: undefined },
      after: { id: 'c', cursor: '2' },
    })
    expect(besides('c', pages)).toEqual({ before: { id: 'b', cursor: '2' }, after: { id: 'd', cursor: '3' } })
  })
  it('a case outside the list, or at its ends, has none', () => {
    const pages = { here: page(['b']), before: null, after: null }
    expect(besides('x', pages)).toEqual({ before: null, after: null })
    expect(besides('b', pages)).toEqual({ before: null, after: null })
  })
})

describe('a figure', () => {
  it('has a numerator only where it is a part of the listed units', () => {
    expect(partsOf('rate')).toEqual(['all', 'num', 'rest', 'excluded'])
    expect(partsOf('quantile')).toEqual(['all', 'excluded'])
  })
  it('has no value without units', () => {
    expect(rateOf('rate', 0, 0)).toBeNull()
    expect(rateOf('mean', 3, 4)).toBeNull()
    expect(rateOf('rate', 3, 4)).toBe(0.75)
  })
  it('nobody registered is shown by its id', () => {
    expect(figureOf('unheard_of', aMeta(), words).name).toBe('unheard_of')
    expect(figureOf('acknowledge_time', aMeta(), words).kind).toBe('quantile')
  })
  it('counts for or against its unit by its direction', () => {
    const standing = (num: number, direction: 'higher' | 'lower') =>
      unitStanding({ num, minutes: null }, { kind: 'rate', direction, isExcluded: false }, words)
    expect(standing(1, 'higher')).toEqual({ kind: 'good', word: '计入分子' })
    expect(standing(1, 'lower')).toEqual({ kind: 'attention', word: '计入分子' })
    expect(standing(0, 'lower')).toEqual({ kind: 'good', word: '仅计分母' })
  })
})
