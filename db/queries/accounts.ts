// Accounts: find, list, insert, change, disable.
import { and, asc, count, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { account } from '../schema/account.ts'
import type { EpochMs } from '../units.ts'

export type AccountRow = typeof account.$inferSelect
export type NewAccountRow = Omit<typeof account.$inferInsert, 'id'>

/** The account of a username, disabled ones included; undefined = there is none. */
export function findAccount(db: Db, username: string): AccountRow | undefined {
  return db.drizzle.select().from(account).where(eq(account.username, username)).get()
}

/** All accounts, disabled ones included, by username. */
export function listAccounts(db: Db): AccountRow[] {
  return db.drizzle.select().from(account).orderBy(asc(account.username)).all()
}

/** Accounts in use of supervisors, by username: those who can stand for inspector and settle. */
export const listSupervisors = (db: Db): AccountRow[] =>
  listAccounts(db).filter(({ role, disabledAtMs }) => role === 'supervisor' && disabledAtMs === null)

/** How many accounts of administrators may sign in. */
export function countAdmins(db: Db): number {
  const mayEnter = and(eq(account.role, 'admin'), isNull(account.disabledAtMs))
  return db.drizzle.select({ n: count() }).from(account).where(mayEnter).get()?.n ?? 0
}

/** Inserts an account and returns its id. Throws SQLITE_CONSTRAINT_UNIQUE where the username exists. */
export function insertAccount(db: Db, row: NewAccountRow): number {
  return db.drizzle.insert(account).values(row).returning({ id: account.id }).get().id
}

/** Stores new values of an account; those left out stay. */
export function updateAccount(
  db: Db,
  accountId: number,
  change: Partial<
    Pick<AccountRow, 'displayName' | 'role' | 'departmentId' | 'disabledAtMs' | 'signedInAtMs'>
  >,
): void {
  db.drizzle.update(account).set(change).where(eq(account.id, accountId)).run()
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
