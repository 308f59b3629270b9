// Case mix of one unit: its ratios, each judged against 1 by the whole interval.
import type { CaseMixes, CaseMixFigure } from '#api/contract/caseMix.ts'
import { SMALL_DEN } from './format.ts'
import type { VerdictKind } from './verdict.ts'

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
