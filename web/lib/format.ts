// How figures are written (screens.md D): the only place where a raw value is rounded. Never NaN, never −0, missing is —.
import type { Metric } from '#api/contract/metric.ts'
import { createTimeFormat, type TimeFormat } from './formatTime.ts'
import type { Lang, Translate } from './i18n/types.ts'

export interface NumberFormat {
  /** `2,877` */
  integer(n: number | null | undefined): string
  /** At most `digits` decimals: `1,484.5`. */
  number(n: number | null | undefined, digits?: number): string
  /** `2,877 件`, from ten thousand `1.24 万件` (give `countExact` as title) · `2,877 cases`, `12.4k cases`. */
  count(n: number | null | undefined): string
  countExact(n: number | null | undefined): string
  /** 0.967 → `96.7%`. */
  rate(value: number | null | undefined, digits?: number): string
  /** `21/22`, `19.8/22`. */
  fraction(num: number, den: number): string
  /** The interval of a rate: `92.5%–94.4%`. */
  interval(lo: number | null, hi: number | null): string
  /** Difference of two rates: `+1.2 个百分点`, `−0.3 pp`. */
  points(now: number | null | undefined, before: number | null | undefined): string
  /** Relative difference of two counts: `+8.3%`; — where the base is 0. */
  growth(now: number | null | undefined, before: number | null | undefined): string
  /** Two decimals: `95.28`. */
  score(value: number | null | undefined): string
  /** A part of a score with its sign, two decimals: `+1.20`, `−0.35`. */
  scorePart(value: number | null | undefined): string
  /** `第3名`, `并列第2` · `3rd`, `joint 2nd`. */
  rank(rank: number | null, tied?: boolean): string
  /** `第2–5名`, one rank alone as `第2名`. */
  rankRange(low: number | null, high: number | null): string
  /** The value of a metric by its kind; below 20 units a rate is its fraction (`21/22`), null is —. */
  metric(metric: Metric): string
  /** Change of a metric against an earlier one: points for rates and means, growth for the rest. */
  change(now: Metric, before: Metric | undefined): string
}
export type Format = NumberFormat & TimeFormat

/** Units below which a rate is shown as a fraction first (domain.md 3). */
export const SMALL_DEN = 20

const MINUS = '−'
/** Beyond this a figure is an accident, not a count; it also keeps ×100 finite. */
const LARGEST = 1e15
const isNumber = (n: number | null | undefined): n is number => typeof n === 'number' && Math.abs(n) < LARGEST

/**
 * The formats of one language and zone.
 * @param t translate of the same language (units live in the `format` dictionary)
 */
export function createFormat(lang: Lang, zoneId: string, t: Translate): Format {
  const numbers = createNumberFormat(lang, t)
  const times = createTimeFormat(zoneId, t, numbers.number)
  return { ...numbers, ...times, ...createMetricFormat(numbers, times) }
}

type PlainFormat = Omit<NumberFormat, 'metric' | 'change'>

function createNumberFormat(lang: Lang, t: Translate): PlainFormat {
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB'
  const write = writer(locale)
  const missing = t('format.missing')
  const number = (n: number | null | undefined, digits = 1) => (isNumber(n) ? write(n, 0, digits) : missing)
  const integer = (n: number | null | undefined) => number(n, 0)
  const countExact = (n: number | null | undefined) =>
    isNumber(n) ? t('format.cases', { n: n === 1 ? 1 : number(n) }) : missing
  const rate = (value: number | null | undefined, digits = 1) =>
    isNumber(value) ? `${write(value * 100, digits, digits)}%` : missing
  return {
    integer,
    number,
    countExact,
    rate,
    count: (n) => (isNumber(n) && Math.abs(n) >= 10_000 ? bigCount(n, lang, { t, write }) : countExact(n)),
    fraction: (num, den) => `${number(num)}/${number(den)}`,
    interval: (lo, hi) => (isNumber(lo) && isNumber(hi) ? `${rate(lo)}–${rate(hi)}` : missing),
    points: (now, before) =>
      isNumber(now) && isNumber(before)
        ? t('format.points', { n: signed((now - before) * 100, write) })
        : missing,
    growth: (now, before) =>
      isNumber(now) && isNumber(before) && isNumber(((now - before) / before) * 100)
        ? `${signed(((now - before) / before) * 100, write)}%`
        : missing,
    score: (value) => (isNumber(value) ? write(value, 2, 2) : missing),
    scorePart: (value) => (isNumber(value) ? signed(value, (n) => write(n, 2, 2)) : missing),
    ...rankFormat(lang, t),
  }
}

function rankFormat(lang: Lang, t: Translate): Pick<NumberFormat, 'rank' | 'rankRange'> {
  const name = (n: number) => (lang === 'zh' ? String(n) : ordinal(n))
  const rank: NumberFormat['rank'] = (place, tied = false) =>
    isNumber(place) ? t(tied ? 'format.rankTied' : 'format.rank', { n: name(place) }) : t('format.missing')
  return {
    rank,
    rankRange: (low, high) => {
      if (!isNumber(low) || !isNumber(high)) return t('format.missing')
      return low === high ? rank(low) : t('format.rankRange', { low: name(low), high: name(high) })
    },
  }
}

function createMetricFormat(f: PlainFormat, times: TimeFormat): Pick<NumberFormat, 'metric' | 'change'> {
  return {
    metric: (metric) => {
      const { kind, value, num, den } = metric
      if (kind === 'count') return f.count(value)
      if (kind === 'quantile') return times.workingTime(value)
      if (kind === 'ratio') return f.number(value, 2)
      return value !== null && den > 0 && den < SMALL_DEN ? f.fraction(num, den) : f.rate(value)
    },
    change: (now, before) => {
      const byPoints = now.kind === 'rate' || now.kind === 'mean'
      return byPoints ? f.points(now.value, before?.value) : f.growth(now.value, before?.value)
    },
  }
}

type Write = (n: number, least: number, most: number) => string

function writer(locale: string): Write {
  const kept = new Map<string, Intl.NumberFormat>()
  return (n, least, most) => {
    const key = `${least}.${most}`
    let format = kept.get(key)
    if (!format) {
      format = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most })
      kept.set(key, format)
    }
    const text = format.format(n).replace('-', MINUS)
    // −0.04 rounds to zero: a sign before nothing would be read as a fall.
    return /[1-9]/.test(text) ? text : text.replace(MINUS, '')
  }
}

function signed(n: number, write: Write): string {
  const text = write(n, 1, 1)
  return n > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

function bigCount(n: number, lang: Lang, with_: { t: Translate; write: Write }): string {
  const { t, write } = with_
  if (lang === 'zh') return t('format.tenThousandCases', { n: write(n / 10_000, 0, 2) })
  const scaled = Math.abs(n) >= 1_000_000 ? `${write(n / 1_000_000, 0, 2)}m` : `${write(n / 1000, 0, 1)}k`
  return t('format.tenThousandCases', { n: scaled })
}

function ordinal(n: number): string {
  const tens = n % 100
  if (tens >= 11 && tens <= 13) return `${n}th`
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`
}
