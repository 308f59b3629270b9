// What an administrator does with accounts: list, add, change, disable, enable, lift locks. Each is told to the trail.
import type { Db } from '#db/open.ts'
import {
  type AccountRow,
  countAdmins,
  listAccounts,
  markDisabled,
  updateAccount,
} from '#db/queries/accounts.ts'
import { deleteSessionsOf } from '#db/queries/sessions.ts'
import { listDepartmentRows } from '#db/queries/street.ts'
import type { EpochMs } from '#db/units.ts'
import type { ActType, Role } from '#db/vocabulary.ts'
import type { NewUser, User, UserChange } from '../../contract/users.ts'
import { DomainError } from '../../domain/errors.ts'
import { isoInZone, type Zone } from '../../domain/time/zone.ts'
import { type Author, addAccount, requireAccount } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import { sessionsOf } from '../sessions.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { liftLocks, lockedSecondsOf } from './guard.ts'

export interface Viewing {
  readonly zone: Zone
  readonly nowMs: EpochMs
}

/** All accounts by username, disabled ones included; instants in the deployment's zone. */
export function readUsers(db: Db, { zone, nowMs }: Viewing): User[] {
  const sessions = sessionsOf(db, { accountId: null, nowMs })
  const iso = (atMs: EpochMs | null) => (atMs === null ? null : isoInZone(atMs, zone))
  return listAccounts(db).map((row) => ({
    ...{ username: row.username, displayName: row.displayName, role: row.role },
    ...{ department: row.departmentId, demo: row.isDemo },
    createdAt: isoInZone(row.createdAtMs, zone),
    ...{ disabledAt: iso(row.disabledAtMs), signedInAt: iso(row.signedInAtMs) },
    sessions: sessions.filter(({ account }) => account.id === row.id).length,
    lockedSeconds: lockedSecondsOf(db, row, nowMs),
  }))
}

/** @throws DomainError validation, conflict where the name exists, unknown_department. */
export async function addUser(db: Db, wish: NewUser, { by, nowMs }: Author): Promise<void> {
  const { username, password, role, displayName, department } = wish
  const departmentId = fitting(db, role, department ?? null) ?? undefined
  await addAccount(db, { username, password, role, displayName, departmentId, by }, nowMs)
}

/**
 * Changes name, role or department; what is left out stays. A department goes with the role `department` only.
 * @throws DomainError not_found, validation, unknown_department, conflict (the last administrator).
 */
export function changeUser(db: Db, username: string, change: UserChange, { by, nowMs }: Author): void {
  inTransaction(db.sqlite, () => {
    const account = requireAccount(db, username)
    const { displayName = account.displayName, role = account.role } = change
    const asked = change.department === undefined ? account.departmentId : change.department
    const departmentId = fitting(db, role, role === 'department' ? asked : (change.department ?? null))
    if (role !== 'admin') requireAnotherAdmin(db, account)
    updateAccount(db, account.id, { displayName, role, departmentId })
    const data = { account: username, role, department: departmentId }
    recordAct(db.sqlite, { type: 'account_changed', by, data }, nowMs)
  })
}

/** The department that fits a role: one that exists for `department`, none for the others. */
function fitting(db: Db, role: Role, department: string | null): string | null {
  const isNeeded = role === 'department'
  if (isNeeded !== (department !== null)) {
    const message = isNeeded
      ? 'is required for the role “department”'
      : 'goes with the role “department” only'
    throw new DomainError('validation', `department ${message}`, {
      fields: [{ field: 'department', message }],
    })
  }
  if (department !== null && !listDepartmentRows(db.sqlite).some(({ id }) => id === department)) {
    throw new DomainError('unknown_department', `there is no department “${department}”`)
  }
  return department
}

/**
 * Keeps the account out and ends its sessions; what it did stays its own.
 * @throws DomainError not_found, conflict (the last administrator).
 */
export function disableUser(db: Db, username: string, author: Author): void {
  act(db, username, author, 'account_disabled', (account) => {
    requireAnotherAdmin(db, account)
    markDisabled(db, { accountId: account.id, atMs: author.nowMs })
    deleteSessionsOf(db, account.id)
  })
}

/** Lets a disabled account in again. @throws DomainError not_found. */
export function enableUser(db: Db, username: string, author: Author): void {
  act(db, username, author, 'account_enabled', ({ id }) => updateAccount(db, id, { disabledAtMs: null }))
}

/** Forgets the account's wrong passwords. @throws DomainError not_found. */
export function unlockUser(db: Db, username: string, author: Author): void {
  act(db, username, author, 'account_unlocked', (account) => liftLocks(db, account))
}

function act(
  db: Db,
  username: string,
  { by, nowMs }: Author,
  type: ActType,
  change: (account: AccountRow) => void,
): void {
  inTransaction(db.sqlite, () => {
    change(requireAccount(db, username))
    recordAct(db.sqlite, { type, by, data: { account: username } }, nowMs)
  })
}

/** Somebody must stay who can let others in. */
function requireAnotherAdmin(db: Db, { role, disabledAtMs, username }: AccountRow): void {
  if (role !== 'admin' || disabledAtMs !== null || countAdmins(db) > 1) return
  throw new DomainError('conflict', `“${username}” is the last administrator`)
}
