// Checked restore: the backup is copied beside the database, checked, brought up to date, and then takes its place in one step.
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { failpoint } from '#db/failpoint.ts'
import { holdDb, realPath } from '#db/lock.ts'
import { openDb } from '#db/open.ts'
import { type AloneDb, endSessions, openAlone } from '#db/queries/copies.ts'
import type { EpochMs } from '#db/units.ts'
import { recordAct } from '../audit/recordAct.ts'
import { retireKey } from '../trail/signer.ts'
import { type CheckedCopy, checkCopy, sync, syncNameOf } from './checkCopy.ts'

export interface RestoreWish {
  /** The backup. */
  readonly from: string
  /** The database file that it shall become. */
  readonly dbPath: string
  /** File of the key that signs the trail. */
  readonly keyFile: string
  readonly by: string
  readonly nowMs: EpochMs
}

export interface Restored extends CheckedCopy {
  readonly db: string
  /** Where the database that was there before lies now; null = there was none. */
  readonly kept: string | null
  /** Where a key lies now that had signed more than the backup holds; null = the key signs on. */
  readonly keyRetired: string | null
}

/**
 * Puts a backup in a database's place. Before the last step the old database is untouched, after it the new one is there, and
 * the old one beside it under a name with the time. Every session ends; the act `restored` goes into the new trail. A key that
 * signed more than the backup holds is retired: `trail_broken` would be all it could say.
 * `events`, `root` and `sha256` are those of the backup.
 * @throws DbHeldError while a server has the database; Error where another process has it open or the backup is not whole.
 */
export async function restore({ from, by, nowMs, keyFile, ...wish }: RestoreWish): Promise<Restored> {
  const dbPath = realPath(wish.dbPath)
  requireBackup(from, dbPath)
  mkdirSync(path.dirname(path.resolve(dbPath)), { recursive: true })
  const lock = holdDb(dbPath, 'restore', nowMs)
  const part = `${dbPath}.restore`
  let old: AloneDb | null = null
  try {
    old = existsSync(dbPath) ? alone(dbPath) : null
    removeDb(part)
    copyFileSync(from, part)
    failpoint('restore.copied')
    const checked = await checkCopy(part)
    bringUpToDate(part, { checked, replaced: old?.events ?? null, by, nowMs })
    sync(part)
    failpoint('restore.checked')
    const stamp = freeStamp(dbPath, nowMs)
    const kept = old === null ? null : keepOld(dbPath, stamp)
    failpoint('restore.kept')
    renameSync(part, dbPath)
    syncNameOf(dbPath)
    failpoint('restore.swapped')
    const keyRetired = retireKey(keyFile, { events: checked.events, stamp })
    return { db: dbPath, kept, keyRetired, ...checked }
  } finally {
    removeDb(part)
    old?.close()
    lock.release()
  }
}

function requireBackup(from: string, dbPath: string): void {
  const size = statSync(from, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new Error(`there is no ${from}`)
  if (realPath(from) === dbPath) throw new Error(`${from} is the database itself`)
  const log = statSync(`${from}-wal`, { throwIfNoEntry: false })?.size ?? 0
  if (log > 0) throw new Error(`${from} is a database in use, not a backup: make one with npm run backup`)
}

function alone(dbPath: string): AloneDb {
  try {
    return openAlone(dbPath)
  } catch (cause) {
    throw new Error(`${dbPath} is open in another process, such as an import or a backup: wait for it`, {
      cause,
    })
  }
}

interface Act {
  readonly checked: CheckedCopy
  readonly replaced: number | null
  readonly by: string
  readonly nowMs: EpochMs
}

/** A backup of an earlier version gets today's schema here, where nothing is lost if that fails. */
function bringUpToDate(part: string, { checked, replaced, by, nowMs }: Act): void {
  const db = openDb(part)
  try {
    endSessions(db.sqlite)
    recordAct(db.sqlite, { type: 'restored', by, data: { ...checked, replacedEvents: replaced } }, nowMs)
  } finally {
    db.close()
  }
}

/**
 * A second name for the old file, so that there is no moment without a database. What a damaged one could not fold into
 * itself moves first: a log left behind would be played into the new file.
 */
function keepOld(dbPath: string, stamp: string): string {
  const kept = `${dbPath}.before-restore-${stamp}`
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(dbPath + suffix)) renameSync(dbPath + suffix, kept + suffix)
  }
  linkSync(dbPath, kept)
  return kept
}

/** The time in names of what is kept; counted up where another restore of the same second has left its own. */
function freeStamp(dbPath: string, nowMs: EpochMs): string {
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '')
  for (let n = 1; ; n++) {
    const stamp = n === 1 ? time : `${time}_${n}`
    if (!existsSync(`${dbPath}.before-restore-${stamp}`)) return stamp
  }
}

function removeDb(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
}
