// Keeps guessers out: counts failed sign-ins of accounts and addresses, and tells the trail without letting it grow for ever.
import { createHash } from 'node:crypto'
import type { Db } from '#db/open.ts'
import {
  deleteGuards,
  findGuard,
  forgetGuards,
  forgetKnownAddresses,
  type GuardRow,
  knownSince,
  listGuardsOf,
  putGuard,
  putKnownAddress,
} from '#db/queries/access.ts'
import { type AccountRow, findAccount } from '#db/queries/accounts.ts'
import type { EpochMs } from '#db/units.ts'
import {
  ACCOUNT_BACK_OFF,
  ADDRESS_BACK_OFF,
  afterFailure,
  type BackOff,
  lockedSeconds,
} from '../../domain/access/backOff.ts'
import { networkOf } from '../../domain/access/network.ts'
import { DomainError } from '../../domain/errors.ts'
import { recordAct } from '../audit/recordAct.ts'
import { inTransaction } from '../writing/caseBook.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** An account's own addresses are kept apart from guessers this long after the last sign-in there. */
const KNOWN_MS = 90 * DAY_MS
/** The trail hears of refusals of one account at most this often, with their number. */
const TELL_EVERY_MS = 10 * MINUTE_MS
const MOST_GUARDS = 20_000
/** Told instead of a name that no account has: it may have been a password. No account can be called so. */
const NOBODY = '(no account)'

export interface Attempt {
  readonly username: string
  /** Network address the attempt came from. */
  readonly address: string
}

interface Guarded {
  readonly key: Buffer
  readonly rule: BackOff
  readonly accountId: number | null
}

const keyOf = (...parts: readonly string[]): Buffer =>
  createHash('sha256').update(parts.join('\u0000')).digest()
const knownKey = ({ username, address }: Attempt): Buffer => keyOf('known', username, networkOf(address))

/**
 * Counts an attempt as failed before its password is looked at, so that guesses sent at once count like guesses sent one
 * by one. Call `forgive` where it succeeds, `tellRefusal` where it fails.
 * @throws DomainError locked_out with the seconds to wait; such an attempt counts for nothing.
 */
export function countAttempt(db: Db, attempt: Attempt, nowMs: EpochMs): void {
  inTransaction(db.sqlite, () => {
    const stands = guardedBy(db, attempt, nowMs).map((one) => ({ ...one, row: findGuard(db, one.key) }))
    const seconds = Math.max(...stands.map(({ row, rule }) => lockedSeconds(row, nowMs, rule)))
    if (seconds > 0) {
      const detail = `too many wrong passwords; try again in ${seconds} s`
      throw new DomainError('locked_out', detail, { retryAfterSeconds: seconds })
    }
    for (const { key, rule, row, accountId } of stands) {
      putGuard(db, { ...(row ?? empty(key, accountId)), ...afterFailure(row, nowMs, rule) })
    }
  })
}

/** Where the account is known at the address, what happens elsewhere does not count against it there. */
function guardedBy(db: Db, attempt: Attempt, nowMs: EpochMs): [address: Guarded, account: Guarded] {
  const { username } = attempt
  const address = networkOf(attempt.address)
  const since = knownSince(db, knownKey(attempt))
  const isKnown = since !== undefined && since > nowMs - KNOWN_MS
  const key = isKnown ? keyOf('pair', username, address) : keyOf('account', username)
  const accountId = findAccount(db, username)?.id ?? null
  return [
    { key: keyOf('address', address), rule: ADDRESS_BACK_OFF, accountId: null },
    { key, rule: ACCOUNT_BACK_OFF, accountId },
  ]
}

const empty = (key: Buffer, accountId: number | null): GuardRow => ({
  ...{ key, accountId, failures: 0, failedAtMs: 0, lockedUntilMs: null, untold: 0, toldAtMs: null },
})

/**
 * Takes a counted attempt back that succeeded: the account's failures are forgotten, the address's are one less. Belongs
 * into the transaction that opens the session.
 */
export function forgive(db: Db, attempt: Attempt, nowMs: EpochMs): void {
  const [{ key: addressKey }, { key: accountKey }] = guardedBy(db, attempt, nowMs)
  deleteGuards(db, [accountKey])
  const address = findGuard(db, addressKey)
  if (address !== undefined) {
    putGuard(db, { ...address, failures: Math.max(0, address.failures - 1), lockedUntilMs: null })
  }
  putKnownAddress(db, knownKey(attempt), nowMs)
  forgetKnownAddresses(db, nowMs - KNOWN_MS)
}

/**
 * Tells the trail of a refused attempt: at once where none was told for ten minutes, else together with the next one, by
 * their number. All names without an account count as one. A lock of an account is told each time.
 */
export function tellRefusal(db: Db, attempt: Attempt, nowMs: EpochMs): void {
  inTransaction(db.sqlite, () => {
    forgetGuards(db, { beforeMs: nowMs - DAY_MS, most: MOST_GUARDS })
    const [, { key, rule, accountId }] = guardedBy(db, attempt, nowMs)
    const isAccount = accountId !== null
    const by = isAccount ? attempt.username : NOBODY
    tellCount(db, { by, key: isAccount ? key : keyOf(NOBODY), accountId }, nowMs)
    const seconds = lockedSeconds(findGuard(db, key), nowMs, rule)
    if (isAccount && seconds > 0) {
      recordAct(db.sqlite, { type: 'locked_out', by, data: { seconds } }, nowMs)
    }
  })
}

interface Told {
  readonly by: string
  readonly key: Buffer
  readonly accountId: number | null
}

function tellCount(db: Db, { by, key, accountId }: Told, nowMs: EpochMs): void {
  const row = findGuard(db, key) ?? empty(key, accountId)
  const count = row.untold + 1
  const isDue = row.toldAtMs === null || nowMs - row.toldAtMs >= TELL_EVERY_MS
  if (isDue) recordAct(db.sqlite, { type: 'sign_in_refused', by, data: { count } }, nowMs)
  const told = isDue ? { untold: 0, toldAtMs: nowMs } : { untold: count }
  putGuard(db, { ...row, ...told, failedAtMs: nowMs })
}

/** Seconds for which an account is locked at some address, the longest lock; 0 = it is not. */
export function lockedSecondsOf(db: Db, { id }: AccountRow, nowMs: EpochMs): number {
  return Math.max(0, ...listGuardsOf(db, id).map((row) => lockedSeconds(row, nowMs, ACCOUNT_BACK_OFF)))
}

/** Forgets the failures of an account at every address. */
export function liftLocks(db: Db, { id }: AccountRow): void {
  const keys = listGuardsOf(db, id).map(({ key }) => key)
  if (keys.length > 0) deleteGuards(db, keys)
}
