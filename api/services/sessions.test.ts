import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Db, openDb } from '#db/open.ts'
import { disableUser } from './access/users.ts'
import { addAccount, changePassword } from './accounts.ts'
import {
  LONGEST_SESSION_MS,
  recogniseToken,
  revokeSession,
  SESSION_MS,
  sessionsOf,
  signIn,
  signOut,
} from './sessions.ts'

const PASSWORD = 'correct horse'
const MINUTE_MS = 60_000
const wang = { username: 'wang', password: PASSWORD, address: '10.0.0.1', browser: 'Edge · Windows' }
const BY = { by: 'admin', nowMs: 0 }

async function dbWithAccount(): Promise<Db> {
  const db = openDb(':memory:')
  await addAccount(db, { username: 'wang', password: PASSWORD, role: 'operator', departmentId: 'd7' }, 0)
  return db
}

describe('a session', () => {
  it('is known by its token, of which only the SHA-256 is stored', async () => {
    const db = await dbWithAccount()
    const { token } = await signIn(db, wang, 1000)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(recogniseToken(db, token, 2000)).toEqual({
      username: 'wang',
      displayName: 'wang',
      role: 'operator',
      departmentId: 'd7',
      expiresAtMs: 1000 + SESSION_MS,
    })
    const stored = db.sqlite.prepare('SELECT hex(token_hash) FROM session').pluck().all()
    expect(stored).toHaveLength(1)
    expect(JSON.stringify(db.sqlite.prepare('SELECT * FROM session').all())).not.toContain(token)
  })

  it('ends twelve hours after its last use, not after its beginning', async () => {
    const db = await dbWithAccount()
    const { token } = await signIn(db, wang, 0)
    const used = SESSION_MS - MINUTE_MS
    expect(recogniseToken(db, token, used)?.expiresAtMs).toBe(used + SESSION_MS)
    expect(recogniseToken(db, token, used + SESSION_MS - 1)).not.toBeNull()
    expect(recogniseToken(db, token, used + 3 * SESSION_MS)).toBeNull()
  })

  it('ends thirty days after signing in, however much it is used', async () => {
    const db = await dbWithAccount()
    const { token } = await signIn(db, wang, 0)
    const step = SESSION_MS / 2
    for (let at = step; at < LONGEST_SESSION_MS; at += step)
      expect(recogniseToken(db, token, at)).not.toBeNull()
    expect(recogniseToken(db, token, LONGEST_SESSION_MS - 1)?.expiresAtMs).toBe(LONGEST_SESSION_MS)
    expect(recogniseToken(db, token, LONGEST_SESSION_MS)).toBeNull()
  })

  it('is not written at every request', async () => {
    const db = await dbWithAccount()
    const { token } = await signIn(db, wang, 0)
    expect(recogniseToken(db, token, MINUTE_MS)?.expiresAtMs).toBe(SESSION_MS)
  })

  it('gets a new token at every sign-in', async () => {
    const db = await dbWithAccount()
    const first = await signIn(db, wang, 0)
    const second = await signIn(db, wang, 0)
    expect(second.token).not.toBe(first.token)
  })

  it.each([
    ['signing out', async (db: Db, token: string) => signOut(db, token, 0)],
    ['disabling the account', async (db: Db) => disableUser(db, 'wang', BY)],
    [
      'a new password',
      async (db: Db) => changePassword(db, { username: 'wang', password: 'another horse' }, BY),
    ],
  ])('is ended by %s', async (_what, end) => {
    const db = await dbWithAccount()
    const { token } = await signIn(db, wang, 0)
    await end(db, token)
    expect(recogniseToken(db, token, 1)).toBeNull()
  })

  it('is swept away once over, when somebody signs in', async () => {
    const db = await dbWithAccount()
    await signIn(db, wang, 0)
    await signIn(db, wang, SESSION_MS)
    expect(db.sqlite.prepare('SELECT count(*) FROM session').pluck().get()).toBe(1)
  })

  it('stays as it was where another connection is writing, without waiting for it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pingyi-sessions-'))
    const db = openDb(path.join(folder, 'db'))
    await addAccount(db, { username: 'wang', password: PASSWORD, role: 'operator' }, 0)
    const { token } = await signIn(db, wang, 0)
    const writer = openDb(db.path)
    writer.sqlite.exec('BEGIN IMMEDIATE')
    const began = performance.now()
    expect(recogniseToken(db, token, SESSION_MS - 1)?.username).toBe('wang')
    expect(performance.now() - began).toBeLessThan(2000)
    writer.sqlite.exec('ROLLBACK')
    expect(db.sqlite.pragma('busy_timeout', { simple: true })).toBe(5000)
    expect(recogniseToken(db, token, SESSION_MS)).toBeNull()
    writer.close()
    db.close()
    rmSync(folder, { recursive: true })
  })
})

describe('signing in', () => {
  it.each([
    ['an unknown account', { ...wang, username: 'nobody' }],
    ['a wrong password', { ...wang, password: 'wrong horse' }],
  ])('is refused in the same words for %s', async (_what, credentials) => {
    const db = await dbWithAccount()
    await expect(signIn(db, credentials, 0)).rejects.toMatchObject({
      code: 'bad_credentials',
      detail: 'The account or the password is wrong',
    })
  })

  it('is refused to an account disabled while its password was being checked', async () => {
    const db = await dbWithAccount()
    const entering = signIn(db, wang, 0)
    disableUser(db, 'wang', BY)
    await expect(entering).rejects.toMatchObject({ code: 'bad_credentials' })
    expect(sessionsOf(db, { accountId: null, nowMs: 0 })).toEqual([])
  })

  it('opens nothing to a demo account outside the demo street', async () => {
    const db = openDb(':memory:')
    await addAccount(db, { username: 'wang', password: PASSWORD, role: 'admin', isDemo: true }, 0)
    await expect(signIn(db, wang, 0)).rejects.toMatchObject({ code: 'bad_credentials' })
  })
})

describe('the list of sessions', () => {
  it('names each by something that is not its token, and ends the one that is named', async () => {
    const db = await dbWithAccount()
    const { token } = await signIn(db, wang, 0)
    const other = await signIn(db, { ...wang, browser: null }, 1)
    const listed = sessionsOf(db, { accountId: 1, nowMs: 2 })
    expect(listed.map(({ session }) => session.browser)).toEqual(['Edge · Windows', null])
    expect(JSON.stringify(listed.map(({ id }) => id))).not.toContain(token.slice(0, 8))
    revokeSession(db, listed[0]?.id ?? '', { accountId: 1, ...BY })
    expect(recogniseToken(db, token, 2)).toBeNull()
    expect(recogniseToken(db, other.token, 2)).not.toBeNull()
  })

  it('of one account does not reach another’s', async () => {
    const db = await dbWithAccount()
    await signIn(db, wang, 0)
    const [one] = sessionsOf(db, { accountId: null, nowMs: 0 })
    expect(() => revokeSession(db, one?.id ?? '', { accountId: 99, ...BY })).toThrow('there is no session')
  })
})
