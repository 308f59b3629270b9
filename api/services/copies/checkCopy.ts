// Whether a database file is whole: pages, references, and the trail recomputed from its bodies.
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openDb } from '#db/open.ts'
import { damageOf } from '#db/queries/copies.ts'
import { recomputeTrail } from '../trail/recomputeTrail.ts'

export interface CheckedCopy {
  readonly events: number
  /** Hex root of the trail. */
  readonly root: string
  /** Hex SHA-256 of the file's bytes. */
  readonly sha256: string
}

/** Checks a file nobody writes. @throws Error in words of what does not fit; SqliteError where it is no database. */
export async function checkCopy(file: string): Promise<CheckedCopy> {
  const db = openDb(file, { mustExist: true, readonly: true })
  try {
    const damage = damageOf(db.sqlite)
    if (damage !== null) throw new Error(`${file} is damaged: ${damage}`)
    const { size, root, fault } = recomputeTrail(db.sqlite)
    if (fault !== null) throw new Error(`the trail of ${file} does not hold: ${fault}`)
    db.close()
    return { events: size, root, sha256: await sha256Of(file) }
  } finally {
    db.close()
  }
}

async function sha256Of(file: string): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), digest)
  return digest.digest('hex')
}

/** Waits until a file's bytes, or a folder's names, are on the disk. */
export function sync(fileOrFolder: string): void {
  const handle = openSync(fileOrFolder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Waits until the name of a file is on the disk. */
export const syncNameOf = (file: string): void => sync(path.dirname(path.resolve(file)))
