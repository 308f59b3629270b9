// Why a department's score changed: the parts of domain.md section 4, each with its counts in both periods and their cases.
import type { Count } from '#db/facts/reader.ts'
import type { ChangeQuery, ChangeSide, RankingChange } from '../contract/change.ts'
import { DomainError } from '../domain/errors.ts'
import { metricDefinition } from '../domain/metrics/definitions.ts'
import { explainChange } from '../domain/ranking/change.ts'
import type { Scheme } from '../domain/rules.ts'
import { Z95 } from '../domain/statistics/normal.ts'
import type { Period } from '../domain/time/period.ts'
import { type CountedIndicator, indicatorChange } from './changeParts.ts'
import { comparedPeriod } from './comparedPeriod.ts'
import type { Context, DepartmentRow } from './context.ts'
import { NO_COUNT, type Place, UNITS_OF } from './figures.ts'
import { ownCredits, publishesDeadlines, schemeOn, sumsOf } from './rankingBasis.ts'
import { envelopeOf, periodRef, resolveScope, scopeOf } from './resolveScope.ts'
import { metricIdOf, type ScoreRow, scoreRows } from './scoreDepartments.ts'

/**
 * The change of one department's score against the period before or a year before, by the same scores as `GET /rankings`;
 * an unfinished period is compared with as many elapsed days. Each period is scored by the scheme's version then in force,
 * and what a changed version does is a part of its own. Parts are null where one of the periods has no score, with the reason.
 * @throws DomainError unknown_department, unknown_scheme and what the scope refuses.
 */
export async function explainScoreChange(context: Context, query: ChangeQuery): Promise<RankingChange> {
  const asked = resolveScope(context, query)
  const compare = query.compare ?? 'previous'
  const before = comparedPeriod(context.zone, asked, compare)
  const department = departmentOf(context, query)
  const question = { context, query, department, asOfMs: asked.asOfMs }
  const later = await sideOf(question, asked.period)
  const earlier = await sideOf(question, before)
  return {
    ...envelopeOf(context, asked),
    department: { id: department.id, name: department.name, kind: department.kind },
    scheme: later.scheme.id,
    compare,
    earlier: saidOf(context, earlier),
    later: saidOf(context, later),
    parts: await partsOf(question, { earlier, later }),
  }
}

interface Question {
  readonly context: Context
  readonly query: ChangeQuery
  readonly department: DepartmentRow
  readonly asOfMs: number
}

interface Side {
  readonly period: Period
  readonly scheme: Scheme
  readonly row: ScoreRow | undefined
}

function departmentOf({ departments }: Context, query: ChangeQuery): DepartmentRow {
  const [id = ''] = query.department
  const department = departments.find((one) => one.id === id)
  if (department === undefined) throw new DomainError('unknown_department', `there is no “${id}”`)
  return department
}

async function sideOf({ context, query, department, asOfMs }: Question, period: Period): Promise<Side> {
  const scheme = schemeOn(context, query.scheme ?? 'standard', period)
  const sums = await sumsOf(context, scopeOf(context, query, { period, asOfMs }), scheme)
  const publishes = publishesDeadlines(context)
  const [row] = scoreRows({ members: [department], sums, scheme, publishes })
  return { period, scheme, row }
}

function saidOf(context: Context, { period, scheme, row }: Side): ChangeSide {
  return {
    period: periodRef(context, period),
    schemeVersion: scheme.version,
    score: { value: row?.score ?? null, lo: row?.lo ?? null, hi: row?.hi ?? null },
    ...(row?.reason === undefined ? {} : { reason: row.reason }),
  }
}

type Counts = ReadonlyMap<string, Readonly<Record<string, Count>>>
interface Sides {
  readonly earlier: Side
  readonly later: Side
}

async function partsOf(question: Question, { earlier, later }: Sides): Promise<RankingChange['parts']> {
  const [from, to] = [earlier.row, later.row]
  if (from?.score == null || to?.score == null) return null
  const { indicators } = later.scheme
  const [before, after] = [await strataOf(question, earlier, later), await strataOf(question, later, later)]
  const changing = indicators.map(({ metric, weight }): CountedIndicator => {
    const id = metricIdOf(metric)
    const higherIsBetter = metricDefinition(id).direction !== 'lower'
    const units = (counts: Counts) =>
      new Map([...counts].map(([key, measures]) => [key, measures[UNITS_OF[id]] ?? NO_COUNT]))
    return { metric, weight, higherIsBetter, before: units(before), after: units(after) }
  })
  const isSameScheme = earlier.scheme === later.scheme
  const change = explainChange(changing, isSameScheme ? undefined : from.score)
  if (change === null) return null
  const spread = Math.sqrt((from.variance ?? 0) + (to.variance ?? 0))
  const z = spread > 0 ? change.total / spread : null
  const { total, rate, mix, scheme } = change
  const places = { before: placeOf(question, earlier, later), after: placeOf(question, later, later) }
  return {
    ...{ total, rate, mix, scheme, z },
    withinNoise: z === null || Math.abs(z) < Z95,
    indicators: changing.map((indicator, k) =>
      indicatorChange(question.context, { indicator, strata: change.indicators[k]?.strata ?? [], places }),
    ),
  }
}

/** The later scheme's units of one period by `category1|urgency`. */
async function strataOf(
  { context, query, asOfMs }: Question,
  { period }: Side,
  { scheme }: Side,
): Promise<Counts> {
  const measures = scheme.indicators.map(({ metric }) => UNITS_OF[metricIdOf(metric)])
  const scope = scopeOf(context, query, { period, asOfMs })
  return context.reader.count(measures, scope, 'stratum', ownCredits(context, scheme))
}

/** Both periods by the later scheme, its credits too. */
const placeOf = ({ context, query, asOfMs }: Question, { period }: Side, { scheme }: Side): Place => ({
  ...{ period, asOfMs, filters: query },
  credits: ownCredits(context, scheme),
})
