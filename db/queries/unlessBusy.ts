// A small write that may be left out: a reader must never wait for a running import.
import type { Db } from '../open.ts'

/** Writes now, or not at all where another connection is writing at this moment. */
export function unlessBusy(db: Db, write: () => void): void {
  const waitMs = db.sqlite.pragma('busy_timeout', { simple: true })
  db.sqlite.pragma('busy_timeout = 0')
  try {
    write()
  } catch (error) {
    if (!isBusy(error)) throw error
  } finally {
    db.sqlite.pragma(`busy_timeout = ${String(waitMs)}`)
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
