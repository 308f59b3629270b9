// Who cannot be served in time is told so at once, and when to come back; whoever watches the server always hears from it.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDb } from '#db/open.ts'
import { foldLog, logBytes } from '#db/queries/writeAheadLog.ts'
import { buildTestApp } from '../test/buildTestApp.ts'

const CROWD = 60
const TURN_MS = 20

/** A server whose every answer keeps the event loop busy as synchronous queries do. */
async function slowServer() {
  const { app } = await buildTestApp({ config: { maxDelayMs: 200 } })
  const ask = async () => {
    const answer = await app.inject('/api/v1/meta')
    if (answer.statusCode === 200) for (const end = performance.now() + TURN_MS; performance.now() < end; );
    return answer
  }
  return { app, ask }
}

const crowdOf = <T>(ask: () => Promise<T>, n = CROWD): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, ask))

describe('an overloaded server', () => {
  it('serves whom it can in time, turns the others away with 503 and Retry-After, and serves again', async () => {
    const { app, ask } = await slowServer()
    await crowdOf(ask, 6)
    const answers = await crowdOf(ask)
    const refused = answers.filter(({ statusCode }) => statusCode !== 200)
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(6)
    expect(answers.length - refused.length).toBeLessThan(20)
    for (const answer of refused) {
      expect(answer.json()).toMatchObject({
        ...{ status: 503, code: 'service_unavailable', detail: 'the server has too much to do' },
      })
      expect(answer.headers).toMatchObject({
        'retry-after': '2',
        'content-type': 'application/problem+json; charset=utf-8',
      })
    }
    const again = await crowdOf(ask, 6)
    expect(again.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(200))
    await app.close()
  })

  it('always tells its health', async () => {
    const { app, ask } = await slowServer()
    const crowd = crowdOf(ask)
    for (const url of ['/healthz', '/readyz', '/api/v1/readyz', '/metrics']) {
      expect((await app.inject(url)).statusCode).toBe(200)
    }
    await crowd
    await app.close()
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
