import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openDb } from '#db/open.ts'
import { listen, stopGracefully } from './server.ts'
import { csvOf } from './services/import/test/importFixture.ts'
import { buildTestApp } from './test/buildTestApp.ts'

describe('the server', () => {
  it('says in words that its port is in use', async () => {
    const first = await buildTestApp({ config: { port: 0 } })
    const address = await listen(first.app)
    const second = await buildTestApp({ config: { port: Number(new URL(address).port) } })
    await expect(listen(second.app)).rejects.toThrow('is in use: another server runs there. Set PORT')
    await Promise.all([first.close(), second.close()])
  })

  it('lets a running request end when it stops, and leaves one clean database file beside its key', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pingyi-stop-'))
    const db = openDb(path.join(folder, 'p.db'))
    let arrived = () => {}
    const running = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const { app } = await buildTestApp({
      db,
      config: { port: 0 },
      routes: (more) => {
        more.get('/slow', { config: { permission: 'public' } }, async () => {
          arrived()
          await new Promise((resolve) => setTimeout(resolve, 300))
          return { done: true }
        })
      },
    })
    const answer = fetch(`${await listen(app)}/slow`)
    await running
    const began = performance.now()
    await stopGracefully(app)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(await (await answer).json()).toEqual({ done: true })
    expect(readdirSync(folder)).toEqual(['p.db', 'p.key', 'p.key.last'])
    rmSync(folder, { recursive: true })
  })

  it('that stops is alive but not ready, and takes nothing new', async () => {
    const seen: Record<string, unknown> = {}
    let address = ''
    const { app } = await buildTestApp({
      config: { port: 0 },
      routes: (more) => {
        more.addHook('preClose', async () => {
          for (const path of ['/healthz', '/readyz', '/api/v1/meta']) {
            const { status, headers } = await fetch(address + path)
            seen[path] = [status, headers.get('content-type'), headers.get('retry-after')]
          }
        })
      },
    })
    address = await listen(app)
    await stopGracefully(app)
    const problem = 'application/problem+json; charset=utf-8'
    expect(seen).toEqual({
      '/healthz': [200, 'application/json; charset=utf-8', null],
      '/readyz': [503, problem, null],
      '/api/v1/meta': [503, problem, '2'],
    })
  })

  it('that stops in the middle of an import cancels it: nothing of it is in, and the file is clean', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pingyi-stop-'))
    const file = path.join(folder, 'p.db')
    const test = await buildTestApp({ db: openDb(file), config: { port: 0 } })
    const headers = await test.signIn('operator')
    const form = new FormData()
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ number: `N${i}`, replied: '2026-09-03 10:00' }))
    form.set('preset', 'template')
    form.set('file', new Blob([csvOf(rows)]), 'cases.csv')
    const address = await listen(test.app)
    const answer = await fetch(`${address}/api/v1/imports`, { method: 'POST', body: form, headers })
    expect(answer.status).toBe(202)
    const state = async () =>
      ((await (await fetch(`${address}/api/v1/imports/1`)).json()) as { state: string }).state
    while ((await state()) !== 'running') await sleep(20)
    const began = performance.now()
    await stopGracefully(test.app)
    expect(performance.now() - began).toBeLessThan(10_000)
    const { sqlite } = openDb(file)
    expect(sqlite.prepare('SELECT state FROM import_batch').pluck().all()).toEqual(['cancelled'])
    expect(sqlite.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(0)
    expect(sqlite.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    sqlite.close()
    expect(readdirSync(folder).filter((name) => !/\.(?:uploads|key|key\.last)$/.test(name))).toEqual(['p.db'])
    rmSync(folder, { recursive: true })
  })
})
