// What people decided beside the results, as it is stored: objections, outcomes, items to put right, answers to signals.
import type { Sqlite } from '../open.ts'
import type { objection, objectionDecision } from '../schema/objection.ts'
import type { signalAnswer } from '../schema/signal.ts'

/** One row under the name that the log calls it by, and what of it the log tells. */
export interface StoredObjection
  extends Pick<
    typeof objection.$inferSelect,
    'id' | 'departmentId' | 'ground' | 'evidence' | 'state' | 'raisedBy'
  > {
  /** Ids, sorted by code unit. */
  readonly cases: readonly string[]
  readonly verdicts: readonly Pick<typeof objectionDecision.$inferSelect, 'by' | 'verdict'>[]
}

export function storedObjections(sqlite: Sqlite): StoredObjection[] {
  const cases = sqlite.prepare('SELECT case_id FROM objection_case WHERE objection_id = ?').pluck()
  const verdicts = sqlite.prepare('SELECT "by", verdict FROM objection_decision WHERE objection_id = ?')
  const rows = sqlite
    .prepare(
      `SELECT id, department_id AS departmentId, ground, evidence, state, raised_by AS raisedBy
       FROM objection ORDER BY id`,
    )
    .all() as Omit<StoredObjection, 'cases' | 'verdicts'>[]
  return rows.map((row) => ({
    ...row,
    cases: (cases.all(row.id) as string[]).sort(),
    verdicts: verdicts.all(row.id) as StoredObjection['verdicts'],
  }))
}

export interface StoredDecision {
  readonly name: string
  readonly state: string
  /** Who decided; null = nobody yet, or the log is not asked. */
  readonly by: string | null
}

/** What published results proposed, by `period scheme version department`. */
export const storedProposals = (sqlite: Sqlite): StoredDecision[] =>
  sqlite
    .prepare(
      `SELECT a.period || ' ' || a.scheme_id || ' ' || a.version || ' ' || o.department_id AS name, o.state,
         o.decided_by AS "by"
       FROM appraisal_outcome o JOIN appraisal a ON a.id = o.appraisal_id ORDER BY a.id, o.department_id`,
    )
    .all() as StoredDecision[]

/** Items to put right, by number. */
export const storedItems = (sqlite: Sqlite): StoredDecision[] =>
  sqlite
    .prepare('SELECT CAST(id AS TEXT) AS name, state, NULL AS "by" FROM rectification ORDER BY id')
    .all() as StoredDecision[]

export type StoredAnswer = Omit<typeof signalAnswer.$inferSelect, 'id' | 'note'>

/** Answers to signals without their notes, which the log does not hold. */
export const storedAnswers = (sqlite: Sqlite): StoredAnswer[] =>
  sqlite
    .prepare(
      `SELECT period, signal, department_id AS departmentId, answer, num, den, "by", at_ms AS atMs
       FROM signal_answer ORDER BY id`,
    )
    .all() as StoredAnswer[]
