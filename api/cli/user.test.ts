import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDb } from '#db/open.ts'
import { findAccount } from '#db/queries/accounts.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'pingyi-user-'))
const file = path.join(folder, 'p.db')
beforeAll(() => openDb(file).close())
afterAll(() => rmSync(folder, { recursive: true }))

function user(args: string[], { password = '', input = '', db = file } = {}) {
  const env = { ...process.env, PINGYI_PASSWORD: password }
  const command = ['--import', 'tsx', 'api/cli/user.ts', ...args, '--db', db]
  return spawnSync(process.execPath, command, { env, input, encoding: 'utf8' })
}

function stored(username: string) {
  const db = openDb(file)
  const account = findAccount(db, username)
  db.close()
  return account
}

/** What the trail was told, all of it by the command. */
function acts(): string[] {
  const db = openDb(file)
  const bodies = db.sqlite.prepare('SELECT body FROM event ORDER BY seq').pluck().all() as string[]
  db.close()
  return bodies.map((body) => JSON.parse(body)).flatMap(({ by, type }) => (by === 'cli' ? [type] : []))
}

describe('npm run user', () => {
  it('adds, changes and disables an account', () => {
    const added = user(['add', 'wang', '--role', 'operator'], { password: 'correct horse' })
    expect([added.status, added.stdout]).toEqual([0, 'added “wang” as operator\n'])
    const before = stored('wang')
    expect(before).toMatchObject({ role: 'operator', departmentId: null, isDemo: false })
    expect(user(['passwd', 'wang'], { input: 'another horse\n' }).status).toBe(0)
    expect(stored('wang')?.passwordHash).not.toBe(before?.passwordHash)
    expect(user(['disable', 'wang']).status).toBe(0)
    expect(stored('wang')?.disabledAtMs).not.toBeNull()
    expect(user(['list']).stdout).toBe('wang\toperator\t\tdisabled\n')
    expect(user(['enable', 'wang']).status).toBe(0)
    expect(stored('wang')?.disabledAtMs).toBeNull()
    expect(user(['unlock', 'wang']).stdout).toBe('“wang” is not locked\n')
    expect(acts()).toEqual([
      'account_added',
      'password_changed',
      'account_disabled',
      'account_enabled',
      'account_unlocked',
    ])
  })

  it('makes no database of a mistyped name', () => {
    const mistyped = path.join(folder, 'typed-wrong', 'p.db')
    const listed = user(['list'], { db: mistyped })
    expect([listed.status, listed.stderr]).toEqual([1, `no database at ${mistyped}\n`])
    expect(existsSync(path.dirname(mistyped))).toBe(false)
  })

  it('says what is wrong in words, without a stack', () => {
    const short = user(['add', 'li', '--role', 'operator'], { password: 'short' })
    expect([short.status, short.stderr]).toEqual([
      1,
      'password must have at least 8 characters and at most 1024 bytes\n',
    ])
    const lost = user(['add', 'li', '--role', 'department', '--department', 'd9'], {
      password: 'correct horse',
    })
    expect([lost.status, lost.stderr]).toEqual([1, 'there is no department “d9”\n'])
    expect(user(['add', 'li', '--role', 'king'], { password: 'correct horse' }).stderr).toContain(
      'Allowed choices are leader, operator, supervisor, department, admin',
    )
    expect(user(['disable', 'nobody']).stderr).toBe('there is no account “nobody”\n')
  })
})
