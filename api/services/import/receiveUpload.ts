// An uploaded file and its options → a stored file and a batch that waits for what shall become of it.

import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Db } from '#db/open.ts'
import { insertImport, listStored, updateImport } from '#db/queries/imports.ts'
import type { EpochMs } from '#db/units.ts'
import type { ImportOptions } from '../../contract/imports.ts'
import { DomainError } from '../../domain/errors.ts'

/** Uploads nobody has run are kept this long. */
const KEPT_MS = 7 * 24 * 3_600_000
/** Personal data lie in them: nobody but the owner reads them. */
const OWNER_FOLDER = 0o700
const OWNER_FILE = 0o600
const NAME_LENGTH = 200

/** Where uploads of a database are kept until they are imported. */
export const uploadFolder = (dbPath: string): string =>
  dbPath === ':memory:'
    ? path.join(os.tmpdir(), `pingyi-uploads-${process.pid}`)
    : `${path.resolve(dbPath)}.uploads`

/** Streams an upload to disk and returns its path; what was written of a broken one is removed. */
export async function storeUpload(dbPath: string, content: Readable): Promise<string> {
  const folder = uploadFolder(dbPath)
  mkdirSync(folder, { recursive: true, mode: OWNER_FOLDER })
  const file = path.join(folder, randomUUID())
  try {
    await pipeline(content, createWriteStream(file, { mode: OWNER_FILE }))
    return file
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}

export interface Upload {
  readonly path: string
  readonly fileName: string
  readonly options: ImportOptions
  readonly actor: string
  readonly nowMs: EpochMs
}

/** Opens the batch of a stored file and returns its id. @throws DomainError `empty_file`. */
export function openUpload(db: Db, { path: file, fileName, options, actor, nowMs }: Upload): number {
  const { size } = statSync(file)
  if (size === 0) {
    rmSync(file, { force: true })
    throw new DomainError('empty_file')
  }
  return insertImport(db.sqlite, {
    state: 'uploaded',
    mode: options.mode ?? 'run',
    fileName: path.basename(fileName).slice(0, NAME_LENGTH) || 'upload',
    options: JSON.stringify(options),
    actor,
    createdAtMs: nowMs,
    totalBytes: size,
    storedPath: file,
  })
}

/** Removes the files of batches that are in, withdrawn, or were left alone for a week, and as old ones that no batch names. */
export function clearUploads(db: Db, nowMs: EpochMs): void {
  const stored = listStored(db.sqlite)
  clearStrays(db, new Set(stored.map(({ storedPath }) => storedPath)), nowMs)
  for (const { id, state, mode, storedPath, createdAtMs } of stored) {
    const isOver = (state === 'done' && mode === 'run') || state === 'withdrawn'
    if (storedPath === null || !(isOver || nowMs - createdAtMs > KEPT_MS)) continue
    rmSync(storedPath, { force: true })
    updateImport(db.sqlite, id, { storedPath: null })
  }
}

/** Whoever was killed between storing a file and opening its batch left one that nothing else would ever remove. */
function clearStrays(db: Db, known: ReadonlySet<string | null>, nowMs: EpochMs): void {
  const folder = uploadFolder(db.path)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    const { mtimeMs } = statSync(file)
    if (!known.has(file) && nowMs - mtimeMs > KEPT_MS) rmSync(file, { force: true })
  }
}
