// FactReader over the embedded database: sums from roll-ups where they answer the scope, else from the facts.
import type { Sqlite } from '../open.ts'
import { breachedClocks } from './breached.ts'
import { clockSeries } from './clockSeries.ts'
import { places } from './heat.ts'
import { MEASURES } from './measures.ts'
import { openClocks } from './openClocks.ts'
import { quantiles } from './quantiles.ts'
import type { Axis, Count, Credits, FactReader, FactScope, GroupKey, MeasureId, OpenCase } from './reader.ts'
import { rows } from './rows.ts'
import { scores } from './scores.ts'
import { countUnits, units } from './units.ts'
import { cohortOf, type Fragment, filters, fragment, grouping, join, knownAt, numeratorOf } from './where.ts'

/** Answers from one connection; every method is synchronous inside and returns a resolved promise. */
export function sqliteFactReader(sqlite: Sqlite): FactReader {
  return {
    count: async (measures, scope, by, credits = null) => count(sqlite, measures, { scope, by, credits }),
    clockSeries: async (scope, series) => clockSeries(sqlite, scope, series),
    breachedClocks: async (scope, clock) => breachedClocks(sqlite, scope, clock),
    quantiles: async (measure, scope) => quantiles(sqlite, measure, scope),
    scores: async (scope, indicators, credits) => scores(sqlite, scope, { indicators, credits }),
    openClocks: async (scope) => openClocks(sqlite, scope),
    openCases: async (scope, atMs) => openCases(sqlite, scope, atMs),
    places: async (scope, of) => places(sqlite, scope, of),
    units: async (question, place) => units(sqlite, question, place),
    countUnits: async (question, scope) => countUnits(sqlite, question, scope),
  }
}

interface Question {
  readonly scope: FactScope
  readonly by: Axis
  readonly credits: Credits | null
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

function countQuery(ids: readonly MeasureId[], { scope, by, credits }: Question): Fragment {
  const measures = ids.map((id) => MEASURES[id])
  const [firstId] = ids
  const [first] = measures
  if (firstId === undefined || first === undefined) return fragment('SELECT 1 WHERE 0')
  const group = grouping(by, {
    dim: measures.some((measure) => measure.needsDim),
    place: measures.some((measure) => measure.needsPlace),
  })
  const sums = join(
    ids.map((id, i) => sumsOf(id, i, credits)),
    ', ',
  )
  const where = join([cohortOf(firstId, scope), knownAt(scope.asOfMs), ...filters(scope)], ' AND ')
  const text = `SELECT ${group.key} AS g, ${sums.text} FROM ${first.table} f ${group.joins} WHERE ${where.text} GROUP BY g`
  return fragment(text, ...sums.params, ...where.params)
}

function sumsOf(id: MeasureId, i: number, credits: Credits | null): Fragment {
  const measure = MEASURES[id]
  const num = numeratorOf(id, credits)
  const den = measure.den ?? '1'
  const counted = measure.keepsVoid ? `(${measure.unit})` : `(${measure.unit}) AND f.is_void = 0`
  const void_ = measure.keepsVoid
    ? '0'
    : `sum(CASE WHEN (${measure.unit}) AND f.is_void = 1 THEN ${den} ELSE 0 END)`
  return join(
    [
      fragment(`sum(CASE WHEN ${counted} THEN ${num.text} ELSE 0 END) AS n${i}`, ...num.params),
      fragment(`sum(CASE WHEN ${counted} THEN ${den} ELSE 0 END) AS d${i}`),
      fragment(`${void_} AS x${i}`),
    ],
    ', ',
  )
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
