// What an area's count is set against, and its last months.
import { describe, expect, it } from 'vitest'
import { comparedPeriod, lastMonths } from './compared.ts'

const clock = { zone: 'Asia/Shanghai', asOf: '2026-08-10T18:00:00+08:00' }

describe('the compared period', () => {
  it('of a finished one is the whole one before or a year ago', () => {
    expect(comparedPeriod('2026-Q2', 'previous', clock)).toBe('2026-Q1')
    expect(comparedPeriod('2026-Q2', 'yearAgo', clock)).toBe('2025-Q2')
  })

  it('of a running one is cut to as many days: 41 of Q3', () => {
    expect(comparedPeriod('2026-Q3', 'previous', clock)).toBe('2026-04-01..2026-05-11')
    expect(comparedPeriod('2026-Q3', 'yearAgo', clock)).toBe('2025-07-01..2025-08-10')
  })

  it('of one not begun there is none', () => {
    expect(comparedPeriod('2026-Q4', 'previous', clock)).toBeNull()
  })
})

it('six months up to as-of, those of the period marked, the running one unfinished', () => {
  const months = lastMonths('2026-Q3', 6, clock)
  expect(months.map(({ id }) => id)).toEqual([
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-07',
    '2026-08',
  ])
  expect(months.map(({ isShown }) => isShown)).toEqual([false, false, false, false, true, true])
  expect(months.filter(({ isUnfinished }) => isUnfinished).map(({ id }) => id)).toEqual(['2026-08'])
  expect(lastMonths('2025-Q1', 2, clock).map(({ id }) => id)).toEqual(['2025-02', '2025-03'])
})
