// Public screens: their tokens by hash, issued, seen, revoked.
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { screenToken } from '../schema/access.ts'
import { screenHeartbeat } from '../schema/screen.ts'
import type { EpochMs } from '../units.ts'
import { unlessBusy } from './unlessBusy.ts'

export type ScreenRow = typeof screenToken.$inferSelect
export type HeartbeatRow = typeof screenHeartbeat.$inferSelect

export interface ListedScreen {
  readonly screen: ScreenRow
  readonly heartbeat: HeartbeatRow | null
}

/** All screens with what they last said, revoked ones included, by the order they were added. */
export function listScreens(db: Db): ListedScreen[] {
  return db.drizzle
    .select({ screen: screenToken, heartbeat: screenHeartbeat })
    .from(screenToken)
    .leftJoin(screenHeartbeat, eq(screenHeartbeat.screenId, screenToken.id))
    .orderBy(screenToken.id)
    .all()
}

export function screenById(db: Db, id: number): ScreenRow | undefined {
  return db.drizzle.select().from(screenToken).where(eq(screenToken.id, id)).get()
}

/** Notes what a screen says of itself, unless the database is being written to right now: it will say it again. */
export function storeHeartbeat(db: Db, row: HeartbeatRow): void {
  unlessBusy(db, () => {
    const { screenId: _, ...set } = row
    const target = screenHeartbeat.screenId
    db.drizzle.insert(screenHeartbeat).values(row).onConflictDoUpdate({ target, set }).run()
  })
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
