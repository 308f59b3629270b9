// How instants, days, periods and durations are written, always in the deployment's zone.
import { parsePeriod } from '#api/domain/time/period.ts'
import { type Zone, zoneOf } from '#api/domain/time/zone.ts'
import type { Translate } from './i18n/types.ts'

/** An instant: ISO 8601 text with offset, or epoch milliseconds. */
export type Instant = string | number | null | undefined

export interface TimeFormat {
  /** `2026年9月30日` · `30 Sep 2026` */
  date(at: Instant): string
  /** `9月30日` */
  dayMonth(at: Instant): string
  /** `10月8日 周四` */
  dayMonthWeekday(at: Instant): string
  /** `周四` */
  weekday(at: Instant): string
  /** `14:05` */
  time(at: Instant): string
  /** `9月24日 14:05` */
  dateTime(at: Instant): string
  /** `9月24日 周四 14:05` */
  dateTimeWeekday(at: Instant): string
  /** `2026年9月24日 14:05` */
  dateTimeLong(at: Instant): string
  /** `2026年第三季度`, `2026年9月`, `2026年`, `9月1日至9月30日`; the id itself where it is malformed. */
  period(id: string): string
  /** `26年Q3`: axes only. */
  periodShort(id: string): string
  /** Both days included: `7月1日–9月30日`. */
  periodDays(id: string): string
  /** Working minutes as working days: `2.3 个工作日`. */
  workingTime(minutes: number | null | undefined): string
  /** Elapsed minutes: `18 小时`, `1 小时 50 分`, `35 分钟`. */
  elapsed(minutes: number | null | undefined): string
}

type Pattern = 'date' | 'dayMonth' | 'dayMonthWeekday' | 'dateTime' | 'dateTimeWeekday' | 'dateTimeLong'
type WriteNumber = (n: number | null | undefined, digits?: number) => string

const two = (n: number) => String(n).padStart(2, '0')

export function createTimeFormat(zoneId: string, t: Translate, number: WriteNumber): TimeFormat {
  const zone = zoneOf(zoneId)
  const weekdays = t('format.weekdays').split(' ')
  const months = t('format.months').split(' ')
  const parts = (wall: Date) => ({
    y: String(wall.getUTCFullYear()),
    yy: two(wall.getUTCFullYear() % 100),
    m: String(wall.getUTCMonth() + 1),
    mon: months[wall.getUTCMonth()] ?? '',
    d: String(wall.getUTCDate()),
    w: weekdays[wall.getUTCDay()] ?? '',
    time: `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`,
  })
  const by = (pattern: Pattern) => (at: Instant) => {
    const wall = toWall(at, zone)
    return wall ? t(`format.${pattern}`, parts(wall)) : t('format.missing')
  }
  const piece = (name: 'w' | 'time') => (at: Instant) => {
    const wall = toWall(at, zone)
    return wall ? parts(wall)[name] : t('format.missing')
  }
  return {
    date: by('date'),
    dayMonth: by('dayMonth'),
    dayMonthWeekday: by('dayMonthWeekday'),
    dateTime: by('dateTime'),
    dateTimeWeekday: by('dateTimeWeekday'),
    dateTimeLong: by('dateTimeLong'),
    weekday: piece('w'),
    time: piece('time'),
    ...periodFormat(zone, t, (wall) => parts(wall)),
    ...durationFormat(t, number),
  }
}

type Parts = { y: string; yy: string; m: string; mon: string; d: string; w: string; time: string }

function periodFormat(
  zone: Zone,
  t: Translate,
  parts: (wall: Date) => Parts,
): Pick<TimeFormat, 'period' | 'periodShort' | 'periodDays'> {
  const day = (localDay: number) => parts(new Date(localDay * 86_400_000))
  const days = (id: string) => {
    const period = parsePeriod(id, zone)
    if (!period) return id
    const [first, last] = [day(period.firstDay), day(period.endDay - 1)]
    const pattern = first.y === last.y ? 'format.dayMonth' : 'format.date'
    const [from, to] = [t(pattern, first), t(pattern, last)]
    return from === to ? from : `${from}–${to}`
  }
  const period = (id: string) => {
    const known = parsePeriod(id, zone)
    if (!known) return id
    const first = day(known.firstDay)
    if (known.grain === 'year') return t('format.year', first)
    if (known.grain === 'month') return t('format.month', first)
    if (known.grain === 'quarter') return t(`format.quarter${quarterOf(first.m)}`, first)
    const last = day(known.endDay - 1)
    return t('format.range', {
      from: t('format.date', first),
      to: t(first.y === last.y ? 'format.dayMonth' : 'format.date', last),
    })
  }
  const periodShort = (id: string) => {
    const known = parsePeriod(id, zone)
    if (!known) return id
    const first = day(known.firstDay)
    if (known.grain === 'quarter') return t('format.quarterShort', { ...first, q: quarterOf(first.m) })
    return known.grain === 'month' ? t('format.monthShort', first) : period(id)
  }
  return { period, periodShort, periodDays: days }
}

function quarterOf(month: string): 1 | 2 | 3 | 4 {
  const m = Number(month)
  if (m <= 3) return 1
  if (m <= 6) return 2
  return m <= 9 ? 3 : 4
}

function durationFormat(t: Translate, number: WriteNumber): Pick<TimeFormat, 'workingTime' | 'elapsed'> {
  const usable = (n: number | null | undefined): n is number => typeof n === 'number' && Math.abs(n) < 1e12
  return {
    workingTime: (minutes) => {
      if (!usable(minutes)) return t('format.missing')
      const text = number(minutes / 1440, 1)
      return t('format.workingDays', { n: text })
    },
    elapsed: (minutes) => {
      if (!usable(minutes)) return t('format.missing')
      const whole = Math.round(Math.abs(minutes))
      if (whole < 60) return t('format.minutes', { n: String(whole) })
      const [h, m] = [Math.floor(whole / 60), whole % 60]
      if (m === 0 || h >= 10) return t('format.hours', { n: number(whole / 60, h >= 10 ? 0 : 1) })
      return t('format.hoursMinutes', { h: String(h), m: String(m) })
    },
  }
}

function toWall(at: Instant, zone: Zone): Date | null {
  if (at === null || at === undefined) return null
  const ms = typeof at === 'number' ? at : Date.parse(at)
  return Number.isFinite(ms) ? new Date(zone.toLocal(ms)) : null
}
