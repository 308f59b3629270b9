// Rectification items: insert, change, read, the overdue ones first.
import { asc, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { appraisal, rectification } from '../schema/appraisal.ts'

export type RectificationRow = typeof rectification.$inferSelect

/** An item with the appraisal it belongs to. */
export interface RectificationOf {
  readonly item: RectificationRow
  readonly period: string
  readonly schemeId: string
}

/** Stores an item and returns its id. */
export function insertRectification(db: Db, row: Omit<typeof rectification.$inferInsert, 'id'>): number {
  return db.drizzle.insert(rectification).values(row).returning({ id: rectification.id }).get().id
}

export function updateRectification(
  db: Db,
  id: number,
  changes: Partial<Omit<RectificationRow, 'id'>>,
): void {
  db.drizzle.update(rectification).set(changes).where(eq(rectification.id, id)).run()
}

const selected = (db: Db) =>
  db.drizzle
    .select({ item: rectification, period: appraisal.period, schemeId: appraisal.schemeId })
    .from(rectification)
    .innerJoin(appraisal, eq(appraisal.id, rectification.appraisalId))

export function findRectification(db: Db, id: number): RectificationOf | undefined {
  return selected(db).where(eq(rectification.id, id)).get()
}

/** At most so many items, the earliest due first, ties by id. */
export function listRectifications(db: Db, limit: number): RectificationOf[] {
  return selected(db).orderBy(asc(rectification.dueMs), asc(rectification.id)).limit(limit).all()
}
