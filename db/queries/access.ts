// Failed sign-ins and the addresses an account is known at: find, store, forget.
import { eq, inArray, lt } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { knownAddress, signInGuard } from '../schema/access.ts'
import type { EpochMs } from '../units.ts'

export type GuardRow = typeof signInGuard.$inferSelect

/** The failures under a key; undefined = none. */
export function findGuard(db: Db, key: Buffer): GuardRow | undefined {
  return db.drizzle.select().from(signInGuard).where(eq(signInGuard.key, key)).get()
}

/** Stores the failures under a key, over those that stood there. */
export function putGuard(db: Db, row: GuardRow): void {
  const { key, ...rest } = row
  db.drizzle.insert(signInGuard).values(row).onConflictDoUpdate({ target: signInGuard.key, set: rest }).run()
}

/** The failures for an account, at all addresses. */
export function listGuardsOf(db: Db, accountId: number): GuardRow[] {
  return db.drizzle.select().from(signInGuard).where(eq(signInGuard.accountId, accountId)).all()
}

export function deleteGuards(db: Db, keys: readonly Buffer[]): void {
  db.drizzle
    .delete(signInGuard)
    .where(inArray(signInGuard.key, [...keys]))
    .run()
}

/**
 * Drops failures older than an instant, and beyond `most` rows the oldest: guessers must not fill the disk. Those for accounts
 * go last, so that invented names do not push the lock of a real one out.
 */
export function forgetGuards(db: Db, { beforeMs, most }: { beforeMs: EpochMs; most: number }): void {
  db.drizzle.delete(signInGuard).where(lt(signInGuard.failedAtMs, beforeMs)).run()
  db.sqlite
    .prepare(
      `DELETE FROM sign_in_guard WHERE key IN
         (SELECT key FROM sign_in_guard ORDER BY account_id IS NULL, failed_at_ms DESC, key LIMIT -1 OFFSET ?)`,
    )
    .run(most)
}

/** When an account last signed in at an address, by the key of both; undefined = never. */
export function knownSince(db: Db, key: Buffer): EpochMs | undefined {
  return db.drizzle.select().from(knownAddress).where(eq(knownAddress.key, key)).get()?.signedInAtMs
}

export function putKnownAddress(db: Db, key: Buffer, signedInAtMs: EpochMs): void {
  db.drizzle
    .insert(knownAddress)
    .values({ key, signedInAtMs })
    .onConflictDoUpdate({ target: knownAddress.key, set: { signedInAtMs } })
    .run()
}

export function forgetKnownAddresses(db: Db, beforeMs: EpochMs): void {
  db.drizzle.delete(knownAddress).where(lt(knownAddress.signedInAtMs, beforeMs)).run()
}
