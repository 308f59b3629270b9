// A database as a whole: copied while it is in use, checked, folded into one file that nobody else has open.
import BetterSqlite3 from 'better-sqlite3'
import type { Sqlite } from '../open.ts'

const SHOWN = 3

/** Writes a copy of the database as it is at this instant to a new or an empty file; others read and write meanwhile. */
export function copyInto(sqlite: Sqlite, path: string): void {
  sqlite.prepare('VACUUM INTO ?').run(path)
}

/** What SQLite finds wrong with pages, indexes and references, in words; null = nothing. */
export function damageOf(sqlite: Sqlite): string | null {
  const found = sqlite.pragma(`integrity_check(${SHOWN})`) as { readonly integrity_check: string }[]
  const words = found.map((row) => row.integrity_check)
  if (words.join() !== 'ok') return words.join('; ')
  const broken = sqlite.pragma('foreign_key_check') as unknown[]
  return broken.length === 0 ? null : `${broken.length} references point nowhere`
}

/** A file of its own again, without a write-ahead log, that nobody else can open until it is closed. */
export interface AloneDb {
  /** Events of its trail; null = it cannot be read. */
  readonly events: number | null
  close(): void
}

/**
 * Folds the write-ahead log into the file and keeps everybody else out. A damaged file is not touched: `events` is null.
 * @throws SqliteError SQLITE_BUSY while any other process has the file open.
 */
export function openAlone(path: string): AloneDb {
  const events = eventsIn(path)
  if (events === null) return { events, close: () => {} }
  const sqlite = new BetterSqlite3(path, { timeout: 0, fileMustExist: true })
  try {
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('locking_mode = EXCLUSIVE')
    sqlite.pragma('journal_mode = DELETE')
    sqlite.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    sqlite.close()
    throw error
  }
  return { events, close: () => sqlite.close() }
}

/** Read without writing: opening a ruin to write would throw its log away. */
function eventsIn(path: string): number | null {
  const sqlite = new BetterSqlite3(path, { readonly: true })
  try {
    return sqlite.prepare('SELECT coalesce(max(seq), -1) + 1 FROM event').pluck().get() as number
  } catch (error) {
    if (isBusy(error)) throw error
    return null
  } finally {
    sqlite.close()
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(?:BUSY|LOCKED)/.test(String(error.code))

/** Sessions end: those signed out since the copy was made must not come back with it. */
export function endSessions(sqlite: Sqlite): void {
  sqlite.exec('DELETE FROM session')
}
