// Instants as texts of the trail: ISO 8601 in UTC with milliseconds, `2026-09-30T07:42:00.000Z`.
import type { EpochMs } from '#db/units.ts'

const DAY_MS = 86_400_000
const MOST_DAYS = 10_000

/** Date parts already written: events come by the million, from few days. */
const dates = new Map<number, string>()

/**
 * What `Date.prototype.toISOString` gives, several times as fast.
 * @throws RangeError for what is no whole millisecond of the calendar.
 */
export function isoUtc(ms: EpochMs): string {
  if (!Number.isInteger(ms)) throw new RangeError(`${ms} is no instant`)
  const day = Math.floor(ms / DAY_MS)
  const inDay = ms - day * DAY_MS
  const hour = Math.floor(inDay / 3_600_000)
  const minute = Math.floor(inDay / 60_000) % 60
  const second = Math.floor(inDay / 1000) % 60
  return `${dates.get(day) ?? dateOf(day)}${two(hour)}:${two(minute)}:${two(second)}.${three(inDay % 1000)}Z`
}

function dateOf(day: number): string {
  const date = new Date(day * DAY_MS).toISOString().slice(0, -'00:00:00.000Z'.length)
  if (dates.size >= MOST_DAYS) dates.clear()
  dates.set(day, date)
  return date
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)
const three = (n: number): string => (n < 100 ? `0${two(n)}` : `${n}`)

/** The instant that `isoUtc` wrote. @throws RangeError for a text that is no instant in UTC. */
export function msOfIso(text: string): EpochMs {
  const ms = text.endsWith('Z') ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`“${text}” is no instant of the trail`)
  return ms
}
