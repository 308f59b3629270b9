// Records of a sample as their inspectors see them: what is drawn for an account, checks and return visits.
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db, Sqlite } from '../open.ts'
import { recordCheck, sample, sampleInspector, sampleRecord, visitAttempt } from '../schema/sample.ts'
import type { EpochMs } from '../units.ts'

export type CheckRow = typeof recordCheck.$inferSelect
export type VisitRow = typeof visitAttempt.$inferSelect
export type AssignedRow = typeof sampleRecord.$inferSelect
export type BatchRow = Pick<
  typeof sample.$inferSelect,
  'id' | 'drawId' | 'period' | 'state' | 'asOfMs' | 'drawnAtMs'
>

const BATCH = {
  id: sample.id,
  drawId: sample.drawId,
  period: sample.period,
  state: sample.state,
  asOfMs: sample.asOfMs,
  drawnAtMs: sample.drawnAtMs,
}

/** Samples by number, the latest first. */
export const listBatches = (db: Db): BatchRow[] =>
  db.drizzle
    .select(BATCH)
    .from(sample)
    .all()
    .sort((a, b) => b.id - a.id)

export const findBatch = (db: Db, id: number): BatchRow | undefined =>
  db.drizzle.select(BATCH).from(sample).where(eq(sample.id, id)).get()

/** Records that stand (not replaced), by their place in the queue. */
export function listStanding(db: Db, sampleId: number): AssignedRow[] {
  return db.drizzle
    .select()
    .from(sampleRecord)
    .where(and(eq(sampleRecord.sampleId, sampleId), isNull(sampleRecord.replacedReason)))
    .orderBy(asc(sampleRecord.place), asc(sampleRecord.caseId))
    .all()
}

export function findStanding(db: Db, sampleId: number, caseId: string): AssignedRow | undefined {
  return db.drizzle
    .select()
    .from(sampleRecord)
    .where(
      and(
        eq(sampleRecord.sampleId, sampleId),
        eq(sampleRecord.caseId, caseId),
        isNull(sampleRecord.replacedReason),
      ),
    )
    .get()
}

/** Departments that somebody who stood for a sample may not check; none for who did not stand. */
export function conflictsOf(db: Db, sampleId: number, inspector: string): readonly string[] {
  const row = db.drizzle
    .select({ conflicts: sampleInspector.conflicts })
    .from(sampleInspector)
    .where(and(eq(sampleInspector.sampleId, sampleId), eq(sampleInspector.inspector, inspector)))
    .get()
  return row === undefined ? [] : (JSON.parse(row.conflicts) as string[])
}

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

/** Erases what residents said in visits before an instant, with the salts; returns of how many visits. */
export function eraseQuotes(sqlite: Sqlite, beforeMs: EpochMs): number {
  return sqlite
    .prepare('UPDATE visit_attempt SET quote = NULL, salt = NULL WHERE at_ms < ? AND quote IS NOT NULL')
    .run(beforeMs).changes
}
