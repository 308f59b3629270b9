// Times of source files → instants: the usual spellings in local time, ISO with offset, spreadsheet serials.

import type { Zone } from '#api/domain/time/zone.ts'
import type { EpochMs } from '#db/units.ts'
import { type Cell, cellText } from './row.ts'

/** Order of a date's parts where the year does not come first; `ymd` alone refuses such dates. */
export type DateOrder = 'ymd' | 'mdy' | 'dmy'
export type TimeFault = 'date_unreadable' | 'date_out_of_range'

/** Years a case record may speak of. */
export const FIRST_YEAR = 1990
export const LAST_YEAR = 2100

const DAY_MS = 86_400_000
/** Wall time of serial 0. Cells with a date format come as dates, whatever the workbook counts from. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30)

/**
 * The instant a cell names in a zone, or why it names none. Read are `2026-09-30 15:42[:10[.123]]` with any of - / . 年月日
 * between the parts and with 上午/下午/AM/PM, `20260930[154210]`, a day alone (its first instant), ISO 8601 with `Z` or an
 * offset, and serials as numbers or digits (46295.65). Years outside 1990–2100 are out of range; a day or time that does
 * not exist is unreadable; 24:00 is the next midnight. Local times in a gap move forward, in an overlap the first counts.
 * @param order how year-last dates are read, see DateOrder.
 */
export function readTime(cell: Cell, order: DateOrder, zone: Zone): EpochMs | TimeFault {
  if (typeof cell === 'string') return textTime(cell, order, zone)
  if (cell instanceof Date) return wallTime(snap(cell.getTime()), zone)
  return cell === null ? 'date_unreadable' : serialTime(cell, zone)
}

/** Whether a cell names a day without a time of day. */
export function isDayOnly(cell: Cell): boolean {
  if (cell instanceof Date) return snap(cell.getTime()) % DAY_MS === 0
  if (typeof cell === 'number') return Number.isInteger(cell)
  const text = cellText(cell)
  return !text.includes(':') && !/[时時点]/.test(text) && !/^\d{12,14}$/.test(text)
}

