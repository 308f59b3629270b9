// Local time of one zone: offsets, wall time to instant and back, local days. Independent of the process's own zone.
import type { EpochMs, LocalDay } from '#db/units.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** Wall times are milliseconds "as if UTC": `Date.UTC(2026, 8, 30, 15, 42)` is 2026-09-30 15:42 local. */
export interface Zone {
  readonly id: string
  /** UTC offset in force at an instant, in milliseconds (China: 28 800 000). */
  offsetAt(ms: EpochMs): number
  /** Instant → wall time. */
  toLocal(ms: EpochMs): number
  /** Wall time → instant; in a gap the time moves forward by the gap, in an overlap the first is taken. */
  fromLocal(local: number): EpochMs
  /** Local calendar day of an instant. */
  dayOf(ms: EpochMs): LocalDay
  /** First instant of a local day. */
  startOfDay(day: LocalDay): EpochMs
}

interface OffsetDay {
  readonly before: number
  readonly after: number
  /** First instant with `after`. */
  readonly changesAt: EpochMs
}

const zones = new Map<string, Zone>()

/**
 * The zone of an IANA name. Offsets come from `Intl` once per UTC day and are cached; the rest is arithmetic.
 * @throws RangeError for a name `Intl` does not know.
 */
export function zoneOf(id: string): Zone {
  const known = zones.get(id)
  if (known) return known
  const zone = buildZone(id)
  zones.set(id, zone)
  return zone
}

function buildZone(id: string): Zone {
  const readOffset = offsetReader(id)
  const days = new Map<number, OffsetDay>()
  const starts = new Map<LocalDay, EpochMs>()

  const offsetAt = (ms: EpochMs): number => {
    const utcDay = Math.floor(ms / DAY_MS)
    let day = days.get(utcDay)
    if (day === undefined) {
      day = readOffsetDay(utcDay, readOffset)
      days.set(utcDay, day)
    }
    return ms < day.changesAt ? day.before : day.after
  }
  const fromLocal = (local: number): EpochMs => {
    const first = local - offsetAt(local - DAY_MS)
    const second = local - offsetAt(local + DAY_MS)
    if (first === second || offsetAt(first) === local - first) return first
    return offsetAt(second) === local - second ? second : first
  }
  const startOfDay = (day: LocalDay): EpochMs => {
    let start = starts.get(day)
    if (start === undefined) {
      start = fromLocal(day * DAY_MS)
      starts.set(day, start)
    }
    return start
  }
  return {
    id,
    offsetAt,
    toLocal: (ms) => ms + offsetAt(ms),
    fromLocal,
    dayOf: (ms) => Math.floor((ms + offsetAt(ms)) / DAY_MS),
    startOfDay,
  }
}

function readOffsetDay(utcDay: number, readOffset: (ms: EpochMs) => number): OffsetDay {
  const start = utcDay * DAY_MS
  const before = readOffset(start)
  const after = readOffset(start + DAY_MS - 1000)
  if (before === after) return { before, after, changesAt: start }
  let low = start
  let high = start + DAY_MS - 1000
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (readOffset(middle) === before) low = middle
    else high = middle
  }
  return { before, after, changesAt: high }
}

function offsetReader(id: string): (ms: EpochMs) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: id,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return (ms) => {
    const whole = Math.floor(ms / 1000) * 1000
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(whole)) part[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole
  }
}

/** ISO 8601 with the zone's offset and, where there are any, milliseconds: `2026-09-30T15:42:00+08:00`. */
export function isoInZone(ms: EpochMs, zone: Zone): string {
  const offset = zone.offsetAt(ms)
  const text = new Date(ms + offset).toISOString()
  const wall = text.endsWith('.000Z') ? text.slice(0, -5) : text.slice(0, -1)
  const minutes = Math.round(Math.abs(offset) / MINUTE_MS)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** ISO date of a local day. */
export function isoDay(day: LocalDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Local day of an ISO date, or null where the text is no date of the calendar. */
export function dayFromIso(text: string): LocalDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(ms) || isoDay(ms / DAY_MS) !== text ? null : ms / DAY_MS
}

/** Calendar year of a local day. */
export function yearOf(day: LocalDay): number {
  return new Date(day * DAY_MS).getUTCFullYear()
}
