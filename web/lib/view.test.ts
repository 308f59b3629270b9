// The address holds the whole view: what is written is read back, junk never breaks it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMeta } from '#web/test/aMeta.ts'
import { currentPeriod, isUnfinished, regrain, shiftPeriod } from './periods.ts'
import { parseSearch, stringifySearch } from './search.ts'
import { casesSearch, commonSearch, patched } from './urlState.ts'
import { CHOICES, FILTER_NAMES, readView } from './view.ts'

const meta = aMeta()
const view = (text: string) => readView(parseSearch(text), meta)

describe('reading an address', () => {
  it('an empty address is the current quarter, unfiltered, against the previous period', () => {
    const read = view('')
    expect(read.filters).toEqual({ period: '2026-Q3' })
    expect([read.compare, read.activeFilters, read.ignored]).toEqual(['previous', 0, []])
  })

  it('repeated parameters are lists; codes that look like numbers stay text', () => {
    expect(parseSearch('?category=a&category=b&q=662E41&select=440305001')).toEqual({
      category: ['a', 'b'],
      q: ['662E41'],
      select: ['440305001'],
    })
    expect(view('?category=facility&category=sanitation&urgency=urgent').filters).toEqual({
      period: '2026-Q3',
      category: ['facility', 'sanitation'],
      urgency: ['urgent'],
    })
  })

  it('what is not understood is ignored, named, and leaves the rest as it is', () => {
    const read = view('?period=2026-Q9&department=d1&department=nobody&urgency=bad&clock=x&foo=1&asOf=never')
    expect(read.filters).toEqual({ period: '2026-Q3', department: ['d1'] })
    expect(read.params.clock).toBeUndefined()
    expect(read.ignored.map(({ name, value }) => `${name}=${value}`).sort()).toEqual([
      'asOf=never',
      'clock=x',
      'department=nobody',
      'foo=1',
      'period=2026-Q9',
      'urgency=bad',
    ])
  })

  it('a name that every object has is no parameter', () => {
    expect(parseSearch('?toString=1&constructor=2&__proto__=3&q=x')).toEqual({ q: ['x'] })
  })

  it('never throws, whatever the text, and always has a period', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(view(`?${text}`).filters.period).toMatch(/^\d{4}/)
      }),
    )
  })
})

describe('writing an address', () => {
  const state = fc.record({
    period: fc.constantFrom('2026', '2026-Q2', '2026-09', '2026-09-01..2026-09-30'),
    department: fc.subarray(['d1', 'd2', 'd3']),
    category: fc.subarray(['facility', 'facility.streetlight', 'sanitation']),
    urgency: fc.subarray(['ordinary', 'urgent'] as const),
    compare: fc.constantFrom(...CHOICES.compare),
    measure: fc.constantFrom(...CHOICES.measure),
    q: fc.string(),
    sort: fc.constantFrom('score', '-score'),
    select: fc.uniqueArray(fc.string({ minLength: 1 })),
  })

  it('every state survives the address bar', () => {
    fc.assert(
      fc.property(state, (given) => {
        const back = view(stringifySearch(patched({}, { ...given })))
        expect(back.filters.period).toBe(given.period)
        for (const name of ['department', 'category', 'urgency'] as const) {
          expect([...(back.filters[name] ?? [])].sort()).toEqual([...given[name]].sort())
        }
        expect([back.compare, back.params.measure, back.params.sort]).toEqual([
          given.compare,
          given.measure,
          given.sort,
        ])
        expect(back.params.q ?? '').toBe(given.q)
        expect(back.params.select).toEqual(given.select)
        expect(back.ignored).toEqual([])
      }),
    )
  })

  it('going to another screen keeps period, comparison and filters and drops the rest', () => {
    const search = parseSearch('?period=2026-09&department=d1&compare=none&sort=-score&q=x')
    expect(commonSearch(search, { category: ['facility'] })).toEqual({
      period: ['2026-09'],
      compare: ['none'],
      department: ['d1'],
      category: ['facility'],
    })
    expect(FILTER_NAMES.every((name) => name in commonSearch({ [name]: ['x'] }))).toBe(true)
  })

  it('a patch of null, empty text or an empty list removes a parameter', () => {
    const search = parseSearch('?department=d1&q=x&sort=a')
    expect(patched(search, { department: [], q: '', sort: null })).toEqual({})
  })

  it('a figure’s cases are the same query on the case screen', () => {
    expect(casesSearch('/cases?metric=resolution_rate&department=d1&department=d2', 'num')).toEqual({
      metric: ['resolution_rate'],
      department: ['d1', 'd2'],
      part: ['num'],
    })
  })
})

describe('periods', () => {
  const zone = meta.zone

  it('step to the neighbour of the same kind over year ends', () => {
    expect(shiftPeriod('2026-Q1', -1, zone)).toBe('2025-Q4')
    expect(shiftPeriod('2026-12', 1, zone)).toBe('2027-01')
    expect(shiftPeriod('2026', 1, zone)).toBe('2027')
    expect(shiftPeriod('2026-09-01..2026-09-07', 1, zone)).toBe('2026-09-08..2026-09-14')
    expect(shiftPeriod('2100', 1, zone)).toBeNull()
  })

  it('the current one follows the deployment’s clock and zone, not the browser’s', () => {
    expect(currentPeriod({ zone, asOf: '2026-09-30T23:30:00Z' })).toBe('2026-Q4')
    expect(currentPeriod({ zone: 'America/New_York', asOf: '2026-10-01T03:00:00Z' })).toBe('2026-Q3')
    expect(isUnfinished('2026-Q3', meta)).toBe(true)
    expect(isUnfinished('2026-Q2', meta)).toBe(false)
  })

  it('another kind keeps the reader at the same time', () => {
    expect(regrain('2026-Q3', 'month', meta)).toBe('2026-09')
    expect(regrain('2026-Q2', 'month', meta)).toBe('2026-04')
    expect(regrain('2026-05', 'year', meta)).toBe('2026')
  })
})
