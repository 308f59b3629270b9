// FactReader over the embedded database: sums from roll-ups where they answer the scope, else from the facts.
import type { Sqlite } from '../open.ts'
import { clockSeries } from './clockSeries.ts'
import { MEASURES, type Measure } from './measures.ts'
import { openClocks } from './openClocks.ts'
import type {
  Axis,
  Count,
  FactReader,
  FactScope,
  GroupKey,
  MeasureId,
  OpenCase,
  Quantiles,
  TimeId,
  Unit,
  UnitPage,
  UnitPart,
} from './reader.ts'
import { rows } from './rows.ts'
import { scores } from './scores.ts'
import { type Fragment, filters, fragment, grouping, inCohort, join, knownAt } from './where.ts'

/** Answers from one connection; every method is synchronous inside and returns a resolved promise. */
export function sqliteFactReader(sqlite: Sqlite): FactReader {
  return {
    count: async (measures, scope, by) => count(sqlite, measures, { scope, by }),
    clockSeries: async (scope, series) => clockSeries(sqlite, scope, series),
    quantiles: async (measure, scope) => quantiles(sqlite, measure, scope),
    scores: async (scope, indicators) => scores(sqlite, scope, indicators),
    openClocks: async (scope) => openClocks(sqlite, scope),
    openCases: async (scope, atMs) => openCases(sqlite, scope, atMs),
    units: async (measure, scope, part, page) => units(sqlite, { measure, part, page }, scope),
  }
}

interface Question {
  readonly scope: FactScope
  readonly by: Axis
}

function count(
  sqlite: Sqlite,
  measures: readonly MeasureId[],
  question: Question,
): Map<GroupKey, Record<string, Count>> {
  const answer = new Map<GroupKey, Record<string, Count>>()
  for (const together of scannedTogether(measures)) {
    for (const row of rows<Record<string, string | number>>(sqlite, countQuery(together, question))) {
      const key = String(row.g ?? '')
      const group = answer.get(key) ?? {}
      together.forEach((measure, i) => {
        group[measure] = {
          num: Number(row[`n${i}`] ?? 0),
          den: Number(row[`d${i}`] ?? 0),
          excluded: Number(row[`x${i}`] ?? 0),
        }
      })
      answer.set(key, group)
    }
  }
  return answer
}

/** Measures over the same rows of the same table are summed in one scan. */
function scannedTogether(measures: readonly MeasureId[]): MeasureId[][] {
  const scans = new Map<string, MeasureId[]>()
  for (const id of measures) {
    const { table, at, upTo } = MEASURES[id]
    const scan = id === 'backlog' ? 'backlog' : `${table}/${at}/${upTo}`
    scans.set(scan, [...(scans.get(scan) ?? []), id])
  }
  return [...scans.values()]
}

function countQuery(ids: readonly MeasureId[], { scope, by }: Question): Fragment {
  const measures = ids.map((id) => MEASURES[id])
  const [first] = measures
  if (first === undefined) return fragment('SELECT 1 WHERE 0')
  const group = grouping(by, {
    dim: measures.some((measure) => measure.needsDim),
    place: measures.some((measure) => measure.needsPlace),
  })
  const sums = measures.map((measure, i) => sumsOf(measure, i)).join(', ')
  const cohort = ids[0] === 'backlog' ? inHand(scope) : inCohort(first.at, first.upTo, scope)
  const where = join([cohort, knownAt(scope.asOfMs), ...filters(scope)], ' AND ')
  const text = `SELECT ${group.key} AS g, ${sums} FROM ${first.table} f ${group.joins} WHERE ${where.text} GROUP BY g`
  return fragment(text, ...where.params)
}

function sumsOf(measure: Measure, i: number): string {
  const den = measure.den ?? '1'
  const counted = measure.keepsVoid ? `(${measure.unit})` : `(${measure.unit}) AND f.is_void = 0`
  const void_ = measure.keepsVoid
    ? '0'
    : `sum(CASE WHEN (${measure.unit}) AND f.is_void = 1 THEN ${den} ELSE 0 END)`
  return [
    `sum(CASE WHEN ${counted} THEN ${measure.num} ELSE 0 END) AS n${i}`,
    `sum(CASE WHEN ${counted} THEN ${den} ELSE 0 END) AS d${i}`,
    `${void_} AS x${i}`,
  ].join(', ')
}

/** In hand at min(as-of, end): received by then and not archived since. */
function inHand(scope: FactScope): Fragment {
  const atMs = Math.min(scope.asOfMs, scope.endMs)
  return fragment('f.at_ms <= ? AND f.to_ms > ?', atMs, atMs)
}

