// What the audit log and the tables say of checks, visits, batches, results handed in and councils, to hold one against the other.
import type { Sqlite } from '../open.ts'
import type { recordCheck, visitAttempt } from '../schema/sample.ts'
import type { ActType } from '../vocabulary.ts'

export interface ActBody {
  readonly seq: number
  readonly type: string
  readonly by: string
  /** ISO 8601 UTC with milliseconds. */
  readonly enteredAt: string
  readonly [name: string]: unknown
}

/** Acts of some types, in the order of the log; bodies that are no JSON are passed over. */
export function listActsOf(sqlite: Sqlite, types: readonly ActType[]): ActBody[] {
  const found = sqlite
    .prepare(
      `SELECT seq, body FROM event WHERE case_key IS NULL
         AND CASE WHEN json_valid(body) THEN body ->> 'type' END IN (SELECT value FROM json_each(?))
       ORDER BY seq`,
    )
    .all(JSON.stringify(types)) as { seq: number; body: string }[]
  return found.map(({ seq, body }) => ({ ...(JSON.parse(body) as Omit<ActBody, 'seq'>), seq }) as ActBody)
}

type CheckRow = typeof recordCheck.$inferSelect
type VisitRow = typeof visitAttempt.$inferSelect

const CHECKS = `SELECT s.draw_id AS drawId, k.case_id AS caseId, k.turn, k.by, k.note, k.version, k.salt,
  k.true_times AS trueTimes, k.substantive_reply AS substantiveReply, k.evidence,
  k.first_receiver AS firstReceiver, k.archiving, k.attitude
  FROM record_check k JOIN sample s ON s.id = k.sample_id ORDER BY s.id, k.case_id, k.turn`

/** Every stored check with its draw's id. */
export const storedChecks = (
  sqlite: Sqlite,
): (Omit<CheckRow, 'sampleId' | 'seconds' | 'savedAtMs'> & { drawId: string })[] =>
  sqlite.prepare(CHECKS).all() as ReturnType<typeof storedChecks>

const VISITS = `SELECT s.draw_id AS drawId, v.case_id AS caseId, v.attempt, v.by, v.at_ms AS atMs, v.reached,
  v.resolved, v.grade, v.quote, v.salt, v.quote_salt AS quoteSalt
  FROM visit_attempt v JOIN sample s ON s.id = v.sample_id ORDER BY s.id, v.case_id, v.attempt`

/** Every stored attempt of a visit with its draw's id. */
export const storedVisits = (sqlite: Sqlite): (Omit<VisitRow, 'sampleId'> & { drawId: string })[] =>
  sqlite.prepare(VISITS).all() as ReturnType<typeof storedVisits>

/** A row with a state and perhaps a result under its hash: a draw by its draw id, a council by its number. */
export interface StoredOutcome {
  readonly name: string
  readonly state: string
  readonly result: string | null
  readonly resultHash: string | null
}

export const storedOutcomes = (sqlite: Sqlite, table: 'sample' | 'council'): StoredOutcome[] =>
  sqlite
    .prepare(
      `SELECT CAST(${table === 'sample' ? 'draw_id' : 'id'} AS TEXT) AS name, state, result, result_hash AS resultHash
       FROM ${table} ORDER BY id`,
    )
    .all() as StoredOutcome[]

/** A record of a batch, by whose salt acts name it (api/services/supervision/check/commitment.ts). */
export interface SaltedRecord {
  readonly drawId: string
  readonly caseId: string
  readonly checkSalt: string
}

/** Every record of the batches that have a salt. */
export const saltedRecords = (sqlite: Sqlite): SaltedRecord[] =>
  sqlite
    .prepare(
      `SELECT s.draw_id AS drawId, r.case_id AS caseId, s.check_salt AS checkSalt
       FROM sample_record r JOIN sample s ON s.id = r.sample_id WHERE s.check_salt IS NOT NULL ORDER BY s.id, r.place`,
    )
    .all() as SaltedRecord[]
