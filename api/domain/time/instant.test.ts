// What is read as an instant, and what is refused instead of being guessed at.
import { describe, expect, it } from 'vitest'
import { parseInstant } from './instant.ts'

describe('an instant', () => {
  it.each([
    ['2016-01-12T22:22:40-05:00', '2016-01-13T03:22:40.000Z'],
    ['2016-01-12T22:22:40.250+08:00', '2016-01-12T14:22:40.250Z'],
    ['2016-01-12T22:22+0800', '2016-01-12T14:22:00.000Z'],
    ['2016-02-29T24:00:00Z', '2016-03-01T00:00:00.000Z'],
    ['2016-01-12T22:22:40 08:00', '2016-01-12T14:22:40.000Z'],
  ])('%s is read', (text, iso) => {
    expect(parseInstant(text)).toBe(Date.parse(iso))
  })

  it.each([
    '2015-02-30T00:00:00Z',
    '2015-02-29T00:00:00Z',
    '2015-13-01T00:00:00Z',
    '2015-01-01T25:00:00Z',
    '2015-01-01T00:00:00+99:00',
    '2015-01-01T00:00:00',
    '2015-01-01',
    '1',
    '',
  ])('“%s” is none', (text) => {
    expect(parseInstant(text)).toBeNull()
  })
})
