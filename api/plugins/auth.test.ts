import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#db/vocabulary.ts'
import { addAccount } from '../services/accounts.ts'
import { buildTestApp, sessionCookie, TEST_PASSWORD, type TestApp } from '../test/buildTestApp.ts'
import type { App } from './decorations.ts'

const routes = (app: App) => {
  app.get('/read', { config: { permission: 'read' } }, (request) => ({ actor: request.actor }))
  app.post('/write', { config: { permission: 'write' } }, (request) => ({ actor: request.actor }))
}
const LAN = '192.168.1.7'

let test: TestApp
beforeAll(async () => {
  test = await buildTestApp({ routes })
})
afterAll(() => test.close())

describe('reading', () => {
  it('needs no session on this machine', async () => {
    const answer = await test.app.inject('/read')
    expect(answer.json()).toEqual({ actor: null })
  })

  it.each([
    ['from another machine', { remoteAddress: LAN }],
    ['through a proxy on this machine', { headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['through a proxy that only says it is one', { headers: { via: '1.1 gate' } }],
    ['under a foreign name pointed at this machine', { headers: { host: 'evil.example' } }],
  ])('%s needs a session', async (_what, request) => {
    const answer = await test.app.inject({ url: '/read', ...request })
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthorized'])
    expect(answer.headers['content-security-policy']).toBeDefined()
  })

  it('through a proxy that names itself nowhere needs a session: it speaks the HTTP of 1996', async () => {
    await test.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = test.app.server.address() as AddressInfo
    const statusOver = async (version: string) => {
      const socket = connect(port, '127.0.0.1')
      socket.end(`GET /read HTTP/${version}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
      return (await text(socket)).split(' ')[1]
    }
    expect([await statusOver('1.0'), await statusOver('1.1')]).toEqual(['401', '200'])
  })

  it('from another machine with a session is allowed, under the account’s name', async () => {
    const headers = await test.signIn('department')
    const answer = await test.app.inject({ url: '/read', remoteAddress: LAN, headers })
    expect(answer.json()).toEqual({ actor: 'department' })
  })

  it('with a made-up token is reading without one', async () => {
    const headers = { cookie: 'pingyi=AAAA' }
    const answer = await test.app.inject({ url: '/read', remoteAddress: LAN, headers })
    expect(answer.statusCode).toBe(401)
  })
})

describe('reading on this machine', () => {
  it('needs a session once the setting says so', async () => {
    const strict = await buildTestApp({ routes, config: { loopbackReading: false } })
    expect((await strict.app.inject('/read')).statusCode).toBe(401)
    const headers = await strict.signIn('supervisor')
    expect((await strict.app.inject({ url: '/read', headers })).statusCode).toBe(200)
    await strict.close()
  })
})

describe('writing', () => {
  it('needs a session even on this machine', async () => {
    const answer = await test.app.inject({ method: 'POST', url: '/write' })
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthorized'])
  })

  it.each([
    ['leader', 200],
    ['operator', 200],
    ['admin', 200],
    ['supervisor', 403],
  ] as const)('as %s is %i', async (role: Role, status) => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/write',
      headers: await test.signIn(role),
    })
    expect(answer.statusCode).toBe(status)
  })
})

describe('a request from another site', () => {
  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['the browser saying cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://localhost:9999', host: 'localhost:8080' }],
  ])('with %s changes nothing', async (_what, headers) => {
    const answer = await test.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'cross_site'])
  })

  it('is told from one of our own page', async () => {
    const headers = {
      origin: 'http://localhost:8080',
      host: 'localhost:8080',
      'sec-fetch-site': 'same-origin',
    }
    const answer = await test.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
    expect(answer.statusCode).toBe(204)
  })
})

describe('on https', () => {
  it('V3.3.1 the cookie is Secure, host-only, HttpOnly and Lax, and only that origin may write', async () => {
    const origin = 'https://pingyi.example'
    const secure = await buildTestApp({ config: { origin } })
    await addAccount(secure.db, { username: 'wang', password: TEST_PASSWORD, role: 'admin' }, 0)
    const signIn = (from: string) =>
      secure.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { origin: from, host: 'pingyi.example' },
        payload: { username: 'wang', password: TEST_PASSWORD },
      })
    const [cookie] = (await signIn(origin)).headers['set-cookie']?.toString().split(',') ?? []
    expect(cookie).toMatch(/^__Host-pingyi=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect((await signIn('http://pingyi.example')).statusCode).toBe(403)
    await secure.close()
  })
})

describe('a route that does not say who may call it', () => {
  it('stops the server before it listens', async () => {
    const silent = (app: App) => {
      app.get('/silent', () => 'x')
    }
    await expect(buildTestApp({ routes: silent })).rejects.toThrow('GET /silent')
  })
})

describe('a session cookie', () => {
  it('V7.2.4 outlives neither its sign-out nor a new sign-in', async () => {
    const { app, db, clock } = test
    await addAccount(db, { username: 'li', password: TEST_PASSWORD, role: 'operator' }, clock.ms)
    const first = await sessionCookie(app, 'li')
    await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { cookie: first },
      payload: { username: 'li', password: TEST_PASSWORD },
    })
    const answer = await app.inject({ url: '/read', remoteAddress: LAN, headers: { cookie: first } })
    expect(answer.statusCode).toBe(401)
  })
})
