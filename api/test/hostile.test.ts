// Requests nobody's browser sends: deep and huge bodies, tricks with paths, headers and uploads. None is a 5xx, none gets through.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploadFolder } from '../services/import/receiveUpload.ts'
import { buildTestApp, type TestApp } from './buildTestApp.ts'

const SECRET = 'nobody reads this'
let test_: TestApp
let operator: { cookie: string }
let folder: string
let port: number

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-hostile-'))
  writeFileSync(path.join(folder, 'secret.txt'), SECRET)
  const web = path.join(folder, 'web')
  for (const name of ['index.html', '.env']) {
    mkdirSync(web, { recursive: true })
    writeFileSync(path.join(web, name), name === '.env' ? SECRET : '<!doctype html><title>x</title>')
  }
  test_ = await buildTestApp({ config: { webRoot: web, uploadLimitBytes: 100_000 } })
  operator = await test_.signIn('operator')
  await test_.app.listen({ port: 0, host: '127.0.0.1' })
  port = (test_.app.server.address() as net.AddressInfo).port
})
afterAll(async () => {
  await test_.close()
  rmSync(folder, { recursive: true, force: true })
})

const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
  test_.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { ...operator, 'content-type': 'application/json', ...headers },
    payload,
  })

/** What the server says to raw bytes on a connection of its own. */
function raw(request: string | Buffer, waitMs = 3000): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(request))
    let said = ''
    const timer = setTimeout(() => socket.destroy(), waitMs)
    socket.on('data', (bytes) => {
      said += String(bytes)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(said)
    })
  })
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)

describe('bodies', () => {
  test.each([
    ['objects a hundred thousand deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['lists a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a list of a hundred thousand', `{"fields":[${'"name",'.repeat(100_000)}"name"],"reason":"核实"}`],
    ['a number of ten thousand digits', `{"reason":${'9'.repeat(10_000)}}`],
    ['a lone surrogate', '{"reason":"\\ud800\\ud800"}'],
    ['a prototype', '{"__proto__":{"reason":"核实"}}'],
    ['a constructor', '{"constructor":{"prototype":{"reason":"核实"}},"reason":"核实"}'],
    ['no JSON', '{"reason":'],
    ['nothing', ''],
    ['null', 'null'],
  ])('%s is refused', async (_, body) => {
    const answer = await post('/cases/x/reveal', body)
    expect([400, 404]).toContain(answer.statusCode)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.body).not.toMatch(/node_modules|\.ts:\d/)
    expect(({} as Record<string, unknown>).reason).toBeUndefined()
  })

  test('more than the limit is 413, other kinds of content are 415', async () => {
    expect((await post('/cases', `{"a":"${'x'.repeat(1_100_000)}"}`)).statusCode).toBe(413)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense']) {
      expect((await post('/cases', '{}', { 'content-type': type })).statusCode).toBe(415)
    }
  })

  test('compressed bodies are not unpacked', async () => {
    const answer = await post('/cases', 'x', { 'content-encoding': 'gzip' })
    expect(answer.statusCode).toBe(400)
  })
})

describe('paths', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/.env',
    '/%2eenv',
    '/index.html%00.txt',
    '/%00',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    '//secret.txt',
    '/./././.env',
    '/api/v1/cases/..%2f..%2f..%2fsecret.txt',
    '/api/v1/layers/..%2f..%2fsecret.txt',
    '/api/v1/imports/1%00/rejects',
    '/api/v1/appraisals/..%2f..%2f/snapshot',
    `/${'a/'.repeat(5000)}`,
    `/api/v1/cases/${'%41'.repeat(3000)}`,
  ])('%s gives away nothing', async (url) => {
    for (const headers of [{}, { accept: 'text/html' }, operator]) {
      const answer = await test_.app.inject({ url, headers })
      expect(answer.statusCode).toBeLessThan(500)
      expect(answer.body).not.toContain(SECRET)
    }
    expect(await raw(`GET ${url} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`)).not.toContain(
      SECRET,
    )
  })
})

