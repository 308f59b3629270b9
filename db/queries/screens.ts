// Public screens: their tokens by hash, issued, seen, revoked.
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { screenToken } from '../schema/access.ts'
import type { EpochMs } from '../units.ts'
import { unlessBusy } from './unlessBusy.ts'

export type ScreenRow = typeof screenToken.$inferSelect

/** All screens, revoked ones included, by the order they were added. */
export function listScreens(db: Db): ScreenRow[] {
  return db.drizzle.select().from(screenToken).orderBy(screenToken.id).all()
}

/** Inserts a screen and returns its id. */
export function insertScreen(
  db: Db,
  row: Pick<ScreenRow, 'name' | 'tokenHash' | 'createdBy' | 'createdAtMs'>,
): number {
  return db.drizzle.insert(screenToken).values(row).returning({ id: screenToken.id }).get().id
}

/** The screen of a token hash that has not been revoked. */
export function findScreen(db: Db, tokenHash: Buffer): ScreenRow | undefined {
  const isIts = and(eq(screenToken.tokenHash, tokenHash), isNull(screenToken.revokedAtMs))
  return db.drizzle.select().from(screenToken).where(isIts).get()
}

/** Notes when a screen was last there, unless the database is being written to right now. */
export function markScreenSeen(db: Db, id: number, lastSeenAtMs: EpochMs): void {
  unlessBusy(db, () => {
    db.drizzle.update(screenToken).set({ lastSeenAtMs }).where(eq(screenToken.id, id)).run()
  })
}

/** Marks a screen as revoked; whether there was one to revoke. */
export function revokeScreenRow(db: Db, id: number, revokedAtMs: EpochMs): boolean {
  const isLive = and(eq(screenToken.id, id), isNull(screenToken.revokedAtMs))
  return db.drizzle.update(screenToken).set({ revokedAtMs }).where(isLive).run().changes > 0
}
