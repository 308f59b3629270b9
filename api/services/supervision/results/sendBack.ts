// Sending back (退回重办): cases reported as resolved of which the visited resident says they are not are reopened.

import { listCasesById } from '#db/queries/appraisalReads.ts'
import { findSampleRecord, updateSampleRecord } from '#db/queries/samples.ts'
import type { EpochMs } from '#db/units.ts'
import { RESOLVED_ANSWERS, type Role } from '#db/vocabulary.ts'
import type { SendBackBody } from '../../../contract/checkResults.ts'
import type { CaseEvent } from '../../../domain/case.ts'
import { checkEntry } from '../../../domain/entry.ts'
import { DomainError } from '../../../domain/errors.ts'
import { isMismatch } from '../../../domain/sampling/results.ts'
import type { Actor } from '../../appraisal/signOff.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { readDeployment } from '../../deployment.ts'
import { clockOf } from '../../entryChecks.ts'
import { inTransaction, openCaseBook } from '../../writing/caseBook.ts'
import { standingResult } from './standingResult.ts'

/** Stands in the trail of the case. */
const REASON = `第三方回访：${RESOLVED_ANSWERS.no.zh}，退回重办`

/**
 * Reopens the cases, all of them or none, in one transaction: a `reopened` event on the trail of each, a new reply clock with it,
 * and an act in the audit log. Results stay as they are: what was reported is as of when the frame was frozen.
 * @throws DomainError unknown_sample, sample_state, unknown_case for one not in the batch, not_a_mismatch, sent_back_already,
 * event_order where a case cannot be reopened now.
 */
export async function sendBack(
  context: Context,
  id: number,
  { cases, by, nowMs, role }: SendBackBody & Actor & { readonly role: Role | null },
): Promise<string[]> {
  const { result } = await standingResult(context, id, role)
  const mismatches = new Set(result.records.filter(isMismatch).map((record) => record.id))
  return inTransaction(context.db.sqlite, () => {
    for (const caseId of cases) requireToSend(context, { sampleId: id, caseId }, mismatches)
    reopen(context, cases, { by, nowMs })
    for (const caseId of cases) {
      updateSampleRecord(context.db, { sampleId: id, caseId }, { sentBackAtMs: nowMs, sentBackBy: by })
      recordAct(
        context.db.sqlite,
        { type: 'case_sent_back', by, data: { sample: id, drawId: result.drawId, case: caseId } },
        nowMs,
      )
    }
    return [...cases]
  })
}

function requireToSend(
  { db }: Context,
  name: { readonly sampleId: number; readonly caseId: string },
  mismatches: ReadonlySet<string>,
): void {
  const record = findSampleRecord(db, name)
  if (record === undefined) {
    throw new DomainError('unknown_case', `“${name.caseId}” is no record of the batch`)
  }
  if (record.sentBackAtMs !== null) {
    throw new DomainError('sent_back_already', `“${name.caseId}” was sent back already`)
  }
  if (!mismatches.has(name.caseId)) {
    throw new DomainError('not_a_mismatch', `“${name.caseId}” was not reported resolved and found unresolved`)
  }
}

/** The log is opened by the book first and by the acts after it, never at once. */
function reopen({ db }: Context, ids: readonly string[], { by, nowMs }: Actor): void {
  const clockMs = clockOf(db, nowMs)
  const book = openCaseBook(db.sqlite, { deployment: readDeployment(db.sqlite, nowMs), by })
  for (const { key, id } of listCasesById(db, ids)) {
    const trail = book.trailOf(key).map((one) => one.event)
    const event = reopenedAt(clockMs, by)
    try {
      checkEntry(trail, event, clockMs)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      throw new DomainError(error.code, `${id}: ${error.detail}`, { cause: error })
    }
    book.append(key, [event])
  }
  book.finish()
}

const reopenedAt = (atMs: EpochMs, by: string): CaseEvent => ({
  type: 'reopened',
  data: { reason: REASON },
  ...{ occurredAtMs: atMs, recordedAtMs: atMs, enteredAtMs: atMs },
  ...{ actor: by, department: null },
})
