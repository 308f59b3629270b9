// A department objects to cases being counted against it.
import { createHash } from 'node:crypto'
import type { AppraisalRow } from '#db/queries/appraisals.ts'
import { insertObjection, listObjectionCases, listObjections } from '#db/queries/objections.ts'
import type { NewObjection, Objection } from '../../contract/objections.ts'
import { casesOf } from '../../domain/appraisal/units.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { storedOf } from './asked.ts'
import { describeObjection, requireObjection } from './objectionView.ts'
import { type Actor, signOff } from './signOff.ts'
import { readSnapshot } from './storedSnapshot.ts'

export interface Objector extends Actor {
  /** The department that the account answers for. */
  readonly departmentId: string | null
}

/**
 * Stores an objection while the appraisal is open to them. Every case must count in a figure of the department's, and stand
 * in no other objection that is undecided or accepted.
 * @throws DomainError forbidden (no department, or another's), unknown_appraisal, appraisal_state, appraisal_blocked (window
 * over), validation (`cases`).
 */
export function raiseObjection(context: Context, wish: NewObjection, objector: Objector): Objection {
  const { db } = context
  const departmentId = ownDepartment(wish, objector)
  return inTransaction(db.sqlite, () => {
    const { row } = storedOf(context, wish)
    requireOpen(context, row)
    const { snapshot, sha256 } = readSnapshot(db, row.id)
    requireCounted(wish.cases, casesOf(snapshot.units, departmentId))
    requireFree(context, row.id, wish.cases)
    const { ground, cases } = wish
    const evidence = maskText(wish.evidence)
    const { by, nowMs } = objector
    const id = insertObjection(
      db,
      {
        appraisalId: row.id,
        departmentId,
        ground,
        evidence,
        state: 'submitted',
        raisedBy: by,
        raisedAtMs: nowMs,
      },
      cases,
    )
    const data = {
      ...{ objectionId: id, department: departmentId, ground, cases: [...cases].sort() },
      evidence: createHash('sha256').update(evidence).digest('hex'),
    }
    signOff(db, row, { act: 'object', by, nowMs, sha256, data })
    return describeObjection(context, requireObjection(db, id))
  })
}

function ownDepartment({ department }: NewObjection, { departmentId }: Objector): string {
  if (departmentId === null) throw new DomainError('forbidden', 'the account answers for no department')
  if (department === undefined || department === departmentId) return departmentId
  throw new DomainError('forbidden', `the account does not answer for “${department}”`)
}

function requireOpen({ asOfMs, clock }: Context, { state, windowEndsAtMs }: AppraisalRow): void {
  if (state !== 'objection') throw new DomainError('appraisal_state', `the appraisal is ${state}`)
  if (clock === 'live' && windowEndsAtMs !== null && asOfMs > windowEndsAtMs) {
    throw new DomainError('appraisal_blocked', 'the time for objections is over')
  }
}

function requireCounted(cases: readonly string[], counted: readonly string[]): void {
  const known = new Set(counted)
  const strangers = cases.filter((id) => !known.has(id))
  if (strangers.length > 0) throw wrongCases(`count in no figure of the department: ${strangers.join(', ')}`)
}

function requireFree({ db }: Context, appraisalId: number, cases: readonly string[]): void {
  const taken = new Set(
    listObjections(db, appraisalId)
      .filter(({ state }) => state === 'submitted' || state === 'accepted')
      .flatMap(({ id }) => listObjectionCases(db, id)),
  )
  const again = cases.filter((id) => taken.has(id))
  if (again.length > 0) throw wrongCases(`stand in another objection: ${again.join(', ')}`)
}

const wrongCases = (message: string): DomainError =>
  new DomainError('validation', `cases: ${message}`, { fields: [{ field: 'cases', message }] })
