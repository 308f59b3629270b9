// Playlists of public screens, and screens that wait to be paired.
import { count, eq, lte } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { screenPairing, screenPlaylist } from '../schema/screen.ts'
import type { EpochMs } from '../units.ts'

export type PlaylistRow = typeof screenPlaylist.$inferSelect
export type PairingRow = typeof screenPairing.$inferSelect

export function findPlaylist(db: Db, screenId: number): PlaylistRow | undefined {
  return db.drizzle.select().from(screenPlaylist).where(eq(screenPlaylist.screenId, screenId)).get()
}

/** Stores the screen's playlist in place of the one it had. */
export function storePlaylist(db: Db, row: PlaylistRow): void {
  const { screenId: _, ...set } = row
  const target = screenPlaylist.screenId
  db.drizzle.insert(screenPlaylist).values(row).onConflictDoUpdate({ target, set }).run()
}

/** Screens that wait; those whose time is over are deleted first. */
export function countPairings(db: Db, nowMs: EpochMs): number {
  db.drizzle.delete(screenPairing).where(lte(screenPairing.expiresAtMs, nowMs)).run()
  return db.drizzle.select({ waiting: count() }).from(screenPairing).get()?.waiting ?? 0
}

export function insertPairing(db: Db, row: PairingRow): void {
  db.drizzle.insert(screenPairing).values(row).run()
}

/** Takes a waiting screen away by its code; undefined where none waits with it any more. */
export function takePairing(db: Db, code: string, nowMs: EpochMs): PairingRow | undefined {
  const row = db.drizzle.delete(screenPairing).where(eq(screenPairing.code, code)).returning().get()
  return row !== undefined && row.expiresAtMs > nowMs ? row : undefined
}
