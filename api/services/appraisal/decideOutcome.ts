// A leader confirms or declines what a published quarter proposes.
import { listOutcomes, decideOutcome as storeDecision } from '#db/queries/appraisals.ts'
import type { Appraisal } from '../../contract/appraisals.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { type AppraisalName, publishedOf } from './asked.ts'
import { outcomeItem } from './readAppraisal.ts'
import { type Actor, signOff } from './signOff.ts'

/** @throws DomainError unknown_appraisal, appraisal_state (not published), unknown_department (nothing is proposed for it). */
export function decideOutcome(
  context: Context,
  { department, ...name }: AppraisalName & { readonly department: string },
  wish: Actor & { readonly decision: 'confirmed' | 'declined'; readonly note?: string | undefined },
): Appraisal['outcomes'][number] {
  const { db } = context
  const { by, nowMs, decision } = wish
  const note = wish.note === undefined ? null : maskText(wish.note)
  return inTransaction(db.sqlite, () => {
    const row = publishedOf(context, name)
    const found = listOutcomes(db, row.id).find(({ departmentId }) => departmentId === department)
    if (found === undefined) {
      throw new DomainError('unknown_department', `nothing is proposed for “${department}”`)
    }
    const decided = { state: decision, decidedBy: by, decidedAtMs: nowMs, note }
    storeDecision(db, { appraisalId: row.id, departmentId: department, ...decided })
    signOff(db, row, { act: 'outcome', by, nowMs, note, data: { department, kind: found.kind, decision } })
    return outcomeItem(context, { ...found, ...decided })
  })
}
