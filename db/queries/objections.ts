// Objections with their cases and decisions: insert, decide, read.
import { asc, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { objection, objectionCase, objectionDecision } from '../schema/objection.ts'

export type ObjectionRow = typeof objection.$inferSelect
export type DecisionRow = typeof objectionDecision.$inferSelect

/** Stores an objection with its cases and returns its id. */
export function insertObjection(
  db: Db,
  row: Omit<typeof objection.$inferInsert, 'id'>,
  caseIds: readonly string[],
): number {
  const { id } = db.drizzle.insert(objection).values(row).returning({ id: objection.id }).get()
  for (const caseId of caseIds) db.drizzle.insert(objectionCase).values({ objectionId: id, caseId }).run()
  return id
}

export function findObjection(db: Db, id: number): ObjectionRow | undefined {
  return db.drizzle.select().from(objection).where(eq(objection.id, id)).get()
}

/** Objections of an appraisal in the order raised. */
export function listObjections(db: Db, appraisalId: number): ObjectionRow[] {
  return db.drizzle
    .select()
    .from(objection)
    .where(eq(objection.appraisalId, appraisalId))
    .orderBy(asc(objection.id))
    .all()
}

/** Ids of an objection's cases, in code-unit order. */
export function listObjectionCases(db: Db, objectionId: number): string[] {
  return db.drizzle
    .select({ caseId: objectionCase.caseId })
    .from(objectionCase)
    .where(eq(objectionCase.objectionId, objectionId))
    .orderBy(asc(objectionCase.caseId))
    .all()
    .map(({ caseId }) => caseId)
}

/** Decisions in the order made; ties by person. */
export function listDecisions(db: Db, objectionId: number): DecisionRow[] {
  return db.drizzle
    .select()
    .from(objectionDecision)
    .where(eq(objectionDecision.objectionId, objectionId))
    .orderBy(asc(objectionDecision.atMs), asc(objectionDecision.by))
    .all()
}

export function insertDecision(db: Db, row: DecisionRow): void {
  db.drizzle.insert(objectionDecision).values(row).run()
}

export function updateObjection(
  db: Db,
  id: number,
  changes: Pick<ObjectionRow, 'state' | 'decidedAtMs'>,
): void {
  db.drizzle.update(objection).set(changes).where(eq(objection.id, id)).run()
}
