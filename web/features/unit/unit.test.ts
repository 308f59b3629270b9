// One department's figures: where it stands, which periods, which times, which categories.
import { describe, expect, it } from 'vitest'
import type { Stages } from '#api/contract/stages.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { periodsBack } from '#web/lib/periodsBack.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { aBreaches, anItem, anUpcoming, aRanking, aRow, aSeries } from '#web/test/figures.ts'
import { categoryRows } from './categories.ts'
import { openCounts } from './openCounts.ts'
import { standingIn } from './standingIn.ts'
import { limitMinutes, replyRow, timeRows } from './times.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')

describe('standing in the group', () => {
  const rankings = aRanking([aRow({ id: 'a', rank: 1 }), aRow({ id: 'b', rank: 1 }), aRow({ id: 'c' })])

  it('counts the ranked only and knows a shared rank', () => {
    expect(standingIn(rankings, 'b')).toMatchObject({ ranked: 2, isTied: true })
    expect(standingIn(rankings, 'c')).toMatchObject({ ranked: 2, isTied: false })
  })

  it('a unit without cases has none', () => expect(standingIn(rankings, 'zzz')).toBeNull())
})

it('periods back keep their kind and end where the calendar does', () => {
  expect(periodsBack('2026-Q1', 3, 'Asia/Shanghai')).toEqual(['2026-Q1', '2025-Q4', '2025-Q3'])
  expect(periodsBack('2026-03', 2, 'Asia/Shanghai')).toEqual(['2026-03', '2026-02'])
  expect(periodsBack('1990', 4, 'Asia/Shanghai')).toEqual(['1990'])
})

describe('process times', () => {
  const row = (more: Partial<Stages['stages'][number]>): Stages['stages'][number] => ({
    id: 'dispatched>replied',
    from: 'dispatched',
    to: 'replied',
    label: { zh: '转办 → 回复', en: 'Dispatched → Replied' },
    median: 1440,
    p90: 4320,
    n: 10,
    limit: null,
    kind: 'step',
    casesUrl: '/cases',
    ...more,
  })
  const reply = row({ kind: 'cumulative', id: 'submitted>replied', limit: { kind: 'working_days', n: 7 } })

  it('since receipt first, in working days, rows without a case left out', () => {
    const rows = timeRows([row({ n: 0 }), row({}), reply], words)
    expect(rows.map(({ median, p90, limit, text }) => [median, p90, limit, text])).toEqual([
      [1, 3, 7, '1 / 3'],
      [1, 3, null, '1 / 3'],
    ])
  })

  it('a limit in hours does not stand on an axis of working days', () => {
    expect(limitMinutes({ limit: { kind: 'hours', n: 24 } })).toBeNull()
    expect(limitMinutes({ limit: { kind: 'working_days', n: 3 } })).toBe(4320)
  })

  it('the title speaks of the first reply, where there is one', () => {
    expect(replyRow([row({}), reply])).toBe(reply)
    expect(replyRow([row({ kind: 'cumulative', median: null, n: 0 })])).toBeUndefined()
  })
})

it('categories: most frequent first, empty ones left out, named in the reader’s language', () => {
  const series = [
    aSeries([], [], { key: 'sanitation', label: '环境卫生', num: 1, den: 30 }),
    aSeries([], [], { key: 'facility', label: '设施维护', num: 2, den: 40 }),
    aSeries([], [], { key: 'safety', label: '公共安全', num: 0, den: 0 }),
  ]
  const { categories } = aMeta()
  const casesUrl = '/cases?metric=breach_rate'
  expect(categoryRows(aBreaches(series), categories, { say: (pair) => pair.en })).toEqual([
    { code: 'facility', name: 'Facilities', due: 40, breached: 2, casesUrl },
    { code: 'sanitation', name: 'Sanitation', due: 30, breached: 1, casesUrl },
  ])
})

it('open clocks: over ones apart from those due soon, later ones in neither', () => {
  const items = [anItem({ bucket: 'overdue' }), anItem({ bucket: 'within_4h' }), anItem({ bucket: 'later' })]
  expect(openCounts(anUpcoming(items))).toEqual({ overdue: 1, soon: 1 })
})
