// The adjusted chance in words: small ones as a bound, since no more digits are known.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { SignalItem } from './queries.ts'

const LEAST = 0.001
const DIGITS = 3

/** `< 0.001`, else three digits; null is a dash. */
export function chanceText({ q }: Pick<SignalItem, 'q'>, { f }: Pick<Words, 'f'>): string {
  if (q === null) return '—'
  return q < LEAST ? `< ${f.number(LEAST, DIGITS)}` : f.number(q, DIGITS)
}

export const chanceWords = (item: Pick<SignalItem, 'q'>, words: Pick<Words, 'f' | 't'>): string =>
  words.t('signals.chance', { q: chanceText(item, words) })
