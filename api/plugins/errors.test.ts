import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DomainError } from '../domain/errors.ts'
import { FileError } from '../services/reading/fileErrors.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'
import type { App } from './decorations.ts'

const thrown: Record<string, () => Error> = {
  unexpected: () => new Error('secret at /srv/pingyi.ts:12'),
  domain: () => new DomainError('unknown_period', '“2026-13” is no period'),
  file: () => new FileError('missing_columns', { missing: ['编号'] }),
  full: () => Object.assign(new Error('disk'), { code: 'SQLITE_FULL' }),
  upload: () => Object.assign(new Error('disk'), { code: 'ENOSPC' }),
  large: () => Object.assign(new Error('disk'), { code: 'SQLITE_IOERR_WRITE' }),
  unwritable: () => Object.assign(new Error('disk'), { code: 'SQLITE_READONLY_DBMOVED' }),
  busy: () => Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' }),
}

const failingRoutes = (app: App) => {
  app.get('/fail/:how', { config: { permission: 'public' } }, (request) => {
    const { how } = request.params as { how: string }
    throw thrown[how]?.() ?? new Error(how)
  })
}

let test: TestApp
beforeAll(async () => {
  test = await buildTestApp({ routes: failingRoutes, config: { bodyLimitBytes: 2000 } })
})
afterAll(() => test.close())

const post = (payload: string, type: string) =>
  test.app.inject({ method: 'POST', url: '/api/v1/session', payload, headers: { 'content-type': type } })

describe('a failed request', () => {
  it('is a problem document with code, words and the id of the request', async () => {
    const answer = await test.app.inject('/fail/domain')
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toEqual({
      type: 'urn:pingyi:problem:unknown_period',
      title: 'Not a period',
      status: 400,
      code: 'unknown_period',
      detail: '“2026-13” is no period',
      requestId: answer.headers['x-request-id'],
    })
  })

  it.each([
    ['unexpected', 500, 'internal'],
    ['file', 422, 'missing_columns'],
    ['full', 507, 'storage_full'],
    ['upload', 507, 'storage_full'],
    ['large', 507, 'storage_full'],
    ['unwritable', 507, 'storage_read_only'],
    ['busy', 503, 'service_unavailable'],
  ])('by %s is %i %s', async (how, status, code) => {
    const answer = await test.app.inject(`/fail/${how}`)
    expect(answer.statusCode).toBe(status)
    expect(answer.json().code).toBe(code)
  })

  it('by a fault of ours says nothing of its inside', async () => {
    const answer = await test.app.inject('/fail/unexpected')
    expect(answer.body).not.toMatch(/secret|\.ts/)
    expect(answer.json().detail).toBe('Internal server error')
  })

  it('by a busy database says when to come back', async () => {
    expect((await test.app.inject('/fail/busy')).headers['retry-after']).toBe('5')
  })

  it('at an unknown address is 404', async () => {
    const answer = await test.app.inject('/api/v1/nothing')
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
  })

  it('by a wrong method is 405 and names the right ones', async () => {
    const answer = await test.app.inject({ method: 'PUT', url: '/api/v1/session?x=1' })
    expect([answer.statusCode, answer.json().code]).toEqual([405, 'method_not_allowed'])
    expect(answer.headers.allow).toBe('DELETE, GET, HEAD, POST')
  })

  it('by an address that cannot be decoded is 400', async () => {
    const answer = await test.app.inject('/api/v1/%E0%A4%A')
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'validation'])
  })

  it.each([
    ['JSON cut short', '{"username":', 'application/json', 400, 'validation'],
    ['no JSON at all', '', 'application/json', 400, 'validation'],
    ['a prototype smuggled in', '{"__proto__":{"a":1}}', 'application/json', 400, 'validation'],
    ['plain text', 'username=a', 'text/plain', 415, 'unsupported_media_type'],
    ['a form', 'username=a', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    [
      'too much',
      JSON.stringify({ username: 'x'.repeat(3000) }),
      'application/json',
      413,
      'payload_too_large',
    ],
  ])('by a body of %s is told apart', async (_what, payload, type, status, code) => {
    const answer = await post(payload, type)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('by wrong values names every bad field', async () => {
    const answer = await post('{"username":"","extra":1}', 'application/json')
    expect(
      answer
        .json()
        .fields.map((one: { field: string }) => one.field)
        .sort(),
    ).toEqual(['extra', 'password', 'username'])
  })
})
