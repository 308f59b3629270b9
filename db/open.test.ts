// Every connection writes with full safety, the first and every later one, in threads and beside a staging file.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDb, type Sqlite } from './open.ts'
import { attachStage, dropStage } from './queries/stage.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pingyi-open-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const EXPECTED = {
  journal_mode: 'wal',
  synchronous: 2,
  busy_timeout: 5000,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
}
const pragmasOf = (sqlite: Sqlite) =>
  Object.fromEntries(Object.keys(EXPECTED).map((name) => [name, pragma(sqlite, name)]))
const pragma = (sqlite: Sqlite, name: string) =>
  name === 'busy_timeout'
    ? sqlite.pragma(name, { simple: true })
    : sqlite.pragma(`main.${name}`, { simple: true })

describe('a connection', () => {
  it('has synchronous=FULL at first, after re-opening, and beside others', () => {
    const file = path.join(folder, 'p.db')
    const first = openDb(file)
    expect(pragmasOf(first.sqlite)).toEqual(EXPECTED)
    first.sqlite.exec(
      "INSERT INTO calendar (id, version, effective_from, body) SELECT 'x', 1, 0, '{}' WHERE 0",
    )
    first.close()
    const again = openDb(file)
    const thread = openDb(file, { mustExist: true, skipMigrations: true })
    const reader = openDb(file, { readonly: true })
    for (const { sqlite } of [again, thread, reader]) expect(pragmasOf(sqlite)).toEqual(EXPECTED)
    for (const db of [again, thread, reader]) db.close()
  })

  it('keeps it while a staging file without any is attached, and afterwards', () => {
    const db = openDb(path.join(folder, 'staging.db'))
    attachStage(db.sqlite, path.join(folder, 'staging.db.stage'))
    expect(pragmasOf(db.sqlite)).toEqual({ ...EXPECTED, foreign_keys: 0 })
    expect(db.sqlite.pragma('stage.synchronous', { simple: true })).toBe(0)
    dropStage(db.sqlite, path.join(folder, 'staging.db.stage'))
    expect(pragmasOf(db.sqlite)).toEqual(EXPECTED)
    db.close()
  })

  it('to a file that is no database is refused', () => {
    const file = path.join(folder, 'letter.db')
    writeFileSync(file, 'Dear sirs, '.repeat(1000))
    expect(() => openDb(file)).toThrow('file is not a database')
    expect(() => openDb(path.join(folder, 'none.db'), { mustExist: true })).toThrow('no database at')
  })
})

describe('the driver', () => {
  it('is opened by nobody but db and the benches', () => {
    const files = ['api', 'db', 'fixtures', 'web'].flatMap((floor) =>
      (readdirSync(floor, { recursive: true }) as string[]).map((name) => path.join(floor, name)),
    )
    const opening = files.filter(
      (file) =>
        /(?<!\.d)\.(?:ts|tsx|mjs)$/.test(file) && /from 'better-sqlite3'/.test(readFileSync(file, 'utf8')),
    )
    const allowed =
      /^db\/(?:open|migrate|facts\/write|queries\/copies|test\/\w+)\.ts$|^api\/bench\/|\.(?:test|spec)\.ts$/
    expect(opening.filter((file) => !allowed.test(file))).toEqual([])
  })
})
