// The client sends what the contract says and turns every failure into one coded error.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answerFetch } from '#web/test/render.tsx'
import { ApiProblem, get, queryText, send, urlOf } from './apiClient.ts'
import { shouldRetry } from './queryClient.ts'

afterEach(() => vi.unstubAllGlobals())

describe('addresses', () => {
  it('ids are encoded, lists repeated, nothing sent for what is absent', () => {
    expect(urlOf('case', { id: '热线:A/1' }, { asOf: undefined })).toBe(
      '/api/v1/cases/%E7%83%AD%E7%BA%BF%3AA%2F1',
    )
    expect(queryText({ department: ['a', 'b'], period: '2026-Q3', q: '', sort: null })).toBe(
      '?department=a&department=b&period=2026-Q3',
    )
  })
})

describe('answers', () => {
  it('a problem document becomes an ApiProblem with its code, fields and request id', async () => {
    const problem = {
      type: 'x',
      title: 't',
      status: 400,
      code: 'bad_period',
      detail: 'd',
      requestId: 'r7',
      fields: [{ field: 'period', message: 'm' }],
    }
    answerFetch({ '/kpis': new Response(JSON.stringify(problem), { status: 400 }) })
    const error = await get('kpis', { query: { period: 'x' } }).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({
      code: 'bad_period',
      status: 400,
      requestId: 'r7',
      fields: [{ field: 'period' }],
    })
  })

  it('a page of HTML, a lost line and an empty answer are told apart', async () => {
    answerFetch({ '/meta': new Response('<html>') })
    await expect(get('meta', {})).rejects.toMatchObject({ code: 'not_json' })
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    await expect(get('meta', {})).rejects.toMatchObject({ code: 'network', status: 0 })
    answerFetch({ '/session': null })
    await expect(send('signOut', {})).resolves.toBeNull()
    answerFetch({ '/meta': new Response('<html>', { status: 502 }) })
    await expect(get('meta', {})).rejects.toMatchObject({ code: 'http_502' })
  })

  it('only what may heal is tried again', () => {
    const problem = (status: number) => new ApiProblem({ code: 'x', status })
    expect([0, 429, 500, 503].map((status) => shouldRetry(0, problem(status)))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([400, 401, 404].map((status) => shouldRetry(0, problem(status)))).toEqual([false, false, false])
    expect(shouldRetry(2, problem(500))).toBe(false)
  })
})
