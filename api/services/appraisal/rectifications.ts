// Rectification of a criticised department: items with an owner and a due day, evidence, a check by somebody else.
import { appraisalById, listOutcomes } from '#db/queries/appraisals.ts'
import {
  findRectification,
  insertRectification,
  listRectifications,
  type RectificationOf,
  type RectificationRow,
  updateRectification,
} from '#db/queries/rectifications.ts'
import type {
  NewRectification,
  Rectification,
  RectificationChange,
  RectificationCheck,
} from '../../contract/rectifications.ts'
import { workingDaysAfter } from '../../domain/appraisal/objections.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { isAmong, publishedOf } from './asked.ts'
import { type Actor, signOff } from './signOff.ts'

const MOST = 1000

/**
 * All items, the earliest due first; `overdue` keeps those that are late and not rectified.
 * @throws DomainError unknown_period.
 */
export function readRectifications(
  context: Context,
  { period, overdue }: { readonly period?: string | undefined; readonly overdue?: boolean | undefined },
): Rectification[] {
  const isAsked = isAmong(context, { period })
  return listRectifications(context.db, MOST)
    .map((one) => describe(context, one))
    .filter(isAsked)
    .filter((one) => overdue === undefined || one.isOverdue === overdue)
}

/**
 * Adds an item to a published quarter's criticism that was not declined.
 * @throws DomainError unknown_appraisal, appraisal_state, unknown_department (it is not criticised).
 */
export function addRectification(context: Context, wish: NewRectification, actor: Actor): Rectification {
  const { db, asOfMs, calendar } = context
  const { department, title, owner, workingDays } = wish
  return inTransaction(db.sqlite, () => {
    const row = publishedOf(context, wish)
    const isCriticised = listOutcomes(db, row.id).some(
      ({ departmentId, kind, state }) =>
        departmentId === department && kind === 'criticism' && state !== 'declined',
    )
    if (!isCriticised) throw new DomainError('unknown_department', `“${department}” is not criticised`)
    const dueMs = workingDaysAfter(asOfMs, workingDays, calendar)
    const id = insertRectification(db, {
      ...{
        appraisalId: row.id,
        departmentId: department,
        title: maskText(title),
        owner,
        workingDays,
        dueMs,
        state: 'open',
      },
      ...{ createdBy: actor.by, createdAtMs: asOfMs },
    })
    return note(context, id, { ...actor, step: 'added' })
  })
}

/** Changes an item that is not over. @throws DomainError unknown_rectification, appraisal_state. */
export function changeRectification(
  context: Context,
  id: number,
  { title, owner, workingDays, ...actor }: RectificationChange & Actor,
): Rectification {
  return act(context, id, { ...actor, step: 'changed', from: ['open', 'submitted'] }, ({ item }) => ({
    ...(title === undefined ? {} : { title: maskText(title) }),
    ...(owner === undefined ? {} : { owner }),
    ...(workingDays === undefined
      ? {}
      : { workingDays, dueMs: workingDaysAfter(item.createdAtMs, workingDays, context.calendar) }),
  }))
}

/** Takes an item off the list; it stays on record. @throws DomainError unknown_rectification, appraisal_state. */
export function cancelRectification(context: Context, id: number, actor: Actor): Rectification {
  return act(context, id, { ...actor, step: 'cancelled', from: ['open', 'submitted'] }, () => ({
    state: 'cancelled',
  }))
}

/**
 * Evidence by the department itself, or by staff for it (`departmentId` null).
 * @throws DomainError unknown_rectification, also for another department's item; appraisal_state.
 */
export function giveEvidence(
  context: Context,
  id: number,
  {
    evidence,
    departmentId,
    ...actor
  }: Actor & { readonly evidence: string; readonly departmentId: string | null },
): Rectification {
  return act(context, id, { ...actor, step: 'evidence', from: ['open', 'submitted'] }, ({ item }) => {
    if (departmentId !== null && item.departmentId !== departmentId) throw unknown(id)
    return {
      evidence: maskText(evidence),
      evidenceBy: actor.by,
      evidenceAtMs: actor.nowMs,
      state: 'submitted',
    }
  })
}

/**
 * Passes an item, or sends it back. Whoever gave the evidence does not check it.
 * @throws DomainError unknown_rectification, appraisal_state (nothing to check), same_decider.
 */
export function checkRectification(
  context: Context,
  id: number,
  { passed, note: checkNote, ...actor }: RectificationCheck & Actor,
): Rectification {
  return act(
    context,
    id,
    { ...actor, step: passed ? 'passed' : 'returned', from: ['submitted'] },
    ({ item }) => {
      if (item.evidenceBy === actor.by) throw new DomainError('same_decider', 'the evidence is your own')
      return {
        state: passed ? 'passed' : 'open',
        checkedBy: actor.by,
        checkedAtMs: actor.nowMs,
        checkNote: maskText(checkNote),
      }
    },
  )
}

interface Step extends Actor {
  readonly step: string
  readonly from: readonly RectificationRow['state'][]
}

function act(
  context: Context,
  id: number,
  { from, ...step }: Step,
  change: (of: RectificationOf) => Partial<RectificationRow>,
): Rectification {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const of = requireOne(context, id)
    if (!from.includes(of.item.state))
      throw new DomainError('appraisal_state', `item ${id} is ${of.item.state}`)
    const changes = change(of)
    if (Object.keys(changes).length > 0) updateRectification(db, id, changes)
    return note(context, id, step)
  })
}

function note(context: Context, id: number, { step, by, nowMs }: Omit<Step, 'from'>): Rectification {
  const { db } = context
  const of = requireOne(context, id)
  const row = appraisalById(db, of.item.appraisalId)
  if (row !== undefined) {
    signOff(db, row, {
      ...{ act: 'rectify', by, nowMs },
      data: { rectificationId: id, department: of.item.departmentId, step },
    })
  }
  return describe(context, of)
}

const unknown = (id: number) => new DomainError('unknown_rectification', `there is no item ${id}`)

function requireOne({ db }: Context, id: number): RectificationOf {
  const found = findRectification(db, id)
  if (found === undefined) throw unknown(id)
  return found
}

function describe(
  { zone, asOfMs, departments }: Context,
  { item, period, schemeId }: RectificationOf,
): Rectification {
  const at = (ms: number | null) => (ms === null ? null : isoInZone(ms, zone))
  const { id, departmentId, title, owner, workingDays, state, evidence, evidenceBy, checkedBy, checkNote } =
    item
  return {
    ...{ id, period, scheme: schemeId, title, owner, workingDays, state },
    ...{ evidence, evidenceBy, checkedBy, checkNote },
    department: {
      id: departmentId,
      name: departments.find((one) => one.id === departmentId)?.name ?? departmentId,
    },
    dueAt: isoInZone(item.dueMs, zone),
    isOverdue: (state === 'open' || state === 'submitted') && asOfMs > item.dueMs,
    evidenceAt: at(item.evidenceAtMs),
    checkedAt: at(item.checkedAtMs),
  }
}
