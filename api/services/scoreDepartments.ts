// Sums of a group's departments → scores, the reasons of those without one, and what the ranking can claim about the rest.
import type { DepartmentSums } from '#db/facts/reader.ts'
import type { Reason } from '#db/vocabulary.ts'
import { DomainError } from '../domain/errors.ts'
import { isMetric, type MetricId, metricDefinition } from '../domain/metrics/definitions.ts'
import { orderByScore } from '../domain/ranking/order.ts'
import { byScore, byShare, isSingleRate } from '../domain/ranking/pairs.ts'
import { type Standing, standingsOf } from '../domain/ranking/standings.ts'
import type { Scheme } from '../domain/rules.ts'
import { compositeFromMoments, SCORE_Z } from '../domain/statistics/composite.ts'
import type { DepartmentRow } from './context.ts'
import { reasonFor } from './figures.ts'

export type SumsByKey = ReadonlyMap<number, DepartmentSums>

/** Who competes, on which sums, by which scheme. */
export interface Contest {
  readonly members: readonly DepartmentRow[]
  readonly sums: SumsByKey
  readonly scheme: Scheme
  /** Cases are judged by their sources' own deadlines, so that a department may have none. */
  readonly publishes: boolean
}

interface Score {
  /** Points, 0–100; null = not ranked. */
  readonly score: number | null
  readonly lo: number | null
  readonly hi: number | null
  /** V⁺ of the score, in squared points; null as the score. */
  readonly variance: number | null
  /** Good units of a single indicator, for Fisher's test; null where the scheme has several. */
  readonly share: { readonly num: number; readonly den: number } | null
  readonly reason?: Reason
  readonly shortOf?: string[]
}

export interface ScoreRow extends Score {
  readonly id: string
  readonly rank: number | null
}

/**
 * Scores and ranks of a group's members, in ranking order; members short of a minimum follow with a reason.
 * @throws DomainError unknown_metric where the scheme names none.
 */
export function scoreRows(contest: Contest): ScoreRow[] {
  const { members, sums } = contest
  const scored = new Map(members.map(({ id, key }) => [id, { id, ...scoreOf(sums.get(key), contest) }]))
  return orderByScore([...scored.values()]).map(({ id, rank }) => ({
    ...(scored.get(id) ?? { id, ...unranked('no_data', []) }),
    rank,
  }))
}

/**
 * Rank interval and tier of each ranked row by id (domain.md section 4); K counts the ranked rows only. A scheme of a single
 * rate is tested by Fisher on its counts, any other by scores and their variances.
 */
export function standingsOfRows(rows: readonly ScoreRow[], scheme: Scheme): ReadonlyMap<string, Standing> {
  const ranked = rows.flatMap(({ id, score, variance, share }) =>
    score === null || variance === null ? [] : [{ id, score, variance, share }],
  )
  const shares = ranked.flatMap(({ id, score, share }) => (share === null ? [] : [{ id, score, ...share }]))
  const standings = isSingleRate(scheme) ? standingsOf(shares, byShare) : standingsOf(ranked, byScore)
  return new Map(standings.map((standing) => [standing.id, standing]))
}

/** The registry's id of a scheme's indicator. */
export function metricIdOf(id: string): MetricId {
  if (!isMetric(id)) throw new DomainError('unknown_metric', `there is no metric “${id}”`)
  return id
}

/** Whether an indicator counts clocks, which sources with published deadlines may lack. */
export const isClock = ({ metric }: { readonly metric: string }): boolean =>
  metric === 'response_rate' || metric === 'reply_on_time_rate'

const unranked = (reason: Reason, shortOf: string[]): Score => ({
  score: null,
  lo: null,
  hi: null,
  variance: null,
  share: null,
  reason,
  shortOf,
})

function scoreOf(sums: DepartmentSums | undefined, contest: Contest): Score {
  const { scheme } = contest
  const dens = sums?.moments.d ?? []
  const short = scheme.indicators.filter(({ min }, k) => (dens[k] ?? 0) < Math.max(min, 1))
  if (sums === undefined || short.length > 0) {
    return unranked(
      whyUnranked(contest, sums),
      short.map(({ metric }) => metric),
    )
  }
  const signs = scheme.indicators.map(
    ({ metric }) => metricDefinition(metricIdOf(metric)).direction !== 'lower',
  )
  const weights = scheme.indicators.map(({ weight }) => weight)
  const { value, variancePlus } = compositeFromMoments(sums.moments, weights, signs)
  const half = SCORE_Z * Math.sqrt(variancePlus)
  return {
    score: 100 * value,
    lo: Math.max(0, 100 * (value - half)),
    hi: Math.min(100, 100 * (value + half)),
    variance: 10_000 * variancePlus,
    share: isSingleRate(scheme) ? goodUnits(sums, signs[0] ?? true) : null,
  }
}

function goodUnits({ moments }: DepartmentSums, isHigherBetter: boolean) {
  const [den = 0] = moments.d
  const [num = 0] = moments.y
  return { num: isHigherBetter ? num : den - num, den }
}

/** Clocks missing where sources publish deadlines: no deadlines; an indicator without units: no data; else too few. */
function whyUnranked({ scheme, publishes }: Contest, sums: DepartmentSums | undefined): Reason {
  if (sums === undefined) return 'no_data'
  const empty = scheme.indicators.filter((_, k) => (sums.moments.d[k] ?? 0) === 0)
  if (empty.length === 0) return 'too_few'
  if (publishes && empty.some(isClock)) return 'no_deadlines'
  if (empty.length === scheme.indicators.length) return 'no_data'
  return empty.some(isClock) ? 'no_data' : reasonFor(metricIdOf(empty[0]?.metric ?? ''))
}
