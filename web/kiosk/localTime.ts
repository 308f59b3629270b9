// The street's clock: what day and minute it is there, from the server's time and an offset, and which slides are shown then.
import type { Programme, Slide } from '#web/marks/screen/shapes.ts'

export interface LocalTime {
  /** YYYY-MM-DD. */
  readonly day: string
  /** ISO: 1 = Monday. */
  readonly weekday: number
  /** Since midnight. */
  readonly minute: number
}

const MINUTE_MS = 60_000
/** China has had one time since 1991. */
const DEFAULT_OFFSET_MIN = 480

/** The local time of a zone at an instant; a zone that the browser does not know is taken for China's. */
export function localTime(ms: number, zone: string): LocalTime {
  const local = new Date(ms + offsetMinutes(ms, zone) * MINUTE_MS)
  return {
    day: local.toISOString().slice(0, 10),
    weekday: local.getUTCDay() || 7,
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  }
}

function offsetMinutes(ms: number, zone: string): number {
  try {
    // hourCycle is newer than some sets: 24:xx is taken for 0:xx by the arithmetic below.
    const format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hour12: false, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit' },
    })
    const [, month = 0, day = 0, year = 0, hour = 0, minute = 0] = (
      /(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/.exec(format.format(new Date(ms))) ?? []
    ).map(Number)
    if (year === 0) return DEFAULT_OFFSET_MIN
    const local = Date.UTC(year, month - 1, day, hour % 24, minute)
    return Math.round((local - Math.floor(ms / MINUTE_MS) * MINUTE_MS) / MINUTE_MS)
  } catch {
    return DEFAULT_OFFSET_MIN
  }
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Whether a minute lies in from … to, to excluded; where `to` is not later than `from` past midnight. Null bounds nothing. */
export function isWithin(minute: number, from: string | null, to: string | null): boolean {
  const first = from === null ? 0 : minuteOf(from)
  const end = to === null ? 24 * 60 : minuteOf(to)
  return first < end ? minute >= first && minute < end : minute >= first || minute < end
}

/** Whether a slide is shown at a local time. */
export function isShown(
  { days, from, to, first, last }: Slide,
  { day, weekday, minute }: LocalTime,
): boolean {
  if (Array.isArray(days) && days.indexOf(weekday) < 0) return false
  if (first != null && day < first) return false
  if (last != null && day > last) return false
  return isWithin(minute, from ?? null, to ?? null)
}

export const isNight = ({ night }: Programme, { minute }: LocalTime): boolean =>
  night != null && isWithin(minute, night.from, night.to)
