// An attempt of a return visit is entered.
import { insertVisit, listVisits, type VisitRow } from '#db/queries/checks.ts'
import type { NewVisit, VisitItem } from '../../../contract/checks.ts'
import { DomainError, type FieldProblem } from '../../../domain/errors.ts'
import { MOST_ATTEMPTS } from '../../../domain/sampling/outcomes.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../writing/caseBook.ts'
import { type Inspecting, notAmongYours, requireBatch, requireChecking, requireRecord } from './assigned.ts'
import { commitTo } from './commitment.ts'
import { visitItem } from './queues.ts'

/**
 * Enters an attempt with the act `resident_visited` (draw, case, attempt, reached, salted hashes of answers and quote, so that the answers
 * can be held against it when the quote is erased; no words of the resident).
 * Sent again, the same attempt is the same entry.
 * @throws DomainError unknown_sample; unknown_record, also where the record was drawn for somebody else; sample_state;
 * validation where answers do not fit; already_reached, visits_used_up; conflict where the attempt is not the next one.
 */
export function addVisit(
  context: Context,
  { id, caseId }: { readonly id: number; readonly caseId: string },
  wish: NewVisit & Inspecting,
): VisitItem {
  const { db } = context
  const { by, nowMs, attempt, reached } = wish
  requireFitting(wish)
  return inTransaction(db.sqlite, () => {
    const batch = requireBatch(db, id)
    const row = requireRecord(db, id, caseId)
    if (row.inspector !== by) throw notAmongYours(id, caseId)
    const before = listVisits(db, id, caseId)
    if (before.some((one) => isSame(one, wish))) return visitItem(context, row, before)
    requireChecking(batch)
    requireNext(before, attempt)
    const answers = { resolved: wish.resolved ?? null, grade: wish.grade ?? null }
    const quote = wish.quote?.trim() ?? null
    const { salt, hash } = commitTo({ case: caseId, attempt, by, reached, ...answers })
    const words = quote === null ? null : commitTo({ case: caseId, attempt, quote })
    insertVisit(db, {
      ...{ sampleId: id, caseId, attempt, by, atMs: nowMs, reached, ...answers, salt },
      ...{ quote, quoteSalt: words?.salt ?? null },
    })
    const data = { draw: batch.drawId, case: caseId, attempt, reached, hash, quoteHash: words?.hash ?? null }
    recordAct(db.sqlite, { type: 'resident_visited', by, data }, nowMs)
    return visitItem(context, row, listVisits(db, id, caseId))
  })
}

/** Whoever was reached says whether it is resolved; nobody else says anything. */
function requireFitting({ reached, resolved, grade, quote }: NewVisit): void {
  const fields: FieldProblem[] = []
  if (reached === 'yes' && resolved === undefined) {
    fields.push({ field: 'resolved', message: 'is asked of whoever was reached' })
  }
  if (reached !== 'yes') {
    for (const [field, value] of Object.entries({ resolved, grade, quote })) {
      if (value !== undefined) fields.push({ field, message: 'is said only by who was reached' })
    }
  }
  if (fields.length > 0) throw new DomainError('validation', 'the answers do not fit the call', { fields })
}

function isSame(stored: VisitRow, wish: NewVisit & Inspecting): boolean {
  const { attempt, by, reached, resolved = null, grade = null, quote } = wish
  return (
    stored.attempt === attempt &&
    stored.by === by &&
    stored.reached === reached &&
    stored.resolved === resolved &&
    stored.grade === grade &&
    stored.quote === (quote?.trim() ?? null)
  )
}

function requireNext(before: readonly VisitRow[], attempt: number): void {
  if (before.some(({ reached }) => reached !== 'no')) throw new DomainError('already_reached')
  if (before.length >= MOST_ATTEMPTS) throw new DomainError('visits_used_up')
  const next = before.length + 1
  if (attempt === next) return
  throw new DomainError('conflict', `attempt ${next} is the next one, not attempt ${attempt}`)
}
