// Who cannot be served in time is told so at once, and when to come back; whoever watches the server always hears from it.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDb } from '#db/open.ts'
import { foldLog, logBytes } from '#db/queries/writeAheadLog.ts'
import { buildTestApp } from '../test/buildTestApp.ts'

const SAMPLE_MS = 1000

/** Keeps the event loop busy as synchronous queries do. */
async function overload(ms: number): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end; ) {
    for (const pause = performance.now() + 600; performance.now() < pause; );
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('an overloaded server', () => {
  it('answers a few at once, turns a crowd away with 503 and Retry-After, and serves again', async () => {
    const test = await buildTestApp({ config: { maxDelayMs: 200 } })
    const ask = () => test.app.inject('/api/v1/meta')
    const crowd = () => Promise.all(Array.from({ length: 40 }, ask))
    const statuses = async () => new Set((await crowd()).map(({ statusCode }) => statusCode))
    const patience = { timeout: 20 * SAMPLE_MS, interval: SAMPLE_MS / 4 }
    await expect.poll(statuses, patience).toEqual(new Set([200]))
    await overload(SAMPLE_MS * 3)
    const answers = await crowd()
    const refused = answers.filter(({ statusCode }) => statusCode !== 200)
    expect(refused.length).toBeGreaterThan(20)
    expect(refused.length).toBeLessThan(answers.length)
    for (const answer of refused) {
      expect(answer.json()).toMatchObject({
        ...{ status: 503, code: 'service_unavailable', detail: 'the server has too much to do' },
      })
      expect(answer.headers).toMatchObject({
        'retry-after': '2',
        'content-type': 'application/problem+json; charset=utf-8',
      })
    }
    for (const url of ['/healthz', '/readyz', '/api/v1/readyz', '/metrics']) {
      expect((await test.app.inject(url)).statusCode).toBe(200)
    }
    await expect.poll(statuses, patience).toEqual(new Set([200]))
    await test.close()
  })
})

describe('the write-ahead log', () => {
  it('is folded into the file unless somebody still reads from it, and nobody waits for that', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-fold-'))
    const file = path.join(folder, 'p.db')
    const db = openDb(file)
    const reader = openDb(file, { readonly: true })
    reader.sqlite.exec('BEGIN; SELECT count(*) FROM cases')
    db.sqlite.exec('CREATE TABLE filler (x); INSERT INTO filler VALUES (zeroblob(100000))')
    expect(logBytes(file)).toBeGreaterThan(100_000)
    const startedAt = performance.now()
    expect(foldLog(db.sqlite)).toBe(false)
    expect(performance.now() - startedAt).toBeLessThan(1000)
    reader.sqlite.exec('ROLLBACK')
    expect(foldLog(db.sqlite)).toBe(true)
    expect(logBytes(file)).toBe(0)
    expect(statSync(file).size).toBeGreaterThan(100_000)
    expect(db.sqlite.pragma('busy_timeout', { simple: true })).toBe(5000)
    reader.close()
    db.close()
    expect(readdirSync(folder)).toEqual(['p.db'])
    rmSync(folder, { recursive: true })
  })
})