function openCases(sqlite: Sqlite, scope: FactScope, atMs: number): OpenCase[] {
  const hand = fragment('f.at_ms <= ? AND f.to_ms > ? AND f.is_void = 0', atMs, atMs)
  const where = join([hand, knownAt(scope.asOfMs), ...filters(scope)], ' AND ')
  const query = fragment(
    `SELECT f.received_at_ms AS receivedAtMs, f.pauses FROM open_fact f WHERE ${where.text}`,
    ...where.params,
  )
  return rows<{ receivedAtMs: number; pauses: string | null }>(sqlite, query).map((row) => ({
    receivedAtMs: row.receivedAtMs,
    pauses: row.pauses === null ? [] : (JSON.parse(row.pauses) as [number, number | null][]),
  }))
}

/** Whole-number nearest ranks: ⌈n/2⌉ and ⌈9n/10⌉. */
const RANKED = `SELECT g, max(n) AS n, max(CASE WHEN r = (n + 1) / 2 THEN v END) AS median,
  max(CASE WHEN r = (n * 9 + 9) / 10 THEN v END) AS p90
  FROM (SELECT g, v, row_number() OVER (PARTITION BY g ORDER BY v) AS r, count(*) OVER (PARTITION BY g) AS n FROM u)
  GROUP BY g`

function quantiles(sqlite: Sqlite, measure: TimeId, scope: FactScope): Map<string, Quantiles> {
  const spec = MEASURES[measure === 'stage_time' || measure === 'all_stages' ? 'stage_time' : 'reply_time']
  const unit = measure === 'acknowledge_time' ? 'f.clock = 0 AND f.at_ms IS NOT NULL AND f.done_ms IS NOT NULL' : spec.unit
  const group = measure === 'stage_time' ? "f.from_stage || '>' || f.stage" : "''"
  const where = join(
    [fragment(`(${unit})`), inCohort(spec.at, spec.upTo, scope), knownAt(scope.asOfMs), ...filters(scope)],
    ' AND ',
  )
  const from = `FROM ${spec.table} f WHERE ${where.text}`
  const excluded = new Map(
    rows<{ g: string; n: number }>(
      sqlite,
      fragment(`SELECT ${group} AS g, count(*) AS n ${from} AND f.is_void = 1 GROUP BY g`, ...where.params),
    ).map((row) => [row.g, row.n]),
  )
  const answer = new Map<string, Quantiles>()
  const query = `WITH u AS (SELECT ${group} AS g, f.worked_ms AS v ${from} AND f.is_void = 0) ${RANKED}`
  for (const row of rows<{ g: string; n: number; median: number; p90: number }>(
    sqlite,
    fragment(query, ...where.params),
  )) {
    answer.set(row.g, { n: row.n, excluded: excluded.get(row.g) ?? 0, median: row.median, p90: row.p90 })
    excluded.delete(row.g)
  }
  for (const [g, n] of excluded) answer.set(g, { n: 0, excluded: n, median: null, p90: null })
  return answer
}

interface UnitsQuestion {
  readonly measure: MeasureId
  readonly part: UnitPart
  readonly page: UnitPage
}

function units(sqlite: Sqlite, question: UnitsQuestion, scope: FactScope): Unit[] {
  const { page } = question
  const measure = MEASURES[question.measure]
  const cohort = question.measure === 'backlog' ? inHand(scope) : inCohort(measure.at, measure.upTo, scope)
  const after = page.after
  const sign = page.order === 'asc' ? '>' : '<'
  const from =
    after === null
      ? []
      : [
          fragment(
            `(${measure.at}, f.case_key, f.unit) ${sign} (?, ?, ?)`,
            after.atMs,
            after.caseKey,
            after.unit,
          ),
        ]
  const where = join(
    [
      fragment(partCondition(measure, question.part)),
      cohort,
      knownAt(scope.asOfMs),
      ...filters(scope),
      ...from,
    ],
    ' AND ',
  )
  const group = grouping('none', { dim: measure.needsDim ?? false, place: measure.needsPlace ?? false })
  const text = `SELECT f.case_key AS caseKey, f.unit, ${measure.at} AS atMs, f.department_key AS departmentKey,
    ${measure.num} AS num, ${measure.den ?? '1'} AS den, ${measure.worked ?? 'NULL'} AS workedMs
    FROM ${measure.table} f ${group.joins} WHERE ${where.text}
    ORDER BY ${measure.at} ${page.order}, f.case_key ${page.order}, f.unit ${page.order} LIMIT ?`
  return rows<Unit>(sqlite, fragment(text, ...where.params, page.limit))
}

function partCondition(measure: Measure, part: UnitPart): string {
  const unit = `(${measure.unit})`
  if (part === 'excluded') return measure.keepsVoid ? '0' : `${unit} AND f.is_void = 1`
  const counted = measure.keepsVoid ? unit : `${unit} AND f.is_void = 0`
  return part === 'num' ? `${counted} AND (${measure.num}) > 0` : counted
}