describe('headers', () => {
  const get = (more: string, line = 'GET /api/v1/meta HTTP/1.1') =>
    raw(`${line}\r\nconnection: close\r\n${more}\r\n`)

  test('a method in a header changes nothing', async () => {
    const answer = await post('/session', '{}', {
      'x-http-method-override': 'DELETE',
      'x-method-override': 'DELETE',
    })
    expect(answer.statusCode).toBe(400)
    expect((await test_.app.inject({ url: '/api/v1/session', headers: operator })).json().username).toBe(
      'operator',
    )
  })

  test('under a foreign name, or passed on, nobody is “this machine itself”', async () => {
    expect(statusOf(await get('host: 127.0.0.1\r\n'))).toBe(200)
    expect(statusOf(await get('host: evil.example\r\n'))).toBe(401)
    expect(statusOf(await get('host: 127.0.0.1\r\nx-forwarded-for: 127.0.0.1\r\n'))).toBe(401)
    expect(
      statusOf(await get('host: evil.example\r\n', 'GET http://127.0.0.1/api/v1/meta HTTP/1.1')),
    ).not.toBe(200)
  })

  test('sizes and lengths that are not what they should be are refused by the connection', async () => {
    const big = await get(`host: 127.0.0.1\r\nx-big: ${'a'.repeat(100_000)}\r\n`)
    expect(statusOf(big)).toBe(431)
    expect(big).toContain('content-type: application/problem+json')
    expect(JSON.parse(big.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      status: 431,
      code: 'payload_too_large',
    })
    const many = Array.from({ length: 3000 }, (_, i) => `x-${i}: 1\r\n`).join('')
    expect(statusOf(await get(`host: 127.0.0.1\r\n${many}`))).toBe(431)
    const lengths = 'POST /api/v1/session HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n'
    expect(statusOf(await raw(`${lengths}content-length: 2\r\ncontent-length: 40\r\n\r\n{}`))).toBe(400)
    const smuggled = `${lengths}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`
    expect(statusOf(await raw(smuggled))).toBe(400)
    expect(statusOf(await raw(`${lengths}content-length: -1\r\n\r\n{}`))).toBe(400)
    expect(statusOf(await raw('GET /api/v1/meta HTTP/1.1\r\n\r\n'))).toBe(400)
    expect(statusOf(await raw('\u0016\u0003\u0001 no http at all\r\n\r\n'))).toBe(400)
    expect(statusOf(await get('host: 127.0.0.1\r\nx-split: a\r\n\tb\r\n'))).toBeLessThan(500)
  })

  test('cookies of any shape are no session and no fault', async () => {
    for (const cookie of [
      'pingyi=',
      'pingyi=%',
      `pingyi=${'a'.repeat(4000)}`,
      '=;=;',
      'pingyi=\u0001',
      '__proto__=x',
    ]) {
      const answer = await test_.app.inject({ url: '/api/v1/session', headers: { cookie } })
      expect([answer.statusCode, answer.json().username]).toEqual([200, null])
    }
  })
})

describe('uploads', () => {
  const upload = (body: string | Buffer, type = 'multipart/form-data; boundary=b') =>
    test_.app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { ...operator, 'content-type': type },
      payload: body,
    })
  const part = (disposition: string, body: string) =>
    `--b\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`
  const preview = part('name="mode"', 'preview')

  const stored = () => (existsSync(uploadFolder(':memory:')) ? readdirSync(uploadFolder(':memory:')) : [])

  test('a file name is never a path', async () => {
    for (const name of ['../../evil.csv', '..\\..\\evil.csv', '/etc/evil.csv', 'a\u0000b.csv', '..', '']) {
      const answer = await upload(`${preview}${part(`name="file"; filename="${name}"`, 'a,b\n1,2')}--b--\r\n`)
      expect(answer.statusCode).toBeLessThan(500)
      if (answer.statusCode !== 202) continue
      const { id } = answer.json() as { id: number }
      const job = await test_.app.inject({ url: `/api/v1/imports/${id}`, headers: operator })
      expect(job.json().fileName).not.toMatch(/[/\\]|\.\./)
    }
    expect(readdirSync(folder).sort()).toEqual(['secret.txt', 'web'])
  })

  test.each([
    ['no boundary', 'x', 'multipart/form-data'],
    ['another boundary', '--c\r\n\r\n--c--', undefined],
    ['an end too soon', part('name="file"; filename="a.csv"', 'a'), undefined],
    [
      'a prototype field',
      `${part('name="__proto__"', '1')}${part('name="file"; filename="a"', 'a')}--b--\r\n`,
      undefined,
    ],
    [
      'an unknown field',
      `${part('name="x"', '1')}${part('name="file"; filename="a"', 'a')}--b--\r\n`,
      undefined,
    ],
    ['no file', `${preview}--b--\r\n`, undefined],
    ['two files', `${part('name="f"; filename="a"', 'a').repeat(2)}--b--\r\n`, undefined],
    ['fields without end', `${part('name="mode"', 'run').repeat(100)}--b--\r\n`, undefined],
    ['a huge field', `${part('name="mapping"', 'x'.repeat(300_000))}--b--\r\n`, undefined],
    ['a huge file', `${part('name="file"; filename="a"', 'x'.repeat(200_000))}--b--\r\n`, undefined],
    ['a file of nothing', `${part('name="file"; filename="a"', '')}--b--\r\n`, undefined],
  ])('%s is refused, and no file is left behind', async (_, body, type) => {
    const before = stored()
    const answer = await upload(body, type)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(stored()).toEqual(before)
  })
})
