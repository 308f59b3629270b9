import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Db, openDb } from '#db/open.ts'
import { forgetGuards, putGuard } from '#db/queries/access.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { addAccount } from '../accounts.ts'
import { signIn } from '../sessions.ts'
import { liftLocks, lockedSecondsOf } from './guard.ts'

const PASSWORD = 'correct horse'
const OFFICE = '10.0.0.1'
const ELSEWHERE = '203.0.113.9'
const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

async function dbWith(file = ':memory:'): Promise<Db> {
  const db = openDb(file)
  await addAccount(db, { username: 'wang', password: PASSWORD, role: 'admin' }, 0)
  return db
}

const at = (address: string, password = PASSWORD, username = 'wang') => ({
  ...{ username, password, address, browser: null },
})

/** What became of an attempt: `in`, or the code of its refusal with the seconds to wait. */
async function enter(db: Db, attempt: ReturnType<typeof at>, nowMs: number): Promise<string> {
  return signIn(db, attempt, nowMs).then(
    () => 'in',
    (error) => `${error.code} ${error.retryAfterSeconds ?? ''}`.trim(),
  )
}

async function guess(db: Db, address: string, times: number, nowMs: number, username = 'wang') {
  const answers: string[] = []
  for (let n = 0; n < times; n += 1)
    answers.push(await enter(db, at(address, 'wrong horse', username), nowMs))
  return answers
}

const acts = (db: Db) =>
  (db.sqlite.prepare('SELECT body FROM event ORDER BY seq').pluck().all() as string[]).map((body) => {
    const { type, by, count, seconds } = JSON.parse(body)
    return [type, by, count ?? seconds ?? null]
  })

describe('wrong passwords', () => {
  it('lock the account from the fifth on, and the right one has to wait too', async () => {
    const db = await dbWith()
    const refused = await guess(db, ELSEWHERE, 6, 0)
    expect(refused).toEqual([...Array(5).fill('bad_credentials'), 'locked_out 30'])
    expect(await enter(db, at(ELSEWHERE), 29_001)).toBe('locked_out 1')
    expect(await enter(db, at(ELSEWHERE), 30_000)).toBe('in')
  })

  it('from many addresses of one IPv6 network count as from one', async () => {
    const db = await dbWith()
    for (let n = 0; n < 30; n += 1) await guess(db, `2001:db8:0:1::${n}`, 1, 0, `name ${n}`)
    expect(await guess(db, '2001:db8:0:1:ffff::1', 1, 0, 'another')).toEqual(['locked_out 30'])
    expect(await guess(db, '2001:db8:0:2::1', 1, 0, 'another')).toEqual(['bad_credentials'])
  })

  it('under invented names do not push the lock of an account out', async () => {
    const db = await dbWith()
    await guess(db, ELSEWHERE, 5, 0)
    const put = (name: string) =>
      putGuard(db, {
        ...{ key: Buffer.from(name), accountId: null, failures: 1, failedAtMs: 1 },
        ...{ lockedUntilMs: null, untold: 0, toldAtMs: null },
      })
    for (const name of ['a', 'b', 'c']) put(name)
    forgetGuards(db, { beforeMs: -1, most: 2 })
    expect(await enter(db, at('10.9.9.9'), 1)).toBe('locked_out 30')
  })

  it('sent at once count like those sent one by one', async () => {
    const db = await dbWith()
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => enter(db, at(ELSEWHERE, 'wrong horse'), 0)),
    )
    expect(answers.filter((answer) => answer === 'bad_credentials')).toHaveLength(5)
  })

  it('lock a name without an account just the same, so that nobody learns which exist', async () => {
    const db = await dbWith()
    expect(await guess(db, ELSEWHERE, 6, 0, 'nobody')).toEqual(await guess(await dbWith(), ELSEWHERE, 6, 0))
  })

  it('stay counted when the server starts anew', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pingyi-guard-'))
    const file = path.join(folder, 'p.db')
    const before = await dbWith(file)
    await guess(before, ELSEWHERE, 5, 0)
    before.close()
    const db = openDb(file)
    expect(await enter(db, at(ELSEWHERE), 1)).toBe('locked_out 30')
    db.close()
    rmSync(folder, { recursive: true })
  })

  it('from elsewhere keep nobody out of where the account is known', async () => {
    const db = await dbWith()
    expect(await enter(db, at(OFFICE), 0)).toBe('in')
    for (let minute = 0; minute < 120; minute += 1) await guess(db, ELSEWHERE, 1, minute * MINUTE_MS)
    expect(await enter(db, at(ELSEWHERE), 120 * MINUTE_MS)).toMatch(/^locked_out/)
    expect(await enter(db, at(OFFICE), 120 * MINUTE_MS)).toBe('in')
  })

  it('at a known address lock there, for a quarter of an hour at most', async () => {
    const db = await dbWith()
    await enter(db, at(OFFICE), 0)
    expect((await guess(db, OFFICE, 6, 0)).at(-1)).toBe('locked_out 30')
    expect(await enter(db, at(OFFICE), 15 * MINUTE_MS)).toBe('in')
  })

  it('for ever new names lock the address', async () => {
    const db = await dbWith()
    const answers: string[] = []
    for (let n = 0; n < 31; n += 1) answers.push(...(await guess(db, ELSEWHERE, 1, 0, `name${n}`)))
    expect(answers.at(-2)).toBe('bad_credentials')
    expect(answers.at(-1)).toBe('locked_out 30')
    expect(await enter(db, at(OFFICE), 0)).toBe('in')
  })

  it('are forgotten once an administrator says so', async () => {
    const db = await dbWith()
    await guess(db, ELSEWHERE, 5, 0)
    const account = findAccount(db, 'wang')
    if (account === undefined) throw new Error('no account')
    expect(lockedSecondsOf(db, account, 0)).toBe(30)
    liftLocks(db, account)
    expect(lockedSecondsOf(db, account, 0)).toBe(0)
    expect(await enter(db, at(ELSEWHERE), 0)).toBe('in')
  })

  it('leave neither names nor addresses in the database: a name may be a password in the wrong field', async () => {
    const db = await dbWith()
    await guess(db, ELSEWHERE, 1, 0, 'mypassword')
    const stored = db.sqlite.serialize().toString('latin1')
    expect(stored).not.toContain('mypassword')
    expect(stored).not.toContain(ELSEWHERE)
  })
})

describe('the trail', () => {
  it('hears of refusals at once, then in tens of minutes with their number, and of each lock', async () => {
    const db = await dbWith()
    await guess(db, ELSEWHERE, 5, 0)
    await guess(db, ELSEWHERE, 1, 11 * MINUTE_MS)
    expect(acts(db)).toEqual([
      ['sign_in_refused', 'wang', 1],
      ['locked_out', 'wang', 30],
      ['sign_in_refused', 'wang', 5],
      ['locked_out', 'wang', 60],
    ])
  })

  it('does not grow with the number of guesses', async () => {
    const db = await dbWith()
    for (let n = 0; n < 29; n += 1) await guess(db, `10.9.0.${n}`, 5, n * SECOND_MS, `name${n}`)
    expect(acts(db)).toEqual([['sign_in_refused', '(no account)', 1]])
  })

  it('hears who came in', async () => {
    const db = await dbWith()
    await enter(db, at(OFFICE), 0)
    expect(acts(db)).toEqual([['signed_in', 'wang', null]])
  })
})
