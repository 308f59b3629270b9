// Accounts and their sessions: find, insert, change, remove.
import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { account } from '../schema/account.ts'
import { session } from '../schema/session.ts'
import type { EpochMs } from '../units.ts'

export type AccountRow = typeof account.$inferSelect
export type NewAccountRow = Omit<typeof account.$inferInsert, 'id'>
export type SessionRow = typeof session.$inferSelect

/** A live session with the account it belongs to. */
export interface SessionOfAccount {
  readonly session: SessionRow
  readonly account: AccountRow
}

/** The account of a username, disabled ones included; undefined = there is none. */
export function findAccount(db: Db, username: string): AccountRow | undefined {
  return db.drizzle.select().from(account).where(eq(account.username, username)).get()
}

/** Inserts an account and returns its id. Throws SQLITE_CONSTRAINT_UNIQUE where the username exists. */
export function insertAccount(db: Db, row: NewAccountRow): number {
  return db.drizzle.insert(account).values(row).returning({ id: account.id }).get().id
}

/** Stores a new password hash; sessions stay as they are. */
export function updatePasswordHash(
  db: Db,
  change: { readonly accountId: number; readonly passwordHash: string },
): void {
  const { accountId, passwordHash } = change
  db.drizzle.update(account).set({ passwordHash }).where(eq(account.id, accountId)).run()
}

/** Marks an account as disabled since an instant; a mark that stands already is kept. */
export function markDisabled(db: Db, change: { readonly accountId: number; readonly atMs: EpochMs }): void {
  const isEnabled = and(eq(account.id, change.accountId), isNull(account.disabledAtMs))
  db.drizzle.update(account).set({ disabledAtMs: change.atMs }).where(isEnabled).run()
}

export function insertSession(db: Db, row: SessionRow): void {
  db.drizzle.insert(session).values(row).run()
}

/** The session of a token hash that is neither expired at `nowMs` nor of a disabled account. */
export function findSession(
  db: Db,
  asked: { readonly tokenHash: Buffer; readonly nowMs: EpochMs },
): SessionOfAccount | undefined {
  return db.drizzle
    .select({ session, account })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(
      and(
        eq(session.tokenHash, asked.tokenHash),
        gt(session.expiresAtMs, asked.nowMs),
        isNull(account.disabledAtMs),
      ),
    )
    .get()
}

/**
 * Moves a session's end. A reader must never wait for a running import, so a database that is being written to
 * right now leaves the session as it was: the next request moves it.
 */
export function extendSession(db: Db, change: Omit<SessionRow, 'accountId' | 'createdAtMs'>): void {
  const { tokenHash, lastSeenAtMs, expiresAtMs } = change
  const waitMs = db.sqlite.pragma('busy_timeout', { simple: true })
  db.sqlite.pragma('busy_timeout = 0')
  try {
    db.drizzle
      .update(session)
      .set({ lastSeenAtMs, expiresAtMs })
      .where(eq(session.tokenHash, tokenHash))
      .run()
  } catch (error) {
    if (!isBusy(error)) throw error
  } finally {
    db.sqlite.pragma(`busy_timeout = ${String(waitMs)}`)
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

export function deleteSession(db: Db, tokenHash: Buffer): void {
  db.drizzle.delete(session).where(eq(session.tokenHash, tokenHash)).run()
}

export function deleteSessionsOf(db: Db, accountId: number): void {
  db.drizzle.delete(session).where(eq(session.accountId, accountId)).run()
}

export function deleteExpiredSessions(db: Db, nowMs: EpochMs): void {
  db.drizzle.delete(session).where(lte(session.expiresAtMs, nowMs)).run()
}
