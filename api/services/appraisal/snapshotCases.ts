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
 * Units of one figure of a department, of a group pooled or of the whole street, by department and case; without a metric the
 * cases received (num 1 = void). `total` is the figure's den, its excluded units or its units with a numerator, as asked.
 * @throws DomainError unknown_appraisal, unknown_department, unknown_metric, validation for a group that is none.
 */
export function listSnapshotCases(
  context: Context,
  { period, ...query }: SnapshotCasesQuery & { readonly period: string },
): SnapshotCases {
  const { row } = storedOf(context, { period, scheme: query.scheme, version: query.version })
  const { snapshot, sha256 } = readSnapshot(context.db, row.id)
  const units = figuresIn(snapshot, query).flatMap((figure) => unitsOf(figure, query.part))
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
  if (group === undefined) return units.departments
  const members = rule.groups.find(({ id }) => id === group)?.members
  if (members !== undefined) return units.departments.filter(({ id }) => members.includes(id))
  const message = 'must be a group of the snapshot'
  throw new DomainError('validation', `“group” ${message}`, { fields: [{ field: 'group', message }] })
}

/** The figure's units, of one department after the other; what stands beside the indicators is of the whole street only. */
function figuresIn(snapshot: Snapshot, query: SnapshotCasesQuery): readonly FigureUnits[] {
  const { metric } = query
  const departments = departmentsIn(snapshot, query)
  const received = departments.map((department) => department.received)
  if (metric === undefined || metric === 'excluded_share') return received
  if (metric === 'received') return received.map((units) => ({ ...units, num: units.cases.map(() => 1) }))
  if (snapshot.rule.scheme.indicators.some((indicator) => indicator.metric === metric)) {
    return departments.map(({ indicators }) => indicators[metric] ?? NO_UNITS)
  }
  const isWhole = query.department === undefined && query.group === undefined
  const beside = isWhole ? snapshot.units.beside?.[metric] : undefined
  if (beside !== undefined) return [beside]
  throw new DomainError('unknown_metric', `“${metric}” is no figure that the snapshot has cases of`)
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
