// What a series over time says in words: highest, lowest, last, signals; shared by sparkline and control chart.
import type { MarkText } from './svg.ts'

export interface SeriesPoint {
  /** Short label of the stretch: `33`, `8月10日`. */
  readonly label: string
  readonly value: number | null
  readonly num?: number
  readonly den?: number
  /** Control limits of this point. */
  readonly lcl?: number | null
  readonly ucl?: number | null
  /** False: the stretch still runs; hollow, and part of no signal. */
  readonly complete?: boolean
  /** Takes part in a signal. */
  readonly signal?: boolean
}

export interface SeriesSignal {
  readonly from: number
  readonly to: number
  readonly direction: 'above' | 'below'
  /** The statement in words, shown in the chart. */
  readonly text?: string
}

export interface Series {
  readonly points: readonly SeriesPoint[]
  readonly centre: number | null
  readonly signals?: readonly SeriesSignal[]
}

/** Highest, lowest and last complete point, the centre, and each signal; 无数据 for an empty series. */
export function seriesSummary(series: Series, words: MarkText): string {
  const known = series.points.filter((point) => point.value !== null && point.complete !== false)
  const isZh = words.lang === 'zh'
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) return isZh ? '无数据' : 'no data'
  const highest = known.reduce((a, b) => (value(b) > value(a) ? b : a), first)
  const lowest = known.reduce((a, b) => (value(b) < value(a) ? b : a), first)
  const say = (zh: string, en: string, point: SeriesPoint) =>
    isZh
      ? `${zh}${point.label}为${words.format(value(point))}`
      : `${en} ${words.format(value(point))} at ${point.label}`
  const parts = [
    isZh ? `共${known.length}个完整点` : `${known.length} complete points`,
    say('最高', 'highest', highest),
    say('最低', 'lowest', lowest),
    say('最近', 'latest', last),
  ]
  if (series.centre !== null)
    parts.push(isZh ? `均值${words.format(series.centre)}` : `mean ${words.format(series.centre)}`)
  parts.push(...signalTexts(series, isZh))
  return parts.join(isZh ? '，' : ', ')
}

function signalTexts(series: Series, isZh: boolean): string[] {
  const signals = series.signals ?? []
  if (signals.length === 0) return [isZh ? '均在正常波动内' : 'all within normal variation']
  return signals.map((signal) => {
    if (signal.text) return signal.text
    const [from, to] = [series.points[signal.from]?.label ?? '', series.points[signal.to]?.label ?? '']
    const side = signal.direction === 'above'
    if (isZh) return `${from}至${to}${side ? '高于' : '低于'}均值，超出正常波动`
    return `${from} to ${to} ${side ? 'above' : 'below'} the mean, beyond normal variation`
  })
}

function value(point: SeriesPoint): number {
  return point.value ?? 0
}

/** Top of an axis that holds every value and, where they are not far out, the limits. */
export function topOf(points: readonly SeriesPoint[]): number {
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]))
  const limits = points.flatMap((point) => (point.complete === false ? [] : [point.ucl ?? 0]))
  return Math.max(0, ...values, ...limits)
}
