// The sums a score and its variance are made of, per department: from period roll-ups where they answer, else from facts.
import type { Sqlite } from '../open.ts'
import { decodeSums, INDICATORS, K, pairIndex, SUMS, SUMS_LENGTH } from './layout.ts'
import { MEASURES } from './measures.ts'
import type { Credits, DepartmentSums, FactScope, MeasureId } from './reader.ts'
import { rows } from './rows.ts'
import { schemeSums } from './schemeSums.ts'
import { type Fragment, filters, fragment, inCohort, join, knownAt } from './where.ts'

/** Measure of each roll-up indicator, in the layout's order. */
const INDICATOR_MEASURES: Readonly<Record<(typeof INDICATORS)[number], MeasureId>> = {
  response_rate: 'acknowledge_clocks',
  reply_on_time_rate: 'reply_clocks',
  resolution_rate: 'resolution',
  resolution_rate_recorded: 'resolution_recorded',
  satisfaction_rate: 'satisfaction',
}
const MEASURE_ORDER = INDICATORS.map((indicator) => INDICATOR_MEASURES[indicator])

/**
 * Per department: moments over its cases for the asked indicators, void units, cases received. Departments without a
 * unit and without a received case are absent. A closed calendar period filtered at most by department, first-level
 * category and urgency comes from the roll-ups plus the cases that are still open; everything else is summed from facts.
 * Measures without a roll-up and credits other than the stored ones are always summed from facts.
 */
export function scores(sqlite: Sqlite, scope: FactScope, asked: ScoreQuestion): DepartmentSums[] {
  const { indicators, credits } = asked
  const picks = indicators.map((measure) => MEASURE_ORDER.indexOf(measure))
  const grain = rolledUpPeriod(sqlite, scope)
  if (grain === null || picks.includes(-1) || credits !== null) return freeScores(sqlite, scope, asked)
  return [...rolledUp(sqlite, scope, grain)].map(([departmentKey, vector]) =>
    pick(departmentKey, vector, picks),
  )
}

export interface ScoreQuestion {
  readonly indicators: readonly MeasureId[]
  /** Null = as stored. */
  readonly credits: Credits | null
}

/** Only what is asked for is summed; cases received are the same whatever is weighed. */
function freeScores(sqlite: Sqlite, scope: FactScope, asked: ScoreQuestion): DepartmentSums[] {
  const { indicators: measures, credits } = asked
  const sums = new Map(
    schemeSums(sqlite, scope, { measures, credits }).map((one) => [one.departmentKey, one]),
  )
  const none = measures.map(() => 0)
  const square = measures.map(() => none)
  const nothing = { cases: 0, d: none, y: none, dd: square, yd: square, yy: square }
  return received(sqlite, scope)
    .map((counts): DepartmentSums => {
      const { departmentKey } = counts
      const own = sums.get(departmentKey) ?? { departmentKey, moments: nothing, excluded: none }
      sums.delete(departmentKey)
      return { ...own, ...counts }
    })
    .concat([...sums.values()])
}

type Received = Pick<DepartmentSums, 'departmentKey' | 'received' | 'voidReceived'>

function received(sqlite: Sqlite, scope: FactScope): Received[] {
  const grain = rolledUpPeriod(sqlite, scope)
  if (grain === null) return rows<Received>(sqlite, receivedQuery(scope, 'all'))
  return [...rolledUp(sqlite, scope, grain)].map(([departmentKey, vector]) => ({
    departmentKey,
    received: vector[SUMS.received] ?? 0,
    voidReceived: vector[SUMS.voidReceived] ?? 0,
  }))
}

/** A full vector for each department: what is settled from the roll-up, what is not from the facts. */
function rolledUp(sqlite: Sqlite, scope: FactScope, grain: string): Map<number, Float64Array> {
  const sums = new Map<number, Float64Array>()
  addRolledUp(sums, sqlite, { scope, grain })
  addLive(sums, sqlite, scope)
  return sums
}

