// What one listed unit is to its figure, as word and shape: in the numerator or not, its credit, its working time.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { VerdictKind } from '#web/lib/verdict.ts'
import type { CaseItem } from '#web/record/queries.ts'

export interface ListedFigure {
  readonly kind: string
  readonly direction: 'higher' | 'lower' | 'none'
  readonly isExcluded: boolean
}

export function unitStanding(
  { num, minutes }: Pick<NonNullable<CaseItem['unit']>, 'num' | 'minutes'>,
  { kind, direction, isExcluded }: ListedFigure,
  { t, f }: Pick<Words, 't' | 'f'>,
): { readonly kind: VerdictKind; readonly word: string } {
  if (isExcluded) return { kind: 'uncertain', word: t('cases.partExcluded') }
  if (kind === 'quantile') return { kind: 'noise', word: f.workingTime(minutes) }
  if (kind === 'count' || kind === 'ratio') return { kind: 'noise', word: t('cases.unitCounts') }
  const part = num ?? 0
  const word =
    kind === 'mean'
      ? t('cases.unitCredit', { n: f.number(part, 2) })
      : t(part > 0 ? 'cases.unitIn' : 'cases.unitNot')
  return { kind: shapeOf(part, direction), word }
}

/** Being counted is good where more is better, worth a look where less is, and neither where nobody judges. */
function shapeOf(part: number, direction: ListedFigure['direction']): VerdictKind {
  if (direction === 'none') return 'noise'
  return part > 0 === (direction === 'higher') ? 'good' : 'attention'
}
