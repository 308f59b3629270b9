// Departments ranked by score inside their peer groups, with interval, reasons for those not ranked, and the pooled total.
import type { DepartmentSums, FactScope } from '#db/facts/reader.ts'
import { standingStates } from '#db/queries/appraisals.ts'
import { DEPARTMENT_KINDS, type Reason, type Words } from '#db/vocabulary.ts'
import type { RankingGroup, RankingRow, Rankings, RankingsQuery } from '../contract/rankings.ts'
import { DomainError } from '../domain/errors.ts'
import { share } from '../domain/metrics/compute.ts'
import { isMetric, type MetricId, metricDefinition } from '../domain/metrics/definitions.ts'
import { orderByScore } from '../domain/ranking/order.ts'
import type { Scheme } from '../domain/rules.ts'
import { compositeFromMoments } from '../domain/statistics/composite.ts'
import { cutPeriod, elapsedDays, type Period, previousPeriod } from '../domain/time/period.ts'
import { isoDay } from '../domain/time/zone.ts'
import type { Context, DepartmentRow } from './context.ts'
import { metricOf, type Place, reasonFor, UNITS_OF } from './figures.ts'
import { type Asked, envelopeOf, resolveScope, scopeOf } from './resolveScope.ts'

/** 95 % two-sided. */
const Z = 1.959963984540054

/**
 * The ranking of `GET /rankings` and `npm run rank`. A department is ranked where every indicator's denominator reaches
 * the scheme's minimum; others follow with a reason. Rank interval and tier are null until they can be claimed.
 * @throws DomainError unknown_scheme and what the scope refuses.
 */
export async function rankDepartments(
  context: Context,
  query: RankingsQuery,
  given?: Scheme,
): Promise<Rankings> {
  const asked = resolveScope(context, query)
  const { period, asOfMs } = asked
  const scheme = given ?? schemeOn(context, query.scheme ?? 'standard', period)
  const group = query.group ?? scheme.group
  const sums = await sumsOf(context, asked.scope, scheme)
  const publishes = publishesDeadlines(context)
  const before = previousOf(context, period, asOfMs)
  const earlier = await sumsOf(context, scopeOf(context, query, { period: before, asOfMs }), scheme)
  const chosen = context.departments.filter(
    ({ key }) => asked.scope.departments?.includes(key) ?? (sums.has(key) || earlier.has(key)),
  )
  const groups = groupsOf(chosen, group).map(({ id, label, members }) => {
    const previous = new Map(
      placed({ members, sums: earlier, scheme, publishes }).map((row) => [row.id, row]),
    )
    return rankGroup(context, { id, label, members, sums, scheme, publishes, asked, previous })
  })
  return {
    ...envelopeOf(context, asked),
    scheme: scheme.id,
    indicators: scheme.indicators.map((indicator) => ({ ...indicator })),
    group,
    status: standingStates(context.db, scheme.id).get(period.id) ?? 'open',
    complete: asOfMs >= period.endMs,
    previousPeriod: before.id,
    groups,
  }
}

/** The version of a scheme in force on the period's first day, else its earliest. */
export function schemeOn(context: Context, id: string, period: Period): Scheme {
  const versions = context.schemes.filter((scheme) => scheme.id === id)
  const firstDay = isoDay(period.firstDay)
  const inForce = versions.filter((scheme) => scheme.effectiveFrom <= firstDay).at(-1) ?? versions[0]
  if (inForce === undefined) throw new DomainError('unknown_scheme', `there is no scheme “${id}”`)
  return inForce
}

function previousOf(context: Context, period: Period, asOfMs: number): Period {
  const before = previousPeriod(period, context.zone)
  if (asOfMs >= period.endMs) return before
  return cutPeriod(before, elapsedDays(period, asOfMs, context.zone), context.zone)
}

type SumsByKey = ReadonlyMap<number, DepartmentSums>

async function sumsOf(context: Context, scope: FactScope, scheme: Scheme): Promise<SumsByKey> {
  const measures = scheme.indicators.map((indicator) => UNITS_OF[metricIdOf(indicator.metric)])
  const sums = await context.reader.scores(scope, measures)
  return new Map(sums.map((one) => [one.departmentKey, one]))
}

function metricIdOf(id: string): MetricId {
  if (!isMetric(id)) throw new DomainError('unknown_metric', `there is no metric “${id}”`)
  return id
}

