// Accounts: passwords hashed with argon2id, adding, changing and disabling accounts, the demo street's six.
import { hash, verify } from '@node-rs/argon2'
import type { Db } from '#db/open.ts'
import {
  type AccountRow,
  deleteSessionsOf,
  findAccount,
  insertAccount,
  markDisabled,
  updatePasswordHash,
} from '#db/queries/accounts.ts'
import type { EpochMs } from '#db/units.ts'
import type { Role } from '#db/vocabulary.ts'
import { DomainError, type FieldProblem } from '../domain/errors.ts'

/** OWASP's first choice for argon2id, the package's default algorithm: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const CURRENT_HASH = '$argon2id$v=19$m=19456,t=2,p=1$'
const PASSWORD_MIN_CHARACTERS = 8
const PASSWORD_MAX_BYTES = 1024
const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u

export interface NewAccount {
  readonly username: string
  readonly password: string
  readonly role: Role
  readonly displayName?: string | undefined
  /** Id of the department that a `department` account answers for. */
  readonly departmentId?: string | undefined
  readonly isDemo?: boolean
}

export const DEMO_PASSWORD = 'pingyi-demo'
export const DEMO_ACCOUNTS = [
  { username: 'leader', role: 'leader', displayName: '演示·街道领导' },
  { username: 'operator', role: 'operator', displayName: '演示·考核专员' },
  { username: 'supervisor', role: 'supervisor', displayName: '演示·监督员甲' },
  { username: 'supervisor2', role: 'supervisor', displayName: '演示·监督员乙' },
  { username: 'department', role: 'department', displayName: '演示·责任单位' },
  { username: 'admin', role: 'admin', displayName: '演示·系统管理员' },
] as const satisfies readonly { username: string; role: Role; displayName: string }[]

/**
 * Adds an account and returns its id.
 * @throws DomainError validation (every bad field named), conflict where the username exists.
 */
export async function addAccount(db: Db, account: NewAccount, nowMs: EpochMs): Promise<number> {
  const fields = [...usernameProblems(account.username), ...passwordProblems(account.password)]
  if (fields.length > 0) throw invalid(fields)
  if (findAccount(db, account.username)) {
    throw new DomainError('conflict', `there is an account “${account.username}” already`)
  }
  return insertAccount(db, {
    username: account.username,
    displayName: account.displayName ?? account.username,
    role: account.role,
    departmentId: account.departmentId ?? null,
    passwordHash: await hashPassword(account.password),
    disabledAtMs: null,
    createdAtMs: nowMs,
    isDemo: account.isDemo ?? false,
  })
}

/**
 * Sets a password and ends every session of the account.
 * @throws DomainError validation, not_found.
 */
export async function changePassword(
  db: Db,
  change: { readonly username: string; readonly password: string },
): Promise<void> {
  const fields = passwordProblems(change.password)
  if (fields.length > 0) throw invalid(fields)
  const { id: accountId } = requireAccount(db, change.username)
  const passwordHash = await hashPassword(change.password)
  db.sqlite.transaction(() => {
    updatePasswordHash(db, { accountId, passwordHash })
    deleteSessionsOf(db, accountId)
  })()
}

/** Keeps the account out and ends its sessions; what it did stays its own. @throws DomainError not_found. */
export function disableAccount(db: Db, username: string, nowMs: EpochMs): void {
  const { id: accountId } = requireAccount(db, username)
  db.sqlite.transaction(() => {
    markDisabled(db, { accountId, atMs: nowMs })
    deleteSessionsOf(db, accountId)
  })()
}

/** The demo street's accounts; those that exist stay as they are. The caller vouches that this is the demo database. */
export async function addDemoAccounts(
  db: Db,
  departmentId: string | undefined,
  nowMs: EpochMs,
): Promise<void> {
  for (const account of DEMO_ACCOUNTS) {
    if (findAccount(db, account.username)) continue
    const answersFor = account.role === 'department' ? departmentId : undefined
    await addAccount(
      db,
      { ...account, password: DEMO_PASSWORD, departmentId: answersFor, isDemo: true },
      nowMs,
    )
  }
}

/**
 * Whether a password is the account's. An unknown or disabled account takes as long to refuse as a wrong password, so
 * that timing does not tell which names exist. A hash of older parameters is renewed.
 */
export async function isPasswordOf(
  db: Db,
  account: AccountRow | undefined,
  password: string,
): Promise<boolean> {
  if (Buffer.byteLength(password) > PASSWORD_MAX_BYTES) return false
  if (account === undefined || account.disabledAtMs !== null) {
    await verify(await nobodysHash(), password)
    return false
  }
  const isRight = await verify(account.passwordHash, password)
  if (isRight && !account.passwordHash.startsWith(CURRENT_HASH)) {
    updatePasswordHash(db, { accountId: account.id, passwordHash: await hashPassword(password) })
  }
  return isRight
}

const hashPassword = (password: string): Promise<string> => hash(password, ARGON2)

let decoy: Promise<string> | undefined
function nobodysHash(): Promise<string> {
  decoy ??= hashPassword('the password of nobody')
  return decoy
}

function requireAccount(db: Db, username: string): AccountRow {
  const account = findAccount(db, username)
  if (account === undefined) throw new DomainError('not_found', `there is no account “${username}”`)
  return account
}

function usernameProblems(username: string): FieldProblem[] {
  if (USERNAME.test(username)) return []
  const message = 'must be 1 to 64 letters, digits or . _ @ -, beginning with a letter or digit'
  return [{ field: 'username', message }]
}

function passwordProblems(password: string): FieldProblem[] {
  const isShort = [...password].length < PASSWORD_MIN_CHARACTERS
  if (!isShort && Buffer.byteLength(password) <= PASSWORD_MAX_BYTES) return []
  return [{ field: 'password', message: 'must have at least 8 characters and at most 1024 bytes' }]
}

const invalid = (fields: readonly FieldProblem[]): DomainError =>
  new DomainError('validation', fields.map(({ field, message }) => `${field} ${message}`).join('; '), {
    fields,
  })
