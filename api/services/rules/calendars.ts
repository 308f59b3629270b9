// The working-day calendar in use: which years it knows, what is missing, and the next years added to it.

import { countProvisional } from '#db/queries/metaReads.ts'
import { listVersions } from '#db/queries/rules.ts'
import type { Calendars, NewCalendar } from '../../contract/rules.ts'
import { DomainError } from '../../domain/errors.ts'
import type { CalendarFile } from '../../domain/rules.ts'
import { buildCalendar, mergeCalendarFiles, weekendsFile } from '../../domain/time/calendar.ts'
import { dayFromIso, isoInZone, yearOf } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import type { NamedCalendar } from '../loadCalendar.ts'

/** Next year's days off are announced by then, month and day. */
const ANNOUNCED = '10-15'

/** Dates are local days, ascending. A calendar of plain weekends knows every year and lists none. */
export function readCalendars(context: Context): Calendars {
  const { db, zone, calendarId } = context
  const versions = listVersions(db.sqlite, 'calendar').filter(({ id }) => id === calendarId)
  const file = fileInUse(context)
  const years = file.years === 'all' ? [] : [...file.years].sort((a, b) => a - b)
  const inYear = (dates: readonly string[], year: number) =>
    dates.filter((date) => date.startsWith(`${year}-`)).sort()
  return {
    id: calendarId,
    versions: versions.map(({ version, enteredAtMs, actor }) => ({
      version,
      enteredAt: isoInZone(enteredAtMs, zone),
      actor,
    })),
    years: years.map((year) => ({ year, rest: inYear(file.rest, year), work: inYear(file.work, year) })),
    everyYear: file.years === 'all',
    provisionalDeadlines: countProvisional(db),
    missingYear: missingYear(context, years),
  }
}

function missingYear({ calendar, zone, asOfMs }: Context, years: readonly number[]): number | null {
  const today = zone.dayOf(asOfMs)
  const next = yearOf(today) + 1
  const announced = dayFromIso(`${next - 1}-${ANNOUNCED}`) ?? 0
  return calendar.years === null || today < announced || years.includes(next) ? null : next
}

function fileInUse({ db, calendarId, zone }: Context): CalendarFile {
  const row = listVersions(db.sqlite, 'calendar').findLast(({ id }) => id === calendarId)
  return row === undefined ? weekendsFile(zone.id) : (JSON.parse(row.body) as CalendarFile)
}

/**
 * The calendar in use with years added; a year it knows already is replaced. Days must lie in the years given.
 * @throws DomainError `bad_calendar` naming a day that does not, another zone, a calendar of plain weekends to add to.
 */
export function withYears(context: Context, added: NewCalendar): NamedCalendar {
  const { zone, calendarId } = context
  const { years, rest, work } = added
  const old = fileInUse(context)
  if (added.zone !== zone.id) {
    throw new DomainError('bad_calendar', `the deployment is in ${zone.id}, not in ${added.zone}`)
  }
  if (years === 'all' || old.years === 'all') {
    throw new DomainError('bad_calendar', 'years are added to a calendar of years, one by one')
  }
  const stray = [...rest, ...work].find((date) => !years.some((year) => date.startsWith(`${year}-`)))
  if (stray !== undefined) throw new DomainError('bad_calendar', `${stray} lies in none of the years given`)
  const kept = (dates: readonly string[]) =>
    dates.filter((date) => !years.some((year) => date.startsWith(`${year}-`)))
  const file = mergeCalendarFiles([
    { ...old, zone: zone.id, rest: kept(old.rest), work: kept(old.work) },
    { zone: zone.id, years, rest, work },
  ])
  buildCalendar(file)
  return { id: calendarId, file }
}
