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
 * received are left 0: the caller knows them.
 */
export function schemeSums(sqlite: Sqlite, scope: FactScope, units: SchemeUnits): DepartmentSums[] {
  const sums = new Map<number, DepartmentSums>()
  for (const row of rows<SumRow>(sqlite, momentsQuery(scope, units))) {
    sums.set(row.g, momentsRow(row, units.measures.length))
  }
  for (const { g, k, n } of rows<{ g: number; k: number; n: number }>(sqlite, voidQuery(scope, units))) {
    const known = sums.get(g) ?? momentsRow({ g, n: 0 }, units.measures.length)
    sums.set(g, { ...known, excluded: known.excluded.map((was, i) => (i === k ? was + n : was)) })
  }
  return [...sums.values()]
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
    excluded: Array.from({ length: size }, () => 0),
    received: 0,
    voidReceived: 0,
  }
}

function momentsQuery(scope: FactScope, units: SchemeUnits): Fragment {
  const { measures } = units
  const vectors = join(
    measures.map((_, k) => vectorsQuery(scope, units, k)),
    ' UNION ALL ',
  )
  const each = measures.map((_, k) => `sum(d${k}) AS d${k}, sum(y${k}) AS y${k}`).join(', ')
  const sums = measures.flatMap((_, k) => [
    `sum(d${k}) AS d${k}`,
    `sum(y${k}) AS y${k}`,
    ...measures.flatMap((_, l) => [
      `sum(d${k} * d${l}) AS dd${k}_${l}`,
      `sum(y${k} * d${l}) AS yd${k}_${l}`,
      `sum(y${k} * y${l}) AS yy${k}_${l}`,
    ]),
  ])
  return fragment(
    `WITH u AS (${vectors.text}), v AS (SELECT c, g, ${each} FROM u GROUP BY c, g)
     SELECT g, count(*) AS n, ${sums.join(', ')} FROM v GROUP BY g`,
    ...vectors.params,
  )
}

/** Units of measure k as rows of a case's vectors. */
function vectorsQuery(scope: FactScope, { measures, credits }: SchemeUnits, k: number): Fragment {
  const id = measures[k] ?? 'received'
  const measure = MEASURES[id]
  const num = numeratorOf(id, credits)
  const columns = measures.map((_, l) =>
    l === k
      ? fragment(`${measure.den ?? '1'} AS d${l}, ${num.text} AS y${l}`, ...num.params)
      : fragment(`0 AS d${l}, 0 AS y${l}`),
  )
  const chosen = join(columns, ', ')
  const where = unitsOf(id, scope)
  const kept = measure.keepsVoid ? '' : ' AND f.is_void = 0'
  return fragment(
    `SELECT f.case_key AS c, f.department_key AS g, ${chosen.text} FROM ${from(id)} WHERE ${where.text}${kept}`,
    ...chosen.params,
    ...where.params,
  )
}

function voidQuery(scope: FactScope, { measures }: SchemeUnits): Fragment {
  const unions = measures.map((id, k) => {
    const where = unitsOf(id, scope)
    const { keepsVoid, den = '1' } = MEASURES[id]
    return fragment(
      `SELECT f.department_key AS g, ${k} AS k, sum(${den}) AS n FROM ${from(id)}
       WHERE ${where.text} AND f.is_void = 1 AND ${keepsVoid ? 0 : 1} GROUP BY g`,
      ...where.params,
    )
  })
  return join(unions, ' UNION ALL ')
}

function unitsOf(id: MeasureId, scope: FactScope): Fragment {
  const { unit, at, upTo } = MEASURES[id]
  const parts = [fragment(`(${unit})`), inCohort(at, upTo, scope), knownAt(scope.asOfMs)]
  return join([...parts, ...filters(scope)], ' AND ')
}

function from(id: MeasureId): string {
  const { table, needsDim = false, needsPlace = false } = MEASURES[id]
  return `${table} f ${grouping('department', { dim: needsDim, place: needsPlace }).joins}`
}
