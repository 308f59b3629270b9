// The sums of a score over any measures and any credits, straight from the facts: schemes that no roll-up was made for.
import type { Sqlite } from '../open.ts'
import { MEASURES } from './measures.ts'
import type { Credits, DepartmentSums, FactScope, MeasureId } from './reader.ts'
import { rows } from './rows.ts'
import { type Fragment, filters, fragment, grouping, inCohort, join, knownAt, numeratorOf } from './where.ts'

interface SchemeUnits {
  readonly measures: readonly MeasureId[]
  /** Credit of each grade in place of the stored one; null = as stored. */
  readonly credits: Credits | null
}

/**
 * Per department with a unit: moments over its cases for the measures in the order asked, void units of each. Cases
 * received are left 0: the caller knows them. Each fact table is read once, however many of the measures stand in it.
 */
export function schemeSums(sqlite: Sqlite, scope: FactScope, units: SchemeUnits): DepartmentSums[] {
  if (units.measures.length === 0) return []
  return rows<SumRow>(sqlite, momentsQuery(scope, units)).map((row) => momentsRow(row, units.measures.length))
}

type SumRow = { readonly g: number; readonly n: number } & Readonly<Record<string, number>>

function momentsRow(row: SumRow, size: number): DepartmentSums {
  const list = (name: string) => Array.from({ length: size }, (_, k) => row[`${name}${k}`] ?? 0)
  const square = (name: string) =>
    Array.from({ length: size }, (_, k) =>
      Array.from({ length: size }, (_, l) => row[`${name}${k}_${l}`] ?? 0),
    )
  return {
    departmentKey: row.g,
    moments: {
      cases: row.n,
      d: list('d'),
      y: list('y'),
      dd: square('dd'),
      yd: square('yd'),
      yy: square('yy'),
    },
    excluded: list('x'),
    received: 0,
    voidReceived: 0,
  }
}

function momentsQuery(scope: FactScope, units: SchemeUnits): Fragment {
  const { measures } = units
  const vectors = join(
    scansOf(measures).map((scan) => vectorsQuery(scope, units, scan)),
    ' UNION ALL ',
  )
  const names = measures.flatMap((_, k) => [`d${k}`, `y${k}`, `x${k}`])
  const added = names.map((name) => `sum(${name}) AS ${name}`).join(', ')
  const products = measures.flatMap((_, k) =>
    measures.flatMap((_, l) => [
      `sum(d${k} * d${l}) AS dd${k}_${l}`,
      `sum(y${k} * d${l}) AS yd${k}_${l}`,
      `sum(y${k} * y${l}) AS yy${k}_${l}`,
    ]),
  )
  const counted = measures.map((_, k) => `d${k} > 0`).join(' OR ')
  return fragment(
    `WITH u AS (${vectors.text}), v AS (SELECT c, g, ${added} FROM u GROUP BY c, g)
     SELECT g, sum(${counted}) AS n, ${added}, ${products.join(', ')} FROM v GROUP BY g`,
    ...vectors.params,
  )
}

/** Places, in the order asked, of the measures that are read off the same rows of the same table. */
function scansOf(measures: readonly MeasureId[]): number[][] {
  const scans = new Map<string, number[]>()
  measures.forEach((id, k) => {
    const { table, at, upTo } = MEASURES[id]
    const scan = `${table} ${at} ${upTo}`
    scans.set(scan, [...(scans.get(scan) ?? []), k])
  })
  return [...scans.values()]
}

/** Units of the measures of one scan as rows of a case's vectors: d counted, y of them good, x void. */
function vectorsQuery(scope: FactScope, units: SchemeUnits, scan: readonly number[]): Fragment {
  const idOf = (k: number): MeasureId => units.measures[k] ?? 'received'
  const ids = scan.map(idOf)
  const { table, at, upTo } = MEASURES[ids[0] ?? 'received']
  const needs = {
    dim: ids.some((id) => MEASURES[id].needsDim),
    place: ids.some((id) => MEASURES[id].needsPlace),
  }
  const columns = join(
    units.measures.map((id, k) =>
      scan.includes(k) ? columnsOf(id, k, units.credits) : fragment(`0 AS d${k}, 0 AS y${k}, 0 AS x${k}`),
    ),
    ', ',
  )
  const any = ids.map((id) => `(${MEASURES[id].unit})`).join(' OR ')
  const where = join(
    [fragment(`(${any})`), inCohort(at, upTo, scope), knownAt(scope.asOfMs), ...filters(scope)],
    ' AND ',
  )
  return fragment(
    `SELECT f.case_key AS c, f.department_key AS g, ${columns.text}
     FROM ${table} f ${grouping('department', needs).joins} WHERE ${where.text}`,
    ...columns.params,
    ...where.params,
  )
}

function columnsOf(id: MeasureId, k: number, credits: Credits | null): Fragment {
  const { unit, den = '1', keepsVoid } = MEASURES[id]
  const num = numeratorOf(id, credits)
  const counts = keepsVoid ? `(${unit})` : `(${unit}) AND f.is_void = 0`
  const left = keepsVoid ? '0' : `CASE WHEN (${unit}) AND f.is_void = 1 THEN ${den} ELSE 0 END`
  return fragment(
    `CASE WHEN ${counts} THEN ${den} ELSE 0 END AS d${k}, CASE WHEN ${counts} THEN ${num.text} ELSE 0 END AS y${k},
     ${left} AS x${k}`,
    ...num.params,
  )
}