function textTime(cell: string, order: DateOrder, zone: Zone): EpochMs | TimeFault {
  const code = cell.charCodeAt(4)
  if ((code === 45 || code === 47) && (cell.length === 19 || cell.length === 16)) {
    const wall = plainWall(cell, code)
    if (!Number.isNaN(wall)) return wallTime(wall, zone)
  } else if (order === 'mdy' && cell.length === 22 && cell.charCodeAt(2) === 47) {
    const wall = americanWall(cell)
    if (!Number.isNaN(wall)) return wallTime(wall, zone)
  }
  return looseTime(cellText(cell), order, zone)
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48

/** Two digits at a place, or NaN. */
function two(text: string, at: number): number {
  const tens = digit(text, at)
  const ones = digit(text, at + 1)
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** `YYYY-MM-DD HH:MM[:SS]` with equal separators; NaN = not this spelling. */
function plainWall(text: string, separator: number): number {
  const gap = text.charCodeAt(10)
  if (text.charCodeAt(7) !== separator || (gap !== 32 && gap !== 84) || text.charCodeAt(13) !== 58)
    return Number.NaN
  const seconds = text.length === 19
  if (seconds && text.charCodeAt(16) !== 58) return Number.NaN
  const day = dayWall(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))
  return day + clockMs(two(text, 11), two(text, 14), seconds ? two(text, 17) : 0)
}

/** `MM/DD/YYYY hh:mm:ss AM`; NaN = not this spelling. */
function americanWall(text: string): number {
  if (text.charCodeAt(5) !== 47 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return Number.NaN
  const half = text.endsWith(' PM') ? 12 : text.endsWith(' AM') ? 0 : Number.NaN
  const hour = two(text, 11)
  if (!(hour >= 1 && hour <= 12) || text.charCodeAt(10) !== 32) return Number.NaN
  const day = dayWall(two(text, 6) * 100 + two(text, 8), two(text, 0), two(text, 3))
  return day + clockMs((hour % 12) + half, two(text, 14), two(text, 17))
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Wall time of a day's start, or NaN for a day that is not in the calendar. */
function dayWall(year: number, month: number, day: number): number {
  if (!(day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0))) return Number.NaN
  if (month === 2 && day === 29 && !isLeap(year)) return Number.NaN
  // Date.UTC takes years 0–99 for 1900–1999.
  return year >= 100
    ? Date.UTC(year, month - 1, day)
    : Date.UTC(year + 400, month - 1, day) - 146_097 * DAY_MS
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Milliseconds since midnight, 24:00:00 included, or NaN. */
function clockMs(hour: number, minute: number, second: number): number {
  if (!(minute <= 59 && second < 60 && hour <= 23)) {
    return hour === 24 && minute === 0 && second === 0 ? DAY_MS : Number.NaN
  }
  return (hour * 60 + minute) * 60_000 + second * 1000
}

const FIRST_WALL = Date.UTC(FIRST_YEAR, 0, 1)
const END_WALL = Date.UTC(LAST_YEAR + 1, 0, 1)

function wallTime(wall: number, zone: Zone): EpochMs | TimeFault {
  if (wall >= FIRST_WALL && wall < END_WALL) return zone.fromLocal(wall)
  return Number.isNaN(wall) ? 'date_unreadable' : 'date_out_of_range'
}

function serialTime(serial: number, zone: Zone): EpochMs | TimeFault {
  return wallTime(snap(SERIAL_EPOCH + serial * DAY_MS), zone)
}

/** Serials carry seconds as fractions of a day: what lies within 5 ms of a second is that second. */
function snap(wall: number): number {
  const second = Math.round(wall / 1000) * 1000
  return Math.abs(wall - second) <= 5 ? second : Math.round(wall)
}

const DATE = /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?(?:[T\s]*(.+))?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/
const CLOCK =
  /^(上午|下午|早上|晚上|中午|凌晨|am|pm)?\s*(\d{1,2})[:时時点](\d{1,2})?(?:[:分](\d{1,2}(?:[.,]\d{1,9})?)?秒?)?分?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?$/i

function looseTime(raw: string, order: DateOrder, zone: Zone): EpochMs | TimeFault {
  const text = raw.normalize('NFKC').trim()
  const compact = COMPACT.exec(text)
  if (compact) return compactTime(compact, zone)
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return serialTime(Number(text), zone)
  const parts = DATE.exec(text)
  if (!parts) return 'date_unreadable'
  const day = looseDay(parts, order)
  const clock = readClock(parts[4] ?? '')
  if (clock === null) return 'date_unreadable'
  const wall = day + clock.ms
  if (clock.offsetMs === null) return wallTime(wall, zone)
  const inRange = wallTime(wall, zone)
  return typeof inRange === 'string' ? inRange : wall - clock.offsetMs
}

function compactTime(parts: RegExpExecArray, zone: Zone): EpochMs | TimeFault {
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0))
  return wallTime(
    dayWall(year ?? 0, month ?? 0, day ?? 0) + clockMs(hour ?? 0, minute ?? 0, second ?? 0),
    zone,
  )
}

function looseDay(parts: RegExpExecArray, order: DateOrder): number {
  const [a = '', b = '', c = ''] = parts.slice(1)
  if (a.length === 4) return c.length > 2 ? Number.NaN : dayWall(Number(a), Number(b), Number(c))
  if (order === 'ymd' || c.length !== 4 || a.length > 2) return Number.NaN
  return order === 'mdy' ? dayWall(Number(c), Number(a), Number(b)) : dayWall(Number(c), Number(b), Number(a))
}

interface ClockReading {
  readonly ms: number
  readonly offsetMs: number | null
}

/** Time of day with its offset, if any; '' = midnight; null = no time. */
function readClock(text: string): ClockReading | null {
  if (text === '') return { ms: 0, offsetMs: null }
  const parts = CLOCK.exec(text)
  if (!parts) return null
  const [, before = '', hour = '', minute = '0', second = '0', after = '', offset = ''] = parts
  const half = halfOfDay((before || after).toLowerCase())
  if (half !== null && Number(hour) > 12)
    return half === 'pm' && before ? plainClock(hour, minute, second, offset) : null
  const shifted = half === null ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0)
  return plainClock(String(shifted), minute, second, offset)
}

function plainClock(hour: string, minute: string, second: string, offset: string): ClockReading {
  const ms = clockMs(Number(hour), Number(minute), Number(second.replace(',', '.')))
  return { ms: Math.round(ms), offsetMs: offset === '' ? null : offsetOf(offset) }
}

function halfOfDay(word: string): 'am' | 'pm' | null {
  if (word === '') return null
  return word === 'pm' || word === '下午' || word === '晚上' || word === '中午' ? 'pm' : 'am'
}

function offsetOf(text: string): number {
  if (text.toLowerCase() === 'z') return 0
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))]
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
