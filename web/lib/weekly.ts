// The last 26 weeks of a clock as a series of met shares, with limits, and the one sentence that says what stands out.
import type { Breaches } from '#api/contract/breaches.ts'
import { parsePeriod, rangePeriod } from '#api/domain/time/period.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import type { Series, SeriesSignal } from '#web/marks/series.ts'
import type { Words } from './i18n/WordsContext.tsx'
import type { PeriodMark } from './periods.ts'

export const WEEKS = 26
/** Fewer complete weeks, or fewer clocks a week on average, carry no judgement: a run among single cases says nothing. */
const ENOUGH_WEEKS = 8
const ENOUGH_A_WEEK = 5

/**
 * 26 ISO weeks (Monday first) as a range period. They end with the week that holds as-of where the period still runs,
 * else with the last week that lies wholly before the period's end.
 */
export function weeksUpTo(periodId: string, at: PeriodMark): string {
  const zone = zoneOf(at.zone)
  const period = parsePeriod(periodId, zone)
  const asOfDay = zone.dayOf(Date.parse(at.asOf))
  const isOver = period !== null && period.endDay <= asOfDay
  const endDay = isOver ? mondayOf(period.endDay) : mondayOf(asOfDay) + 7
  return rangePeriod(endDay - 7 * WEEKS, endDay, zone).id
}

/** Day 0 of the epoch was a Thursday. */
const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7)

type BreachSeries = Breaches['series'][number]
type BreachSignal = BreachSeries['signals'][number]

function isJudged(breached: BreachSeries): boolean {
  const known = breached.points.filter((point) => point.complete && point.den > 0)
  const clocks = known.reduce((sum, point) => sum + point.den, 0)
  return known.length >= ENOUGH_WEEKS && clocks >= ENOUGH_A_WEEK * known.length
}

/** Breached shares turned into met shares: values and limits mirrored, above becomes below; no signals where not judged. */
export function metSeries(breached: BreachSeries, words: Pick<Words, 'f'>): Series {
  const judged = isJudged(breached)
  const mirrored = (value: number | null) => (value === null ? null : 1 - value)
  return {
    points: breached.points.map((point) => ({
      label: words.f.dayMonth(point.start),
      value: mirrored(point.value),
      num: point.den - point.num,
      den: point.den,
      lcl: mirrored(point.ucl),
      ucl: mirrored(point.lcl),
      complete: point.complete,
      signal: judged && point.signal !== undefined,
    })),
    centre: mirrored(breached.centre),
    signals: (judged ? breached.signals : []).map(
      ({ from, to, direction }): SeriesSignal => ({
        from,
        to,
        direction: direction === 'above' ? 'below' : 'above',
      }),
    ),
  }
}

/** What the weeks say, the latest signal first: `近26周 · 连续8周高于均值`. Null where no week has a clock. */
export function weeksStatement(breached: BreachSeries, words: Words): string | null {
  const known = breached.points.filter((point) => point.complete && point.value !== null)
  if (known.length === 0) return null
  const { t } = words
  const finding = isJudged(breached) ? findingOf(breached, words) : t('figure.weeksFew')
  return t('figure.weeks', { n: breached.points.length, finding })
}

function findingOf(breached: BreachSeries, { t, f }: Words): string {
  const [first] = breached.signals
  if (!first) return t('figure.weeksCalm')
  const last = breached.signals.reduce((a, b) => (b.to > a.to ? b : a), first)
  const side = last.direction === 'above' ? 'Below' : 'Above'
  // Weeks without a clock are passed over by the rules, so they are not counted either.
  const n = breached.points.slice(last.from, last.to + 1).filter((point) => point.den > 0).length
  const week = f.dayMonth(breached.points[last.to]?.start)
  const texts: Record<BreachSignal['rule'], string> = {
    beyond_limits: n > 1 ? t(`figure.weeksOut${side}Many`, { n }) : t(`figure.weeksOut${side}`, { week }),
    run: t(`figure.weeksRun${side}`, { n }),
    trend: t(`figure.weeksTrend${side}`, { n }),
    two_of_three: t(`figure.weeksTwo${side}`, { week }),
  }
  return texts[last.rule]
}
