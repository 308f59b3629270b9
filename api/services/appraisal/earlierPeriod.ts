// The period before, or the same one a year before, as known when an appraisal is frozen: what its changes are said against.
import type { Reason } from '#db/vocabulary.ts'
import type { EarlierPeriod } from '../../domain/appraisal/snapshot.ts'
import { type Figure, plainCount, type Sums, share } from '../../domain/metrics/compute.ts'
import { type Comparison, comparedPeriod } from '../comparedPeriod.ts'
import { computeShares } from '../computeKpis.ts'
import type { Context } from '../context.ts'
import { rankDepartments } from '../rankDepartments.ts'
import { periodRef } from '../resolveScope.ts'
import type { AppraisalAsked } from './asked.ts'
import { BESIDE } from './gatherUnits.ts'

/**
 * Figures of all departments together and everybody's place, under the appraisal's own scheme. The appraised period must be
 * over: it is set against a whole one. Without data every figure is null with its reason, and nobody has a place.
 */
export async function earlierPeriod(
  context: Context,
  { period, scheme }: Pick<AppraisalAsked, 'period' | 'scheme'>,
  compare: Comparison,
): Promise<EarlierPeriod> {
  const before = comparedPeriod(context.zone, { period, asOfMs: context.asOfMs }, compare)
  const { groups, indicators } = await rankDepartments(
    context,
    { period: before.id },
    { scheme, isAlone: true },
  )
  const metrics = await computeShares(context, { period: before.id }, BESIDE)
  const figures: Record<string, Figure> = {
    received: plainCount(
      groups.reduce((sum, { total }) => sum + total.cases, 0),
      0,
    ),
  }
  for (const { metric } of indicators) {
    const parts = groups.flatMap(({ total }) => total.indicators[metric] ?? [])
    figures[metric] = pooled(parts, parts[0]?.reason)
  }
  for (const metric of BESIDE) {
    const { num = 0, den = 0, excluded = 0, reason } = metrics[metric] ?? {}
    figures[metric] ??= share({ num, den, excluded }, reason)
  }
  const ranks = groups.flatMap(({ rows }) =>
    rows.flatMap(({ department, rank, score }) =>
      rank === null || score.value === null ? [] : [[department.id, { rank, score: score.value }] as const],
    ),
  )
  return { period: periodRef(context, before), figures, ranks: Object.fromEntries(ranks) }
}

/** Sums added up, never a mean of rates; without units null with the reason given. */
export function pooled(parts: readonly Sums[], reason: Reason = 'no_data'): Figure {
  const sum = (name: keyof Sums) => parts.reduce((all, part) => all + part[name], 0)
  return share({ num: sum('num'), den: sum('den'), excluded: sum('excluded') }, reason)
}
