import { describe, expect, it } from 'vitest'
import { addAccount } from '../services/accounts.ts'
import { buildTestApp, TEST_PASSWORD } from '../test/buildTestApp.ts'
import type { App } from './decorations.ts'

const large = (app: App) => {
  app.get('/large', { config: { permission: 'public' } }, () => ({ text: '街道'.repeat(2000) }))
}

describe('every answer', () => {
  it('V3.4.3 V3.4.6 carries exactly the content policy of the product', async () => {
    const test = await buildTestApp()
    const { headers } = await test.app.inject('/healthz')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; worker-src 'self' blob:",
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
    await test.close()
  })

  it('asks for https only where the deployment has it', async () => {
    const [plain, secure] = await Promise.all([
      buildTestApp(),
      buildTestApp({ config: { origin: 'https://pingyi.example' } }),
    ])
    expect((await plain.app.inject('/healthz')).headers['strict-transport-security']).toBeUndefined()
    expect((await secure.app.inject('/healthz')).headers['strict-transport-security']).toContain('max-age')
    await Promise.all([plain.close(), secure.close()])
  })

  it.each(['br', 'gzip'])('that is large is compressed as %s where asked', async (encoding) => {
    const test = await buildTestApp({ routes: large })
    const answer = await test.app.inject({ url: '/large', headers: { 'accept-encoding': encoding } })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers.etag).toMatch(/^W\//)
    await test.close()
  })
})

describe('what is sent', () => {
  it('V5.2.1 is refused beyond its limit, a body as well as a file', async () => {
    const test = await buildTestApp({ config: { bodyLimitBytes: 1024, uploadLimitBytes: 2048 } })
    const headers = await test.signIn('operator')
    const long = await test.app.inject({
      ...{ method: 'POST', url: '/api/v1/cases', headers, payload: { text: 'x'.repeat(2000) } },
    })
    expect([long.statusCode, long.json().code]).toEqual([413, 'payload_too_large'])
    const form = new FormData()
    form.append('file', new Blob(['x'.repeat(4000)]), 'cases.csv')
    const file = await test.app.inject({ method: 'POST', url: '/api/v1/imports', headers, payload: form })
    expect([file.statusCode, file.json().code]).toEqual([413, 'payload_too_large'])
    await test.close()
  })
})

describe('too many requests', () => {
  it('V2.4.1 from one address are refused, and said when to come back', async () => {
    const test = await buildTestApp({ config: { rateLimit: 2 } })
    const ask = () => test.app.inject({ url: '/healthz', remoteAddress: '192.168.1.7' })
    const answers = [await ask(), await ask(), await ask()]
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 429])
    expect(answers[2]?.json().code).toBe('rate_limited')
    expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0)
    await test.close()
  })

  it('are not counted on this machine', async () => {
    const test = await buildTestApp({ config: { rateLimit: 1 } })
    for (const _ of [1, 2, 3]) expect((await test.app.inject('/healthz')).statusCode).toBe(200)
    await test.close()
  })

  it('to sign in are refused for that name only, on this machine too', async () => {
    const test = await buildTestApp({ config: { signInLimit: 2 } })
    await addAccount(test.db, { username: 'wang', password: TEST_PASSWORD, role: 'admin' }, 0)
    const signIn = async (username: string, password: string) => {
      const payload = { username, password }
      return (await test.app.inject({ method: 'POST', url: '/api/v1/session', payload })).statusCode
    }
    expect(await signIn('li', 'guess one')).toBe(401)
    expect(await signIn('li', 'guess two')).toBe(401)
    expect(await signIn('li', 'guess three')).toBe(429)
    expect(await signIn('wang', TEST_PASSWORD)).toBe(204)
    await test.close()
  })
})