/** Whether everything that ever happened is known as of the scope's instant, so that roll-ups say the truth. */
export function rollupsKnow(sqlite: Sqlite, scope: FactScope): boolean {
  const latest = rows<{ ms: number | null }>(sqlite, fragment('SELECT last_event_at_ms AS ms FROM street'))[0]
  return latest !== undefined && latest.ms !== null && scope.asOfMs >= latest.ms
}

/** Grain of the roll-up that is exactly this scope's period, or null. */
function rolledUpPeriod(sqlite: Sqlite, scope: FactScope): string | null {
  if (scope.communities || scope.scopes || scope.channels || scope.endMs > scope.asOfMs) return null
  if (scope.categories?.some((category) => category.includes('.'))) return null
  return rollupsKnow(sqlite, scope) ? scope.grain : null
}

function addRolledUp(
  sums: Map<number, Float64Array>,
  sqlite: Sqlite,
  { scope, grain }: { readonly scope: FactScope; readonly grain: string },
): void {
  const parts = [fragment('grain = ? AND start_ms = ?', grain, scope.startMs)]
  const lists: [string, readonly (string | number)[] | null][] = [
    ['department_key', scope.departments],
    ['category1', scope.categories],
    ['urgency', scope.urgencies],
  ]
  for (const [column, values] of lists) {
    if (values) parts.push(fragment(`${column} IN (${values.map(() => '?').join(', ')})`, ...values))
  }
  const where = join(parts, ' AND ')
  const query = fragment(
    `SELECT department_key AS departmentKey, sums FROM score_rollup WHERE ${where.text}`,
    ...where.params,
  )
  for (const row of rows<{ departmentKey: number; sums: Buffer }>(sqlite, query)) {
    const vector = vectorOf(sums, row.departmentKey)
    decodeSums(row.sums).forEach((sum, i) => {
      vector[i] = (vector[i] ?? 0) + sum
    })
  }
}

function vectorOf(sums: Map<number, Float64Array>, departmentKey: number): Float64Array {
  const known = sums.get(departmentKey)
  if (known) return known
  const vector = new Float64Array(SUMS_LENGTH)
  sums.set(departmentKey, vector)
  return vector
}

function addLive(sums: Map<number, Float64Array>, sqlite: Sqlite, scope: FactScope): void {
  const bump = (group: number, at: number, by: number) => {
    const vector = vectorOf(sums, group)
    vector[at] = (vector[at] ?? 0) + by
  }
  for (const { g, ...sumOf } of rows<{ g: number } & Record<string, number>>(sqlite, momentsQuery(scope))) {
    for (let i = 0; i < SUMS.excluded; i++) bump(g, i, sumOf[`s${i}`] ?? 0)
  }
  for (const { g, k, n } of rows<{ g: number; k: number; n: number }>(sqlite, excludedQuery(scope))) {
    bump(g, SUMS.excluded + k, n)
  }
  for (const one of rows<Received>(sqlite, receivedQuery(scope, 'live'))) {
    bump(one.departmentKey, SUMS.received, one.received)
    bump(one.departmentKey, SUMS.voidReceived, one.voidReceived)
  }
}

/** `live` = only rows of unsettled cases, which a partial index holds. */
function whereOf(measureId: MeasureId, scope: FactScope, which: 'all' | 'live'): Fragment {
  const measure = MEASURES[measureId]
  const parts = [
    fragment(`(${measure.unit})`),
    inCohort(measure.at, measure.upTo, scope),
    knownAt(scope.asOfMs),
  ]
  if (which === 'live') parts.push(fragment('f.is_settled = 0'))
  return join([...parts, ...filters(scope)], ' AND ')
}

