import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SESSION_MS } from '../services/sessions.ts'
import { buildTestApp, sessionCookie, type TestApp } from '../test/buildTestApp.ts'

let test: TestApp
beforeEach(async () => {
  test = await buildTestApp()
})
afterEach(() => test.close())

const whoIs = async (headers: Record<string, string> = {}) =>
  (await test.app.inject({ url: '/api/v1/session', headers })).json()

describe('who is signed in', () => {
  it('is nobody without a session', async () => {
    expect(await whoIs()).toEqual({
      username: null,
      displayName: null,
      role: null,
      department: null,
      expiresAt: null,
      secondsLeft: null,
      demo: false,
    })
  })

  it('is told with role and the end of the session', async () => {
    const session = await whoIs(await test.signIn('operator'))
    expect(session).toMatchObject({ username: 'operator', role: 'operator' })
    expect(Date.parse(session.expiresAt)).toBe(test.clock.ms + SESSION_MS)
    expect(session.secondsLeft).toBe(SESSION_MS / 1000)
  })

  it('is nobody again once the session has run out', async () => {
    const headers = await test.signIn('operator')
    test.clock.ms += SESSION_MS
    expect((await whoIs(headers)).username).toBeNull()
  })
})

describe('signing in', () => {
  it('V3.3.2 V3.3.4 answers 204 with a cookie that scripts cannot read', async () => {
    await test.signIn('leader')
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { username: 'leader', password: 'correct horse' },
    })
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    expect(answer.headers['set-cookie']).toMatch(/^pingyi=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('with a wrong password is 401 bad_credentials and sets no cookie', async () => {
    await test.signIn('leader')
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { username: 'leader', password: 'wrong horse' },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'bad_credentials'])
    expect(answer.headers['set-cookie']).toBeUndefined()
  })
})

describe('signing out', () => {
  it('ends the session on the server and takes the cookie back', async () => {
    const headers = await test.signIn('admin')
    const answer = await test.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['set-cookie']).toMatch(/^pingyi=; .*Expires=Thu, 01 Jan 1970/)
    expect((await whoIs(headers)).username).toBeNull()
  })

  it('leaves the other sessions of the account alone', async () => {
    const headers = await test.signIn('admin')
    const other = await sessionCookie(test.app, 'admin')
    await test.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
    expect((await whoIs({ cookie: other })).username).toBe('admin')
  })
})
