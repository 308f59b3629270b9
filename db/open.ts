// The only place a database connection is made: pragmas, migrations, drizzle.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import BetterSqlite3 from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import * as schema from './schema/index.ts'

export type Sqlite = BetterSqlite3.Database
export type Drizzle = BetterSQLite3Database<typeof schema>

export interface Db {
  readonly sqlite: Sqlite
  readonly drizzle: Drizzle
  readonly path: string
  close(): void
}

export interface OpenOptions {
  /** Refuse a file that does not exist instead of creating it. */
  readonly mustExist?: boolean
  readonly readonly?: boolean
  /** Leave the schema as it is (readers beside a running writer). */
  readonly skipMigrations?: boolean
}

/**
 * Opens a database file (or `:memory:`), brings its schema up to date and returns the connection.
 * Every connection is WAL with synchronous=FULL: better-sqlite3 is compiled to weaken it to NORMAL in WAL, which could
 * lose the last acknowledged writes at a power cut.
 */
export function openDb(path: string, options: OpenOptions = {}): Db {
  if (path !== ':memory:') {
    if (options.mustExist && !existsSync(path)) throw new Error(`no database at ${path}`)
    if (!options.readonly) mkdirSync(dirname(resolve(path)), { recursive: true })
  }
  const sqlite = new BetterSqlite3(path, { readonly: options.readonly ?? false })
  setPragmas(sqlite, options.readonly ?? false)
  const db = drizzle(sqlite, { schema })
  if (!options.readonly && !options.skipMigrations) migrateForward(sqlite, db)
  sqlite.pragma('foreign_keys = ON')
  return { sqlite, drizzle: db, path, close: () => sqlite.close() }
}

function setPragmas(sqlite: Sqlite, isReadonly: boolean): void {
  if (!isReadonly) sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('trusted_schema = OFF')
  // Without it REPLACE deletes rows past the triggers that refuse deletion.
  sqlite.pragma('recursive_triggers = ON')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('cache_size = -65536')
  sqlite.pragma('mmap_size = 1073741824')
  sqlite.pragma('temp_store = MEMORY')
}

/**
 * Foreign keys are off while migrating: a table rebuild inside the migrator's transaction would otherwise fire the
 * parents' delete actions and lose child rows; afterwards the check must find nothing.
 */
function migrateForward(sqlite: Sqlite, db: Drizzle): void {
  sqlite.pragma('foreign_keys = OFF')
  migrate(db, { migrationsFolder: migrationsFolder() })
  const broken = sqlite.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0) throw new Error(`migration left ${broken.length} broken references`)
}

function migrationsFolder(): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), 'migrations')
}
