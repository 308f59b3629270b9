// A stored version is drawn where the address names one and nothing narrows it; a copied link of its numbers fixes it.
import { describe, expect, it } from 'vitest'
import { aMeta } from '#web/test/aMeta.ts'
import { lastingAddress, versionAsked } from './drawn.ts'
import { parseSearch } from './search.ts'
import { patched } from './urlState.ts'
import { readView } from './view.ts'

const viewOf = (query: string) => {
  const search = parseSearch(query)
  return { ...readView(search, aMeta()), search }
}

describe('the version asked for', () => {
  it.each([
    ['period=2026-Q3&snapshot=2', 2],
    ['period=2026-09&snapshot=1', 1],
    ['period=2026-Q3&snapshot=live', null],
    ['period=2026-Q3', null],
    ['period=2026-Q3&snapshot=2&urgency=urgent', null],
    ['period=2026-Q3&snapshot=2&asOf=2026-08-01T00:00:00Z', null],
    ['period=2026&snapshot=2', null],
    ['period=2026-07-01..2026-07-31&snapshot=2', null],
  ])('%s → %s', (query, version) => expect(versionAsked(viewOf(query))).toBe(version))

  it('that is no number is ignored, and said', () => {
    const view = viewOf('period=2026-Q3&snapshot=0x1')
    expect(versionAsked(view)).toBeNull()
    expect(view.ignored).toEqual([{ name: 'snapshot', value: '0x1' }])
  })

  it('does not go along to another period or scheme', () => {
    const search = parseSearch('period=2026-Q3&snapshot=2&sort=-score')
    expect(patched(search, { period: '2026-Q2' })).toEqual({ period: ['2026-Q2'], sort: ['-score'] })
    expect(patched(search, { scheme: 'recorded' })).not.toHaveProperty('snapshot')
    expect(patched(search, { sort: null })).toHaveProperty('snapshot')
  })
})

describe('a copied link', () => {
  const address = 'http://pingyi.test/rank?sort=cases'
  const published = (isSame: boolean) => ({ published: { version: 3, sha256: 'ab', isSame } })

  it('fixes the published version where its numbers are shown', () => {
    expect(lastingAddress(address, viewOf('period=2026-Q3&sort=cases'), published(true))).toBe(
      'http://pingyi.test/rank?period=2026-Q3&sort=cases&snapshot=3',
    )
  })

  it('is the address itself where they are not', () => {
    const view = viewOf('period=2026-Q3')
    expect(lastingAddress(address, view, published(false))).toBe(address)
    expect(lastingAddress(address, view, { published: null })).toBe(address)
    expect(lastingAddress(address, viewOf('period=2026-Q3&urgency=urgent'), published(true))).toBe(address)
  })
})
