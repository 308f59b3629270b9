// One import from file to report: staged apart, merged in one transaction, or nothing at all.
import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { failpoint } from '#db/failpoint.ts'
import { type Db, openDb } from '#db/open.ts'
import { insertImport, updateImport } from '#db/queries/imports.ts'
import { attachStage, dropStage } from '#db/queries/stage.ts'
import type { EpochMs } from '#db/units.ts'
import type { CoordinateSystem } from '#db/vocabulary.ts'
import type { ImportReport } from '../contract/imports.ts'
import type { Mapping } from '../contract/mapping.ts'
import { DomainError } from '../domain/errors.ts'
import type { RuleSet } from '../domain/rules.ts'
import { zoneOf } from '../domain/time/zone.ts'
import { type PlannedDeployment, planDeployment } from './deployment.ts'
import { failureOf } from './import/failure.ts'
import { rejectsPathOf, stagePathOf } from './import/importFiles.ts'
import { judgedBy } from './import/judgedBy.ts'
import { type StageWriter, stageWriterApart, stageWriterHere } from './import/stageWriter.ts'
import { mergeStaging, StaleStage } from './mergeStaging.ts'
import type { EncodingChoice } from './reading/encoding.ts'
import { type StagedFile, type StagingProgress, stageFile } from './stageFile.ts'

export interface ImportRequest {
  readonly file: string
  /** Name to show; the file's own where absent. */
  readonly fileName?: string | undefined
  readonly mapping: Mapping
  readonly crs?: CoordinateSystem | undefined
  readonly encoding?: EncodingChoice | undefined
  /** IANA zone of deployment and file. */
  readonly zone?: string | undefined
  /** `cn`, `weekends` or a calendar file. */
  readonly calendar?: string | undefined
  /** Judges the file's cases instead of the rule set its mapping names; stored as a version. */
  readonly rules?: RuleSet | undefined
  /** Fixes the deployment's clock. */
  readonly asOfMs?: EpochMs | undefined
  /** `check` reads and judges the file and stores nothing but its report. */
  readonly mode?: 'run' | 'check' | undefined
  /** Account that imports. */
  readonly by: string
  /** What was asked for, as stored with the batch. */
  readonly options?: Readonly<Record<string, unknown>> | undefined
  /** A batch that was opened already (upload); else one is opened. */
  readonly importId?: number | undefined
  /** Derive and write in two threads; worth it for large files on a machine that has nothing else to do. */
  readonly isParallel?: boolean | undefined
  readonly now: () => EpochMs
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
}

export interface ImportProgress extends StagingProgress {
  readonly state: 'running' | 'merging'
}

export interface ImportResult {
  readonly id: number
  readonly report: ImportReport
  /** CSV of the refused rows; null = none was. */
  readonly rejectsFile: string | null
}

/** Onto tables that others write at the same time a file is staged anew so often before their writers must wait. */
const OPTIMISTIC_TRIES = 2
const MOST_TRIES = 5

/**
 * Imports a CSV or XLSX file. Idempotent by source and number; an interrupted or failed import leaves cases, facts and
 * trail as they were and its batch `failed` or `cancelled`.
 * @throws DomainError with the code of what is wrong with the file or its options.
 */
export async function importCases(db: Db, request: ImportRequest): Promise<ImportResult> {
  const id = request.importId ?? openBatch(db, request)
  try {
    return await run(db, request, id)
  } catch (error) {
    const failure = failureOf(error, request.signal)
    const { state, code, detail } = failure
    updateImport(db.sqlite, id, {
      state,
      finishedAtMs: request.now(),
      errorCode: code,
      errorDetail: detail,
    })
    throw failure.error
  }
}

/** Opens the batch of a request and returns its id. */
export function openBatch(db: Db, { file, fileName, mode, options, by, now }: ImportRequest): number {
  return insertImport(db.sqlite, {
    state: 'uploaded',
    mode: mode ?? 'run',
    fileName: fileName ?? path.basename(file),
    options: JSON.stringify(options ?? {}),
    actor: by,
    createdAtMs: now(),
    totalBytes: 0,
    storedPath: null,
  })
}

