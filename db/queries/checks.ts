// Checks of sampled records and return visits: store, list, erase what residents said.
import { and, asc, eq } from 'drizzle-orm'
import type { Db, Sqlite } from '../open.ts'
import { recordCheck, visitAttempt } from '../schema/sample.ts'
import type { EpochMs } from '../units.ts'

export type CheckRow = typeof recordCheck.$inferSelect
export type VisitRow = typeof visitAttempt.$inferSelect

/** Checks of a sample, all or of one record. */
export function listChecks(db: Db, sampleId: number, caseId?: string): CheckRow[] {
  const ofCase = caseId === undefined ? undefined : eq(recordCheck.caseId, caseId)
  return db.drizzle
    .select()
    .from(recordCheck)
    .where(and(eq(recordCheck.sampleId, sampleId), ofCase))
    .orderBy(asc(recordCheck.caseId), asc(recordCheck.turn))
    .all()
}

/** Stores a check in the place of the one of its turn. */
export function putCheck(db: Db, row: CheckRow): void {
  db.drizzle
    .insert(recordCheck)
    .values(row)
    .onConflictDoUpdate({ target: [recordCheck.sampleId, recordCheck.caseId, recordCheck.turn], set: row })
    .run()
}

/** Attempts in the order made, of a sample or of one record. */
export function listVisits(db: Db, sampleId: number, caseId?: string): VisitRow[] {
  const ofCase = caseId === undefined ? undefined : eq(visitAttempt.caseId, caseId)
  return db.drizzle
    .select()
    .from(visitAttempt)
    .where(and(eq(visitAttempt.sampleId, sampleId), ofCase))
    .orderBy(asc(visitAttempt.caseId), asc(visitAttempt.attempt))
    .all()
}

export const insertVisit = (db: Db, row: VisitRow): void => {
  db.drizzle.insert(visitAttempt).values(row).run()
}

/**
 * Erases what residents said in visits before an instant, with the salts of it; returns of how many visits. The salt of the answers stays,
 * but where one hash was of both.
 */
export function eraseQuotes(sqlite: Sqlite, beforeMs: EpochMs): number {
  return sqlite
    .prepare(
      `UPDATE visit_attempt SET quote = NULL, quote_salt = NULL,
         salt = CASE WHEN quote_salt IS NULL THEN NULL ELSE salt END
       WHERE at_ms < ? AND quote IS NOT NULL`,
    )
    .run(beforeMs).changes
}
