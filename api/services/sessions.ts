// Sessions: signing in, recognising a token, listing and ending sessions. Only hashes of tokens are stored.
import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#db/open.ts'
import { type AccountRow, findAccount, updateAccount } from '#db/queries/accounts.ts'
import { readHoldings } from '#db/queries/deployment.ts'
import {
  deleteExpiredSessions,
  deleteSession,
  extendSession,
  findSession,
  insertSession,
  listSessions,
  type SessionOfAccount,
} from '#db/queries/sessions.ts'
import type { EpochMs } from '#db/units.ts'
import type { Role } from '#db/vocabulary.ts'
import { DomainError } from '../domain/errors.ts'
import { type Attempt, countAttempt, forgive, tellRefusal } from './access/guard.ts'
import { type Author, isPasswordOf, requireAccount } from './accounts.ts'
import { recordAct } from './audit/recordAct.ts'
import { storageFault } from './storageFault.ts'
import { inTransaction } from './writing/caseBook.ts'

const TOKEN_BYTES = 32
const MINUTE_MS = 60_000
const ID_CHARACTERS = 16
/** A session ends this long after it was last used. */
export const SESSION_MS = 12 * 60 * MINUTE_MS
/** However much it is used, a session ends this long after signing in: whoever took a token does not keep it for ever. */
export const LONGEST_SESSION_MS = 30 * 24 * 60 * MINUTE_MS
/** Moving the end is a write: seldom enough not to make a write of every read. */
const EXTEND_EVERY_MS = 5 * MINUTE_MS

export interface SignedIn {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly departmentId: string | null
  readonly expiresAtMs: EpochMs
}

export interface Credentials extends Attempt {
  readonly password: string
  /** Family of the browser; null = not told. */
  readonly browser: string | null
}

/**
 * Checks a password and opens a session under a new token of 256 random bits.
 * @throws DomainError bad_credentials, the same for an unknown, a disabled and a mistyped account; locked_out after too
 * many of them, with the seconds to wait.
 */
export async function signIn(
  db: Db,
  credentials: Credentials,
  nowMs: EpochMs,
): Promise<{ readonly token: string; readonly signedIn: SignedIn }> {
  const account = await checkPassword(db, credentials, nowMs)
  const { browser } = credentials
  return openSession(db, account, { browser, nowMs })
}

/**
 * A session of an account whose password has been checked.
 * @throws DomainError bad_credentials where account or password changed meanwhile.
 */
export function openSession(
  db: Db,
  account: AccountRow,
  { browser, nowMs }: { readonly browser: string | null; readonly nowMs: EpochMs },
): { readonly token: string; readonly signedIn: SignedIn } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const expiresAtMs = nowMs + SESSION_MS
  inTransaction(db.sqlite, () => {
    requireUnchanged(db, account)
    deleteExpiredSessions(db, nowMs)
    insertSession(db, {
      ...{ tokenHash: hashOf(token), accountId: account.id, browser },
      ...{ createdAtMs: nowMs, lastSeenAtMs: nowMs, expiresAtMs },
    })
    updateAccount(db, account.id, { signedInAtMs: nowMs })
    recordAct(db.sqlite, { type: 'signed_in', by: account.username, data: { browser } }, nowMs)
  })
  return { token, signedIn: view(account, expiresAtMs) }
}

/** Computing a hash takes a while: what was decided meanwhile counts. */
function requireUnchanged(db: Db, { username, passwordHash }: AccountRow): void {
  const account = findAccount(db, username)
  const isUnchanged = account?.disabledAtMs === null && account.passwordHash === passwordHash
  if (!isUnchanged) throw new DomainError('bad_credentials')
}

/**
 * The account whose password it is. Attempts count, whatever they are for.
 * @throws DomainError bad_credentials, locked_out.
 */
