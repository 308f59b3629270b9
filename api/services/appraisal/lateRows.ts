// What came in after freezing: parked, listed, and what it would move if it counted.
import { listLateCases } from '#db/queries/appraisalReads.ts'
import type { AppraisalRow } from '#db/queries/appraisals.ts'
import type { Appraisal } from '../../contract/appraisals.ts'
import { type Move, movesBetween } from '../../domain/appraisal/moves.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { withVoid } from '../../domain/appraisal/units.ts'
import type { Period } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'
import { resultsFrom, ruleOf } from './buildSnapshot.ts'
import { gatherUnits } from './gatherUnits.ts'
import { snapshotObjections } from './objectionView.ts'

const SHOWN = 200

export interface Frozen {
  readonly row: AppraisalRow
  readonly period: Period
  readonly snapshot: Snapshot
}

/** Cases that lie in the period now, or stood in it when it was frozen, with events written since. */
export async function lateRows(context: Context, frozen: Frozen): Promise<Appraisal['late']> {
  const { startMs, endMs } = frozen.period
  const { trail, units } = frozen.snapshot
  const stood = new Set(units.cases)
  const late = listLateCases(context.db, { seq: trail.size, startMs, endMs }).filter(
    ({ id, isInPeriod }) => isInPeriod === 1 || stood.has(id),
  )
  return {
    cases: late.length,
    events: late.reduce((sum, { events }) => sum + events, 0),
    items: late
      .slice(0, SHOWN)
      .map(({ id, events, isNew, importId }) => ({ id, events, isNew: isNew === 1, importId })),
    moves: late.length === 0 ? [] : (await lateMoves(context, frozen)).map((move) => ({ ...move })),
  }
}

/** Every number that would move if the period were frozen now, by the scheme that it was frozen by. */
async function lateMoves(context: Context, { row, period, snapshot }: Frozen): Promise<Move[]> {
  const { scheme, kind } = snapshot.rule
  const now = await gatherUnits(context, { period, scheme })
  const accepted = snapshotObjections(context.db, row.id)
    .filter(({ state }) => state === 'accepted')
    .flatMap(({ cases }) => cases)
  const then = resultsFrom(withVoid(snapshot.units, accepted), snapshot.rule)
  return movesBetween(then.groups, resultsFrom(now, ruleOf(context, { period, kind, scheme }, now)).groups)
}
