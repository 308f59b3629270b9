// Breached and judged clocks over a series of buckets: whole past days from the roll-up, the rest from the facts.
import type { Sqlite } from '../open.ts'
import type { Axis, BucketCount, FactScope } from './reader.ts'
import { rows } from './rows.ts'
import { rollupsKnow } from './scores.ts'
import {
  type Fragment,
  filters,
  fragment,
  grouping,
  inCohort,
  join,
  knownAt,
  onlyDepartments,
} from './where.ts'

export interface ClockSeries {
  readonly clock: 0 | 1 | null
  /** Ascending bounds of the buckets, each the first instant of a local day. */
  readonly bounds: readonly number[]
  readonly by: Axis
}

/** num = breached, den = judged, excluded = void, per bucket and group; empty buckets have no row. */
export function clockSeries(sqlite: Sqlite, scope: FactScope, series: ClockSeries): BucketCount[] {
  const sums = new Map<string, BucketCount>()
  const axis = rollupAxis(scope, series.by)
  if (axis !== null && rollupsKnow(sqlite, scope)) {
    const split = lastBoundBefore(sqlite, scope.asOfMs)
    const endMs = Math.min(scope.endMs, split)
    add(sums, rows(sqlite, rolledUp(axis, { ...scope, endMs }, series)), series)
    add(sums, rows(sqlite, fromFacts({ ...scope, endMs }, series, 'live')), series)
    add(
      sums,
      rows(sqlite, fromFacts({ ...scope, startMs: Math.max(scope.startMs, split) }, series, 'all')),
      series,
    )
  } else add(sums, rows(sqlite, fromFacts(scope, series, 'all')), series)
  return [...sums.values()].sort((a, b) => a.bucket - b.bucket || (a.key < b.key ? -1 : 1))
}

interface DayRow {
  readonly atMs: number
  readonly g: string | number
  readonly num: number
  readonly den: number
  readonly excluded: number
}

function add(sums: Map<string, BucketCount>, days: readonly DayRow[], series: ClockSeries): void {
  for (const day of days) {
    const bucket = bucketOf(series.bounds, day.atMs)
    if (bucket < 0) continue
    const key = String(day.g)
    const id = `${bucket} ${key}`
    const before = sums.get(id) ?? { bucket, key, num: 0, den: 0, excluded: 0 }
    sums.set(id, {
      bucket,
      key,
      num: before.num + day.num,
      den: before.den + day.den,
      excluded: before.excluded + day.excluded,
    })
  }
}

/** Index of the bucket that holds an instant, −1 outside all. */
function bucketOf(bounds: readonly number[], atMs: number): number {
  let low = 0
  let high = bounds.length - 1
  if (atMs < (bounds[0] ?? Number.POSITIVE_INFINITY) || atMs >= (bounds[high] ?? 0)) return -1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (atMs >= (bounds[middle] ?? 0)) low = middle
    else high = middle
  }
  return low
}

type RollupAxis = 'all' | 'department' | 'community' | 'category'

/** The one-dimensional roll-up that answers a scope and grouping, or null. */
function rollupAxis(scope: FactScope, by: Axis): RollupAxis | null {
  if (!onlyDepartments(scope)) return null
  if (by === 'none' && !scope.departments) return 'all'
  if (by === 'none' || by === 'department') return 'department'
  if (scope.departments) return null
  if (by === 'community') return 'community'
  return by === 'category1' ? 'category' : null
}

/** Start of the latest day known to be wholly before as-of: roll-up days lie on it or before. */
function lastBoundBefore(sqlite: Sqlite, asOfMs: number): number {
  const query = fragment(
    "SELECT max(start_ms) AS ms FROM clock_rollup WHERE axis = 'all' AND start_ms <= ?",
    asOfMs,
  )
  const latest = rows<{ ms: number | null }>(sqlite, query)[0]?.ms
  return latest ?? asOfMs
}

function rolledUp(axis: RollupAxis, scope: FactScope, series: ClockSeries): Fragment {
  const parts = [fragment('axis = ? AND start_ms >= ? AND start_ms < ?', axis, scope.startMs, scope.endMs)]
  if (series.clock !== null) parts.push(fragment('clock = ?', series.clock))
  if (scope.departments) {
    const values = scope.departments.map(String)
    parts.push(fragment(`value IN (${values.map(() => '?').join(', ')})`, ...values))
  }
  const where = join(parts, ' AND ')
  const key =
    series.by === 'none'
      ? "''"
      : axis === 'community'
        ? "CASE value WHEN '0' THEN '' ELSE value END"
        : 'value'
  return fragment(
    `SELECT start_ms AS atMs, ${key} AS g, sum(breached) AS num, sum(met + breached) AS den,
      sum(excluded) AS excluded FROM clock_rollup WHERE ${where.text} GROUP BY atMs, g`,
    ...where.params,
  )
}

/** `live` = only rows of unsettled cases (a partial index holds them). */
function fromFacts(scope: FactScope, series: ClockSeries, which: 'all' | 'live'): Fragment {
  const parts = [inCohort('f.at_ms', 'before', scope), knownAt(scope.asOfMs), ...filters(scope)]
  if (series.clock !== null) parts.push(fragment('f.clock = ?', series.clock))
  if (which === 'live') parts.push(fragment('f.is_settled = 0'))
  const where = join(parts, ' AND ')
  const group = grouping(series.by, { dim: false, place: false })
  return fragment(
    `SELECT f.at_ms AS atMs, ${group.key} AS g, sum((1 - f.is_met) * (1 - f.is_void)) AS num,
      sum(1 - f.is_void) AS den, sum(f.is_void) AS excluded
      FROM clock_fact f ${group.joins} WHERE ${where.text} GROUP BY ${series.by === 'none' ? 'atMs' : 'atMs, g'}`,
    ...where.params,
  )
}
