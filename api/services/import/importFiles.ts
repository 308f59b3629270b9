// Files an import makes beside the database: the staging area, the rejects; and the clearing up after a dead process.
import { existsSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Db } from '#db/open.ts'
import { findImport, listUnfinished, updateImport } from '#db/queries/imports.ts'
import { removeStage } from '#db/queries/stage.ts'
import type { EpochMs } from '#db/units.ts'
import { DomainError } from '../../domain/errors.ts'

const MEMORY = ':memory:'

/** The process stands in the name, so that a later one knows whose work it finds. '' = a temporary file of SQLite's. */
export const stagePathOf = (dbPath: string, id: number): string =>
  dbPath === MEMORY ? '' : `${path.resolve(dbPath)}.stage-${id}-${process.pid}`

export const rejectsPathOf = (dbPath: string, id: number): string =>
  dbPath === MEMORY
    ? path.join(os.tmpdir(), `pingyi-rejects-${process.pid}-${id}.csv`)
    : `${path.resolve(dbPath)}.rejects-${id}.csv`

/**
 * Throws away the staging areas of processes that ended in the middle of an import, and marks their batches failed.
 * Cases, facts and trail need nothing: an import is in only once its transaction is.
 */
export function recoverImports(db: Db, nowMs: EpochMs): void {
  const working = db.path === MEMORY ? new Set<number>() : clearStages(db.path)
  for (const { id } of listUnfinished(db.sqlite)) {
    if (working.has(id)) continue
    updateImport(db.sqlite, id, {
      state: 'failed',
      finishedAtMs: nowMs,
      errorCode: 'internal',
      errorDetail: 'the process ended before the import was done; nothing was imported',
    })
  }
}

/**
 * Marks the batch of a thread that died as failed, with why where that is known, and removes its staging area; everything
 * else of it is gone by itself. A batch that ended in words of its own keeps them.
 */
export function failIfOpen(
  db: Db,
  importId: number,
  { fault, nowMs }: { readonly fault: unknown; readonly nowMs: EpochMs },
): void {
  const batch = findImport(db.sqlite, importId)
  if (batch?.state !== 'running' && batch?.state !== 'merging' && batch?.state !== 'uploaded') return
  if (db.path !== MEMORY) removeStage(stagePathOf(db.path, importId))
  const known = fault instanceof DomainError ? fault : null
  updateImport(db.sqlite, importId, {
    state: 'failed',
    finishedAtMs: nowMs,
    errorCode: known?.code ?? 'internal',
    errorDetail: known?.detail ?? 'the import ended before it was done; nothing was imported',
  })
}

/** Removes stages of dead processes; returns the batches somebody still works on. */
function clearStages(dbPath: string): Set<number> {
  const folder = path.dirname(path.resolve(dbPath))
  const working = new Set<number>()
  if (!existsSync(folder)) return working
  const prefix = `${path.basename(dbPath)}.stage-`
  for (const name of readdirSync(folder)) {
    const [id, pid] = name.startsWith(prefix) ? name.slice(prefix.length).split('-').map(Number) : []
    if (id === undefined || pid === undefined) continue
    if (pid !== process.pid && isAlive(pid)) working.add(id)
    else removeStage(path.join(folder, name))
  }
  return working
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
