// What was on record of the cases of a frame when it was frozen.
import type { Db } from '../open.ts'
import type { EpochMs } from '../units.ts'
import type { Outcome } from '../vocabulary.ts'

export interface ReportedRow {
  /** `source:number`. */
  readonly id: string
  readonly key: number
  /** Responsible after the last event; null where the case never had anybody. */
  readonly departmentId: string | null
  /** Archive events so far. */
  readonly archives: number
  /** The last archive was reopened. */
  readonly isReopened: 0 | 1
  /** Outcome the last archive states. */
  readonly outcome: Outcome | null
  /** What the last completed callback that answered it says. */
  readonly resolved: 0 | 1 | null
}

const known = (table: string, more: string) =>
  `FROM ${table} f WHERE f.case_key = c.key AND f.valid_from_ms <= @asOfMs AND f.valid_to_ms > @asOfMs
    AND f.at_ms <= @asOfMs ${more}`
const last = 'ORDER BY f.at_ms DESC, f.unit DESC LIMIT 1'

/** Cases by id as of an instant, in code-unit order; ids nobody knows are left out. */
export function listReported(db: Db, ids: readonly string[], asOfMs: EpochMs): ReportedRow[] {
  return db.sqlite
    .prepare(
      `SELECT c.id, c.key, d.id AS departmentId,
        (SELECT count(*) ${known('archive_fact', '')}) AS archives,
        coalesce((SELECT f.reopened_at_ms <= @asOfMs ${known('archive_fact', last)}), 0) AS isReopened,
        (SELECT f.outcome ${known('archive_fact', last)}) AS outcome,
        (SELECT f.resolved ${known('callback_fact', `AND f.resolved IS NOT NULL ${last}`)}) AS resolved
       FROM json_each(@ids) j JOIN cases c ON c.id = j.value LEFT JOIN department d ON d.key = c.department_key
       ORDER BY c.id`,
    )
    .all({ ids: JSON.stringify(ids), asOfMs }) as ReportedRow[]
}

/** Results handed in for a period, in the order of handing in; `filters` = what narrowed the frame, as JSON. */
export function listSubmitted(
  db: Db,
  period: string,
): { readonly id: number; readonly filters: string; readonly result: string; readonly resultHash: string }[] {
  return db.sqlite
    .prepare(
      `SELECT id, json_extract(plan, '$.filters') AS filters, result, result_hash AS resultHash FROM sample
       WHERE period = ? AND state = 'submitted' ORDER BY submitted_at_ms, id`,
    )
    .all(period) as { id: number; filters: string; result: string; resultHash: string }[]
}
