import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'

const SCRIPT = 'console.log("街道")'
let folder: string
let test: TestApp

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pingyi-web-'))
  const webRoot = path.join(folder, 'web')
  mkdirSync(path.join(webRoot, 'assets'), { recursive: true })
  mkdirSync(path.join(webRoot, '.vite'))
  mkdirSync(path.join(webRoot, 'kiosk'))
  writeFileSync(path.join(webRoot, 'kiosk/index.html'), '<title>公示屏</title>')
  writeFileSync(path.join(webRoot, 'index.html'), '<title>评议</title>')
  writeFileSync(path.join(webRoot, '.vite/manifest.json'), '{}')
  writeFileSync(path.join(webRoot, 'assets/main-3f2a.js'), SCRIPT)
  writeFileSync(path.join(webRoot, 'assets/main-3f2a.js.gz'), gzipSync(SCRIPT))
  writeFileSync(path.join(folder, 'secret.txt'), 'secret')
  test = await buildTestApp({ config: { webRoot } })
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

const browse = (url: string, headers: Record<string, string> = {}) =>
  test.app.inject({ url, headers: { accept: 'text/html', ...headers } })

describe('the web', () => {
  it('is the same page at every address of the app, and asked for anew each time', async () => {
    for (const url of ['/', '/cases/boston311:1.2?period=2026', '/%E5%B7%A5%E5%8D%95']) {
      const answer = await browse(url)
      expect([answer.statusCode, answer.body]).toEqual([200, '<title>评议</title>'])
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
  })

  it('is at the root for whoever asks, whatever they accept', async () => {
    for (const url of ['/', '/?period=2026-Q3']) {
      const answer = await test.app.inject({ url, headers: { accept: '*/*' } })
      expect([answer.statusCode, answer.body]).toEqual([200, '<title>评议</title>'])
    }
  })

  it('keeps files whose name carries their hash for ever', async () => {
    const answer = await browse('/assets/main-3f2a.js')
    expect(answer.body).toBe(SCRIPT)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('lets a screen keep its page for a month, so that it starts without the server', async () => {
    for (const url of ['/s', '/s/token_-1']) {
      const answer = await test.app.inject({ url })
      expect(answer.body).toBe('<title>公示屏</title>')
      expect(answer.headers['cache-control']).toBe('public, max-age=2592000')
    }
  })

  it('sends what was compressed at build time', async () => {
    const answer = await browse('/assets/main-3f2a.js', { 'accept-encoding': 'gzip' })
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(answer.headers['content-type']).toContain('javascript')
    expect(answer.rawPayload).toEqual(gzipSync(SCRIPT))
  })

  it.each([
    '/assets/main-old.js',
    '/api/v1/nothing',
    '/api',
    '/.vite/manifest.json',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
  ])('answers %s with no file', async (url) => {
    const answer = await test.app.inject({ url, headers: { accept: '*/*' } })
    expect(answer.statusCode).toBe(404)
    expect(answer.body).not.toContain('secret')
  })

  it('answers programs with 404, not with a page', async () => {
    const answer = await test.app.inject({ url: '/cases', headers: { accept: 'application/json' } })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
  })

  it('does not hide that an address takes no such method', async () => {
    expect((await test.app.inject({ method: 'POST', url: '/healthz' })).statusCode).toBe(405)
  })
})
