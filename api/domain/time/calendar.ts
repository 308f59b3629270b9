// Which local days are working days (调休 included), and how many working milliseconds lie between two instants.
import type { EpochMs, LocalDay } from '#db/units.ts'
import { DomainError } from '../errors.ts'
import type { CalendarFile } from '../rules.ts'
import { dayFromIso, yearOf, type Zone, zoneOf } from './zone.ts'

export interface Calendar {
  readonly zone: Zone
  /** Years whose holidays are known, ascending; null = every year (declared plain weekends). */
  readonly years: readonly number[] | null
  isWorkingDay(day: LocalDay): boolean
  /** A Saturday or Sunday that is worked (调休). */
  isMakeUpDay(day: LocalDay): boolean
  /** Whether the calendar knows the day's year; an uncovered day counts as a plain weekday and is provisional. */
  covers(day: LocalDay): boolean
  /** Working milliseconds since a fixed origin: `workedAt(b) − workedAt(a)` = working time in [a, b). */
  workedAt(ms: EpochMs): number
}

/** Far enough back for every instant a record may carry (1990 on). */
const ORIGIN_DAY: LocalDay = 7_000
const WEEKEND = new Set([0, 6])

/** 0 = Sunday … 6 = Saturday; 1970-01-01 was a Thursday. */
export const weekday = (day: LocalDay): number => (((day + 4) % 7) + 7) % 7

/**
 * Builds a calendar from its file, in the deployment's zone. Days listed both as rest and as work are an error,
 * as are texts that are no dates (`bad_calendar`).
 */
export function buildCalendar(file: CalendarFile): Calendar {
  const zone = zoneOf(file.zone)
  const years = file.years === 'all' ? null : [...file.years].sort((a, b) => a - b)
  const covered = years === null ? null : new Set(years)
  const rest = daySet(file.rest)
  const work = daySet(file.work)
  for (const day of work) {
    if (rest.has(day)) throw new DomainError('bad_calendar', `day ${day} is both rest and work`)
  }
  const covers = (day: LocalDay) => covered === null || covered.has(yearOf(day))
  const isWeekend = (day: LocalDay) => WEEKEND.has(weekday(day))
  const isWorkingDay = (day: LocalDay) => {
    if (covers(day)) {
      if (work.has(day)) return true
      if (rest.has(day)) return false
    }
    return !isWeekend(day)
  }
  return {
    zone,
    years,
    covers,
    isWorkingDay: cachedByDay(isWorkingDay),
    isMakeUpDay: (day) => isWeekend(day) && covers(day) && work.has(day),
    workedAt: workedCounter(zone, isWorkingDay),
  }
}

function daySet(dates: readonly string[]): Set<LocalDay> {
  return new Set(
    dates.map((text) => {
      const day = dayFromIso(text)
      if (day === null) throw new DomainError('bad_calendar', `“${text}” is no date`)
      return day
    }),
  )
}

function cachedByDay(judge: (day: LocalDay) => boolean): (day: LocalDay) => boolean {
  const known = new Map<LocalDay, boolean>()
  return (day) => {
    let answer = known.get(day)
    if (answer === undefined) {
      answer = judge(day)
      known.set(day, answer)
    }
    return answer
  }
}

/** Prefix sums of working time by day, extended as far as asked. */
function workedCounter(zone: Zone, isWorkingDay: (day: LocalDay) => boolean): (ms: EpochMs) => number {
  const before: number[] = [0]
  const working: boolean[] = []
  return (ms) => {
    const day = zone.dayOf(ms)
    const index = day - ORIGIN_DAY
    if (index < 0) return 0
    while (working.length <= index) {
      const next = ORIGIN_DAY + working.length
      const works = isWorkingDay(next)
      working.push(works)
      const length = works ? zone.startOfDay(next + 1) - zone.startOfDay(next) : 0
      before.push((before.at(-1) ?? 0) + length)
    }
    const sofar = before[index] ?? 0
    return working[index] ? sofar + (ms - zone.startOfDay(day)) : sofar
  }
}

/** One calendar out of several files of the same zone: years, rest and work days together. */
export function mergeCalendarFiles(files: readonly CalendarFile[]): CalendarFile {
  const [first] = files
  if (first === undefined) throw new DomainError('bad_calendar', 'no calendar file')
  if (files.some((file) => file.zone !== first.zone)) {
    throw new DomainError('bad_calendar', 'calendar files of different zones')
  }
  return {
    zone: first.zone,
    years: files.some((file) => file.years === 'all')
      ? 'all'
      : [...new Set(files.flatMap((file) => (file.years === 'all' ? [] : file.years)))].sort((a, b) => a - b),
    rest: files.flatMap((file) => file.rest),
    work: files.flatMap((file) => file.work),
  }
}

/** Plain weekends in any zone, declared complete: no holidays, never provisional. */
export const weekendsFile = (zone: string): CalendarFile => ({ zone, years: 'all', rest: [], work: [] })
