// The only place a database connection is made: pragmas, migrations, drizzle.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from './migrate.ts'
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
 * @throws Error where the file does not exist and must, was written by a newer version, or takes weaker safety than FULL;
 * SqliteError where it is no database or cannot be opened.
 */
export function openDb(path: string, options: OpenOptions = {}): Db {
  const { readonly = false } = options
  if (path !== ':memory:') {
    if (options.mustExist && !existsSync(path)) throw new Error(`no database at ${path}`)
    if (!readonly) mkdirSync(dirname(resolve(path)), { recursive: true })
  }
  const sqlite = readonly ? new BetterSqlite3(path, { readonly }) : openToWrite(path)
  try {
    setPragmas(sqlite, readonly)
    if (!readonly && !options.skipMigrations) migrate(sqlite)
    sqlite.pragma('foreign_keys = ON')
    requireSafety(sqlite, readonly)
  } catch (error) {
    sqlite.close()
    throw error
  }
  return { sqlite, drizzle: drizzle(sqlite, { schema }), path, close: () => sqlite.close() }
}

/** @throws Error in words where the disk or the rights do not let it be written. */
export function openToWrite(path: string, options?: BetterSqlite3.Options): Sqlite {
  try {
    const sqlite = new BetterSqlite3(path, options)
    // The file is only touched now.
    sqlite.pragma('schema_version')
    return sqlite
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (!/^SQLITE_(?:CANTOPEN|READONLY)/.test(code)) throw cause
    throw new Error(`${path} cannot be written: are folder and file writable, and the disk?`, { cause })
  }
}

function setPragmas(sqlite: Sqlite, isReadonly: boolean): void {
  sqlite.pragma('busy_timeout = 5000')
  if (!isReadonly) sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('trusted_schema = OFF')
  // Without it REPLACE deletes rows past the triggers that refuse deletion.
  sqlite.pragma('recursive_triggers = ON')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('cache_size = -65536')
  sqlite.pragma('mmap_size = 1073741824')
  sqlite.pragma('temp_store = MEMORY')
}

const FULL = 2

/** A pragma that does not take says nothing: what was asked for is read back, on every connection there is. */
function requireSafety(sqlite: Sqlite, isReadonly: boolean): void {
  const synchronous = sqlite.pragma('synchronous', { simple: true })
  const journal = sqlite.pragma('journal_mode', { simple: true })
  const isWal = journal === 'wal' || isReadonly || sqlite.memory
  if (synchronous !== FULL || !isWal) {
    throw new Error(`${sqlite.name} would be written without safety: ${journal}, synchronous ${synchronous}`)
  }
}
