// Case mix as the page says it: the unit's ratios, each against 1, and the finding over all of them.
import type { CaseMixes, CaseMixFigure } from '#api/contract/caseMix.ts'
import { SMALL_DEN } from '#web/lib/format.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { VerdictKind } from '#web/lib/verdict.ts'

export interface MixRow {
  readonly metric: string
  readonly figure: CaseMixFigure
  readonly kind: VerdictKind
}

/** The unit's indicators in the answer's order; none where it had no case. */
export function mixRows({ groups }: Pick<CaseMixes, 'groups'>, id: string): MixRow[] {
  const row = groups.flatMap(({ rows }) => rows).find(({ department }) => department.id === id)
  return Object.entries(row?.indicators ?? {}).map(([metric, figure]) => ({
    metric,
    figure,
    kind: kindOf(figure),
  }))
}

/** More gone wrong than with the same cases in the group, fewer, or no more than chance. */
function kindOf({ lo, hi, den }: CaseMixFigure): VerdictKind {
  if (lo === null || hi === null || den < SMALL_DEN) return 'uncertain'
  if (lo > 1) return 'poor'
  return hi < 1 ? 'good' : 'noise'
}

export function mixFinding(rows: readonly MixRow[], { t }: Words): string {
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
