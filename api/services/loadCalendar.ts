// Which working-day calendar a choice names: the Chinese public holidays, plain weekends, or a file.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DomainError } from '../domain/errors.ts'
import type { CalendarFile } from '../domain/rules.ts'
import { buildCalendar, mergeCalendarFiles, weekendsFile } from '../domain/time/calendar.ts'

export interface NamedCalendar {
  readonly id: string
  readonly file: CalendarFile
}

/** Beside the sources and beside the built server alike. */
const CALENDAR_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../fixtures/calendars')

/** What a deployment without a choice gets: Chinese holidays in China's zone, elsewhere plain weekends. */
export const defaultCalendar = (zone: string): string => (zone === 'Asia/Shanghai' ? 'cn' : 'weekends')

/**
 * The calendar of a choice in a zone: `cn` = every year of fixtures/calendars, `weekends`, or the path of a file.
 * @throws DomainError `bad_calendar` for a file that is none.
 */
export function loadCalendar(choice: string, zone: string): NamedCalendar {
  if (choice === 'weekends') return { id: choice, file: weekendsFile(zone) }
  const named = choice === 'cn' ? { id: choice, file: chineseCalendar() } : readCalendarFile(choice)
  const calendar = { id: named.id, file: { ...named.file, zone } }
  buildCalendar(calendar.file)
  return calendar
}

function chineseCalendar(): CalendarFile {
  const names = readdirSync(CALENDAR_FOLDER).filter((name) => /^cn-\d{4}\.json$/.test(name))
  return mergeCalendarFiles(names.sort().map((name) => parseCalendar(path.join(CALENDAR_FOLDER, name))))
}

function readCalendarFile(file: string): NamedCalendar {
  return { id: path.basename(file, path.extname(file)).slice(0, 60), file: parseCalendar(file) }
}

/** Keeps what the rules know of a calendar file; a cited notice and the like stay behind. */
function parseCalendar(file: string): CalendarFile {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new DomainError('bad_calendar', `${file} is no readable JSON file`, { cause })
  }
  const { zone, years, rest, work } = Object(parsed) as Record<string, unknown>
  if (!isYears(years) || !isTexts(rest) || !isTexts(work)) {
    throw new DomainError('bad_calendar', `${file} needs years, rest and work`)
  }
  return { zone: typeof zone === 'string' ? zone : 'Asia/Shanghai', years, rest, work }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string')

const isYears = (value: unknown): value is number[] | 'all' =>
  value === 'all' || (Array.isArray(value) && value.every((year) => Number.isInteger(year)))
