// Publishing: accepted objections are taken out, the result is stored for ever, the version before it becomes history.
import type { Static } from 'typebox'
import { failpoint } from '#db/failpoint.ts'
import {
  type AppraisalRow,
  appraisalById,
  findAppraisal,
  insertOutcome,
  lastMover,
  updateAppraisal,
} from '#db/queries/appraisals.ts'
import { listObjections } from '#db/queries/objections.ts'
import type { PublishBody } from '../../contract/appraisals.ts'
import { requireStep } from '../../domain/appraisal/states.ts'
import { DomainError } from '../../domain/errors.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { releaseResult } from '../public/releaseResult.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { type AppraisalName, requireConfirmed, standingOf, storedOf } from './asked.ts'
import { publishedSnapshot } from './buildSnapshot.ts'
import { snapshotObjections } from './objectionView.ts'
import { type Actor, signOff } from './signOff.ts'
import { readSnapshot, storeSnapshot } from './storedSnapshot.ts'

/**
 * Publishes the latest version and proposes a quarter's outcomes. Its window must be over (a fixed clock does not run, so
 * there it holds nothing up) and every objection decided; a correction that was never opened to objections may be
 * published at once.
 * @throws DomainError unknown_appraisal, validation (`confirm`), appraisal_state, appraisal_blocked; same_decider for who took the last step; conflict where `sha256` names
 * another draft than the one that stands.
 */
export function publishAppraisal(
  context: Context,
  name: AppraisalName,
  wish: Actor & Static<typeof PublishBody>,
): AppraisalRow {
  const { db, zone } = context
  const { by, nowMs, note, confirm } = wish
  const published = inTransaction(db.sqlite, () => {
    const { row, period } = storedOf(context, name)
    const to = requireStep('publish', standingOf(row))
    requireConfirmed(period, confirm)
    if (lastMover(db, row.id) === by) throw new DomainError('same_decider', 'the last step is your own')
    requireSettled(context, row)
    const before = versionBefore(context, row)
    const { snapshot: draft, sha256: drafted } = readSnapshot(db, row.id)
    if (wish.sha256 !== undefined && wish.sha256 !== drafted)
      throw new DomainError('conflict', 'the draft was worked out anew meanwhile')
    const snapshot = publishedSnapshot(draft, {
      objections: snapshotObjections(db, row.id),
      publishedAt: isoInZone(nowMs, zone),
      before: before === undefined ? null : readSnapshot(db, before.id).snapshot,
    })
    const sha256 = storeSnapshot(db, row.id, { snapshot, nowMs })
    failpoint('publish.snapshot')
    for (const { department, kind } of snapshot.outcomes) {
      insertOutcome(db, { appraisalId: row.id, departmentId: department, kind })
    }
    failpoint('publish.outcomes')
    releaseResult(context, row, { snapshot, sha256, by, nowMs })
    failpoint('publish.released')
    updateAppraisal(db, row.id, { state: to, publishedAtMs: nowMs })
    failpoint('publish.state')
    if (before !== undefined) retire(context, before, { by, nowMs })
    signOff(db, row, { act: 'publish', to, by, nowMs, note, sha256 })
    failpoint('publish.signed')
    const after = appraisalById(db, row.id)
    if (after === undefined) throw new DomainError('internal', 'the appraisal is gone')
    return after
  })
  failpoint('publish.committed')
  return published
}

function requireSettled({ db, asOfMs, clock }: Context, row: AppraisalRow): void {
  const undecided = listObjections(db, row.id).filter(({ state }) => state === 'submitted').length
  if (undecided > 0) throw new DomainError('appraisal_blocked', `${undecided} objections are not decided yet`)
  const isOpen = row.windowEndsAtMs !== null && asOfMs <= row.windowEndsAtMs && clock === 'live'
  if (isOpen) throw new DomainError('appraisal_blocked', 'departments may still object')
}

function versionBefore(
  { db }: Context,
  { period, schemeId, version }: AppraisalRow,
): AppraisalRow | undefined {
  return version === 1 ? undefined : findAppraisal(db, { period, schemeId, version: version - 1 })
}

function retire({ db }: Context, before: AppraisalRow, actor: Actor): void {
  updateAppraisal(db, before.id, { state: 'superseded' })
  signOff(db, before, { ...actor, act: 'superseded', to: 'superseded' })
}
