// Counts the roll-ups anew from the facts, by SQL of its own, and says where the stored ones differ.
import type { Sqlite } from '../open.ts'
import type { StartsOf } from './contributions.ts'
import { decodeSums, K, pairIndex, SUMS, SUMS_LENGTH } from './layout.ts'

/** One cell that the stored roll-ups and the facts do not agree on; null = the cell is absent there. */
export interface Difference {
  readonly rollup: 'score' | 'clock' | 'place'
  readonly cell: string
  readonly stored: readonly number[] | null
  readonly recounted: readonly number[] | null
}

type Cells = Map<string, number[]>

/** Credits such as 0.9 add up to slightly different sums in different orders. */
const TOLERANCE = 1e-6

/**
 * Every difference between the stored roll-ups and a count of the settled, currently valid facts; empty = all agree.
 * Reads all facts: a check, not an answer. `startsOf` gives period starts in the deployment's zone.
 */
export function compareRollups(sqlite: Sqlite, startsOf: StartsOf): Difference[] {
  for (const name of ['day', 'month', 'quarter', 'year'] as const) {
    sqlite.function(`${name}_start`, { deterministic: true }, (ms: unknown) =>
      BigInt(startsOf(Number(ms))[name]),
    )
  }
  return [
    ...differences('score', storedScores(sqlite), recountedScores(sqlite)),
    ...differences('clock', storedClocks(sqlite), recountedClocks(sqlite)),
    ...differences('place', storedPlaces(sqlite), recountedPlaces(sqlite)),
  ]
}

function differences(rollup: Difference['rollup'], stored: Cells, recounted: Cells): Difference[] {
  const found: Difference[] = []
  for (const cell of new Set([...stored.keys(), ...recounted.keys()])) {
    const [a, b] = [stored.get(cell) ?? null, recounted.get(cell) ?? null]
    const isSame = a !== null && b !== null && a.every((sum, i) => Math.abs(sum - (b[i] ?? 0)) < TOLERANCE)
    if (!isSame) found.push({ rollup, cell, stored: a, recounted: b })
  }
  return found
}

const CURRENT = 'f.is_settled = 1 AND f.valid_to_ms = 8640000000000000'

/** Units of the five indicators, one row each: indicator k, department, period start, numerator, void. */
const unitsSql = (grain: string): string => {
  const unit = (k: string, y: string, table: string, where: string) =>
    `SELECT f.case_key AS c, f.department_key AS g, f.dim_key AS dim, ${grain}_start(f.at_ms) AS p,
     ${k} AS k, ${y} AS y, f.is_void AS v FROM ${table} f WHERE ${CURRENT} AND f.at_ms IS NOT NULL AND ${where}`
  return [
    unit('f.clock', 'f.is_met', 'clock_fact', '1'),
    unit('2', 'f.resolved', 'callback_fact', 'f.resolved IS NOT NULL'),
    unit('3', "f.outcome = 'resolved'", 'archive_fact', "f.outcome IS NOT NULL AND f.outcome <> 'invalid'"),
    unit('4', 'f.credit', 'callback_fact', 'f.grade IS NOT NULL'),
  ].join(' UNION ALL ')
}

interface CaseUnit {
  readonly c: number
  readonly cell: string
  readonly k: number
  readonly d: number
  readonly y: number
  readonly x: number
}

function recountedScores(sqlite: Sqlite): Cells {
  const cells: Cells = new Map()
  for (const grain of ['month', 'quarter', 'year']) {
    const name = `'${grain} ' || p || ' ' || g || ' ' || d.urgency || ' ' || d.category1`
    const units = sqlite.prepare(
      `WITH u AS (${unitsSql(grain)}) SELECT c, ${name} AS cell, k, sum(1 - v) AS d, sum((1 - v) * y) AS y,
       sum(v) AS x FROM u JOIN dim d ON d.key = u.dim GROUP BY c, g, p, k ORDER BY c, g, p, k`,
    )
    let group: CaseUnit[] = []
    for (const row of units.iterate() as IterableIterator<CaseUnit>) {
      if (group[0] && (group[0].c !== row.c || group[0].cell !== row.cell)) {
        addCase(cells, group)
        group = []
      }
      group.push(row)
    }
    addCase(cells, group)
    const received = sqlite.prepare(
      `WITH u AS (SELECT f.department_key AS g, f.dim_key AS dim, ${grain}_start(f.at_ms) AS p, f.is_void AS v
       FROM received_fact f WHERE ${CURRENT})
       SELECT ${name} AS cell, count(*) AS n, sum(v) AS v FROM u JOIN dim d ON d.key = u.dim GROUP BY cell`,
    )
    for (const row of received.iterate() as IterableIterator<{ cell: string; n: number; v: number }>) {
      const sums = sumsOf(cells, row.cell)
      sums[SUMS.received] = row.n
      sums[SUMS.voidReceived] = row.v
    }
  }
  return cells
}

