// Online backup: a copy of this instant, checked as a restore would check it, and only then given its name.
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { failpoint } from '#db/failpoint.ts'
import type { Db } from '#db/open.ts'
import { copyInto } from '#db/queries/copies.ts'
import type { EpochMs } from '#db/units.ts'
import { recordAct } from '../audit/recordAct.ts'
import { trailRoot } from '../writing/trailLog.ts'
import { type CheckedCopy, checkCopy, sync, syncNameOf } from './checkCopy.ts'

export interface BackupWish {
  /** The new file. */
  readonly to: string
  readonly by: string
  readonly nowMs: EpochMs
}

export interface Backup extends CheckedCopy {
  readonly file: string
  readonly bytes: number
}

/** Personal data lie in it: nobody but the owner reads it. */
const OWNER_ONLY = 0o600

/**
 * Copies a database that others serve, write and import into meanwhile. The copy is opened, its pages, references and trail
 * are checked, its root is compared with that of the original at the same size; under its name stands a whole backup or
 * nothing. The act `backed_up` goes into the original's trail. Signing keys and uploaded files lie outside the database and
 * are not in it.
 * @throws Error where the file exists already or the copy does not hold.
 */
export async function backUp(db: Db, { to, by, nowMs }: BackupWish): Promise<Backup> {
  if (existsSync(to)) throw new Error(`${to} exists already: give every backup a name of its own`)
  mkdirSync(path.dirname(path.resolve(to)), { recursive: true })
  const part = `${to}.part`
  try {
    rmSync(part, { force: true })
    // Before there is a byte in it: a copy takes minutes.
    writeFileSync(part, '', { mode: OWNER_ONLY })
    copyInto(db.sqlite, part)
    failpoint('backup.copied')
    const checked = await checkCopy(part)
    if (trailRoot(db.sqlite, checked.events) !== checked.root) {
      throw new Error(`the trail of the copy is not that of ${db.path}`)
    }
    sync(part)
    failpoint('backup.checked')
    renameSync(part, to)
    syncNameOf(to)
    failpoint('backup.named')
    recordAct(db.sqlite, { type: 'backed_up', by, data: { file: path.basename(to), ...checked } }, nowMs)
    failpoint('backup.recorded')
    return { file: to, bytes: statSync(to).size, ...checked }
  } finally {
    rmSync(part, { force: true })
  }
}
