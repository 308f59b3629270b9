// Medians and 90th percentiles of working times: one scan, sorted here (a window over the same rows takes four times as long).
import type { Sqlite } from '../open.ts'
import { MEASURES } from './measures.ts'
import type { FactScope, Quantiles, TimeId } from './reader.ts'
import { rows } from './rows.ts'
import { cohortOf, filters, fragment, join, knownAt } from './where.ts'

interface TimeRow {
  readonly g: string
  readonly v: number
  readonly isVoid: number
}

/** Nearest ranks ⌈n/2⌉ and ⌈9n/10⌉ per group: one per pair `from>to` for `stage_time`, else the group ''. */
export function quantiles(sqlite: Sqlite, measure: TimeId, scope: FactScope): Map<string, Quantiles> {
  const id = measure === 'all_stages' ? 'stage_time' : measure
  const spec = MEASURES[id]
  const group = measure === 'stage_time' ? "f.from_stage || '>' || f.stage" : "''"
  const where = join(
    [fragment(`(${spec.unit})`), cohortOf(id, scope), knownAt(scope.asOfMs), ...filters(scope)],
    ' AND ',
  )
  const query = `SELECT ${group} AS g, f.worked_ms AS v, f.is_void AS isVoid FROM ${spec.table} f WHERE ${where.text}`
  const groups = new Map<string, { readonly values: number[]; excluded: number }>()
  for (const { g, v, isVoid } of rows<TimeRow>(sqlite, fragment(query, ...where.params))) {
    const found = groups.get(g) ?? { values: [], excluded: 0 }
    if (isVoid) found.excluded += 1
    else found.values.push(v)
    groups.set(g, found)
  }
  return new Map([...groups].map(([g, { values, excluded }]) => [g, quantilesOf(values, excluded)]))
}

function quantilesOf(values: readonly number[], excluded: number): Quantiles {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  const at = (rank: number): number | null => sorted[rank - 1] ?? null
  return { n, excluded, median: at(Math.ceil(n / 2)), p90: at(Math.ceil((9 * n) / 10)) }
}
