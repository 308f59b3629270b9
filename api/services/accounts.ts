// Accounts: passwords hashed with argon2id, adding an account, changing its password, the demo street's six.
import { hash, verify } from '@node-rs/argon2'
import type { Db } from '#db/open.ts'
import { type AccountRow, findAccount, insertAccount, updatePasswordHash } from '#db/queries/accounts.ts'
import { deleteSessionsOf } from '#db/queries/sessions.ts'
import type { EpochMs } from '#db/units.ts'
import type { Role } from '#db/vocabulary.ts'
import { DomainError, type FieldProblem } from '../domain/errors.ts'
import { recordAct } from './audit/recordAct.ts'
import { inTransaction } from './writing/caseBook.ts'

/** OWASP's first choice for argon2id, the package's default algorithm: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const CURRENT_HASH = '$argon2id$v=19$m=19456,t=2,p=1$'
const PASSWORD_MIN_CHARACTERS = 8
const PASSWORD_MAX_BYTES = 1024
const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u
/** Authors of acts that no account did: nobody else may sign the audit log as them. */
const OWN_NAMES: readonly string[] = ['cli', 'system', 'demo']

export interface NewAccount {
  readonly username: string
  readonly password: string
  readonly role: Role
  readonly displayName?: string | undefined
  /** Id of the department that a `department` account answers for. */
  readonly departmentId?: string | undefined
  readonly isDemo?: boolean
  /** Who adds it, told to the trail; absent = the product itself, which tells nothing. */
  readonly by?: string
}

/** Who changes an account, and when. */
export interface Author {
  readonly by: string
  readonly nowMs: EpochMs
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
  const fields = [
    ...usernameProblems(account.username),
    ...passwordProblems(account.password, account.username),
  ]
  if (fields.length > 0) throw invalid(fields)
  if (findAccount(db, account.username)) {
    throw new DomainError('conflict', `there is an account “${account.username}” already`)
  }
  const passwordHash = await hashPassword(account.password)
  return inTransaction(db.sqlite, () => {
    const { username, role, departmentId = null, by, isDemo = false } = account
    const displayName = account.displayName ?? username
    const row = { username, displayName, role, departmentId, passwordHash, isDemo }
    const id = insertAccount(db, { ...row, disabledAtMs: null, createdAtMs: nowMs })
    if (by !== undefined) {
      const data = { account: username, role, department: departmentId }
      recordAct(db.sqlite, { type: 'account_added', by, data }, nowMs)
    }
    return id
  })
}

export interface PasswordChange {
  readonly username: string
  readonly password: string
  /** Hash of the token of a session that goes on; absent = all end. */
  readonly keep?: Buffer
}

/**
 * Sets a password and ends the sessions of the account.
 * @throws DomainError validation, not_found.
 */
export async function changePassword(
  db: Db,
  { username, password, keep }: PasswordChange,
  { by, nowMs }: Author,
): Promise<void> {
  const fields = passwordProblems(password, username)
  if (fields.length > 0) throw invalid(fields)
  const { id: accountId } = requireAccount(db, username)
  const passwordHash = await hashPassword(password)
  inTransaction(db.sqlite, () => {
    updatePasswordHash(db, { accountId, passwordHash })
    deleteSessionsOf(db, accountId, keep)
    recordAct(db.sqlite, { type: 'password_changed', by, data: { account: username } }, nowMs)
  })
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

/** The account of a name. @throws DomainError not_found. */
export function requireAccount(db: Db, username: string): AccountRow {
  const account = findAccount(db, username)
  if (account === undefined) throw new DomainError('not_found', `there is no account “${username}”`)
  return account
}

function usernameProblems(username: string): FieldProblem[] {
  if (OWN_NAMES.includes(username.toLowerCase())) {
    return [{ field: 'username', message: 'is the name under which the product itself acts' }]
  }
  if (USERNAME.test(username)) return []
  const message = 'must be 1 to 64 letters, digits or . _ @ -, beginning with a letter or digit'
  return [{ field: 'username', message }]
}

function passwordProblems(password: string, username: string): FieldProblem[] {
  const isShort = [...password].length < PASSWORD_MIN_CHARACTERS
  if (isShort || Buffer.byteLength(password) > PASSWORD_MAX_BYTES) {
    return [{ field: 'password', message: 'must have at least 8 characters and at most 1024 bytes' }]
  }
  const isName = password.toLowerCase() === username.toLowerCase()
  return isName ? [{ field: 'password', message: 'must not be the name of the account' }] : []
}

const invalid = (fields: readonly FieldProblem[]): DomainError =>
  new DomainError('validation', fields.map(({ field, message }) => `${field} ${message}`).join('; '), {
    fields,
  })