function sumsOf(cells: Cells, cell: string): number[] {
  let sums = cells.get(cell)
  if (sums === undefined) {
    sums = new Array<number>(SUMS_LENGTH).fill(0)
    cells.set(cell, sums)
  }
  return sums
}

/** One case's units of one cell, one entry an indicator, as products of its vectors. */
function addCase(cells: Cells, units: readonly CaseUnit[]): void {
  const [first] = units
  if (first === undefined) return
  const sums = sumsOf(cells, first.cell)
  const of = (k: number, part: 'd' | 'y' | 'x') => units.find((unit) => unit.k === k)?.[part] ?? 0
  const add = (at: number, value: number) => {
    sums[at] = (sums[at] ?? 0) + value
  }
  let mask = 0
  for (let k = 0; k < K; k++) {
    if (of(k, 'd') > 0) mask += 2 ** k
    add(SUMS.d + k, of(k, 'd'))
    add(SUMS.y + k, of(k, 'y'))
    add(SUMS.excluded + k, of(k, 'x'))
    for (let l = 0; l < K; l++) add(SUMS.yd + k * K + l, of(k, 'y') * of(l, 'd'))
    for (let l = k; l < K; l++) {
      add(SUMS.dd + pairIndex(k, l), of(k, 'd') * of(l, 'd'))
      add(SUMS.yy + pairIndex(k, l), of(k, 'y') * of(l, 'y'))
    }
  }
  if (mask > 0) add(SUMS.casesByMask + mask, 1)
}

function storedScores(sqlite: Sqlite): Cells {
  const rows = sqlite.prepare(
    `SELECT grain || ' ' || start_ms || ' ' || department_key || ' ' || urgency || ' ' || category1 AS cell, sums
     FROM score_rollup`,
  )
  const cells: Cells = new Map()
  for (const row of rows.iterate() as IterableIterator<{ cell: string; sums: Buffer }>) {
    cells.set(row.cell, [...decodeSums(row.sums)])
  }
  return cells
}

const COUNTS = `sum(f.is_met * (1 - f.is_void)), sum((1 - f.is_met) * (1 - f.is_void)), sum(f.is_void)`

function recountedClocks(sqlite: Sqlite): Cells {
  const axis = (name: string, value: string) =>
    `SELECT '${name} ' || day_start(f.at_ms) || ' ' || f.clock || ' ' || d.urgency || ' ' || ${value} AS cell, ${COUNTS}
     FROM clock_fact f JOIN dim d ON d.key = f.dim_key JOIN place p ON p.key = f.place_key
     WHERE ${CURRENT} AND f.at_ms IS NOT NULL GROUP BY cell`
  return cellsOf(
    sqlite,
    [
      axis('all', "''"),
      axis('department', 'f.department_key'),
      axis('community', 'coalesce(p.community_key, 0)'),
      axis('category', 'd.category1'),
    ].join(' UNION ALL '),
  )
}

const storedClocks = (sqlite: Sqlite): Cells =>
  cellsOf(
    sqlite,
    `SELECT axis || ' ' || start_ms || ' ' || clock || ' ' || urgency || ' ' || value AS cell, met, breached, excluded
     FROM clock_rollup`,
  )

function recountedPlaces(sqlite: Sqlite): Cells {
  const cell = (grain: string) => `'${grain} ' || ${grain}_start(f.at_ms) || ' ' || f.place_key AS cell`
  const each = ['month', 'quarter', 'year'].flatMap((grain) => [
    `SELECT ${cell(grain)}, 1 AS r, 0 AS m, 0 AS b, 0 AS x FROM received_fact f WHERE ${CURRENT}`,
    `SELECT ${cell(grain)}, 0, f.is_met * (1 - f.is_void), (1 - f.is_met) * (1 - f.is_void), f.is_void
     FROM clock_fact f WHERE ${CURRENT} AND f.at_ms IS NOT NULL`,
  ])
  return cellsOf(
    sqlite,
    `SELECT cell, sum(r), sum(m), sum(b), sum(x) FROM (${each.join(' UNION ALL ')}) GROUP BY cell`,
  )
}

const storedPlaces = (sqlite: Sqlite): Cells =>
  cellsOf(
    sqlite,
    `SELECT grain || ' ' || start_ms || ' ' || place_key AS cell, received, met, breached, excluded FROM place_rollup`,
  )

function cellsOf(sqlite: Sqlite, query: string): Cells {
  const cells: Cells = new Map()
  for (const row of sqlite.prepare(query).raw().iterate() as IterableIterator<[string, ...number[]]>) {
    const [cell, ...counts] = row
    cells.set(cell, counts)
  }
  return cells
}
