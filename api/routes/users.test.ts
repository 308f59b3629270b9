import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertDepartment } from '#db/queries/street.ts'
import { planDeployment, STREET_ID } from '../services/deployment.ts'
import { buildTestApp, sessionCookie, TEST_PASSWORD, type TestApp } from '../test/buildTestApp.ts'

let test: TestApp
let admin: { cookie: string }
beforeEach(async () => {
  test = await buildTestApp()
  const { sqlite } = test.db
  planDeployment(sqlite, { name: '街道', actor: 'test', nowMs: 0 }).apply(sqlite)
  insertDepartment(sqlite, STREET_ID, { key: 1, id: 'd1', name: '第一居委会', kind: 'committee' })
  admin = await test.signIn('admin')
})
afterEach(() => test.close())

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
async function ask(method: Method, url: string, payload?: object, headers = admin) {
  const body = payload === undefined ? {} : { payload }
  const answer = await test.app.inject({ method, url: `/api/v1${url}`, headers, ...body })
  return { status: answer.statusCode, json: answer.body === '' ? null : answer.json() }
}

const wang = { username: 'wang', password: TEST_PASSWORD, role: 'operator' }
const actsOf = () =>
  (test.db.sqlite.prepare('SELECT body FROM event ORDER BY seq').pluck().all() as string[])
    .map((body) => JSON.parse(body))
    .filter(({ type }) => type !== 'signed_in')
    .map(({ type, by, account }) => [type, by, account])

describe('accounts', () => {
  it('are added, listed and told to the trail, and their passwords never come back', async () => {
    const added = await ask('POST', '/users', { ...wang, displayName: '王' })
    expect(added).toMatchObject({
      status: 201,
      json: { username: 'wang', displayName: '王', role: 'operator', department: null, sessions: 0 },
    })
    const { json } = await ask('GET', '/users')
    expect(json.items.map(({ username }: { username: string }) => username)).toEqual(['admin', 'wang'])
    expect(JSON.stringify(json)).not.toMatch(/argon2|hash/i)
    expect(actsOf()).toEqual([['account_added', 'admin', 'wang']])
  })

  it('of a department name one that exists, and no other account names one', async () => {
    const add = async (role: string, department?: string) => {
      const { status, json } = await ask('POST', '/users', {
        ...wang,
        role,
        ...(department ? { department } : {}),
      })
      return [status, json.code ?? json.department]
    }
    expect(await add('department')).toEqual([400, 'validation'])
    expect(await add('department', 'd9')).toEqual([400, 'unknown_department'])
    expect(await add('operator', 'd1')).toEqual([400, 'validation'])
    expect(await add('department', 'd1')).toEqual([201, 'd1'])
    const moved = await ask('PATCH', '/users/wang', { role: 'leader' })
    expect(moved.json).toMatchObject({ role: 'leader', department: null })
  })

  it('that are disabled lose their sessions at once and do not get them back (V7.4.2)', async () => {
    await ask('POST', '/users', wang)
    const headers = { cookie: await sessionCookie(test.app, 'wang') }
    expect((await ask('POST', '/users/wang/disable')).json.disabledAt).not.toBeNull()
    expect((await ask('GET', '/sessions', undefined, headers)).status).toBe(401)
    await expect(sessionCookie(test.app, 'wang')).rejects.toThrow('bad_credentials')
    expect((await ask('POST', '/users/wang/enable')).json.disabledAt).toBeNull()
    expect((await ask('GET', '/sessions', undefined, headers)).status).toBe(401)
    await sessionCookie(test.app, 'wang')
    expect(actsOf().slice(1)).toEqual([
      ['account_disabled', 'admin', 'wang'],
      ['sign_in_refused', 'wang', undefined],
      ['account_enabled', 'admin', 'wang'],
    ])
  })

  it('take a new role with the next request of a session that is open', async () => {
    await ask('POST', '/users', wang)
    const headers = { cookie: await sessionCookie(test.app, 'wang') }
    expect((await ask('GET', '/users', undefined, headers)).status).toBe(403)
    await ask('PATCH', '/users/wang', { role: 'admin' })
    expect((await ask('GET', '/users', undefined, headers)).status).toBe(200)
  })

  it('keep one administrator who may sign in', async () => {
    for (const attempt of [
      ask('POST', '/users/admin/disable'),
      ask('PATCH', '/users/admin', { role: 'leader' }),
    ]) {
      expect(await attempt).toMatchObject({ status: 409, json: { code: 'conflict' } })
    }
    await ask('POST', '/users', { ...wang, role: 'admin' })
    expect((await ask('POST', '/users/admin/disable')).status).toBe(200)
  })

  it('get a new password from an administrator, which ends their sessions', async () => {
    await ask('POST', '/users', wang)
    const headers = { cookie: await sessionCookie(test.app, 'wang') }
    expect((await ask('POST', '/users/wang/password', { password: 'short' })).status).toBe(400)
    expect((await ask('POST', '/users/wang/password', { password: 'another horse' })).status).toBe(204)
    expect((await ask('GET', '/sessions', undefined, headers)).status).toBe(401)
    await sessionCookie(test.app, 'wang', 'another horse')
  })

  it('that are locked say so with Retry-After, and an administrator lifts it', async () => {
    await ask('POST', '/users', wang)
    const guess = () =>
      test.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { ...wang, role: undefined, password: 'x' },
      })
    for (let n = 0; n < 5; n += 1) expect((await guess()).statusCode).toBe(401)
    const refused = await guess()
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
      429,
      'locked_out',
      '30',
    ])
    const { json } = await ask('GET', '/users')
    expect(json.items[1]).toMatchObject({ username: 'wang', lockedSeconds: 30 })
    expect((await ask('POST', '/users/wang/unlock')).json.lockedSeconds).toBe(0)
    expect((await guess()).statusCode).toBe(401)
  })
})

