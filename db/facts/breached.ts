// Breached clocks one by one instant, department and category: few beside all clocks, so a partial index holds them.
import type { Sqlite } from '../open.ts'
import type { BreachedCount, FactScope } from './reader.ts'
import { rows } from './rows.ts'
import { filters, fragment, inCohort, join, knownAt } from './where.ts'

/** Breached clocks of cases that are not void, in the order of their deadlines; `clock` null = both kinds. */
export function breachedClocks(sqlite: Sqlite, scope: FactScope, clock: 0 | 1 | null): BreachedCount[] {
  const parts = [inCohort('f.at_ms', 'before', scope), knownAt(scope.asOfMs), ...filters(scope)]
  if (clock !== null) parts.push(fragment('f.clock = ?', clock))
  const where = join(parts, ' AND ')
  return rows<BreachedCount>(
    sqlite,
    fragment(
      `SELECT f.at_ms AS atMs, f.department_key AS departmentKey, d.category1 AS category, count(*) AS num
       FROM clock_fact f JOIN dim d ON d.key = f.dim_key
       WHERE ${where.text} AND f.is_met = 0 AND f.is_void = 0
       GROUP BY f.at_ms, f.department_key, d.category1`,
      ...where.params,
    ),
  )
}
