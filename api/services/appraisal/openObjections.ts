// Showing a draft to the departments: from now on they may object, for so many working days.
import { type AppraisalRow, appraisalById, updateAppraisal } from '#db/queries/appraisals.ts'
import { workingDaysAfter } from '../../domain/appraisal/objections.ts'
import { requireStep } from '../../domain/appraisal/states.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { type AppraisalName, standingOf, storedOf } from './asked.ts'
import { type Actor, signOff } from './signOff.ts'
import { readSnapshot } from './storedSnapshot.ts'

const DEFAULT_DAYS = 5

/** @throws DomainError unknown_appraisal, appraisal_state. */
export function openObjections(
  context: Context,
  name: AppraisalName,
  wish: Actor & { readonly workingDays?: number | undefined; readonly note?: string | undefined },
): AppraisalRow {
  const { db, asOfMs, calendar } = context
  const { by, nowMs, note, workingDays = DEFAULT_DAYS } = wish
  return inTransaction(db.sqlite, () => {
    const { row } = storedOf(context, name)
    const to = requireStep('open_objections', standingOf(row))
    const windowEndsAtMs = workingDaysAfter(asOfMs, workingDays, calendar)
    updateAppraisal(db, row.id, { state: to, windowEndsAtMs, windowDays: workingDays })
    const { sha256 } = readSnapshot(db, row.id)
    signOff(db, row, { act: 'open_objections', to, by, nowMs, note, sha256, data: { workingDays } })
    const after = appraisalById(db, row.id)
    if (after === undefined) throw new DomainError('internal', 'the appraisal is gone')
    return after
  })
}