interface PeerGroup {
  readonly id: string
  readonly label: Words
  readonly members: readonly DepartmentRow[]
}

function groupsOf(departments: readonly DepartmentRow[], group: 'kind' | 'all'): PeerGroup[] {
  if (group === 'all')
    return [{ id: 'all', label: { zh: '全部单位', en: 'All departments' }, members: departments }]
  return Object.entries(DEPARTMENT_KINDS)
    .map(([id, label]) => ({ id, label, members: departments.filter(({ kind }) => kind === id) }))
    .filter(({ members }) => members.length > 0)
}

interface ScoreRow {
  readonly id: string
  readonly score: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly reason?: Reason
  readonly shortOf?: string[]
  readonly rank: number | null
}

interface Contest {
  readonly members: readonly DepartmentRow[]
  readonly sums: SumsByKey
  readonly scheme: Scheme
  /** Cases are judged by their sources' own deadlines, so that a department may have none. */
  readonly publishes: boolean
}

/** Scores and ranks of a group's members, in ranking order. */
function placed(contest: Contest): ScoreRow[] {
  const { members, sums } = contest
  const scored = new Map(members.map(({ id, key }) => [id, { id, ...scoreOf(sums.get(key), contest) }]))
  return orderByScore([...scored.values()]).map(({ id, rank }) => ({
    ...(scored.get(id) ?? { id, ...unranked('no_data', []) }),
    rank,
  }))
}

const unranked = (reason: Reason, shortOf: string[]) => ({ score: null, lo: null, hi: null, reason, shortOf })

function scoreOf(sums: DepartmentSums | undefined, contest: Contest): Omit<ScoreRow, 'id' | 'rank'> {
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
  const { value, variancePlus } = compositeFromMoments(
    sums.moments,
    scheme.indicators.map(({ weight }) => weight),
    signs,
  )
  const half = Z * Math.sqrt(variancePlus)
  return {
    score: 100 * value,
    lo: Math.max(0, 100 * (value - half)),
    hi: Math.min(100, 100 * (value + half)),
  }
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

/** Whether some cases were judged by their sources' own deadlines. */
export function publishesDeadlines(context: Context): boolean {
  return context.ruleSets.some(
    ({ id, deadlines }) => deadlines === 'published' && context.ruleSetsInUse.includes(`${id}@`),
  )
}

const isClock = ({ metric }: { readonly metric: string }): boolean =>
  metric === 'response_rate' || metric === 'reply_on_time_rate'

interface GroupQuestion extends PeerGroup, Contest {
  readonly asked: Asked
  readonly previous: ReadonlyMap<string, ScoreRow>
}

function rankGroup(context: Context, question: GroupQuestion): RankingGroup {
  const { id, label, members, sums, scheme, asked } = question
  const byId = new Map(members.map((member) => [member.id, member]))
  const rows = placed(question).flatMap((row) => {
    const department = byId.get(row.id)
    return department ? [rankingRow(context, { row, department, question })] : []
  })
  const all = members.flatMap(({ key }) => sums.get(key) ?? [])
  const pooled = scheme.indicators.map((_, k) => ({
    num: all.reduce((sum, one) => sum + (one.moments.y[k] ?? 0), 0),
    den: all.reduce((sum, one) => sum + (one.moments.d[k] ?? 0), 0),
    excluded: all.reduce((sum, one) => sum + (one.excluded[k] ?? 0), 0),
  }))
  const place = placeFor(
    asked,
    members.map((member) => member.id),
  )
  return {
    id,
    label,
    rows,
    total: {
      indicators: indicatorMetrics(context, scheme, { counts: pooled, place }),
      cases: all.reduce((sum, one) => sum + one.received, 0),
      score: pooledScore(scheme, pooled),
    },
  }
}

const placeFor = (asked: Asked, department: string[]): Place => ({
  ...asked,
  filters: { ...asked.filters, department },
})

function rankingRow(
  context: Context,
  { row, department, question }: { row: ScoreRow; department: DepartmentRow; question: GroupQuestion },
): RankingRow {
  const { scheme, asked, previous } = question
  const sums = question.sums.get(department.key)
  const place = placeFor(asked, [department.id])
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
    rankLow: null,
    rankHigh: null,
    tier: null,
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

function pooledScore(
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
