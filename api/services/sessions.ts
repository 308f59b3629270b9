// Sessions: signing in, recognising a token, signing out. Only hashes of tokens are stored.
import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#db/open.ts'
import {
  type AccountRow,
  deleteExpiredSessions,
  deleteSession,
  extendSession,
  findAccount,
  findSession,
  insertSession,
} from '#db/queries/accounts.ts'
import type { EpochMs } from '#db/units.ts'
import type { Role } from '#db/vocabulary.ts'
import { DomainError } from '../domain/errors.ts'
import { isPasswordOf } from './accounts.ts'
import { storageFault } from './storageFault.ts'

const TOKEN_BYTES = 32
const MINUTE_MS = 60_000
/** A session ends this long after it was last used. */
export const SESSION_MS = 12 * 60 * MINUTE_MS
/** Moving the end is a write: seldom enough not to make a write of every read. */
const EXTEND_EVERY_MS = 5 * MINUTE_MS

export interface SignedIn {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly departmentId: string | null
  readonly expiresAtMs: EpochMs
}

/**
 * Checks a password and opens a session under a new token of 256 random bits.
 * @throws DomainError bad_credentials, the same for an unknown, a disabled and a mistyped account.
 */
export async function signIn(
  db: Db,
  credentials: { readonly username: string; readonly password: string },
  nowMs: EpochMs,
): Promise<{ readonly token: string; readonly signedIn: SignedIn }> {
  const account = findAccount(db, credentials.username)
  const isRight = await isPasswordOf(db, account, credentials.password)
  if (account === undefined || !isRight) throw new DomainError('bad_credentials')
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const expiresAtMs = nowMs + SESSION_MS
  deleteExpiredSessions(db, nowMs)
  insertSession(db, {
    tokenHash: hashOf(token),
    accountId: account.id,
    createdAtMs: nowMs,
    lastSeenAtMs: nowMs,
    expiresAtMs,
  })
  return { token, signedIn: view(account, expiresAtMs) }
}

/** Who a token belongs to, its end moved on; null = nobody: unknown, expired or disabled. */
export function recogniseToken(db: Db, token: string, nowMs: EpochMs): SignedIn | null {
  const tokenHash = hashOf(token)
  const found = findSession(db, { tokenHash, nowMs })
  if (found === undefined) return null
  if (nowMs - found.session.lastSeenAtMs < EXTEND_EVERY_MS) {
    return view(found.account, found.session.expiresAtMs)
  }
  const expiresAtMs = nowMs + SESSION_MS
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
export function signOut(db: Db, token: string): void {
  deleteSession(db, hashOf(token))
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const view = (account: AccountRow, expiresAtMs: EpochMs): SignedIn => ({
  username: account.username,
  displayName: account.displayName,
  role: account.role,
  departmentId: account.departmentId,
  expiresAtMs,
})
