// The write-ahead log of a database file: how large it is, and folding it into the file.
import { statSync } from 'node:fs'
import type { Sqlite } from '../open.ts'

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Bytes of the log; 0 = there is none. */
export const logBytes = (path: string): number => (path === ':memory:' ? 0 : sizeOf(`${path}-wal`))

/** Bytes of the database file without its log. */
export const fileBytes = (path: string): number => (path === ':memory:' ? 0 : sizeOf(path))

/**
 * Folds the log into the file and empties it, without waiting for anybody: what readers still need stays.
 * Whether the log is empty now.
 */
export function foldLog(sqlite: Sqlite): boolean {
  const timeoutMs = sqlite.pragma('busy_timeout', { simple: true })
  sqlite.pragma('busy_timeout = 0')
  try {
    const [found] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
    return found?.busy === 0
  } finally {
    sqlite.pragma(`busy_timeout = ${timeoutMs}`)
  }
}
