// Clocks not done as of an instant: the small open set, read from the facts of unsettled cases.
import type { Sqlite } from '../open.ts'
import type { FactScope, OpenClock } from './reader.ts'
import { rows } from './rows.ts'
import { rollupsKnow } from './scores.ts'
import { filters, fragment, join, knownAt, openAt } from './where.ts'

interface Row extends Omit<OpenClock, 'clock' | 'isProvisional'> {
  readonly clock: number
  readonly isProvisional: number
}

/** Running, paused and breached clocks of cases that are not void; the scope's period plays no part. */
export function openClocks(sqlite: Sqlite, scope: FactScope): OpenClock[] {
  const { asOfMs } = scope
  const open = [openAt(asOfMs), fragment('f.is_void = 0')]
  const live = rollupsKnow(sqlite, scope) ? [fragment('f.is_settled = 0')] : []
  const where = join([...open, ...live, knownAt(asOfMs), ...filters(scope)], ' AND ')
  const query = fragment(
    `SELECT f.case_key AS caseKey, c.id, c.number, c.title, f.clock, f.at_ms AS dueMs,
      f.is_provisional AS isProvisional, f.department_key AS departmentKey, p.community_key AS communityKey,
      d.category1, d.category2, d.urgency
     FROM clock_fact f JOIN cases c ON c.key = f.case_key JOIN dim d ON d.key = f.dim_key
     JOIN place p ON p.key = f.place_key WHERE ${where.text}`,
    ...where.params,
  )
  return rows<Row>(sqlite, query).map((row) => ({
    ...row,
    clock: row.clock === 0 ? 'acknowledge' : 'reply',
    isProvisional: row.isProvisional === 1,
  }))
}
