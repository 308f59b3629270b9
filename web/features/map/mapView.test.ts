// The map's part of the address: defaults, and what the deployment makes impossible.
import { describe, expect, it } from 'vitest'
import { parseSearch } from '#web/lib/search.ts'
import { readView } from '#web/lib/view.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { monthsOf, readMapView } from './mapView.ts'

const meta = aMeta()
const all = { hasOutlines: true, hasHouseholds: true }
const read = (search: string, possible = all) =>
  readMapView(readView(parseSearch(search), meta), meta, possible)

describe('the view', () => {
  it('shows communities per household for the whole period, classes of the period', () => {
    expect(read('')).toMatchObject({
      layer: 'community',
      measure: 'per_1000_households',
      level: 'community',
      month: null,
      classes: 'period',
    })
  })

  it('cells have no households: their measure is the count', () => {
    expect(read('?layer=grid&measure=per_1000_households&cell=500')).toMatchObject({
      measure: 'count',
      level: '500',
    })
    expect(read('?layer=grid&measure=breach_rate').measure).toBe('breach_rate')
  })

  it('without outlines the tile map stands in, without households the count', () => {
    expect(read('', { hasOutlines: false, hasHouseholds: false })).toMatchObject({
      layer: 'tiles',
      isFallback: true,
      measure: 'count',
      level: 'community',
    })
  })

  it('values it does not know fall back', () => {
    expect(read('?layer=globe&cell=7&measure=hotspot&win=1999-01')).toMatchObject({
      layer: 'community',
      cell: '250',
      month: null,
    })
  })

  it('a month has the classes of all months of the year: they do not change while it plays', () => {
    expect(read('?win=2026-08')).toMatchObject({ month: '2026-08', classes: 'year' })
  })
})

it('months are those wholly inside that have begun; a single month is no film', () => {
  expect(monthsOf('2026-Q3', meta)).toEqual(['2026-07', '2026-08', '2026-09'])
  expect(monthsOf('2026', meta).at(-1)).toBe('2026-09')
  expect(monthsOf('2026-07-10..2026-09-05', meta)).toEqual([])
  expect(monthsOf('2026-06-10..2026-09-05', meta)).toEqual(['2026-07', '2026-08'])
  expect(monthsOf('2026-07', meta)).toEqual([])
})
