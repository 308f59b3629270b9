// The cases behind a figure of a stored snapshot: those that were frozen with it, whatever has been imported since.
import type { SnapshotCases, SnapshotCasesQuery } from '../../contract/snapshotCases.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { type DepartmentUnits, type FigureUnits, NO_UNITS } from '../../domain/appraisal/units.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Context } from '../context.ts'
import { storedOf } from './asked.ts'
import { readSnapshot } from './storedSnapshot.ts'

const DEFAULT_LIMIT = 100

/**
 * Units of one figure of a department or of a group pooled, by department and case; without a metric the cases received (num 1 =
 * void). `total` is the figure's den, its excluded units or its units with a numerator, as asked.
 * @throws DomainError unknown_appraisal, unknown_department, unknown_metric, validation for a group that is none.
 */
export function listSnapshotCases(
  context: Context,
  { period, ...query }: SnapshotCasesQuery & { readonly period: string },
): SnapshotCases {
  const { row } = storedOf(context, { period, scheme: query.scheme, version: query.version })
  const { snapshot, sha256 } = readSnapshot(context.db, row.id)
  const units = departmentsIn(snapshot, query).flatMap((department) =>
    unitsOf(figureIn(snapshot, department, query.metric), query.part),
  )
  const { from = 0, limit = DEFAULT_LIMIT } = query
  const items = units
    .slice(from, from + limit)
    .map(({ index, num }) => ({ id: snapshot.units.cases[index] ?? '', num }))
  return { sha256, version: row.version, asOf: snapshot.asOf, total: units.length, items }
}

function departmentsIn(
  { units, rule }: Snapshot,
  { department, group }: SnapshotCasesQuery,
): readonly DepartmentUnits[] {
  if (department !== undefined) {
    const found = units.departments.filter(({ id }) => id === department)
    if (found.length === 0) throw new DomainError('unknown_department', `no “${department}” in the snapshot`)
    return found
  }
  const members = rule.groups.find(({ id }) => id === group)?.members
  if (members !== undefined) return units.departments.filter(({ id }) => members.includes(id))
  const message = 'must be a group of the snapshot, or name a department'
  throw new DomainError('validation', `“group” ${message}`, { fields: [{ field: 'group', message }] })
}

function figureIn({ rule }: Snapshot, department: DepartmentUnits, metric: string | undefined): FigureUnits {
  if (metric === undefined) return department.received
  if (rule.scheme.indicators.some((indicator) => indicator.metric === metric)) {
    return department.indicators[metric] ?? NO_UNITS
  }
  throw new DomainError('unknown_metric', `“${metric}” is no indicator of the snapshot`)
}

interface ListedUnit {
  readonly index: number
  readonly num: number
}

function unitsOf({ cases, num, excluded }: FigureUnits, part: SnapshotCasesQuery['part']): ListedUnit[] {
  if (part === 'excluded') return excluded.map((index) => ({ index, num: 0 }))
  const all = cases.map((index, i) => ({ index, num: num[i] ?? 0 }))
  return part === 'num' ? all.filter((unit) => unit.num > 0) : all
}
