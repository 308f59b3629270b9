// What the signals are gathered from, and what supervisors answered to them.
import { asc, eq } from 'drizzle-orm'
import type { FactScope } from '../facts/reader.ts'
import { rows } from '../facts/rows.ts'
import { filters, fragment, join, knownAt } from '../facts/where.ts'
import type { Db, Sqlite } from '../open.ts'
import { signalAnswer } from '../schema/signal.ts'
import type { Grade, Reached, ResolvedAnswer } from '../vocabulary.ts'

/** Tables and columns by whose instants a case has something to show in a period. */
const TOUCHED = [
  ['received_fact', 'at_ms'],
  ['clock_fact', 'done_ms'],
  ['archive_fact', 'at_ms'],
  ['archive_fact', 'window_end_ms'],
  ['callback_fact', 'at_ms'],
  ['reply_fact', 'at_ms'],
  ['handoff_fact', 'at_ms'],
  ['entry_fact', 'at_ms'],
] as const

/** Keys, ascending, of the cases in which anything happened in the scope's period, by its filters but departments. */
export function listTouchedKeys(sqlite: Sqlite, scope: FactScope): number[] {
  const { startMs, endMs, asOfMs } = scope
  const touched = join(
    TOUCHED.map(([table, column]) =>
      fragment(`SELECT case_key FROM ${table} WHERE ${column} >= ? AND ${column} < ?`, startMs, endMs),
    ),
    ' UNION ',
  )
  const where = join([knownAt(asOfMs), ...filters({ ...scope, departments: null })], ' AND ')
  const found = rows<{ key: number }>(
    sqlite,
    fragment(
      `SELECT DISTINCT f.case_key AS key FROM received_fact f
       WHERE ${where.text} AND f.case_key IN (${touched.text}) ORDER BY f.case_key`,
      ...where.params,
      ...touched.params,
    ),
  )
  return found.map(({ key }) => key)
}

export interface SignalRow {
  readonly caseId: string
  readonly ruleSetId: string
  readonly ruleSetVersion: string
  readonly body: string
  /** JSON of the personal fields of a reply; null for any other event, or erased. */
  readonly fields: string | null
}

/** The trails of some cases, case by case, each in the order written. */
export function signalTrails(sqlite: Sqlite): (keys: readonly number[]) => SignalRow[] {
  const statement = sqlite.prepare(
    `SELECT c.id AS caseId, c.rule_set_id AS ruleSetId, c.rule_set_version AS ruleSetVersion, e.body, p.fields
     FROM json_each(?) j JOIN cases c ON c.key = j.value JOIN event e ON e.case_key = c.key
     LEFT JOIN personal p ON p.seq = e.seq AND instr(e.body, '"type":"replied"') > 0 ORDER BY c.key, e.seq`,
  )
  return (keys) => statement.all(JSON.stringify(keys)) as SignalRow[]
}

export interface VisitRow {
  readonly caseId: string
  readonly reached: Reached
  readonly resolved: ResolvedAnswer | null
  readonly grade: Grade | null
}

/** The last attempt of each visited case; batches given up do not count. */
export function listLastVisits(sqlite: Sqlite): VisitRow[] {
  return sqlite
    .prepare(
      `SELECT case_id AS caseId, reached, resolved, grade FROM (
         SELECT v.*, row_number() OVER (PARTITION BY v.case_id ORDER BY v.at_ms DESC, v.attempt DESC) AS place
         FROM visit_attempt v JOIN sample s ON s.id = v.sample_id WHERE s.state <> 'voided')
       WHERE place = 1`,
    )
    .all() as VisitRow[]
}

/** Changes whenever a visit is entered or a batch given up. */
export const visitsMark = (sqlite: Sqlite): string =>
  sqlite
    .prepare(
      `SELECT (SELECT count(*) FROM visit_attempt) || '/' || (SELECT count(*) FROM sample WHERE state = 'voided')`,
    )
    .pluck()
    .get() as string

export type SignalAnswerRow = typeof signalAnswer.$inferSelect

export function insertSignalAnswer(db: Db, row: Omit<SignalAnswerRow, 'id'>): number {
  return db.drizzle.insert(signalAnswer).values(row).returning({ id: signalAnswer.id }).get().id
}

/** Answers of a period in the order given. */
export function listSignalAnswers(db: Db, period: string): SignalAnswerRow[] {
  return db.drizzle
    .select()
    .from(signalAnswer)
    .where(eq(signalAnswer.period, period))
    .orderBy(asc(signalAnswer.id))
    .all()
}

/** Ids of cases to their keys, ascending; unknown ids are left out. */
export function caseKeysOf(sqlite: Sqlite, ids: readonly string[]): number[] {
  return sqlite
    .prepare('SELECT c.key FROM json_each(?) j JOIN cases c ON c.id = j.value ORDER BY c.key')
    .pluck()
    .all(JSON.stringify(ids)) as number[]
}
