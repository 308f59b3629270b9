// Two different people decide an objection; accepted, its cases are excluded by events of their trails, and may come back.
import { listCasesById } from '#db/queries/appraisalReads.ts'
import { type AppraisalRow, appraisalById } from '#db/queries/appraisals.ts'
import {
  insertDecision,
  listDecisions,
  listObjectionCases,
  type ObjectionRow,
  updateObjection,
} from '#db/queries/objections.ts'
import type { NewDecision, Objection } from '../../contract/objections.ts'
import { decide } from '../../domain/appraisal/objections.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import type { Context } from '../context.ts'
import { readDeployment } from '../deployment.ts'
import { inTransaction, openCaseBook } from '../writing/caseBook.ts'
import { describeObjection, requireObjection } from './objectionView.ts'
import { type Actor, signOff } from './signOff.ts'

/**
 * Notes one person's verdict. Where it is the second of its kind the objection is decided: accepted, `excluded` events are
 * appended to its cases in the same transaction.
 * @throws DomainError unknown_objection, appraisal_state (decided, or published meanwhile), same_decider.
 */
export function decideObjection(
  context: Context,
  id: number,
  { verdict, reason, by, nowMs }: NewDecision & Actor,
): Objection {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const { row, of } = openOne(context, id)
    const state = decide(listDecisions(db, id), { by, verdict })
    insertDecision(db, { objectionId: id, by, verdict, reason: maskText(reason), atMs: nowMs })
    if (state !== 'submitted') updateObjection(db, id, { state, decidedAtMs: nowMs })
    const cases = listObjectionCases(db, id)
    if (state === 'accepted') setAside(context, { row, cases, type: 'excluded', by, nowMs })
    signOff(db, of, { act: 'decide', by, nowMs, data: { objectionId: id, verdict, state } })
    return describeObjection(context, requireObjection(db, id))
  })
}

/**
 * Takes an acceptance back before publication: `reinstated` events let the cases count again.
 * @throws DomainError unknown_objection, appraisal_state.
 */
export function reinstateObjection(
  context: Context,
  id: number,
  { reason, by, nowMs }: Actor & { readonly reason: string },
): Objection {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const { row, of } = openOne(context, id)
    if (row.state !== 'accepted') throw new DomainError('appraisal_state', `objection ${id} is ${row.state}`)
    updateObjection(db, id, { state: 'reinstated', decidedAtMs: nowMs })
    const cases = listObjectionCases(db, id)
    setAside(context, { row, cases, type: 'reinstated', by, nowMs })
    signOff(db, of, { act: 'reinstate', by, nowMs, note: reason, data: { objectionId: id } })
    return describeObjection(context, requireObjection(db, id))
  })
}

function openOne({ db }: Context, id: number): { readonly row: ObjectionRow; readonly of: AppraisalRow } {
  const row = requireObjection(db, id)
  const of = appraisalById(db, row.appraisalId)
  if (of === undefined || of.state !== 'objection') {
    throw new DomainError('appraisal_state', 'the appraisal takes no decisions now')
  }
  return { row, of }
}

interface Setting extends Actor {
  readonly row: ObjectionRow
  readonly cases: readonly string[]
  readonly type: 'excluded' | 'reinstated'
}

/** Cases that are void for another reason stay so: nothing is appended to them. */
function setAside({ db }: Context, { row, cases, type, by, nowMs }: Setting): void {
  const deployment = readDeployment(db.sqlite, nowMs)
  const book = openCaseBook(db.sqlite, { deployment, by })
  const isVoid = type === 'reinstated' ? 1 : 0
  for (const one of listCasesById(db, cases)) {
    if (one.isVoid !== isVoid) continue
    if (type === 'reinstated' && !isOurs(book.trailOf(one.key), row.id)) continue
    book.append(one.key, [
      {
        type,
        data: { ground: row.ground, objectionId: row.id },
        occurredAtMs: deployment.asOfMs,
        recordedAtMs: null,
        enteredAtMs: nowMs,
        actor: by,
        department: null,
      },
    ])
  }
  book.finish()
}

/** Whether this objection was the last to exclude the case. */
function isOurs(trail: ReturnType<ReturnType<typeof openCaseBook>['trailOf']>, objectionId: number): boolean {
  const last = trail.findLast(({ event }) => event.type === 'excluded' || event.type === 'reinstated')
  return last?.event.type === 'excluded' && last.event.data.objectionId === objectionId
}
