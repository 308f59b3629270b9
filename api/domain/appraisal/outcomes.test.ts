// Who is proposed for commendation or criticism, and what moved between two results.
import { describe, expect, it } from 'vitest'
import { movesBetween } from './moves.ts'
import { bandOf, fundingTable, outcomesOf } from './outcomes.ts'
import type { ResultRow } from './results.ts'

const aRow = (id: string, overrides: Partial<ResultRow> = {}): ResultRow => ({
  ...{ id, name: `单位${id}`, kind: 'committee', ranked: true, rank: 1, rankLow: 1, rankHigh: 1, tier: 1 },
  score: { value: 93, lo: 91, hi: 95, variance: 1 },
  total: { value: 93, lo: 91, hi: 95, variance: 1 },
  parts: [],
  indicators: {
    response_rate: { num: 93, den: 100, excluded: 0, value: 0.93, lo: 0.86, hi: 0.97 },
  },
  ...{ cases: 100, voidCases: 0 },
  ...overrides,
})
const points = (lo: number, hi: number) => ({ value: (lo + hi) / 2, lo, hi, variance: 1 })
const group = (rows: readonly ResultRow[]) => [{ id: 'all', label: { zh: '全部', en: 'All' }, rows }]
const four = (first: ResultRow) =>
  group([first, aRow('b', { rankHigh: 4 }), aRow('c', { rankHigh: 4 }), aRow('d', { rankHigh: 4 })])

describe('commendation', () => {
  it.each([
    [
      'in the upper half for certain and certainly at 90',
      { rankHigh: 2, total: points(90, 95) },
      'commendation',
    ],
    ['perhaps in the lower half', { rankHigh: 3, total: points(90, 95) }, null],
    ['perhaps below 90', { rankHigh: 1, total: points(89.99, 95) }, null],
    ['without a rank interval', { rankHigh: null, total: points(95, 99) }, null],
  ])('of a unit %s', (_, overrides, kind) => {
    const found = outcomesOf('quarter', four(aRow('a', overrides))).find(
      ({ department }) => department === 'a',
    )
    expect(found?.kind ?? null).toBe(kind)
  })

  it('counts ⌊K/2⌋ over the ranked only', () => {
    const unranked = aRow('z', { ranked: false, rank: null, rankHigh: null, score: null, total: null })
    const rows = group([
      aRow('a', { rankHigh: 2 }),
      aRow('b', { rankHigh: 3 }),
      aRow('c', { rankHigh: 3 }),
      unranked,
    ])
    expect(outcomesOf('quarter', rows)).toEqual([])
  })
})

describe('criticism', () => {
  it.each([
    ['certainly below 90', points(80, 89.99), 'criticism'],
    ['perhaps at 90', points(80, 90), null],
  ])('of a unit %s', (_, total, kind) => {
    const found = outcomesOf('quarter', four(aRow('a', { total, rankHigh: 4 })))
    expect(found.find(({ department }) => department === 'a')?.kind ?? null).toBe(kind)
  })

  it('and commendation never come from a month', () => {
    expect(outcomesOf('month', four(aRow('a', { total: null, score: points(10, 20) })))).toEqual([])
  })
})

describe('the funding table', () => {
  it('has a line for everybody, 95 being a label only', () => {
    const rows = four(aRow('a', { total: points(96, 98), rankHigh: 1 }))
    const table = fundingTable(rows, outcomesOf('quarter', rows))
    expect(table).toHaveLength(4)
    expect(table[0]).toMatchObject({ department: 'a', value: 97, band: 'excellent', outcome: 'commendation' })
    expect([null, 89.9, 90, 95].map(bandOf)).toEqual([null, 'below', 'met', 'excellent'])
  })
})

describe('moves', () => {
  it('are none between equal results, and rounding is none', () => {
    expect(movesBetween(four(aRow('a')), four(aRow('a')))).toEqual([])
    const near = { ...points(91, 95), value: 93 + 1e-12 }
    expect(movesBetween(four(aRow('a')), four(aRow('a', { total: near })))).toEqual([])
  })

  it('name every number that changed, of units that came and left too', () => {
    const before = group([aRow('a'), aRow('left', { indicators: {} })])
    const after = group([
      aRow('a', {
        rank: 2,
        indicators: { response_rate: { num: 90, den: 99, excluded: 1, value: 0.91, lo: 0.8, hi: 0.95 } },
      }),
      aRow('new', { rank: null, ranked: false, score: null, total: null, indicators: {} }),
    ])
    const moves = movesBetween(before, after)
    expect(moves.filter(({ department }) => department === 'a')).toEqual([
      { department: 'a', name: '单位a', what: 'rank', from: 1, to: 2 },
      { department: 'a', name: '单位a', what: 'response_rate.num', from: 93, to: 90 },
      { department: 'a', name: '单位a', what: 'response_rate.den', from: 100, to: 99 },
      { department: 'a', name: '单位a', what: 'response_rate.excluded', from: 0, to: 1 },
    ])
    expect(moves.filter(({ department }) => department === 'new').every(({ from }) => from === null)).toBe(
      true,
    )
    expect(moves.find(({ department, what }) => department === 'left' && what === 'cases')).toMatchObject({
      from: 100,
      to: null,
    })
  })
})
