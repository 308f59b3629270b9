// Sessions of accounts: find, list, insert, extend, remove.
import { and, asc, eq, gt, isNull, lte, ne } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { account } from '../schema/account.ts'
import { session } from '../schema/session.ts'
import type { EpochMs } from '../units.ts'
import type { AccountRow } from './accounts.ts'
import { unlessBusy } from './unlessBusy.ts'

export type SessionRow = typeof session.$inferSelect

/** A live session with the account it belongs to. */
export interface SessionOfAccount {
  readonly session: SessionRow
  readonly account: AccountRow
}

/** Live sessions of an account, or of all, the oldest first. */
export function listSessions(
  db: Db,
  asked: { readonly accountId: number | null; readonly nowMs: EpochMs },
): SessionOfAccount[] {
  return db.drizzle
    .select({ session, account })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(
      and(
        gt(session.expiresAtMs, asked.nowMs),
        isNull(account.disabledAtMs),
        asked.accountId === null ? undefined : eq(session.accountId, asked.accountId),
      ),
    )
    .orderBy(asc(session.createdAtMs), asc(session.tokenHash))
    .all()
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

/** Moves a session's end; a database that is being written to right now leaves it to the next request. */
export function extendSession(
  db: Db,
  { tokenHash, lastSeenAtMs, expiresAtMs }: Pick<SessionRow, 'tokenHash' | 'lastSeenAtMs' | 'expiresAtMs'>,
): void {
  const isIts = eq(session.tokenHash, tokenHash)
  unlessBusy(db, () => {
    db.drizzle.update(session).set({ lastSeenAtMs, expiresAtMs }).where(isIts).run()
  })
}

export function deleteSession(db: Db, tokenHash: Buffer): void {
  db.drizzle.delete(session).where(eq(session.tokenHash, tokenHash)).run()
}

/** Ends the sessions of an account, but the one of `keep`. */
export function deleteSessionsOf(db: Db, accountId: number, keep?: Buffer): void {
  const isAnother = keep === undefined ? undefined : ne(session.tokenHash, keep)
  db.drizzle
    .delete(session)
    .where(and(eq(session.accountId, accountId), isAnother))
    .run()
}

export function deleteExpiredSessions(db: Db, nowMs: EpochMs): void {
  db.drizzle.delete(session).where(lte(session.expiresAtMs, nowMs)).run()
}
