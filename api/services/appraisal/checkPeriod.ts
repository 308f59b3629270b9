// The checks before freezing, with what they count.
import { countForChecks, listActiveDepartments } from '#db/queries/appraisalReads.ts'
import { listUnfinished } from '#db/queries/imports.ts'
import { type Check, checksOf, type Named } from '../../domain/appraisal/checks.ts'
import { previousPeriod } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'
import { rankDepartments } from '../rankDepartments.ts'
import type { AppraisalAsked } from './asked.ts'

/** Checks of a period as of the deployment's clock. */
export async function checkPeriod(context: Context, { period, scheme }: AppraisalAsked): Promise<Check[]> {
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
  })
}

const named = ({ id, name }: Named): Named => ({ id, name })
