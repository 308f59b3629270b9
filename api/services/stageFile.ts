// Reads a whole file into a staging area: every row judged, placed, derived and hashed, the stored tables untouched.
import type { Sqlite } from '#db/open.ts'
import { caseFinder, hasCasesOf, type KnownCase, lastCaseKey, listKeysAt } from '#db/queries/caseWrites.ts'
import { listUnmarkedPositions } from '#db/queries/imports.ts'
import { STAGE } from '#db/queries/stage.ts'
import { listDepartmentRows, readStreet } from '#db/queries/street.ts'
import { trailSize } from '#db/queries/trail.ts'
import { FOREVER } from '#db/units.ts'
import type { ImportReport } from '../contract/imports.ts'
import { microDegrees, type Pile } from '../domain/place/pile.ts'
import type { Deployment } from './deployment.ts'
import { missingEvents, newTrail } from './import/compareTrail.ts'
import { type CrsWatch, openCrsWatch } from './import/crsWatch.ts'
import { openPositionLog, type PositionLog } from './import/positionLog.ts'
import { openProblemGroups, type ProblemGroups } from './import/problemGroups.ts'
import { type FileRecord, type FileSource, openFile } from './import/readRecords.ts'
import { recordHash } from './import/recordHash.ts'
import type { StageWriter } from './import/stageWriter.ts'
import { withKnownDepartments } from './reading/knownDepartments.ts'
import { createRejects } from './reading/rejects.ts'
import { type CaseBook, openCaseBook } from './writing/caseBook.ts'
import type { DerivedCase } from './writing/deriveCase.ts'
import { moveCases } from './writing/moveCases.ts'
import { coordinateName, type Placer, type PlacerInput, placerInput, placerOf } from './writing/placer.ts'

export interface StagingRequest extends FileSource {
  readonly deployment: Deployment
  /** Family of rule sets that judges the file's new cases; older ones keep theirs. */
  readonly ruleSetId: string
  /** Account that imports. */
  readonly by: string
  readonly importId: number
  readonly rejectsPath: string
  /** Writes what is staged; the staging file is attached to `sqlite` and used by nobody else before it has finished. */
  readonly writer: StageWriter
  /** Told now and then how far staging has come. */
  readonly onProgress?: ((progress: StagingProgress) => void) | undefined
}

export interface StagingProgress {
  readonly rows: number
  readonly bytes: number
  readonly totalBytes: number
}

/** What the stored tables looked like when staging began; a merge is only right onto the same. */
export interface StagingBase {
  readonly lastKey: number
  readonly dataVersion: number
  readonly trailSize: number
}

export interface StagedFile {
  readonly base: StagingBase
  readonly book: CaseBook
  readonly placer: Placer
  readonly piles: readonly Pile[]
  readonly report: Omit<ImportReport, 'seconds' | 'rejectsUrl'>
  readonly hasRejects: boolean
}

type Counts = {
  -readonly [K in
    | 'rows'
    | 'inserted'
    | 'updated'
    | 'unchanged'
    | 'rejected'
    | 'provisionalDeadlines'
    | 'unlocated']: number
}

const PROGRESS_MS = 250

interface Staging {
  readonly request: StagingRequest
  readonly book: CaseBook
  readonly counts: Counts
  readonly placing: PlacerInput
  readonly positions: PositionLog
  readonly find: (records: readonly FileRecord[]) => Map<string, KnownCase>
}

/**
 * Stages a file into the attached `stage` schema. Rows that cannot be taken go to the rejects file and block nobody; a
 * case known by its record's hash is passed over; a changed one gets what is missing in its trail. Default-geocode piles
 * of the file are found at its end and their staged cases placed anew.
 * @throws FileError for a file that cannot be read at all; whatever the signal was aborted with.
 */
export async function stageFile(sqlite: Sqlite, asked: StagingRequest): Promise<StagedFile> {
  const mapping = withKnownDepartments(asked.mapping, listDepartmentRows(sqlite))
  const request = { ...asked, mapping }
  const base = stagingBase(sqlite)
  const placing = await placesFor(sqlite, request)
  const placer = placerOf(placing)
  const { deployment, by, importId, writer } = request
  const book = openCaseBook(sqlite, {
    ...{ deployment, by, importId, placer, sink: writer.sink },
    departmentKind: mapping.departmentKind,
  })
  const staging: Staging = {
    request,
    book,
    placing,
    counts: {
      rows: 0,
      inserted: 0,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      provisionalDeadlines: 0,
      unlocated: 0,
    },
    positions: openPositionLog(),
    find: knownCases(sqlite),
  }
  const problems = openProblemGroups()
  const crs = openCrsWatch(placer, request.crs)
  const hasRejects = await stageRows(staging, { problems, crs })
  const piles = newPiles(sqlite, staging)
  const placed = placerOf({ ...placing, marked: new Set([...placing.marked, ...piles.map(coordinateName)]) })
  moveStagedPiles(sqlite, staging, placed, piles)
  const report = {
    ...staging.counts,
    unlocated: staging.counts.unlocated + piles.reduce((sum, pile) => sum + pile.cases, 0),
    problems: problems.list(),
    newDepartments: [...book.registry.newDepartments()],
    piles: piles.map(({ lngE6, latE6, cases, share }) => ({
      lng: lngE6 / 1e6,
      lat: latE6 / 1e6,
      cases,
      share,
    })),
    crsCheck: crs.judge(),
  }
  return { base, book, placer: placed, piles, report, hasRejects }
}

export const stagingBase = (sqlite: Sqlite): StagingBase => ({
  lastKey: lastCaseKey(sqlite),
  dataVersion: readStreet(sqlite)?.dataVersion ?? 0,
  trailSize: trailSize(sqlite),
})

