// A file of any earlier version comes forward with every row it had, or stays what it was.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, migrationCount } from './migrate.ts'
import { openDb } from './open.ts'
import { buildEarlier, columnsOf, tablesOf } from './test/earlierSchema.ts'

const versions = Array.from({ length: migrationCount() }, (_, i) => i + 1)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-migrate-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Contents = Readonly<Record<string, readonly unknown[]>>
const rowsOf = (sqlite: Database, table: string, columns: readonly string[]) =>
  sqlite.prepare(`SELECT ${columns.map((name) => `"${name}"`).join()} FROM ${table} ORDER BY 1, 2`).all()
/** Of the columns that both have; what a later version dropped nobody can ask for. */
const shared = (before: Database, after: Database, of: Database): Contents =>
  Object.fromEntries(
    tablesOf(before).map((table) => {
      const columns = columnsOf(before, table).filter((name) => columnsOf(after, table).includes(name))
      return [table, rowsOf(of, table, columns)]
    }),
  )
const schemaOf = (sqlite: Database) =>
  sqlite.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2').all()

describe.each(versions)('a file of migration %i', (version) => {
  it('comes forward and keeps every row of every table', () => {
    const file = path.join(folder, `forward-${version}.db`)
    buildEarlier(file, version).close()
    copyFileSync(file, `${file}.before`)
    const before = new BetterSqlite3(`${file}.before`)
    const { sqlite } = openDb(file)
    const kept = shared(before, sqlite, before)
    expect(Object.keys(kept).length).toBeGreaterThan(20)
    for (const rows of Object.values(kept)) expect(rows).toHaveLength(2)
    expect(shared(before, sqlite, sqlite)).toEqual(kept)
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
    expect(sqlite.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    sqlite.close()
    before.close()
  })
})

/** Opens the file in a process of its own, which is killed at a named moment. */
function openKilled(file: string, failpoint: string): string | null {
  const program = `import { openDb } from ${JSON.stringify(path.resolve('db/open.ts'))}; openDb(${JSON.stringify(file)})`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  return spawnSync(process.execPath, args, { env: { ...process.env, PINGYI_FAILPOINT: failpoint } }).signal
}

describe('a migration that is killed', () => {
  it.each([
    'migrate.begun',
    'migrate.statement:1',
    'migrate.statement:7',
    'migrate.statement:20',
    'migrate.checked',
    'migrate.committed',
  ])('at %s leaves the old schema or the new one, and the next start has the new one', (failpoint) => {
    const file = path.join(folder, `${failpoint}.db`)
    const earlier = buildEarlier(file, 1)
    const old = schemaOf(earlier)
    const rows = earlier.prepare('SELECT count(*) FROM event').pluck().get()
    earlier.close()
    expect(openKilled(file, failpoint)).toBe('SIGKILL')
    const left = new BetterSqlite3(file)
    expect(left.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    const isNew = failpoint === 'migrate.committed'
    expect(schemaOf(left)).toEqual(isNew ? schemaOf(openDb(':memory:').sqlite) : old)
    left.close()
    const next = openDb(file)
    expect(schemaOf(next.sqlite)).toEqual(schemaOf(openDb(':memory:').sqlite))
    expect(next.sqlite.prepare('SELECT count(*) FROM event').pluck().get()).toBe(rows)
    next.close()
  })
})

describe('migrating', () => {
  it('refuses a file of a newer version and leaves it alone', () => {
    const file = path.join(folder, 'newer.db')
    const db = openDb(file)
    db.sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 99999999999999)")
    db.close()
    expect(() => openDb(file)).toThrow('newer.db was written by a newer version of Pingyi')
  })

  it('that would break a reference is undone as a whole', () => {
    const file = path.join(folder, 'broken.db')
    const earlier = buildEarlier(file, 1)
    earlier.exec("INSERT INTO personal (seq, salt, fields) VALUES (77, x'00', '{}')")
    const old = schemaOf(earlier)
    expect(() => migrate(earlier)).toThrow('broken references')
    expect(schemaOf(earlier)).toEqual(old)
    earlier.close()
  })
})
