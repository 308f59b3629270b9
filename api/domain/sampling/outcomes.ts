// What one sampled record came to: its checks as one verdict, its visits as one answer, and what was reported of it.
import type { CheckTurn, Grade, Outcome, Reached, ResolvedAnswer } from '#db/vocabulary.ts'
import { type CheckAnswers, differingItems, recordVerdictOf } from './recordCheck.ts'

export interface CheckOutcome {
  /** `open`: the two differ and nobody has settled it; `unchecked`: somebody's entry is missing. */
  readonly state: 'settled' | 'open' | 'unchecked'
  /** Null = no answer, or not settled. */
  readonly verdict: 'upheld' | 'not_upheld' | null
}

/**
 * One verdict of up to three entries: the settling one where there is one, else the first, which must agree item by item with the
 * second of a double check.
 */
export function checkOutcome(
  { first, second, settling }: Readonly<Partial<Record<CheckTurn, CheckAnswers>>>,
  { isDouble }: { readonly isDouble: boolean },
): CheckOutcome {
  if (settling !== undefined) return settled(settling)
  if (first === undefined) return { state: 'unchecked', verdict: null }
  if (!isDouble) return settled(first)
  if (second === undefined) return { state: 'unchecked', verdict: null }
  return differingItems(first, second).length > 0 ? { state: 'open', verdict: null } : settled(first)
}

function settled(answers: CheckAnswers): CheckOutcome {
  const verdict = recordVerdictOf(answers)
  return { state: 'settled', verdict: verdict === 'no_response' ? null : verdict }
}

export interface Attempt {
  readonly reached: Reached
  readonly resolved: ResolvedAnswer | null
  readonly grade: Grade | null
}

export interface VisitOutcome {
  /** Reached, refused, a wrong number, or the third attempt made. */
  readonly isComplete: boolean
  /** Null = not reached, or the resident could not say. */
  readonly resolved: 'yes' | 'no' | null
  readonly grade: Grade | null
}

/** A resident is called so often at most. */
export const MOST_ATTEMPTS = 3

/** What the attempts of a record came to, in their order: complete at the first but “no answer”, else at the third. */
export function visitOutcome(attempts: readonly Attempt[]): VisitOutcome {
  const last = attempts.find(({ reached }) => reached !== 'no')
  const answer = last?.reached === 'yes' ? last : undefined
  const resolved = answer?.resolved ?? null
  return {
    isComplete: last !== undefined || attempts.length >= MOST_ATTEMPTS,
    resolved: resolved === 'unsure' ? null : resolved,
    grade: answer?.grade ?? null,
  }
}

/** What was on record of a case when the frame was frozen. */
export interface Reported {
  readonly isArchived: boolean
  /** The last archive was reopened. */
  readonly isReopened: boolean
  /** Outcome that the last archive states. */
  readonly outcome: Outcome | null
  /** What the last callback that answered it says; null = none did. */
  readonly calledBackResolved: boolean | null
}

/** Whether a case was reported as resolved: by the outcome it stands archived with, where none is stated by its last callback. */
export function isClaimed({ isArchived, isReopened, outcome, calledBackResolved }: Reported): boolean {
  if (isArchived && isReopened) return false
  return outcome === null ? calledBackResolved === true : outcome === 'resolved'
}