/** Sums of products over the live (case, department) vectors, named s0, s1 … in the layout's order. */
function momentsQuery(scope: FactScope): Fragment {
  const unions = MEASURE_ORDER.map((id, k) => {
    const where = whereOf(id, scope, 'live')
    const columns = MEASURE_ORDER.map((_, l) =>
      l === k ? `1 AS d${l}, ${MEASURES[id].num} AS y${l}` : `0 AS d${l}, 0 AS y${l}`,
    )
    return fragment(
      `SELECT f.case_key AS c, f.department_key AS g, ${columns.join(', ')} FROM ${MEASURES[id].table} f
       WHERE ${where.text} AND f.is_void = 0`,
      ...where.params,
    )
  })
  const union = join(unions, ' UNION ALL ')
  const each = MEASURE_ORDER.map((_, k) => `sum(d${k}) AS d${k}, sum(y${k}) AS y${k}`).join(', ')
  const mask = MEASURE_ORDER.map((_, k) => `(d${k} > 0) * ${2 ** k}`).join(' + ')
  const sums: string[] = []
  for (let m = 0; m < 2 ** K; m++) sums.push(`sum(m = ${m})`)
  for (let k = 0; k < K; k++) sums.push(`sum(d${k})`)
  for (let k = 0; k < K; k++) sums.push(`sum(y${k})`)
  for (let k = 0; k < K; k++) for (let l = k; l < K; l++) sums.push(`sum(d${k} * d${l})`)
  for (let k = 0; k < K; k++) for (let l = 0; l < K; l++) sums.push(`sum(y${k} * d${l})`)
  for (let k = 0; k < K; k++) for (let l = k; l < K; l++) sums.push(`sum(y${k} * y${l})`)
  const named = sums.map((sum, i) => `${sum} AS s${i}`).join(', ')
  return fragment(
    `WITH u AS (${union.text}), v AS (SELECT c, g, ${each} FROM u GROUP BY c, g),
     w AS (SELECT *, ${mask} AS m FROM v) SELECT g, ${named} FROM w GROUP BY g`,
    ...union.params,
  )
}

function excludedQuery(scope: FactScope): Fragment {
  const unions = MEASURE_ORDER.map((id, k) => {
    const where = whereOf(id, scope, 'live')
    return fragment(
      `SELECT f.department_key AS g, ${k} AS k, count(*) AS n FROM ${MEASURES[id].table} f
       WHERE ${where.text} AND f.is_void = 1 GROUP BY g`,
      ...where.params,
    )
  })
  return join(unions, ' UNION ALL ')
}

function receivedQuery(scope: FactScope, which: 'all' | 'live'): Fragment {
  const where = whereOf('received', scope, which)
  return fragment(
    `SELECT f.department_key AS departmentKey, count(*) AS received, sum(f.is_void) AS voidReceived
     FROM received_fact f WHERE ${where.text} GROUP BY f.department_key`,
    ...where.params,
  )
}

/** The asked indicators out of a full vector. */
function pick(departmentKey: number, vector: Float64Array, picks: readonly number[]): DepartmentSums {
  const at = (i: number) => vector[i] ?? 0
  const symmetric = (offset: number, k: number, l: number) => at(offset + pairIndex(k, l))
  const wanted = picks.reduce((mask, k) => mask | (1 << k), 0)
  let cases = 0
  for (let mask = 1; mask < 2 ** K; mask++) if (mask & wanted) cases += at(SUMS.casesByMask + mask)
  return {
    departmentKey,
    moments: {
      cases,
      d: picks.map((k) => at(SUMS.d + k)),
      y: picks.map((k) => at(SUMS.y + k)),
      dd: picks.map((k) => picks.map((l) => symmetric(SUMS.dd, k, l))),
      yd: picks.map((k) => picks.map((l) => at(SUMS.yd + k * K + l))),
      yy: picks.map((k) => picks.map((l) => symmetric(SUMS.yy, k, l))),
    },
    excluded: picks.map((k) => at(SUMS.excluded + k)),
    received: at(SUMS.received),
    voidReceived: at(SUMS.voidReceived),
  }
}
