// Objections as they are shown, and as a snapshot keeps them.
import type { Db } from '#db/open.ts'
import { appraisalById, listAppraisals } from '#db/queries/appraisals.ts'
import {
  findObjection,
  listDecisions,
  listObjectionCases,
  listObjections,
  type ObjectionRow,
} from '#db/queries/objections.ts'
import type { Objection } from '../../contract/objections.ts'
import type { SnapshotObjection } from '../../domain/appraisal/snapshot.ts'
import { DomainError } from '../../domain/errors.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { isAmong } from './asked.ts'

const MOST_APPRAISALS = 1000

/** Who reads: anybody's objections, or those of one department; null = an account that answers for none. */
export type Reader = 'all' | { readonly departmentId: string | null }

/** @throws DomainError unknown_objection; also for another department's. */
export function requireObjection(db: Db, id: number, reader: Reader = 'all'): ObjectionRow {
  const row = findObjection(db, id)
  if (row === undefined || !maySee(row, reader)) {
    throw new DomainError('unknown_objection', `there is no objection ${id}`)
  }
  return row
}

const maySee = ({ departmentId }: ObjectionRow, reader: Reader): boolean =>
  reader === 'all' || reader.departmentId === departmentId

/**
 * Objections of all appraisals, the latest period first, each appraisal's in the order raised.
 * @throws DomainError unknown_period, unknown_scheme.
 */
export function listAllObjections(
  context: Context,
  query: { readonly period?: string | undefined; readonly scheme?: string | undefined },
  reader: Reader,
): Objection[] {
  const { db } = context
  const isAsked = isAmong(context, query)
  return listAppraisals(db, MOST_APPRAISALS)
    .filter(({ period, schemeId }) => isAsked({ period, scheme: schemeId }))
    .flatMap(({ id }) => listObjections(db, id))
    .filter((row) => maySee(row, reader))
    .map((row) => describeObjection(context, row))
}

export function describeObjection({ db, zone, departments }: Context, row: ObjectionRow): Objection {
  const of = appraisalById(db, row.appraisalId)
  const { departmentId, ground, evidence, state, raisedBy, decidedAtMs } = row
  return {
    id: row.id,
    period: of?.period ?? '',
    scheme: of?.schemeId ?? '',
    version: of?.version ?? 0,
    department: {
      id: departmentId,
      name: departments.find(({ id }) => id === departmentId)?.name ?? departmentId,
    },
    ...{ ground, evidence, state, raisedBy },
    cases: listObjectionCases(db, row.id),
    raisedAt: isoInZone(row.raisedAtMs, zone),
    decidedAt: decidedAtMs === null ? null : isoInZone(decidedAtMs, zone),
    decisions: listDecisions(db, row.id).map(({ by, verdict, reason, atMs }) => ({
      ...{ by, verdict, reason },
      at: isoInZone(atMs, zone),
    })),
  }
}

/** An appraisal's objections for its snapshot: no evidence, no names. */
export function snapshotObjections(db: Db, appraisalId: number): SnapshotObjection[] {
  return listObjections(db, appraisalId).map(({ id, departmentId, ground, state }) => ({
    id,
    department: departmentId,
    ground,
    cases: listObjectionCases(db, id),
    state,
  }))
}