export async function checkPassword(
  db: Db,
  { username, address, password }: Attempt & { readonly password: string },
  nowMs: EpochMs,
): Promise<AccountRow> {
  const attempt = { username, address }
  countAttempt(db, attempt, nowMs)
  const account = findAccount(db, username)
  const isRight = await isPasswordOf(db, account, password)
  if (account === undefined || !isRight || isDemoElsewhere(db, account)) {
    tellRefusal(db, attempt, nowMs)
    throw new DomainError('bad_credentials')
  }
  inTransaction(db.sqlite, () => forgive(db, attempt, nowMs))
  // The hash may just have been renewed.
  return requireAccount(db, username)
}

/** The password of a demo account is known to everybody: it opens nothing but the demo street. */
const isDemoElsewhere = (db: Db, { isDemo }: AccountRow): boolean => isDemo && !readHoldings(db).isDemo

/** Who a token belongs to, its end moved on within 30 days of signing in; null = nobody: unknown, expired or disabled. */
export function recogniseToken(db: Db, token: string, nowMs: EpochMs): SignedIn | null {
  const tokenHash = hashOf(token)
  const found = findSession(db, { tokenHash, nowMs })
  if (found === undefined) return null
  if (nowMs - found.session.lastSeenAtMs < EXTEND_EVERY_MS) {
    return view(found.account, found.session.expiresAtMs)
  }
  const expiresAtMs = Math.min(nowMs + SESSION_MS, found.session.createdAtMs + LONGEST_SESSION_MS)
  try {
    extendSession(db, { tokenHash, lastSeenAtMs: nowMs, expiresAtMs })
  } catch (error) {
    // Reading goes on where nothing can be written: the session lasts as long as it would have.
    if (storageFault(error) === null) throw error
    return view(found.account, found.session.expiresAtMs)
  }
  return view(found.account, expiresAtMs)
}

/** Ends the session of a token; an unknown token is no error. */
export function signOut(db: Db, token: string, nowMs: EpochMs): void {
  const tokenHash = hashOf(token)
  const found = findSession(db, { tokenHash, nowMs })
  inTransaction(db.sqlite, () => {
    deleteSession(db, tokenHash)
    if (found) recordAct(db.sqlite, { type: 'signed_out', by: found.account.username }, nowMs)
  })
}

/** Whose sessions are meant: one account's, or everybody's. */
export interface SessionsAsked {
  /** Null = of all accounts. */
  readonly accountId: number | null
  readonly nowMs: EpochMs
}

export interface ListedSession extends SessionOfAccount {
  /** Names the session without being of any use as its token. */
  readonly id: string
}

/** Live sessions, the oldest first. */
export function sessionsOf(db: Db, asked: SessionsAsked): ListedSession[] {
  return listSessions(db, asked).map((one) => ({ ...one, id: sessionId(one.session.tokenHash) }))
}

/** @throws DomainError not_found, also for a session that is not among those asked for. */
export function revokeSession(db: Db, id: string, { accountId, by, nowMs }: SessionsAsked & Author): void {
  const found = sessionsOf(db, { accountId, nowMs }).find((one) => one.id === id)
  if (found === undefined) throw new DomainError('not_found', `there is no session “${id}”`)
  inTransaction(db.sqlite, () => {
    deleteSession(db, found.session.tokenHash)
    const data = { account: found.account.username, browser: found.session.browser }
    recordAct(db.sqlite, { type: 'session_revoked', by, data }, nowMs)
  })
}

/** The name of a token's session. */
export const sessionIdOf = (token: string): string => sessionId(hashOf(token))

/** SHA-256 of a token, as it is stored. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const sessionId = (tokenHash: Buffer): string =>
  createHash('sha256').update(tokenHash).digest('base64url').slice(0, ID_CHARACTERS)

const view = (account: AccountRow, expiresAtMs: EpochMs): SignedIn => ({
  username: account.username,
  displayName: account.displayName,
  role: account.role,
  departmentId: account.departmentId,
  expiresAtMs,
})
