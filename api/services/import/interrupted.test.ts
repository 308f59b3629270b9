// An import that is killed or interrupted at any moment leaves the database as it was, or whole; the next one succeeds.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compareRollups } from '#db/facts/recount.ts'
import { type Db, openDb } from '#db/open.ts'
import { zoneOf } from '../../domain/time/zone.ts'
import { periodStarts } from '../writing/periodStarts.ts'
import { trailRoot } from '../writing/trailLog.ts'
import { csvOf, openBench, type Row } from './test/importFixture.ts'

const root = path.resolve(import.meta.dirname, '../../..')
/** Enough that an import says how far it is before it is over. */
const ROWS = 2500
const rowsOf = (prefix: string, count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({ number: `${prefix}${i}`, replied: '2026-09-03 10:00' }))

let folder: string
let dbPath: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-kill-'))
  dbPath = path.join(folder, 'pingyi.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function start(rows: readonly Row[]): ChildProcess {
  const file = path.join(folder, 'cases.csv')
  writeFileSync(file, csvOf(rows))
  const args = ['--import', 'tsx', 'api/cli/import.ts', file, '--db', dbPath]
  return spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function runToEnd(
  rows: readonly Row[],
): Promise<{ code: number | null; summary: Record<string, unknown> }> {
  const child = start(rows)
  let out = ''
  child.stdout?.on('data', (piece: Buffer) => {
    out += piece.toString()
  })
  child.stderr?.resume()
  const [code] = (await once(child, 'close')) as [number | null]
  const summary = JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>
  return { code, summary }
}

/** Waits until the child's stderr says a word, or it has ended. */
function says(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve) => {
    let text = ''
    child.stderr?.on('data', (piece: Buffer) => {
      text += piece.toString()
      if (text.includes(word)) resolve()
    })
    child.once('exit', () => resolve())
  })
}

const stages = () => readdirSync(folder).filter((name) => name.includes('.stage-'))
const contents = (db: Db) => ({
  cases: db.sqlite.prepare('SELECT count(*) FROM cases').pluck().get(),
  root: trailRoot(db.sqlite),
  version: db.sqlite.prepare('SELECT data_version FROM street').pluck().get(),
})

describe('a killed import', { timeout: 120_000 }, () => {
  let first: string
  beforeAll(async () => {
    const bench = openBench()
    await bench.importRows(rowsOf('A', 50))
    bench.db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    first = bench.db.path
    return () => bench.close()
  })

  it.each([
    ['while it stages', ' rows', 0],
    ['as it begins to merge', 'merging', 0],
    ['a moment later', 'merging', 40],
  ])('%s is in or not, and the next one is', async (_, word, waitMs) => {
    copyFileSync(first, dbPath)
    const before = openDb(dbPath)
    const said = contents(before)
    before.close()
    const child = start([...rowsOf('A', 50), ...rowsOf('B', ROWS)])
    child.stdout?.resume()
    await says(child, word)
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    child.kill('SIGKILL')
    await once(child, 'close')
    const after = openDb(dbPath)
    const isIn = after.sqlite.prepare('SELECT count(*) FROM cases').pluck().get() !== 50
    if (!isIn) expect(contents(after)).toEqual(said)
    expect(after.sqlite.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(compareRollups(after.sqlite, periodStarts(zoneOf('Asia/Shanghai')))).toEqual([])
    after.close()
    const next = await runToEnd([...rowsOf('A', 50), ...rowsOf('B', ROWS)])
    expect(next).toMatchObject({
      code: 0,
      summary: isIn ? { unchanged: 50 + ROWS } : { inserted: ROWS, unchanged: 50 },
    })
    expect(stages()).toEqual([])
    const states = openDb(dbPath)
    expect(
      states.sqlite.prepare("SELECT count(*) FROM import_batch WHERE state = 'running'").pluck().get(),
    ).toBe(0)
    states.close()
  })

  it('interrupted by Ctrl-C says so, ends with 1 and leaves nothing', async () => {
    const child = start(rowsOf('B', 20_000))
    child.stdout?.resume()
    await says(child, ' rows')
    child.kill('SIGINT')
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code).toBe(1)
    const db = openDb(dbPath)
    expect(db.sqlite.prepare('SELECT state FROM import_batch').pluck().all()).toEqual(['cancelled'])
    expect(db.sqlite.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(0)
    db.close()
    expect(stages()).toEqual([])
    expect(existsSync(dbPath)).toBe(true)
  })

  it.each([0, 150, 400, 800])(
    'interrupted %i ms after it was started still says in one line what it did',
    async (ms) => {
      const file = path.join(folder, 'cases.csv')
      writeFileSync(file, csvOf(rowsOf('C', 20_000)))
      const hold = pathToFileURL(path.join(root, 'api/cli/launcher/hold.mjs')).href
      // Says when it listens: what comes before that kills any program.
      const ready = `data:text/javascript,console.error('listening')`
      const args = [
        '--import',
        hold,
        '--import',
        ready,
        '--import',
        'tsx',
        'api/cli/import.ts',
        file,
        '--db',
        dbPath,
      ]
      const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
      let out = ''
      child.stdout.on('data', (piece: Buffer) => {
        out += piece.toString()
      })
      await says(child, 'listening')
      await new Promise((resolve) => setTimeout(resolve, ms))
      child.kill('SIGINT')
      const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
      expect([code, signal]).toEqual([1, null])
      expect(JSON.parse(out)).toMatchObject({ rows: 0, inserted: 0, rejectsFile: null })
      expect(stages()).toEqual([])
    },
  )
})
