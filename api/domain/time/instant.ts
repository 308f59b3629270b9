// An instant as text from outside: ISO 8601 with offset, nothing else.
import type { EpochMs } from '#db/units.ts'
import { dayFromIso } from './zone.ts'

const INSTANT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?:Z|([+ -])(\d{2}):?(\d{2}))$/

/**
 * The instant of an ISO 8601 time with offset, or null: a day that is not in the calendar (2015-02-30) is none, nor is a
 * time without offset, which would be read in some machine's zone. A `+` that stands unescaped in an address arrives as
 * a blank and is taken for what it was.
 */
export function parseInstant(text: string): EpochMs | null {
  const parts = INSTANT.exec(text)
  if (parts === null) return null
  const [, day = '', time = '', sign, hours = '00', minutes = '00'] = parts
  if (dayFromIso(day) === null) return null
  const offset = sign === '-' ? '-' : '+'
  const ms = Date.parse(`${day}${time}${offset}${hours}:${minutes}`)
  return Number.isNaN(ms) ? null : ms
}
