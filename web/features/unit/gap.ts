// 差距: how many more resolved cases lift the score to the standard, and level with the next rank above.
import type { Metric } from '#api/contract/metric.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { moreToReach } from '#api/domain/ranking/moreResolved.ts'
import type { StandingIn } from './standingIn.ts'

const RESOLUTION = ['resolution_rate', 'resolution_rate_recorded']

export interface Gap {
  readonly metric: Metric
  readonly target: number
  /** 0 = there already; null = not by resolving alone. */
  readonly toTarget: number | null
  /** The next better rank; null for the first. */
  readonly above: { readonly rank: number; readonly name: string; readonly more: number | null } | null
}

/** Null where the unit has no score or the scheme does not count resolved cases. */
export function gapOf(
  rankings: Pick<Rankings, 'indicators'>,
  { row, group }: Pick<StandingIn, 'row' | 'group'>,
  target: number,
): Gap | null {
  const indicator = rankings.indicators.find(({ metric }) => RESOLUTION.includes(metric))
  const metric = indicator && row.indicators[indicator.metric]
  const { rank } = row
  const score = row.score.value
  if (!metric || score === null || rank === null) return null
  const growing = { score, weight: indicator.weight, num: metric.num, den: metric.den }
  const better = group.rows.filter((one) => one.rank !== null && one.rank < rank && one.score.value !== null)
  const next = better.at(-1)
  return {
    metric,
    target,
    toTarget: moreToReach(growing, target),
    above: next
      ? {
          rank: next.rank ?? 0,
          name: next.department.name,
          more: moreToReach(growing, next.score.value ?? 0),
        }
      : null,
  }
}
