// The ranking's rows: changes, sorting without renumbering, reasons, the way to the cases.
import { describe, expect, it } from 'vitest'
import { receivedMetric } from '#web/lib/receivedMetric.ts'
import { aRanking, aRow } from '#web/test/figures.ts'
import { sorted } from '#web/ui/tableSort.ts'
import { rankedRows, ranksOf, shortOf, sortValue, yearAgoId } from './rankRows.ts'

const rows = [
  aRow({ id: 'a', rank: 1, score: [97, 95, 99], before: 3, den: 120 }),
  aRow({ id: 'b', rank: 2, score: [93, 90, 96], before: 1, den: 400 }),
  aRow({ id: 'c', rank: 2, score: [93, 90, 96], before: null, den: 90 }),
  aRow({ id: 'out', den: 11, more: { reason: 'too_few', shortOf: ['resolution_rate'] } }),
]
const rankings = aRanking(rows)
const [group] = rankings.groups

describe('rows', () => {
  const ranked = group ? rankedRows(group, null) : []

  it('only the ranked, in the order of the answer, with their change', () => {
    expect(ranked.map(({ row, move }) => [row.department.id, move?.kind, move?.by])).toEqual([
      ['a', 'up', 2],
      ['b', 'down', 1],
      ['c', 'new', 0],
    ])
  })

  it('another ranking to compare with replaces the answer’s own', () => {
    const earlier = new Map([['a', 1]])
    const moves = group ? rankedRows(group, earlier).map(({ move }) => move?.kind) : []
    expect(moves).toEqual(['same', 'new', 'new'])
  })

  it('sorting by volume keeps every rank as it is', () => {
    const byCases = sorted(ranked, '-cases', sortValue)
    expect(byCases.map(({ row }) => [row.department.id, row.rank])).toEqual([
      ['b', 2],
      ['a', 1],
      ['c', 2],
    ])
    expect(sorted(ranked, 'change', sortValue).map(({ row }) => row.department.id)).toEqual(['b', 'a', 'c'])
  })
})

it('ranks of a whole answer include null for the unranked', () => {
  expect(ranksOf(rankings).get('out')).toBeNull()
  expect(ranksOf(rankings).get('b')).toBe(2)
})

it('the indicators that fall short are the answer’s own', () => {
  const [out] = rows.slice(-1)
  const short = out ? shortOf(out, rankings.indicators) : []
  expect(short).toEqual([{ metric: 'resolution_rate', den: 11, min: 20 }])
})

it('an indicator without a single unit is said by the reason alone', () => {
  const row = aRow({ id: 'x', den: 0, more: { reason: 'no_deadlines', shortOf: ['response_rate'] } })
  expect(shortOf(row, rankings.indicators)).toEqual([])
})

it('received leads to the same unit’s receipts', () => {
  const [first] = rows
  const metric = first ? receivedMetric(first.cases, first.excludedShare) : null
  expect(metric).toMatchObject({ value: 130, den: 130, metric: 'received' })
  expect(metric?.casesUrl).toBe('/cases?period=2026-Q3&department=a&metric=received')
})

describe('a year ago', () => {
  const at = { zone: 'Asia/Shanghai', asOf: '2026-09-29T18:00:00+08:00' }

  it('a finished period has the same id a year earlier', () => {
    expect(yearAgoId('2026-Q2', at)).toBe('2025-Q2')
  })

  it('a running one is cut to as many days', () => {
    expect(yearAgoId('2026-Q3', at)).toBe('2025-07-01..2025-09-29')
  })

  it('neither before the first day nor before the calendar begins', () => {
    expect(yearAgoId('2026-Q4', at)).toBeNull()
    expect(yearAgoId('1990', at)).toBeNull()
    expect(yearAgoId('nonsense', at)).toBeNull()
  })
})
