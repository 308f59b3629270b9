// The checks before freezing, with what they count.
import { countForChecks, listActiveDepartments } from '#db/queries/appraisalReads.ts'
import { listUnfinished } from '#db/queries/imports.ts'
import { type Check, checksOf, type Named } from '../../domain/appraisal/checks.ts'
import { partsSince } from '../../domain/appraisal/partsSince.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { type Period, previousPeriod } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'
import { rankDepartments } from '../rankDepartments.ts'
import type { AppraisalAsked } from './asked.ts'
import { council, supervision } from './partSources.ts'

/** Checks of a period as of the deployment's clock; `frozen` = the version they are looked at beside, null before a freeze. */
export async function checkPeriod(
  context: Context,
  { period, scheme }: AppraisalAsked,
  frozen: Snapshot | null,
): Promise<Check[]> {
  const { db, asOfMs, departments, zone } = context
  const { groups } = await rankDepartments(context, { period: period.id, scheme: scheme.id })
  const rows = groups.flatMap((group) => group.rows)
  const active = listActiveDepartments(db, { ...period, asOfMs })
  const before = listActiveDepartments(db, { ...previousPeriod(period, zone), asOfMs })
  const missing = departments.filter(({ key }) => before.has(key) && !active.has(key))
  return checksOf({
    ...countForChecks(db, { ...period, asOfMs }),
    isOver: asOfMs >= period.endMs,
    importsRunning: listUnfinished(db.sqlite).length,
    missing: missing.map(named),
    notRanked: rows.filter(({ ranked }) => !ranked).map(({ department }) => named(department)),
    departments: rows.length,
    partsSince: changedSince(context, frozen, period),
  })
}

function changedSince(context: Context, frozen: Snapshot | null, period: Period): Named[] {
  if (frozen?.kind !== 'quarter') return []
  const now = { supervision: supervision(context, period), council: council(context, period) }
  const changed = new Set(partsSince(frozen.groups, now))
  return frozen.groups.flatMap(({ rows }) => rows.filter(({ id }) => changed.has(id))).map(named)
}

const named = ({ id, name }: Named): Named => ({ id, name })
