// One period's appraisal as a page shows it: state, checks, results, objections, late rows, outcomes, log, versions.
import {
  type AppraisalRow,
  findAppraisal,
  listAppraisals,
  listLog,
  listOutcomes,
  listVersionsOf,
  type OutcomeRow,
  snapshotHash,
} from '#db/queries/appraisals.ts'
import { listObjections } from '#db/queries/objections.ts'
import type { Role } from '#db/vocabulary.ts'
import type { Appraisal, AppraisalItem } from '../../contract/appraisals.ts'
import { stepsOpen } from '../../domain/appraisal/states.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { periodRef } from '../resolveScope.ts'
import { type AppraisalAsked, type AppraisalName, askedOf, periodLabel, standingOf } from './asked.ts'
import { checkPeriod } from './checkPeriod.ts'
import { lateRows } from './lateRows.ts'
import { appraisalItem, snapshotView } from './resultView.ts'
import { readSnapshot, type StoredSnapshot } from './storedSnapshot.ts'

const MOST = 1000

/** Every version of every period, the latest first. */
export function readAppraisals(context: Context): AppraisalItem[] {
  return listAppraisals(context.db, MOST).map((row) => itemOf(context, row))
}

const itemOf = (context: Context, row: AppraisalRow): AppraisalItem =>
  appraisalItem(context, row, snapshotHash(context.db, row.id))

/** @throws DomainError unknown_period, unknown_scheme, unknown_appraisal (version). */
export async function readAppraisal(
  context: Context,
  name: AppraisalName,
  role: Role | null,
): Promise<Appraisal> {
  const { db, zone } = context
  const asked = askedOf(context, name)
  const { period, kind, scheme, row } = asked
  const key = { period: period.id, schemeId: scheme.id }
  const stored = row === undefined ? null : readSnapshot(db, row.id)
  const at = (ms: number | null | undefined) => (ms == null ? null : isoInZone(ms, zone))
  return {
    period: periodRef(context, period),
    label: periodLabel(period),
    ...{ kind, scheme: scheme.id },
    state: row?.state ?? 'open',
    version: row?.version ?? null,
    steps: isLatest(context, asked) ? stepsOpen(standingOf(row), role) : [],
    frozenAt: at(row?.frozenAtMs),
    windowEndsAt: at(row?.windowEndsAtMs),
    publishedAt: at(row?.publishedAtMs),
    checks: (await checkPeriod(context, asked, stored?.snapshot ?? null)).map((check) => ({
      ...check,
      departments: check.departments.map((one) => ({ ...one })),
    })),
    objections: countObjections(context, row),
    late: await lateOf(context, asked),
    outcomes: row === undefined ? [] : listOutcomes(db, row.id).map((one) => outcomeItem(context, one)),
    log: listLog(db, key).map(({ atMs, by, act, version, fromState, toState, note, sha256 }) => ({
      ...{ at: isoInZone(atMs, zone), by, act, version, note, sha256 },
      ...{ from: fromState, to: toState },
    })),
    versions: listVersionsOf(db, key).map((one) => itemOf(context, one)),
    snapshot: stored === null ? null : snapshotView(stored, correctedBy(context, asked, stored)),
  }
}

/** The version that a correction corrects, as it was published. */
function correctedBy(
  { db }: Context,
  { period, scheme }: AppraisalAsked,
  { snapshot: { corrects } }: StoredSnapshot,
): StoredSnapshot | null {
  if (corrects === null) return null
  const { version } = corrects
  const row = findAppraisal(db, { period: period.id, schemeId: scheme.id, version })
  return row === undefined ? null : readSnapshot(db, row.id)
}

async function lateOf(context: Context, { row, period }: AppraisalAsked): Promise<Appraisal['late']> {
  if (row === undefined) return { cases: 0, events: 0, items: [], moves: [] }
  return lateRows(context, { row, period, snapshot: readSnapshot(context.db, row.id).snapshot })
}

/** Steps are taken from the latest version only. */
function isLatest({ db }: Context, { row, period, scheme }: AppraisalAsked): boolean {
  return row?.id === findAppraisal(db, { period: period.id, schemeId: scheme.id })?.id
}

function countObjections({ db }: Context, row: AppraisalRow | undefined): Appraisal['objections'] {
  const all = row === undefined ? [] : listObjections(db, row.id)
  return { total: all.length, undecided: all.filter(({ state }) => state === 'submitted').length }
}

export function outcomeItem(
  { zone, departments }: Context,
  { departmentId, kind, state, decidedBy, decidedAtMs, note }: OutcomeRow,
): Appraisal['outcomes'][number] {
  const name = departments.find(({ id }) => id === departmentId)?.name ?? departmentId
  return {
    department: { id: departmentId, name },
    ...{ kind, state, decidedBy, note },
    decidedAt: decidedAtMs === null ? null : isoInZone(decidedAtMs, zone),
  }
}
