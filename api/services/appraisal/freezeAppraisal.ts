// Freezing a period as a draft, and drafting a correction of what is published.
import {
  type AppraisalRow,
  appraisalById,
  findAppraisal,
  insertAppraisal,
  updateAppraisal,
} from '#db/queries/appraisals.ts'
import { readStreet } from '#db/queries/street.ts'
import { stopping } from '../../domain/appraisal/checks.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { requireStep } from '../../domain/appraisal/states.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { type AppraisalAsked, type AppraisalName, askedOf, standingOf, storedOf } from './asked.ts'
import { buildSnapshot } from './buildSnapshot.ts'
import { checkPeriod } from './checkPeriod.ts'
import { type Actor, signOff } from './signOff.ts'
import { readSnapshot, storeSnapshot } from './storedSnapshot.ts'

interface FreezeWish extends Actor {
  readonly note?: string | undefined
}

/**
 * Works the period out as of the deployment's clock and stores it as version 1, state `frozen`; a draft is worked out anew.
 * Late rows are parked from now on.
 * @throws DomainError appraisal_state, appraisal_blocked (period not over, import running, data changed meanwhile).
 */
export async function freezeAppraisal(
  context: Context,
  name: AppraisalName,
  wish: FreezeWish,
): Promise<AppraisalRow> {
  const asked = askedOf(context, name)
  requireStep('freeze', standingOf(asked.row))
  await requirePassed(context, asked)
  const { row } = asked
  const version = row?.version ?? 1
  const corrects = row === undefined || version === 1 ? null : corrected(context, asked, row.reason ?? '')
  const snapshot = await buildSnapshot(context, { asked, version, nowMs: wish.nowMs, corrects })
  return store(context, { asked, snapshot, act: 'freeze', reason: row?.reason ?? null, ...wish })
}

/**
 * Drafts the next version from the data as they are now, beside the published one, listing every number that moved.
 * @throws DomainError unknown_appraisal, appraisal_state, appraisal_blocked.
 */
export async function supersedeAppraisal(
  context: Context,
  name: AppraisalName,
  wish: Actor & { readonly reason: string },
): Promise<AppraisalRow> {
  const asked = storedOf(context, name)
  requireStep('supersede', standingOf(asked.row))
  await requirePassed(context, asked)
  const { reason, nowMs } = wish
  const version = asked.row.version + 1
  const { snapshot: before, sha256 } = readSnapshot(context.db, asked.row.id)
  const corrects = { snapshot: before, sha256, reason }
  const snapshot = await buildSnapshot(context, { asked, version, nowMs, corrects })
  return store(context, { ...wish, asked, snapshot, act: 'supersede', note: reason })
}

/** The published version before a correction's draft. */
function corrected({ db }: Context, { period, scheme, row }: AppraisalAsked, reason: string) {
  const version = (row?.version ?? 1) - 1
  const before = findAppraisal(db, { period: period.id, schemeId: scheme.id, version })
  if (before === undefined) throw new DomainError('unknown_appraisal', `there is no version ${version}`)
  return { ...readSnapshot(db, before.id), reason }
}

async function requirePassed(context: Context, asked: AppraisalAsked): Promise<void> {
  const [first] = stopping(await checkPeriod(context, asked, null))
  if (first !== undefined) {
    throw new DomainError('appraisal_blocked', `the check “${first.check}” did not pass`)
  }
}

interface Storing extends FreezeWish {
  readonly asked: AppraisalAsked
  readonly snapshot: Snapshot
  readonly act: 'freeze' | 'supersede'
  readonly reason: string | null
}

function store(context: Context, storing: Storing): AppraisalRow {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    requireUnchanged(context)
    const { asked, snapshot, act, nowMs, by, note } = storing
    const from = standingOf(asked.row).state
    const isNew = act === 'supersede' || asked.row === undefined
    const id = isNew ? open(context, storing) : (asked.row?.id ?? 0)
    if (!isNew) updateAppraisal(db, id, { frozenAtMs: nowMs })
    const sha256 = storeSnapshot(db, id, { snapshot, nowMs })
    const row = appraisalById(db, id)
    if (row === undefined) throw new DomainError('internal', 'the appraisal was not stored')
    signOff(db, row, { act, from, to: 'frozen', by, nowMs, note, sha256 })
    return row
  })
}

function open({ db, street }: Context, { asked, snapshot, reason, nowMs }: Storing): number {
  return insertAppraisal(db, {
    streetId: street.id,
    period: asked.period.id,
    kind: asked.kind,
    schemeId: asked.scheme.id,
    version: snapshot.version,
    state: 'frozen',
    reason,
    frozenAtMs: nowMs,
  })
}

/** What was read over several questions is one state of the data only if nobody wrote in between. */
function requireUnchanged({ db, dataVersion }: Context): void {
  if (readStreet(db.sqlite)?.dataVersion === dataVersion) return
  throw new DomainError('appraisal_blocked', 'the data changed while the period was worked out: try again')
}