describe('one’s own password', () => {
  it('is changed with the old one; the session that asks goes on, the others end', async () => {
    const other = { cookie: await sessionCookie(test.app, 'admin') }
    const change = (old: string) => ask('POST', '/session/password', { old, password: 'another horse' })
    expect(await change('wrong horse')).toMatchObject({ status: 400, json: { fields: [{ field: 'old' }] } })
    expect((await change(TEST_PASSWORD)).status).toBe(204)
    expect((await ask('GET', '/users')).status).toBe(200)
    expect((await ask('GET', '/users', undefined, other)).status).toBe(401)
    await sessionCookie(test.app, 'admin', 'another horse')
  })

  it('cannot be guessed through an open session', async () => {
    const change = () => ask('POST', '/session/password', { old: 'wrong horse', password: 'another horse' })
    for (let n = 0; n < 5; n += 1) expect((await change()).status).toBe(400)
    expect(await change()).toMatchObject({ status: 429, json: { code: 'locked_out' } })
  })
})

describe('sessions', () => {
  it('are listed with the browser’s family, the asking one marked, and ended by name', async () => {
    const { status } = await ask('POST', '/users', wang)
    expect(status).toBe(201)
    const payload = { username: 'wang', password: TEST_PASSWORD }
    const userAgent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0' }
    const entered = await test.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload,
      headers: userAgent,
    })
    const headers = { cookie: `pingyi=${entered.cookies[0]?.value}` }
    test.clock.ms += 1000
    await sessionCookie(test.app, 'wang')
    const { json } = await ask('GET', '/sessions', undefined, headers)
    expect(json.items).toMatchObject([
      { username: 'wang', browser: 'Edge · Windows', isCurrent: true },
      { browser: null, isCurrent: false },
    ])
    expect((await ask('DELETE', `/sessions/${json.items[1].id}`, undefined, headers)).status).toBe(204)
    expect((await ask('GET', '/sessions?account=wang')).json.items).toHaveLength(1)
  })
})

describe('a public screen', () => {
  it('knows itself by its token, reads nothing else even on this machine, and is revoked', async () => {
    const added = await ask('POST', '/screens', { name: '大厅' })
    const headers = { authorization: `Bearer ${added.json.token}` }
    const self = () => test.app.inject({ url: '/api/v1/screens/self', headers })
    expect((await self()).json()).toEqual({ id: added.json.id, name: '大厅' })
    expect((await test.app.inject({ url: '/api/v1/kpis', headers })).statusCode).toBe(403)
    expect(JSON.stringify((await ask('GET', '/screens')).json)).not.toContain(added.json.token)
    test.db.sqlite.pragma('query_only = ON')
    test.clock.ms += 600_000
    expect((await self()).statusCode).toBe(200)
    test.db.sqlite.pragma('query_only = OFF')
    expect((await ask('DELETE', `/screens/${added.json.id}`)).status).toBe(204)
    expect((await self()).statusCode).toBe(401)
    expect((await ask('DELETE', `/screens/${added.json.id}`)).status).toBe(404)
  })
})
