import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'
import type { App } from './decorations.ts'

let figure = 1
const routes = (app: App) => {
  const config = { permission: 'public' as const }
  app.get('/figure', { config }, () => ({ figure }))
  app.get('/own', { config }, (_request, reply) => reply.header('etag', 'W/"v7"').send({ figure }))
}

let test: TestApp
beforeAll(async () => {
  test = await buildTestApp({ routes })
})
afterAll(() => test.close())

const ask = (url: string, tag?: string) =>
  test.app.inject({ url, headers: tag === undefined ? {} : { 'if-none-match': tag } })

describe('an answer', () => {
  it('that did not change is not sent again; one that did is', async () => {
    const first = await ask('/figure')
    const tag = String(first.headers.etag)
    expect(first.headers['cache-control']).toBe('private, no-cache')
    const second = await ask('/figure', tag)
    expect([second.statusCode, second.body]).toEqual([304, ''])
    figure = 2
    const third = await ask('/figure', tag)
    expect([third.statusCode, third.json()]).toEqual([200, { figure: 2 }])
  })

  it('keeps the tag its route gave it', async () => {
    expect((await ask('/own')).headers.etag).toBe('W/"v7"')
    expect((await ask('/own', '"x", W/"v7"')).statusCode).toBe(304)
  })

  it('to a write is never kept', async () => {
    const answer = await test.app.inject({ method: 'DELETE', url: '/api/v1/session' })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers.etag).toBeUndefined()
  })
})