async function run(db: Db, request: ImportRequest, id: number): Promise<ImportResult> {
  const startedAt = performance.now()
  const { sqlite } = db
  const totalBytes = sizeOf(request.file)
  updateImport(sqlite, id, { state: 'running', totalBytes, bytes: 0, errorCode: null, errorDetail: null })
  failpoint('import.opened')
  const sha256 = await sha256Of(request.file, request.signal)
  updateImport(sqlite, id, { sha256 })
  failpoint('import.hashed')
  const rejectsPath = rejectsPathOf(db.path, id)
  const finish = (staged: StagedFile): ImportReport => ({
    ...staged.report,
    seconds: Math.round((performance.now() - startedAt) / 10) / 100,
    rejectsUrl: staged.hasRejects ? `/api/v1/imports/${id}/rejects` : null,
  })
  for (let attempt = 1; ; attempt++) {
    const stagePath = stagePathOf(db.path, id)
    let others: Db | null = null
    attachStage(sqlite, stagePath)
    try {
      if (attempt > OPTIMISTIC_TRIES) others = keepOthersOut(db)
      const deployment = planned(db, request)
      const staged = await stage(db, { request, id, deployment, rejectsPath })
      failpoint('import.staged')
      const rejectsFile = staged.hasRejects ? rejectsPath : null
      request.signal?.throwIfAborted()
      const { rows } = staged.report
      request.onProgress?.({ state: 'merging', rows, bytes: totalBytes, totalBytes })
      noteMerging(others ?? db, id, { rejectsPath: rejectsFile, rows, bytes: totalBytes })
      if (request.mode === 'check') storeReport(db, id, { report: finish(staged), atMs: request.now() })
      else {
        const merge = { deployment, importId: id, by: request.by, sha256, nowMs: request.now() }
        mergeStaging(sqlite, staged, { ...merge, report: () => finish(staged) })
      }
      return { id, report: finish(staged), rejectsFile }
    } catch (error) {
      if (!(error instanceof StaleStage) || attempt === MOST_TRIES) throw error
    } finally {
      others?.close()
      dropStage(sqlite, stagePath)
    }
  }
}

/** Where others were kept out, this lets them in again. */
function noteMerging(
  { sqlite }: Db,
  id: number,
  found: { readonly rejectsPath: string | null; readonly rows: number; readonly bytes: number },
): void {
  updateImport(sqlite, id, { state: 'merging', ...found })
  if (sqlite.inTransaction) sqlite.exec('COMMIT')
  failpoint('import.merging')
}

/**
 * Takes the write lock while a file is staged once more; given back at the last moment, for the merge takes it again sooner
 * than those who wait look. Whoever waits longer than its patience is told to come back.
 */
function keepOthersOut({ path: dbPath }: Db): Db | null {
  if (dbPath === ':memory:') return null
  const others = openDb(dbPath, { skipMigrations: true })
  try {
    others.sqlite.exec('BEGIN IMMEDIATE')
    return others
  } catch (error) {
    others.close()
    throw error
  }
}

function planned(
  { sqlite }: Db,
  { zone, calendar, rules, asOfMs, by, mapping, now }: ImportRequest,
): PlannedDeployment {
  return planDeployment(sqlite, {
    ...{ zone, calendar, rules, asOfMs },
    ...{ actor: by, nowMs: now(), fallbackZone: mapping.zone },
  })
}

interface StageTask {
  readonly request: ImportRequest
  readonly id: number
  readonly deployment: PlannedDeployment
  readonly rejectsPath: string
}

async function stage(db: Db, task: StageTask): Promise<StagedFile> {
  const { request, id, deployment, rejectsPath } = task
  const { onProgress, zone, rules } = request
  const mapping = judgedBy(request.mapping, rules)
  const writer = openWriter(db, task)
  const staging = {
    path: request.file,
    mapping,
    ruleSetId: rules?.id ?? mapping.ruleSet,
    encoding: request.encoding ?? 'auto',
    crs: request.crs ?? mapping.crs ?? 'wgs84',
    zone: zone === undefined && mapping.zone !== undefined ? zoneOf(mapping.zone) : deployment.zone,
    enteredAtMs: request.now(),
    signal: request.signal,
    deployment,
    by: request.by,
    importId: id,
    rejectsPath,
    writer,
    onProgress: (progress: StagingProgress) => onProgress?.({ ...progress, state: 'running' }),
  }
  try {
    return await stageFile(db.sqlite, staging)
  } catch (error) {
    await writer.stop()
    throw error
  }
}

function openWriter(db: Db, { request, id }: StageTask): StageWriter {
  const stagePath = stagePathOf(db.path, id)
  return request.isParallel === true && stagePath !== ''
    ? stageWriterApart(db.path, stagePath)
    : stageWriterHere(db.sqlite)
}

function storeReport(
  { sqlite }: Db,
  id: number,
  { report, atMs }: { readonly report: ImportReport; readonly atMs: EpochMs },
): void {
  updateImport(sqlite, id, { state: 'done', finishedAtMs: atMs, report: JSON.stringify(report) })
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch (cause) {
    throw new DomainError('unreadable_file', `${file} cannot be read`, { cause })
  }
}

/** Hex SHA-256 of a file's bytes. */
async function sha256Of(file: string, signal: AbortSignal | undefined): Promise<string> {
  const digest = createHash('sha256')
  const source = createReadStream(file, { highWaterMark: 1 << 20 })
  await pipeline(source, digest, signal === undefined ? {} : { signal })
  return digest.digest('hex')
}
