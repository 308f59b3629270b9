// Which clock and which stretch of time the address asks for.
import { describe, expect, it } from 'vitest'
import { parseSearch } from '#web/lib/search.ts'
import { readView } from '#web/lib/view.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { clockPatch, readSlaView } from './slaView.ts'

/** Wednesday, 30 September 2026. */
const meta = aMeta()
const read = (search: string) => {
  const { params, filters } = readView(parseSearch(search), meta)
  return readSlaView(params, filters, meta)
}

describe('the stretch', () => {
  it('is 26 whole weeks up to the one of as-of while the period runs', () => {
    expect(read('?period=2026-Q3')).toMatchObject({ window: '26w', grain: 'week' })
    expect(read('?period=2026-Q3').filters.period).toBe('2026-04-06..2026-10-04')
  })

  it('of a finished period ends with it: nothing later is counted', () => {
    expect(read('?period=2026-Q2').filters.period).toBe('2026-01-05..2026-06-30')
  })

  it('of a period not begun ends with as-of', () => {
    expect(read('?period=2027-Q1').filters.period).toBe('2026-04-06..2026-10-04')
  })

  it('12 months are calendar months, the running one whole', () => {
    expect(read('?period=2026-08&win=12m')).toMatchObject({ grain: 'month' })
    expect(read('?period=2026-08&win=12m').filters.period).toBe('2025-09-01..2026-08-31')
    expect(read('?win=12m').filters.period).toBe('2025-10-01..2026-09-30')
  })

  it('the period itself is itself: a year by month, a quarter by week', () => {
    expect(read('?period=2026&win=period')).toMatchObject({ grain: 'month', filters: { period: '2026' } })
    expect(read('?period=2026-Q3&win=period')).toMatchObject({
      grain: 'week',
      filters: { period: '2026-Q3' },
    })
    expect(read('?period=2026&win=period&grain=week').grain).toBe('week')
    expect(read('?win=nonsense').window).toBe('26w')
  })
})

describe('the clock', () => {
  it('urgent is the reply clock of urgent cases', () => {
    expect(read('?urgency=urgent')).toMatchObject({ choice: 'urgent', clock: 'reply' })
    expect(read('?urgency=urgent&clock=acknowledge')).toMatchObject({
      choice: 'acknowledge',
      clock: 'acknowledge',
    })
    expect(read('')).toMatchObject({ choice: 'reply' })
  })

  it('choosing another one takes the urgent filter away again, and no other', () => {
    expect(clockPatch('urgent', read(''))).toEqual({ clock: null, urgency: ['urgent'] })
    expect(clockPatch('reply', read('?urgency=urgent'))).toEqual({ clock: null, urgency: null })
    expect(clockPatch('all', read('?urgency=ordinary'))).toEqual({ clock: 'all' })
  })
})
