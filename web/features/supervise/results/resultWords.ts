// Results in words: rates of what was not upheld, claims, and what the pooled pairs say.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { EstimateData, Results, UnitRow } from './queries.ts'

/** A share with its interval, 0–1; null = nobody answered. */
export interface Range {
  readonly value: number | null
  readonly lo: number | null
  readonly hi: number | null
}

const from1 = (value: number | null): number | null => (value === null ? null : 1 - value)

/** What was not upheld, of what was: the same interval the other way round. */
export const refutedOf = ({ value, lo, hi }: Range): Range => ({
  value: from1(value),
  lo: from1(hi),
  hi: from1(lo),
})

/** The answers that were not upheld. */
export const refutedCount = ({ num, den }: Pick<EstimateData, 'num' | 'den'>): number => Math.round(den - num)

/** Where what was not upheld is listed. */
export const refutedUrl = ({ casesUrl }: Pick<EstimateData, 'casesUrl'>): string =>
  casesUrl.replace('sampled=checked', 'sampled=not_upheld')

const STATEMENTS = {
  significant: 'checkResults.significant',
  none: 'checkResults.noneFound',
  too_few: 'checkResults.tooFew',
  uneven: 'checkResults.uneven',
} as const

export const statementText = ({ statement }: UnitRow['claim'], { t }: Words): string =>
  t(STATEMENTS[statement])

/** Departments in the order of what was not upheld, most first; those without an answer last, ties by name. */
export function byRefuted(units: readonly UnitRow[]): UnitRow[] {
  const rate = ({ upheld }: UnitRow) => refutedOf(upheld).value ?? -1
  return [...units].sort((a, b) => rate(b) - rate(a) || (a.department.id < b.department.id ? -1 : 1))
}

/** Whether verified differs from reported beyond its interval, in a sentence. */
export function pairText(reported: number | null, verified: Range, { t, f }: Words): string {
  const { value, lo, hi } = verified
  if (reported === null || value === null || lo === null || hi === null) return t('checkResults.slopeNone')
  if (reported >= lo && reported <= hi) return t('checkResults.slopeSame')
  const n = f.number(Math.abs(value - reported) * 100, 1)
  return t(value < reported ? 'checkResults.slopeLow' : 'checkResults.slopeHigh', { n })
}

/** What is not finished, part by part; empty where everything is. */
export function unfinishedTexts({ unfinished }: Results, { t }: Words): string[] {
  return (['unchecked', 'open', 'unvisited'] as const).flatMap((what) => {
    const n = unfinished[what].count
    return n === 0 ? [] : [t(`checkResults.${what}`, { n })]
  })
}
