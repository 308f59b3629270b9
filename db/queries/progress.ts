// Codes by which residents follow their case: give one, find the case of one.
import { eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { cases } from '../schema/cases.ts'
import { progressCode } from '../schema/release.ts'

/** Puts a code in the place of the case's earlier one. */
export function replaceProgressCode(db: Db, row: typeof progressCode.$inferInsert): void {
  db.drizzle.delete(progressCode).where(eq(progressCode.caseKey, row.caseKey)).run()
  db.drizzle.insert(progressCode).values(row).run()
}

/** Id of the case a code was given for; undefined = none. */
export function caseOfCode(db: Db, codeHash: Buffer): string | undefined {
  return db.drizzle
    .select({ id: cases.id })
    .from(progressCode)
    .innerJoin(cases, eq(cases.key, progressCode.caseKey))
    .where(eq(progressCode.codeHash, codeHash))
    .get()?.id
}
