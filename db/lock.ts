// One server a database file: a lock of the operating system that no dead process can keep.
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { openToWrite, type Sqlite } from './open.ts'

export interface Holder {
  readonly pid: number
  /** ISO 8601, UTC. */
  readonly since: string
  /** What it does with the file: `serve`, `restore`. */
  readonly what: string
}

export interface DbLock {
  /** Lets the next one in; a killed process lets go without it. */
  release(): void
}

/** Somebody else holds the file. */
export class DbHeldError extends Error {
  readonly holder: Holder | null

  constructor(path: string, holder: Holder | null) {
    const who =
      holder === null ? 'another process' : `process ${holder.pid} (${holder.what}) since ${holder.since}`
    super(`${path} is held by ${who}: stop that one, or use another database file`)
    this.name = 'DbHeldError'
    this.holder = holder
  }
}

/**
 * Holds a database file for serving or restoring until `release` or the end of the process. The lock is SQLite's own write
 * lock on a small file beside it, `FILE.lock`, which the kernel drops with the process, however it ends; the file stays.
 * Commands that only read or write rows do not take it: they and a server take turns by the database's own locks.
 * In memory there is nothing to hold. @throws DbHeldError naming who holds it.
 */
export function holdDb(path: string, what: string, nowMs: number): DbLock {
  if (path === ':memory:') return { release: () => {} }
  mkdirSync(dirname(resolve(path)), { recursive: true })
  const lock = openToWrite(`${realPath(path)}.lock`, { timeout: 0 })
  try {
    const mine: Holder = { pid: process.pid, since: new Date(nowMs).toISOString(), what }
    lock.transaction(() => writeHolder(lock, mine)).immediate()
    // What is committed others may read; the lock is taken anew and kept.
    lock.exec('BEGIN IMMEDIATE')
  } catch (error) {
    const holder = isBusy(error) ? readHolder(lock) : null
    lock.close()
    throw isBusy(error) ? new DbHeldError(path, holder) : error
  }
  return {
    release: () => {
      if (lock.open) lock.close()
    },
  }
}

/** The same file under two names is one file. */
export const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path))

function writeHolder(lock: Sqlite, { pid, since, what }: Holder): void {
  lock.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, since TEXT, what TEXT); DELETE FROM holder')
  lock.prepare('INSERT INTO holder VALUES (?, ?, ?)').run(pid, since, what)
}

function readHolder(lock: Sqlite): Holder | null {
  try {
    return (lock.prepare('SELECT pid, since, what FROM holder').get() as Holder | undefined) ?? null
  } catch {
    return null // it is being written in this moment
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
