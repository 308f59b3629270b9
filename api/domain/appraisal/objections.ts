// When an objection is decided, and until when it may be raised.
import type { EpochMs } from '#db/units.ts'
import type { ObjectionState, ObjectionVerdict } from '#db/vocabulary.ts'
import { deadlineOf } from '../clocks/clock.ts'
import { DomainError } from '../errors.ts'
import type { Calendar } from '../time/calendar.ts'

export interface Decision {
  readonly by: string
  readonly verdict: ObjectionVerdict
}

/** People who must agree. */
const DECIDERS = 2

/**
 * Decided by the first verdict that two different people share: two of two, or two of three where the first two differ. Until
 * then `submitted`.
 */
export function stateOf(decisions: readonly Decision[]): ObjectionState {
  const people = (verdict: ObjectionVerdict) =>
    new Set(decisions.filter((one) => one.verdict === verdict).map(({ by }) => by)).size
  if (people('accept') >= DECIDERS) return 'accepted'
  return people('reject') >= DECIDERS ? 'rejected' : 'submitted'
}

/**
 * The decisions with one more.
 * @throws DomainError same_decider for somebody who has decided already; appraisal_state where it is decided.
 */
export function decide(decisions: readonly Decision[], next: Decision): ObjectionState {
  if (stateOf(decisions) !== 'submitted') {
    throw new DomainError('appraisal_state', 'the objection is decided already')
  }
  if (decisions.some(({ by }) => by === next.by)) {
    throw new DomainError('same_decider', `“${next.by}” has decided this objection already`)
  }
  return stateOf([...decisions, next])
}

/** 23:59:59.999 local of the N-th working day after the day of an instant, as every deadline in working days. */
export function workingDaysAfter(fromMs: EpochMs, days: number, calendar: Calendar): EpochMs {
  const run = { startMs: fromMs, limit: { kind: 'working_days', n: days }, doneMs: null } as const
  return deadlineOf({ ...run, pauses: [], escalations: [] }, calendar).dueMs ?? fromMs
}
