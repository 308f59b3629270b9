import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { type Db, openDb } from '#db/open.ts'
import { findAccount, updatePasswordHash } from '#db/queries/accounts.ts'
import { DomainError } from '../domain/errors.ts'
import {
  addAccount,
  addDemoAccounts,
  changePassword,
  DEMO_ACCOUNTS,
  DEMO_PASSWORD,
  isPasswordOf,
  type NewAccount,
} from './accounts.ts'

const PASSWORD = 'correct horse'
const BY = { by: 'admin', nowMs: 0 }
const anAccount = (overrides: Partial<NewAccount> = {}): NewAccount => ({
  username: 'wang',
  password: PASSWORD,
  role: 'operator',
  ...overrides,
})

async function refusal(promise: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await promise.catch((reason: unknown) => reason)
  if (!(error instanceof DomainError)) throw new Error('nothing was refused')
  return error
}

const isRight = (db: Db, username: string, password: string) =>
  isPasswordOf(db, findAccount(db, username), password)

describe('an account', () => {
  it('keeps its password only as argon2id with 19 MiB, two passes, one lane', async () => {
    const db = openDb(':memory:')
    await addAccount(db, anAccount(), 0)
    expect(findAccount(db, 'wang')?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isRight(db, 'wang', PASSWORD)).toBe(true)
    expect(await isRight(db, 'wang', 'wrong horse')).toBe(false)
  })

  it('is refused with every bad field named', async () => {
    const error = await refusal(
      addAccount(openDb(':memory:'), anAccount({ username: 'a b', password: 'short' }), 0),
    )
    expect(error.code).toBe('validation')
    expect(error.fields?.map(({ field }) => field)).toEqual(['username', 'password'])
  })

  it('does not take its own name for a password', async () => {
    const named = anAccount({ username: 'wangxiaoming', password: 'WangXiaoMing' })
    expect((await refusal(addAccount(openDb(':memory:'), named, 0))).fields).toEqual([
      { field: 'password', message: 'must not be the name of the account' },
    ])
  })

  it.each(['cli', 'System', 'demo'])(
    'cannot be called %s, as the product itself is in the audit log',
    async (username) => {
      const error = await refusal(addAccount(openDb(':memory:'), anAccount({ username }), 0))
      expect(error.fields?.map(({ field }) => field)).toEqual(['username'])
    },
  )

  it('has a name of its own', async () => {
    const db = openDb(':memory:')
    await addAccount(db, anAccount(), 0)
    expect((await refusal(addAccount(db, anAccount(), 0))).code).toBe('conflict')
  })

  it('takes a new password and no longer the old', async () => {
    const db = openDb(':memory:')
    await addAccount(db, anAccount(), 0)
    await changePassword(db, { username: 'wang', password: 'another horse' }, BY)
    expect(await isRight(db, 'wang', 'another horse')).toBe(true)
    expect(await isRight(db, 'wang', PASSWORD)).toBe(false)
    const nobody = { username: 'nobody', password: PASSWORD }
    expect((await refusal(changePassword(db, nobody, BY))).code).toBe('not_found')
  })

  it('with a hash of weaker parameters has it renewed at the next right password', async () => {
    const db = openDb(':memory:')
    const accountId = await addAccount(db, anAccount(), 0)
    const passwordHash = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    updatePasswordHash(db, { accountId, passwordHash })
    expect(await isRight(db, 'wang', PASSWORD)).toBe(true)
    expect(findAccount(db, 'wang')?.passwordHash).toContain('m=19456,t=2,p=1')
    expect(await isRight(db, 'wang', PASSWORD)).toBe(true)
  })

  it('never has a password of more than 1024 bytes computed', async () => {
    const db = openDb(':memory:')
    expect((await refusal(addAccount(db, anAccount({ password: '长'.repeat(400) }), 0))).code).toBe(
      'validation',
    )
    expect(await isRight(db, 'wang', 'x'.repeat(2000))).toBe(false)
  })
})

describe('the demo accounts', () => {
  it('are six, carry one password, and are made once', async () => {
    const db = openDb(':memory:')
    await addDemoAccounts(db, 'd1', 0)
    await addDemoAccounts(db, 'd1', 0)
    expect(DEMO_ACCOUNTS.map((account) => account.username)).toEqual([
      'leader',
      'operator',
      'supervisor',
      'supervisor2',
      'department',
      'admin',
    ])
    for (const { username } of DEMO_ACCOUNTS) expect(await isRight(db, username, DEMO_PASSWORD)).toBe(true)
    expect(findAccount(db, 'department')).toMatchObject({ departmentId: 'd1', isDemo: true })
    expect(findAccount(db, 'leader')).toMatchObject({ departmentId: null, role: 'leader' })
  })
})
