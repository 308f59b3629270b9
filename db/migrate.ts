// Brings a database file's schema up to date, in one transaction: it has the old schema or the new one, never half of it.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database } from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { failpoint } from './failpoint.ts'

interface Migration {
  readonly sql: readonly string[]
  readonly hash: string
  /** Its time in the journal: rises strictly, and says which migrations a file has had. */
  readonly folderMillis: number
}

const LEDGER = '__drizzle_migrations'
const folder = resolve(dirname(fileURLToPath(import.meta.url)), 'migrations')

/** Number of migrations there are. */
export const migrationCount = (): number => readMigrations().length

/**
 * Applies what the file has not had, of the first `upTo` migrations. Two processes that come at once take turns. Foreign keys
 * are off meanwhile: a table rebuild would otherwise fire the parents' delete actions and lose child rows; before the
 * commit the check must find nothing.
 * @throws Error where the file was written by a newer version, or a migration leaves a broken reference; nothing is changed then.
 */
export function migrate(sqlite: Database, upTo = Number.POSITIVE_INFINITY): void {
  const all = readMigrations()
  if (pendingOf(sqlite, all, upTo).length === 0) return
  sqlite.pragma('foreign_keys = OFF')
  sqlite.transaction(() => applyAll(sqlite, pendingOf(sqlite, all, upTo))).immediate()
  failpoint('migrate.committed')
}

/** Whether the file has had every migration. */
export function isMigrated(sqlite: Database): boolean {
  return pendingOf(sqlite, readMigrations(), Number.POSITIVE_INFINITY).length === 0
}

let known: Migration[] | undefined
function readMigrations(): readonly Migration[] {
  known ??= readMigrationFiles({ migrationsFolder: folder })
  return known
}

function pendingOf(sqlite: Database, all: readonly Migration[], upTo: number): readonly Migration[] {
  const last = lastApplied(sqlite)
  if (last > (all.at(-1)?.folderMillis ?? 0)) {
    throw new Error(`${sqlite.name} was written by a newer version of Pingyi: install that one`)
  }
  return all.slice(0, upTo).filter(({ folderMillis }) => folderMillis > last)
}

/** Journal time of the newest migration the file has had; 0 = none. */
function lastApplied(sqlite: Database): number {
  const hasLedger = sqlite.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(LEDGER) !== undefined
  if (!hasLedger) return 0
  return Number(sqlite.prepare(`SELECT coalesce(max(created_at), 0) FROM ${LEDGER}`).pluck().get())
}

function applyAll(sqlite: Database, pending: readonly Migration[]): void {
  failpoint('migrate.begun')
  sqlite.exec(
    `CREATE TABLE IF NOT EXISTS ${LEDGER} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`,
  )
  const note = sqlite.prepare(`INSERT INTO ${LEDGER} (hash, created_at) VALUES (?, ?)`)
  for (const { sql, hash, folderMillis } of pending) {
    for (const statement of sql) {
      sqlite.exec(statement)
      failpoint('migrate.statement')
    }
    note.run(hash, folderMillis)
  }
  const broken = sqlite.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0) throw new Error(`migrating would leave ${broken.length} broken references`)
  failpoint('migrate.checked')
}
