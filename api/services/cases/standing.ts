// Rows of the case table as they stood at an instant: stage and responsible department, which the table knows only as of now.
import { type CaseRow, lastEventMs, listCaseRows, listTrails } from '#db/queries/caseReads.ts'
import type { EpochMs } from '#db/units.ts'
import type { CaseEvent } from '../../domain/case.ts'
import { parseEventBody } from '../../domain/trail/eventBody.ts'
import type { Context } from '../context.ts'
import { projectionOf } from '../writing/projection.ts'

/** The cases of some keys as of an instant, by key; those not received by then are left out. */
export function casesAt(context: Context, keys: readonly number[], asOfMs: EpochMs): Map<number, CaseRow> {
  const rows = listCaseRows(context.db, keys, asOfMs)
  const lastMs = lastEventMs(context.db)
  if (lastMs === null || asOfMs >= lastMs) return rows
  const known = new Map<number, CaseEvent[]>()
  for (const { caseKey, body } of listTrails(context.db, keys)) {
    const { event } = parseEventBody(body)
    if (event.occurredAtMs <= asOfMs) known.set(caseKey, [...(known.get(caseKey) ?? []), event])
  }
  const departments = new Map(context.departments.map(({ id, key }) => [id, key]))
  return new Map(
    [...rows].flatMap(([key, row]) => {
      const trail = known.get(key)
      if (trail === undefined) return []
      const { stage, department } = projectionOf(trail)
      return [
        [key, { ...row, stage, departmentKey: departments.get(department) ?? row.departmentKey }] as const,
      ]
    }),
  )
}
