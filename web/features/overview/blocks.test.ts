// Blocks of the overview: front and rear, tiles, days, to-do.
import { describe, expect, it } from 'vitest'
import { groupShown } from '#web/lib/standing.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { aHeat, anItem, anUpcoming, aRanking, aRow } from '#web/test/figures.ts'
import { dueDays, todayAndLater } from './dueDays.ts'
import { densest, heatMeasure, heatTiles, tileDigits } from './heatTiles.ts'
import { perDay } from './perDay.ts'
import { extremesOf } from './rankExtremes.ts'
import { todosOf } from './todos.ts'

describe('front and rear', () => {
  const rows = (n: number) =>
    Array.from({ length: n }, (_, index) => aRow({ id: `u${index}`, rank: index + 1 }))

  it('three and three, the rest between; nobody twice, the unranked nowhere', () => {
    const { front, between, rear } = extremesOf([...rows(11), aRow({ id: 'out' })])
    expect([front, between, rear].map((part) => part.length)).toEqual([3, 5, 3])
    expect(rear.at(-1)?.department.id).toBe('u10')
  })

  it('a small group is shown whole', () => {
    expect(extremesOf(rows(7))).toMatchObject({ between: [], rear: [] })
    expect(extremesOf(rows(7)).front).toHaveLength(7)
  })

  it('the group asked for, else the first that ranks somebody', () => {
    const empty = aRanking([aRow({ id: 'x' })]).groups.map((group) => ({ ...group, id: 'office' }))
    const groups = [...empty, ...aRanking(rows(1)).groups]
    expect(groupShown(groups, undefined)?.id).toBe('committee')
    expect(groupShown(groups, 'office')?.id).toBe('office')
    expect(groupShown(groups, 'unheard')?.id).toBe('committee')
  })
})

describe('tiles', () => {
  const { communities } = aMeta()

  it('densest first, silent communities with known households as 0, unknown ones last without a value', () => {
    const tiles = heatTiles(aHeat({ k9: 52.7 }), communities)
    expect(tiles.map(({ id, value }) => [id, value])).toEqual([
      ['k9', 52.7],
      ['k1', 0],
      ['k2', null],
    ])
  })

  it('filters on communities add no others', () => {
    expect(heatTiles(aHeat({ k1: 5 }), communities, ['k1'])).toHaveLength(1)
  })

  it('the title names communities with cases only', () => {
    expect(densest(heatTiles(aHeat({ k1: 0 }), communities))).toEqual([])
  })

  it('counts where no households are known', () => {
    expect(heatMeasure(communities)).toBe('per_1000_households')
    expect(heatMeasure(communities.map((one) => ({ ...one, households: null })))).toBe('count')
    expect(tileDigits('count', [])).toBe(0)
    expect(tileDigits('per_1000_households', heatTiles(aHeat({ a: 99.4 }), []))).toBe(1)
    expect(tileDigits('per_1000_households', heatTiles(aHeat({ a: 283.1 }), []))).toBe(0)
  })
})

describe('days', () => {
  it('a column per day in order, longer gaps between, today marked', () => {
    const items = [
      anItem({ bucket: 'today', due: '2026-09-30T23:59:59+08:00' }),
      anItem({ due: '2026-10-08T23:59:59+08:00' }),
      anItem({ due: '2026-10-08T10:00:00+08:00' }),
      anItem({ due: '2026-10-09T23:59:59+08:00' }),
    ]
    expect(dueDays(anUpcoming(items), 'Asia/Shanghai')).toMatchObject([
      { kind: 'day', count: 1, isToday: true },
      { kind: 'gap', days: 7 },
      { kind: 'day', count: 2, isToday: false },
      { kind: 'day', count: 1 },
    ])
  })

  it('not all deadlines listed: no columns rather than wrong ones', () => {
    const cut = anUpcoming([anItem({}), anItem({ bucket: 'within_4h' })], { within_3d: 600, today: 4 })
    expect(dueDays(cut, 'Asia/Shanghai')).toBeNull()
    expect(todayAndLater(cut)).toEqual({ today: 5, later: 601 })
  })
})

describe('to do', () => {
  it('only what is open: rejects of the latest imports, cases without a place, missing holidays', () => {
    const calendar = { ...aMeta().calendar, provisionalDeadlines: 164 }
    const todos = todosOf({ heat: aHeat({}), imports: undefined, calendar })
    expect(todos.map((todo) => [todo.kind, todo.count])).toEqual([
      ['unlocated', 43],
      ['calendar', 164],
    ])
    expect(todosOf({ heat: undefined, imports: [], calendar: aMeta().calendar })).toEqual([])
  })
})

it('per day: null before the first day', () => {
  expect(perDay(92, 92)).toBe(1)
  expect(perDay(5, 0)).toBeNull()
  expect(perDay(null, 10)).toBeNull()
})
