// The signals of the control chart in words: the screen's title, the short label in the chart, the sentence below.
import type { Key } from '#web/lib/i18n/types.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ClockChoice } from './slaView.ts'
import { type BreachSignal, pointName, type Trend } from './trend.ts'

/** `答复超期率`. */
export function rateName(choice: ClockChoice, { t }: Words): string {
  return t(RATE_NAMES[choice])
}

const RATE_NAMES = {
  acknowledge: 'sla.rateAcknowledge',
  reply: 'sla.rateReply',
  urgent: 'sla.rateUrgent',
  all: 'sla.rateAll',
} as const

/** The latest signal; of those that end together the one above, then the longer. */
export function leadingSignal(signals: readonly BreachSignal[]): BreachSignal | null {
  const weight = (signal: BreachSignal) => (signal.direction === 'above' ? 1000 : 0) + signal.to - signal.from
  const inOrder = [...signals].sort((a, b) => b.to - a.to || weight(b) - weight(a))
  return inOrder[0] ?? null
}

/** The page's title. */
export function slaFinding(trend: Trend | null, choice: ClockChoice, words: Words): string {
  const name = rateName(choice, words)
  const { t, f } = words
  if (trend === null || trend.series.den === 0) return t('sla.findingEmpty')
  const signal = leadingSignal(trend.series.signals)
  const n = trend.series.points.filter((point) => point.complete && point.den > 0).length
  if (signal === null) {
    if (trend.series.centre === null) return t('sla.findingOpen', { name })
    const key = trend.grain === 'week' ? 'sla.findingSteady' : 'sla.findingSteadyMonths'
    return t(key, { name, n, rate: f.rate(trend.series.centre) })
  }
  return t('sla.findingSignal', { name, what: signalPhrase(signal, trend, words) })
}

const RULES = {
  run: { above: 'sla.runAbove', below: 'sla.runBelow' },
  trend: { above: 'sla.trendUp', below: 'sla.trendDown' },
  beyond_limits: { above: 'sla.beyondAbove', below: 'sla.beyondBelow' },
  two_of_three: { above: 'sla.nearAbove', below: 'sla.nearBelow' },
} as const satisfies Record<BreachSignal['rule'], Record<BreachSignal['direction'], Key>>

/** `自第33周起连续 7 周高于均值`; one that ended: `第33–39周连续 7 周高于均值`; a single stretch by its name. */
export function signalPhrase(signal: BreachSignal, trend: Trend, words: Words): string {
  return `${whenOf(signal, trend, words)}${whatOf(signal, trend, words)}`
}

/** The same without the clock's name, for the band in the chart. */
export function signalShort(signal: BreachSignal, trend: Trend, words: Words): string {
  return `${spanOf(signal, trend, words)}${gap(words)}${whatOf(signal, trend, words)}`
}

const gap = ({ lang }: Words): string => (lang === 'zh' ? '' : ', ')

function whatOf({ rule, direction, from, to }: BreachSignal, { grain }: Trend, { t }: Words): string {
  const stretch = t(grain === 'week' ? 'sla.weeks' : 'sla.months', { n: to - from + 1 })
  return t(RULES[rule][direction], { stretch })
}

function whenOf(signal: BreachSignal, trend: Trend, words: Words): string {
  const last = trend.series.points.findLastIndex((point) => point.complete && point.den > 0)
  if (signal.to < last || signal.to === signal.from) return spanOf(signal, trend, words) + gap(words)
  return words.t('sla.since', { from: pointName(trend, signal.from, words) })
}

/** `第33周`, `第33–39周`, `8月–10月`. */
export function spanOf({ from, to }: Pick<BreachSignal, 'from' | 'to'>, trend: Trend, words: Words): string {
  if (from === to) return pointName(trend, from, words)
  const range = `${trend.labels[from] ?? ''}–${trend.labels[to] ?? ''}`
  return trend.grain === 'week' ? words.t('sla.week', { n: range }) : range
}

const STATEMENTS = {
  run: 'sla.signalRun',
  beyond_limits: 'sla.signalBeyond',
  two_of_three: 'sla.signalNear',
} as const
const SIDES = {
  run: { above: 'sla.sideAbove', below: 'sla.sideBelow' },
  trend: { above: 'sla.sideUp', below: 'sla.sideDown' },
  beyond_limits: { above: 'sla.sideOver', below: 'sla.sideUnder' },
  two_of_three: { above: 'sla.sideNearOver', below: 'sla.sideNearUnder' },
} as const

/** What was seen; how many breaches it holds and what drives it stand behind, as links. */
export function signalStatement(signal: BreachSignal, trend: Trend, words: Words): string {
  const { t } = words
  const values = { span: spanOf(signal, trend, words), side: t(SIDES[signal.rule][signal.direction]) }
  const unit = t(trend.grain === 'week' ? 'sla.unitWeek' : 'sla.unitMonth')
  const statement =
    signal.rule === 'trend' ? t('sla.signalTrend', { ...values, unit }) : t(STATEMENTS[signal.rule], values)
  return upperFirst(statement)
}

/** A sentence begins with a capital; Chinese has none. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
