// What accepting an objection would change, worked out from the standing snapshot; nothing is written.
import { appraisalById } from '#db/queries/appraisals.ts'
import { listObjectionCases, listObjections } from '#db/queries/objections.ts'
import type { ObjectionEffect } from '../../contract/objections.ts'
import { movesBetween } from '../../domain/appraisal/moves.ts'
import type { Outcome } from '../../domain/appraisal/outcomes.ts'
import type { ResultGroup, ResultRow } from '../../domain/appraisal/results.ts'
import { withVoid } from '../../domain/appraisal/units.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Context } from '../context.ts'
import { resultsFrom } from './buildSnapshot.ts'
import { type Reader, requireObjection } from './objectionView.ts'
import { resultRow } from './resultView.ts'
import { readSnapshot } from './storedSnapshot.ts'

/**
 * The results with the objection's cases void against those without, other accepted objections void in both: what
 * publication will show if this one is accepted too.
 * @throws DomainError unknown_objection.
 */
export function previewObjection({ db }: Context, id: number, reader: Reader): ObjectionEffect {
  const row = requireObjection(db, id, reader)
  const of = appraisalById(db, row.appraisalId)
  if (of === undefined) throw new DomainError('unknown_objection', `there is no objection ${id}`)
  const { snapshot } = readSnapshot(db, of.id)
  const others = listObjections(db, of.id)
    .filter((one) => one.id !== id && one.state === 'accepted')
    .flatMap((one) => listObjectionCases(db, one.id))
  const base = withVoid(snapshot.units, others)
  const before = resultsFrom(base, snapshot.rule)
  const after = resultsFrom(withVoid(base, listObjectionCases(db, id)), snapshot.rule)
  const outcomes = outcomeMoves(before.outcomes, after.outcomes)
  return {
    id,
    before: resultRow(rowOf(before.groups, row.departmentId)),
    after: resultRow(rowOf(after.groups, row.departmentId)),
    moves: movesBetween(before.groups, after.groups),
    changesOutcomes: outcomes.length > 0,
    outcomes,
  }
}

function rowOf(groups: readonly ResultGroup[], departmentId: string): ResultRow {
  const row = groups.flatMap(({ rows }) => rows).find(({ id }) => id === departmentId)
  if (row === undefined) throw new DomainError('unknown_department', `“${departmentId}” is not appraised`)
  return row
}

function outcomeMoves(before: readonly Outcome[], after: readonly Outcome[]): ObjectionEffect['outcomes'] {
  const of = (outcomes: readonly Outcome[], id: string) =>
    outcomes.find(({ department }) => department === id)?.kind ?? null
  const departments = new Set([...before, ...after].map(({ department }) => department))
  return [...departments]
    .map((department) => ({ department, from: of(before, department), to: of(after, department) }))
    .filter(({ from, to }) => from !== to)
}
