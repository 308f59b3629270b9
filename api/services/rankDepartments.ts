// Departments ranked by score inside their peer groups, with interval, reasons for those not ranked, and the pooled total.
import { standingStates } from '#db/queries/appraisals.ts'
import type { RankingGroup, RankingRow, Rankings, RankingsQuery } from '../contract/rankings.ts'
import { share } from '../domain/metrics/compute.ts'
import { metricDefinition } from '../domain/metrics/definitions.ts'
import type { Standing } from '../domain/ranking/standings.ts'
import type { Scheme } from '../domain/rules.ts'
import { publishedResult } from './appraisal/publishedResult.ts'
import { comparedPeriod } from './comparedPeriod.ts'
import type { Context, DepartmentRow } from './context.ts'
import { metricOf, type Place, reasonFor } from './figures.ts'
import { groupingName, type PeerGroup, peerGroups } from './peerGroups.ts'
import { ownCredits, publishesDeadlines, schemeOn, sumsOf } from './rankingBasis.ts'
import { type Asked, envelopeOf, resolveScope, scopeOf } from './resolveScope.ts'
import {
  type Contest,
  isClock,
  metricIdOf,
  type ScoreRow,
  scoreRows,
  standingsOfRows,
} from './scoreDepartments.ts'

export interface RankingWish {
  /** In the place of the scheme asked for. */
  readonly scheme?: Scheme
  /** Without the period before: nobody's former place is told. */
  readonly isAlone?: boolean
}

/**
 * The ranking of `GET /rankings` and `npm run rank`. A department is ranked where every indicator's denominator reaches
 * the scheme's minimum; others follow with a reason, without rank interval and tier. Intervals and tiers are claimed among
 * the ranked rows of a group only.
 * @throws DomainError unknown_scheme and what the scope refuses.
 */
export async function rankDepartments(
  context: Context,
  query: RankingsQuery,
  { scheme: given, isAlone = false }: RankingWish = {},
): Promise<Rankings> {
  const asked = resolveScope(context, query)
  const { period, asOfMs } = asked
  const scheme = given ?? schemeOn(context, query.scheme ?? 'standard', period)
  const group = query.group ?? scheme.group
  const sums = await sumsOf(context, asked.scope, scheme)
  const publishes = publishesDeadlines(context)
  const before = comparedPeriod(context.zone, { period, asOfMs }, 'previous')
  const earlier: Awaited<ReturnType<typeof sumsOf>> = isAlone
    ? new Map()
    : await sumsOf(context, scopeOf(context, query, { period: before, asOfMs }), scheme)
  const chosen = context.departments.filter(
    ({ key }) => asked.scope.departments?.includes(key) ?? (sums.has(key) || earlier.has(key)),
  )
  const receivedOf = ({ key }: DepartmentRow) => sums.get(key)?.received ?? 0
  const groups = peerGroups(chosen, group, receivedOf).map(({ id, label, members }) => {
    const previous = new Map(
      scoreRows({ members, sums: earlier, scheme, publishes }).map((row) => [row.id, row]),
    )
    return rankGroup(context, { id, label, members, sums, scheme, publishes, asked, previous })
  })
  return {
    ...envelopeOf(context, asked),
    scheme: scheme.id,
    indicators: scheme.indicators.map((indicator) => ({ ...indicator })),
    group: groupingName(group),
    status: standingStates(context.db, scheme.id).get(period.id) ?? 'open',
    published: publishedResult(
      context,
      { period: period.id, schemeId: scheme.id },
      groups.flatMap(({ rows }) => rows),
    ),
    complete: asOfMs >= period.endMs,
    previousPeriod: before.id,
    groups,
  }
}

interface GroupQuestion extends PeerGroup, Contest {
  readonly asked: Asked
  readonly previous: ReadonlyMap<string, ScoreRow>
}

