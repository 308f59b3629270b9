// The series of the control chart as the screen draws it: labels of weeks and months, without stretches not begun.
import type { Breaches } from '#api/contract/breaches.ts'
import { mondayOf } from '#api/domain/time/buckets.ts'
import { isoDay, zoneOf } from '#api/domain/time/zone.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export type BreachSeries = Breaches['series'][number]
export type BreachPoint = BreachSeries['points'][number]
export type BreachSignal = BreachSeries['signals'][number]

export interface Trend {
  readonly series: BreachSeries
  readonly grain: 'week' | 'month'
  readonly zone: string
  /** Short name of each point: `33`, `8月`. */
  readonly labels: readonly string[]
}

/** The one series of an answer by nothing; null where it has none. Stretches after as-of are no points yet. */
export function trendOf(breaches: Breaches, words: Words): Trend | null {
  const [found] = breaches.series
  if (found === undefined) return null
  const asOfMs = Date.parse(breaches.asOf)
  const points = found.points.filter(({ start }) => Date.parse(start) <= asOfMs)
  const grain = breaches.grain === 'month' ? 'month' : 'week'
  const { zone } = breaches.period
  return {
    series: { ...found, points },
    grain,
    zone,
    labels: points.map((point) => shortLabel(point, { grain, zone }, words)),
  }
}

function shortLabel(
  { start }: BreachPoint,
  { grain, zone }: Pick<Trend, 'grain' | 'zone'>,
  words: Words,
): string {
  if (grain === 'week') return String(isoWeek(zoneOf(zone).dayOf(Date.parse(start))))
  const month = new Date(zoneOf(zone).toLocal(Date.parse(start))).getUTCMonth()
  return words.t('format.months').split(' ')[month] ?? ''
}

/** Number of a local day's ISO week (ISO 8601: the week of the year's first Thursday is the first). */
export function isoWeek(localDay: number): number {
  const thursday = mondayOf(localDay) + 3
  const january = Date.UTC(new Date(thursday * 86_400_000).getUTCFullYear(), 0, 1) / 86_400_000
  return 1 + Math.floor((thursday - january) / 7)
}

/** `第33周`, `8月`. */
export function pointName(trend: Trend, index: number, { t }: Words): string {
  const label = trend.labels[index] ?? ''
  return trend.grain === 'week' ? t('sla.week', { n: label }) : label
}

/** The last day of a stretch, as an instant inside it. */
export const lastInstant = ({ end }: BreachPoint): number => Date.parse(end) - 1

/** Whether a point carries its signal: it lies on the side that the signal speaks of, a dip between two peaks does not. */
export function isMarked({ centre, points, signals }: BreachSeries, index: number): boolean {
  const value = points[index]?.value ?? null
  if (value === null || centre === null || points[index]?.complete === false) return false
  return signals.some(
    ({ from, to, direction }) => from <= index && index <= to && (direction === 'above') === value > centre,
  )
}

/** One point in words: its days, rate, fraction and limits. */
export function pointText(trend: Trend, index: number, words: Words): string {
  const point = trend.series.points[index]
  if (point === undefined) return ''
  const { t, f } = words
  const name = pointName(trend, index, words)
  const days = `${f.dayMonth(point.start)}–${f.dayMonth(lastInstant(point))}`
  if (point.value === null) return t('sla.pointNone', { name, days })
  const limits =
    point.lcl === null || point.ucl === null
      ? ''
      : t('sla.pointLimits', { range: f.interval(point.lcl, point.ucl) })
  const values = { name, days, rate: f.rate(point.value), fraction: f.fraction(point.num, point.den) }
  return `${t('sla.point', values)}${limits}${point.complete ? '' : t('sla.pointOpen')}`
}

/** All complete points that count something, pooled, with the list of exactly their clocks; null = there are none. */
export function wholeStretch({ series, zone: zoneId }: Pick<Trend, 'series' | 'zone'>): {
  readonly n: number
  readonly num: number
  readonly den: number
  readonly casesUrl: string
} | null {
  const whole = series.points.filter((point) => point.complete && point.den > 0)
  const [first, last] = [whole[0], whole.at(-1)]
  if (first === undefined || last === undefined) return null
  const zone = zoneOf(zoneId)
  const day = (ms: number) => isoDay(zone.dayOf(ms))
  const [path = '', query = ''] = first.casesUrl.split('?')
  const search = new URLSearchParams(query)
  search.set('period', `${day(Date.parse(first.start))}..${day(lastInstant(last))}`)
  return {
    n: whole.length,
    num: whole.reduce((sum, one) => sum + one.num, 0),
    den: whole.reduce((sum, one) => sum + one.den, 0),
    casesUrl: `${path}?${search}`,
  }
}
