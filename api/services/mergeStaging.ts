// Moves a staged import into the stored tables in one short transaction: all of it is in, or nothing.
import { failpoint } from '#db/failpoint.ts'
import type { Sqlite } from '#db/open.ts'
import { listKeysAt } from '#db/queries/caseWrites.ts'
import { addDefaultPosition, updateImport } from '#db/queries/imports.ts'
import { eventsMoved, moveStaged, stagedLeaves } from '#db/queries/stage.ts'
import { trailSize } from '#db/queries/trail.ts'
import type { ImportReport } from '../contract/imports.ts'
import { recordAct } from './audit/recordAct.ts'
import { noteVersions, versionsHash } from './audit/storedVersions.ts'
import type { PlannedDeployment } from './deployment.ts'
import { rederiveAll } from './rebuildFacts.ts'
import { type StagedFile, stagingBase } from './stageFile.ts'
import { moveCases } from './writing/moveCases.ts'
import { appendLeaves, openTrailLog, ownText } from './writing/trailLog.ts'

export interface MergeRequest {
  readonly deployment: PlannedDeployment
  readonly importId: number
  /** Account that imports. */
  readonly by: string
  readonly sha256: string
  readonly nowMs: number
  /** The report as it is stored and shown. */
  readonly report: () => ImportReport
}

/** Somebody else wrote since staging began: keys, dictionaries and old facts may have moved, so the file is staged anew. */
export class StaleStage extends Error {
  constructor() {
    super('the stored tables changed since staging began')
    this.name = 'StaleStage'
  }
}

/**
 * Merges what `stageFile` staged: cases, trail, facts, roll-ups, departments and categories on the way, marked
 * coordinates, the deployment's own new settings, the data version, the batch's report.
 * @throws StaleStage where the stored cases have changed since; nothing is written then.
 */
export function mergeStaging(sqlite: Sqlite, staged: StagedFile, request: MergeRequest): void {
  sqlite.transaction(() => merge(sqlite, staged, request)).immediate()
  failpoint('import.committed')
}

function merge(sqlite: Sqlite, staged: StagedFile, request: MergeRequest): void {
  const { base, book, report } = staged
  const now = stagingBase(sqlite)
  if (now.dataVersion !== base.dataVersion || now.lastKey !== base.lastKey) throw new StaleStage()
  request.deployment.apply(sqlite)
  failpoint('import.merge.settings')
  const changed = report.inserted + report.updated > 0
  if (changed) {
    const seqShift = now.trailSize - base.trailSize
    moveStaged(sqlite, { lastKey: base.lastKey, seqShift })
    failpoint('import.merge.moved')
    if (seqShift > 0) appendLeaves(sqlite, now.trailSize, stagedLeaves(sqlite))
  }
  markPiles(sqlite, staged, request.importId)
  if (changed) {
    noteImport(sqlite, staged, request)
    failpoint('import.merge.trail')
    book.finish()
    failpoint('import.merge.counted')
  }
  noteRules(sqlite, request)
  noteVersions(sqlite, request)
  if (request.deployment.judgesAnew) {
    rederiveAll(sqlite, { deployment: request.deployment, by: request.by })
  }
  updateImport(sqlite, request.importId, {
    state: 'done',
    finishedAtMs: request.nowMs,
    rows: report.rows,
    report: JSON.stringify(request.report()),
    ...eventsMoved(sqlite, now.trailSize),
  })
  failpoint('import.merge.done')
}

/** Default-geocode piles of this file: marked, and the cases that were there before placed anew. */
function markPiles(sqlite: Sqlite, { piles, placer, book, base }: StagedFile, importId: number): void {
  const { ledger, registry } = book
  for (const pile of piles) {
    addDefaultPosition(sqlite, { ...pile, importId })
    const before = listKeysAt(sqlite, pile).filter((key) => key <= base.lastKey)
    moveCases(sqlite, before, { ledger, registry, placer, schema: 'main' })
  }
}

/** Limits that come with a file are an edit of the rules like any other. */
function noteRules(sqlite: Sqlite, { deployment, by, importId, nowMs }: MergeRequest): void {
  const { addedRules: rules } = deployment
  if (rules === null) return
  const { id, version, effectiveFrom } = rules
  recordAct(sqlite, { type: 'rules_added', by, data: { rules: id, version, effectiveFrom, importId } }, nowMs)
}

/** The log says which file brought what: a third party can ask for it. */
function noteImport(sqlite: Sqlite, { report }: StagedFile, request: MergeRequest): void {
  const { by, importId, sha256, nowMs } = request
  const { rows, inserted, updated, rejected } = report
  const body = { type: 'imported', v: 1, by, importId, sha256, enteredAt: new Date(nowMs).toISOString() }
  const versions = versionsHash(sqlite)
  const counts = { rows, inserted, updated, rejected, versions, events: trailSize(sqlite) }
  openTrailLog(sqlite).append(null, ownText({ ...body, ...counts }))
}