function rankGroup(context: Context, question: GroupQuestion): RankingGroup {
  const { id, label, members, sums, scheme } = question
  const byId = new Map(members.map((member) => [member.id, member]))
  const scored = scoreRows(question)
  const standings = standingsOfRows(scored, scheme)
  const rows = scored.flatMap((row) => {
    const department = byId.get(row.id)
    const standing = standings.get(row.id)
    return department ? [rankingRow(context, { row, standing, department, question })] : []
  })
  const all = members.flatMap(({ key }) => sums.get(key) ?? [])
  const pooled = scheme.indicators.map((_, k) => ({
    num: all.reduce((sum, one) => sum + (one.moments.y[k] ?? 0), 0),
    den: all.reduce((sum, one) => sum + (one.moments.d[k] ?? 0), 0),
    excluded: all.reduce((sum, one) => sum + (one.excluded[k] ?? 0), 0),
  }))
  const place = placeFor(
    context,
    question,
    members.map((member) => member.id),
  )
  const received = {
    num: all.reduce((sum, one) => sum + one.voidReceived, 0),
    den: all.reduce((sum, one) => sum + one.received, 0),
    excluded: 0,
  }
  return {
    id,
    label,
    rows,
    total: {
      indicators: indicatorMetrics(context, scheme, { counts: pooled, place }),
      cases: received.den,
      excludedShare: metricOf(context, 'excluded_share', share(received), place),
      score: pooledScore(scheme, pooled),
    },
  }
}

const placeFor = (context: Context, { asked, scheme }: GroupQuestion, department: string[]): Place => ({
  ...asked,
  filters: { ...asked.filters, department },
  credits: ownCredits(context, scheme),
})

interface Ranked {
  readonly row: ScoreRow
  /** Undefined where the row is not ranked. */
  readonly standing: Standing | undefined
  readonly department: DepartmentRow
  readonly question: GroupQuestion
}

function rankingRow(context: Context, { row, standing, department, question }: Ranked): RankingRow {
  const { scheme, previous } = question
  const sums = question.sums.get(department.key)
  const place = placeFor(context, question, [department.id])
  const counts = scheme.indicators.map((_, k) => ({
    num: sums?.moments.y[k] ?? 0,
    den: sums?.moments.d[k] ?? 0,
    excluded: sums?.excluded[k] ?? 0,
  }))
  const received = { num: sums?.voidReceived ?? 0, den: sums?.received ?? 0, excluded: 0 }
  const before = previous.get(department.id)
  return {
    department: { id: department.id, name: department.name, kind: department.kind },
    ranked: row.rank !== null,
    ...(row.reason === undefined ? {} : { reason: row.reason, shortOf: row.shortOf ?? [] }),
    rank: row.rank,
    rankLow: standing?.rankLow ?? null,
    rankHigh: standing?.rankHigh ?? null,
    tier: standing?.tier ?? null,
    score: { value: row.score, lo: row.lo, hi: row.hi },
    indicators: indicatorMetrics(context, scheme, { counts, place }),
    cases: received.den,
    excludedShare: metricOf(context, 'excluded_share', share(received), place),
    previous: before && before.rank !== null ? { rank: before.rank, score: before.score } : null,
  }
}

interface IndicatorCounts {
  readonly counts: readonly { readonly num: number; readonly den: number; readonly excluded: number }[]
  readonly place: Place
}

function indicatorMetrics(context: Context, scheme: Scheme, { counts, place }: IndicatorCounts) {
  return Object.fromEntries(
    scheme.indicators.map(({ metric }, k) => {
      const id = metricIdOf(metric)
      const sums = counts[k] ?? { num: 0, den: 0, excluded: 0 }
      const reason = isClock({ metric }) && publishesDeadlines(context) ? 'no_deadlines' : reasonFor(id)
      return [metric, metricOf(context, id, share(sums, reason), place)]
    }),
  )
}

/** Score of a group's rows together, 0–100; null where an indicator has no unit. */
export function pooledScore(
  scheme: Scheme,
  pooled: readonly { readonly num: number; readonly den: number }[],
): number | null {
  let score = 0
  for (const [k, { metric, weight }] of scheme.indicators.entries()) {
    const sums = pooled[k]
    if (sums === undefined || sums.den === 0) return null
    const rate = sums.num / sums.den
    score += weight * (metricDefinition(metricIdOf(metric)).direction === 'lower' ? 1 - rate : rate)
  }
  return 100 * score
}
