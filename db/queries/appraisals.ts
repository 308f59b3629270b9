// Appraisals with their snapshots, sign-off log and outcomes: insert, move on, read.
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { appraisal, appraisalLog, appraisalOutcome, appraisalSnapshot } from '../schema/appraisal.ts'

export type AppraisalRow = typeof appraisal.$inferSelect
export type NewAppraisalRow = Omit<typeof appraisal.$inferInsert, 'id'>
export type SnapshotRow = typeof appraisalSnapshot.$inferSelect
export type LogRow = typeof appraisalLog.$inferSelect
export type OutcomeRow = typeof appraisalOutcome.$inferSelect

/** Which appraisal; `version` absent = the latest. */
export interface AppraisalKey {
  readonly period: string
  readonly schemeId: string
  readonly version?: number | undefined
}

/** Opens a version and returns its id. */
export function insertAppraisal(db: Db, row: NewAppraisalRow): number {
  return db.drizzle.insert(appraisal).values(row).returning({ id: appraisal.id }).get().id
}

/** Moves an appraisal on; a published one refuses all but `superseded`. */
export function updateAppraisal(
  db: Db,
  id: number,
  changes: Partial<
    Pick<AppraisalRow, 'state' | 'frozenAtMs' | 'windowEndsAtMs' | 'windowDays' | 'publishedAtMs'>
  >,
): void {
  db.drizzle.update(appraisal).set(changes).where(eq(appraisal.id, id)).run()
}

export function findAppraisal(db: Db, { period, schemeId, version }: AppraisalKey): AppraisalRow | undefined {
  const isOf = and(eq(appraisal.period, period), eq(appraisal.schemeId, schemeId))
  const where = version === undefined ? isOf : and(isOf, eq(appraisal.version, version))
  return db.drizzle.select().from(appraisal).where(where).orderBy(desc(appraisal.version)).get()
}

export function appraisalById(db: Db, id: number): AppraisalRow | undefined {
  return db.drizzle.select().from(appraisal).where(eq(appraisal.id, id)).get()
}

/** All versions of a period and scheme, oldest first. */
export function listVersionsOf(db: Db, { period, schemeId }: AppraisalKey): AppraisalRow[] {
  const where = and(eq(appraisal.period, period), eq(appraisal.schemeId, schemeId))
  return db.drizzle.select().from(appraisal).where(where).orderBy(asc(appraisal.version)).all()
}

/** The latest periods first, versions of one newest first. */
export function listAppraisals(db: Db, limit: number): AppraisalRow[] {
  return db.drizzle
    .select()
    .from(appraisal)
    .orderBy(desc(appraisal.period), asc(appraisal.schemeId), desc(appraisal.version))
    .limit(limit)
    .all()
}

/** State of every appraised period under a scheme, by period id: that of the published version, else of the latest. */
export function standingStates(db: Db, schemeId: string): Map<string, AppraisalRow['state']> {
  const rows = db.drizzle
    .select({ period: appraisal.period, state: appraisal.state })
    .from(appraisal)
    .where(eq(appraisal.schemeId, schemeId))
    .orderBy(asc(appraisal.version))
    .all()
  const states = new Map<string, AppraisalRow['state']>()
  for (const { period, state } of rows) {
    // A correction that is only drafted does not stand yet.
    if (states.get(period) !== 'published') states.set(period, state)
  }
  return states
}

/** Adds a snapshot, which is the appraisal's standing one from now on. */
export function insertSnapshot(db: Db, row: Omit<SnapshotRow, 'id'>): void {
  db.drizzle.insert(appraisalSnapshot).values(row).run()
}

/** The standing snapshot of an appraisal: the latest. */
export function findSnapshot(db: Db, appraisalId: number): SnapshotRow | undefined {
  return db.drizzle
    .select()
    .from(appraisalSnapshot)
    .where(eq(appraisalSnapshot.appraisalId, appraisalId))
    .orderBy(desc(appraisalSnapshot.id))
    .get()
}

/** Hash of the standing snapshot, without reading its body. */
export function snapshotHash(db: Db, appraisalId: number): string | null {
  const found = db.drizzle
    .select({ sha256: appraisalSnapshot.sha256 })
    .from(appraisalSnapshot)
    .where(eq(appraisalSnapshot.appraisalId, appraisalId))
    .orderBy(desc(appraisalSnapshot.id))
    .get()
  return found?.sha256 ?? null
}

export function insertLog(db: Db, row: Omit<LogRow, 'id'>): void {
  db.drizzle.insert(appraisalLog).values(row).run()
}

/** The sign-off log of every version of a period and scheme, oldest first. */
export function listLog(
  db: Db,
  { period, schemeId }: AppraisalKey,
): (LogRow & { readonly version: number })[] {
  return db.drizzle
    .select({ log: appraisalLog, version: appraisal.version })
    .from(appraisalLog)
    .innerJoin(appraisal, eq(appraisal.id, appraisalLog.appraisalId))
    .where(and(eq(appraisal.period, period), eq(appraisal.schemeId, schemeId)))
    .orderBy(asc(appraisalLog.id))
    .all()
    .map(({ log, version }) => ({ ...log, version }))
}

const STEPS = ['supersede', 'freeze', 'open_objections', 'publish'] as const

/** Account that took an appraisal's last step; that another version corrected it is no step of its own. */
export function lastMover(db: Db, appraisalId: number): string | null {
  const found = db.drizzle
    .select({ by: appraisalLog.by })
    .from(appraisalLog)
    .where(and(eq(appraisalLog.appraisalId, appraisalId), inArray(appraisalLog.act, STEPS)))
    .orderBy(desc(appraisalLog.id))
    .get()
  return found?.by ?? null
}

export function insertOutcome(db: Db, row: Pick<OutcomeRow, 'appraisalId' | 'departmentId' | 'kind'>): void {
  db.drizzle
    .insert(appraisalOutcome)
    .values({ ...row, state: 'proposed' })
    .run()
}

/** Outcomes of an appraisal, by department. */
export function listOutcomes(db: Db, appraisalId: number): OutcomeRow[] {
  return db.drizzle
    .select()
    .from(appraisalOutcome)
    .where(eq(appraisalOutcome.appraisalId, appraisalId))
    .orderBy(asc(appraisalOutcome.departmentId))
    .all()
}

/** Confirms or declines an outcome. */
export function decideOutcome(
  db: Db,
  { appraisalId, departmentId, ...decision }: Omit<OutcomeRow, 'kind'>,
): void {
  db.drizzle
    .update(appraisalOutcome)
    .set(decision)
    .where(
      and(eq(appraisalOutcome.appraisalId, appraisalId), eq(appraisalOutcome.departmentId, departmentId)),
    )
    .run()
}
