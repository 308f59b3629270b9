// Texts for the public: insert, change while they are drafts, move on, list.
import { asc, desc, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { publicText } from '../schema/publicText.ts'

export type PublicTextRow = typeof publicText.$inferSelect

export function insertPublicText(db: Db, row: Omit<PublicTextRow, 'id'>): number {
  return db.drizzle.insert(publicText).values(row).returning({ id: publicText.id }).get().id
}

export function updatePublicText(db: Db, id: number, changes: Partial<Omit<PublicTextRow, 'id'>>): void {
  db.drizzle.update(publicText).set(changes).where(eq(publicText.id, id)).run()
}

export function findPublicText(db: Db, id: number): PublicTextRow | undefined {
  return db.drizzle.select().from(publicText).where(eq(publicText.id, id)).get()
}

/** Every text, the latest first. */
export function listPublicTexts(db: Db): PublicTextRow[] {
  return db.drizzle.select().from(publicText).orderBy(desc(publicText.id)).all()
}

/** What the public reads, in the order in which it was approved. */
export function listApprovedTexts(db: Db): PublicTextRow[] {
  return db.drizzle
    .select()
    .from(publicText)
    .where(eq(publicText.state, 'approved'))
    .orderBy(asc(publicText.approvedAtMs), asc(publicText.id))
    .all()
}
