// An import as commands ask for it: small files here, large ones in threads, the answer the same.
import { statSync } from 'node:fs'
import type { Db } from '#db/open.ts'
import { findImport } from '#db/queries/imports.ts'
import type { ImportReport } from '../contract/imports.ts'
import { DomainError, ERROR_CODES, type ErrorCode } from '../domain/errors.ts'
import { performApart } from './import/apart.ts'
import { failIfOpen } from './import/importFiles.ts'
import { IMPORT_LIMITS } from './import/threadLimits.ts'
import { type ImportRequest, type ImportResult, importCases, openBatch } from './importCases.ts'

export interface FileImport extends ImportRequest {
  /** The clock stands still while importing, as a demo's does. */
  readonly isClockFixed?: boolean
}

/** Below this threads would take longer to start than the file. */
const LEAST_BYTES = 8 << 20

/** As `importCases`; a large file is read in one thread and written in another, so that both cores of a small machine work. */
export async function importFile(db: Db, request: FileImport): Promise<ImportResult> {
  if (db.path === ':memory:' || sizeOf(request.file) < LEAST_BYTES) return importCases(db, request)
  const importId = openBatch(db, request)
  const { isClockFixed = false, signal } = request
  const { file, fileName = file, mapping, crs, encoding, zone, calendar, rules } = request
  const { asOfMs, mode = 'run', by } = request
  const declared = { file, fileName, mapping, crs, encoding, zone, calendar, rules, asOfMs, mode, by }
  const apart = performApart(
    db.path,
    { kind: 'import', importId, isParallel: true, ...declared },
    {
      nowMs: request.now(),
      isClockFixed,
      limits: { ...IMPORT_LIMITS, longestMs: null },
      onProgress: (progress) => request.onProgress?.(progress),
    },
  )
  signal?.addEventListener('abort', apart.cancel, { once: true })
  if (signal?.aborted) apart.cancel()
  const fault = await apart.ended.then(
    () => null,
    (error: unknown) => error,
  )
  if (fault !== null) failIfOpen(db, importId, { fault, nowMs: request.now() })
  return resultOf(db, importId, fault)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function resultOf(db: Db, importId: number, fault: unknown): ImportResult {
  const row = findImport(db.sqlite, importId)
  if (row?.state === 'done' && row.report !== null) {
    return { id: importId, report: JSON.parse(row.report) as ImportReport, rejectsFile: row.rejectsPath }
  }
  if (row?.errorCode && isKnown(row.errorCode))
    throw new DomainError(row.errorCode, row.errorDetail ?? undefined)
  throw fault ?? new Error('the import ended without a word')
}

const isKnown = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code)
