// Case mix as the unit page says it: the finding over all indicators, and the axis they share.
import type { Meta } from '#api/contract/meta.ts'
import type { MixRow } from '#web/lib/caseMix.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export function mixFinding(rows: readonly MixRow[], { t }: Words): string {
  if (rows.every(({ kind }) => kind === 'uncertain')) return t('unit.mixTooFew')
  const worse = rows.filter(({ kind }) => kind === 'poor').length
  const better = rows.filter(({ kind }) => kind === 'good').length
  if (worse > 0) return t('unit.mixWorse', { n: worse, of: rows.length })
  return better > 0 ? t('unit.mixBetter', { n: better, of: rows.length }) : t('unit.mixSame')
}

/** End of the common axis: holds every interval, at least twice the group's level, at most four times. */
export function mixAxisEnd(rows: readonly MixRow[]): number {
  const highs = rows.flatMap(({ figure, kind }) => (kind === 'uncertain' ? [] : (figure.hi ?? [])))
  return Math.min(4, Math.max(2, ...highs.map(Math.ceil)))
}

/**
 * Which part of an indicator's units went wrong: its numerator where less is better, else those not in it; of a mean every unit may
 * have gone wrong in part, so all of them are shown.
 */
export function wrongPart(
  entry: Pick<Meta['metrics'][number], 'kind' | 'direction'> | undefined,
): 'num' | 'rest' | undefined {
  if (entry?.kind !== 'rate') return undefined
  return entry.direction === 'lower' ? 'num' : 'rest'
}