/**
 * Where cases will be placed. Without communities and without a stored grid the file itself says where the grid begins,
 * so its positions are read once beforehand.
 */
async function placesFor(sqlite: Sqlite, request: StagingRequest): Promise<PlacerInput> {
  const input = placerInput(sqlite)
  if (input.origin !== null || request.mapping.position === undefined) return input
  const positions = openPositionLog()
  const file = await openFile(request)
  for await (const records of file.read(() => undefined)) {
    for (const { record } of records) if (record.personal.position) positions.add(record.personal.position)
  }
  const defaults = new Set([...input.marked, ...positions.piles().map(coordinateName)])
  return { ...input, origin: positions.origin((at) => defaults.has(coordinateName(at))) }
}

/** Looks up the cases of a batch, but only of sources that have any. */
function knownCases(sqlite: Sqlite): (records: readonly FileRecord[]) => Map<string, KnownCase> {
  const find = caseFinder(sqlite)
  const sources = new Map<string, boolean>()
  const isKnown = (source: string) => {
    let known = sources.get(source)
    if (known === undefined) {
      known = hasCasesOf(sqlite, source)
      sources.set(source, known)
    }
    return known
  }
  return (records) => {
    const ids = records.flatMap(({ id, record }) => (isKnown(record.source) ? [id] : []))
    return ids.length === 0 ? NOBODY : find(ids)
  }
}

const NOBODY = new Map<string, KnownCase>()

async function stageRows(
  staging: Staging,
  { problems, crs }: { readonly problems: ProblemGroups; readonly crs: CrsWatch },
): Promise<boolean> {
  const { request, counts } = staging
  const { opened, compiled, read } = await openFile(request)
  const rejects = createRejects(request.rejectsPath, opened.header)
  let toldAtMs = 0
  try {
    const records = read((row, found) => {
      counts.rows += 1
      counts.rejected += 1
      problems.add(found)
      return rejects.write(row, found)
    })
    for await (const batch of records) {
      stageBatch(staging, batch)
      for (const { row } of batch) crs.note(row, compiled)
      await request.writer.room()
      if (performance.now() - toldAtMs < PROGRESS_MS) continue
      toldAtMs = performance.now()
      const { rows } = counts
      request.onProgress?.({ rows, bytes: opened.bytesRead(), totalBytes: opened.totalBytes })
    }
    await request.writer.finish()
    request.onProgress?.({ rows: counts.rows, bytes: opened.totalBytes, totalBytes: opened.totalBytes })
  } finally {
    await rejects.close()
  }
  return rejects.count() > 0
}

function stageBatch(staging: Staging, batch: readonly FileRecord[]): void {
  const known = staging.find(batch)
  for (const item of batch) {
    staging.counts.rows += 1
    notePosition(staging, item)
    const { book, request } = staging
    book.registry.noteKinds(item.departmentKinds)
    const hash = recordHash(item.record, request.ruleSetId)
    const stored = known.get(item.id)
    if (stored === undefined) stageNew(staging, item, hash)
    else if (stored.recordHash === hash && stored.isVoid === 0) staging.counts.unchanged += 1
    else stageChanged(staging, item, { key: stored.key, hash })
  }
}

function notePosition({ counts, positions, placing }: Staging, { record }: FileRecord): void {
  const { position } = record.personal
  if (position === undefined) {
    counts.unlocated += 1
    return
  }
  positions.add(position)
  if (placing.marked.has(coordinateName(microDegrees(position)))) counts.unlocated += 1
}

function stageNew({ book, request, counts }: Staging, { record }: FileRecord, hash: string): void {
  const { source, number } = record
  const { importId, ruleSetId } = request
  const identity = { source, number, ruleSetId, importId, recordHash: hash }
  const derived = book.create(identity, newTrail(record, request))
  counts.inserted += 1
  counts.provisionalDeadlines += provisionalDeadlines(derived)
}

function stageChanged(
  { book, request, counts }: Staging,
  { record }: FileRecord,
  { key, hash }: { readonly key: number; readonly hash: string },
): void {
  const instants = { atMs: request.deployment.asOfMs, enteredAtMs: request.enteredAtMs }
  const trail = book.trailOf(key)
  const missing = missingEvents(trail, record, instants)
  if (missing.length === 0) {
    counts.unchanged += 1
    return
  }
  // The hash of what was erased would lead back to it.
  const derived = book.append(key, missing, trail.some(({ isErased }) => isErased) ? null : hash)
  counts.updated += 1
  counts.provisionalDeadlines += provisionalDeadlines(derived)
}

const provisionalDeadlines = ({ rows }: DerivedCase): number => {
  let count = 0
  for (const row of rows.clock) if (row.isProvisional === 1 && row.validToMs === FOREVER) count += 1
  return count
}

/** Piles of this file that are neither marked already nor unmarked by staff. */
function newPiles(sqlite: Sqlite, { positions, placing }: Staging): Pile[] {
  const unmarked = new Set(listUnmarkedPositions(sqlite).map(coordinateName))
  return positions
    .piles()
    .filter((pile) => !placing.marked.has(coordinateName(pile)) && !unmarked.has(coordinateName(pile)))
}

function moveStagedPiles(sqlite: Sqlite, { book }: Staging, placer: Placer, piles: readonly Pile[]): void {
  if (piles.length === 0) return
  const { ledger, registry } = book
  sqlite.exec('BEGIN')
  for (const pile of piles) {
    moveCases(sqlite, listKeysAt(sqlite, pile, STAGE), { ledger, registry, placer, schema: STAGE })
  }
  sqlite.exec('COMMIT')
}
