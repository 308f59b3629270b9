// The facts of a case: what SQL sums. One row per unit and validity; rows of one unit never overlap in validity.

import type { EpochMs } from '#db/units.ts'
import type { Channel, ClockKind, Grade, Outcome, Reached, Scope, Stage, Urgency } from '#db/vocabulary.ts'

/**
 * What every fact says. An answer as of T reads the row with validFromMs ≤ T < validToMs: pauses, exclusions,
 * corrections and changes of urgency are known only from their own time on (domain.md section 3, as-of).
 */
export interface FactBase {
  readonly validFromMs: EpochMs
  readonly validToMs: EpochMs
  /** Excluded and not reinstated, or merged away. */
  readonly isVoid: boolean
  /** Department responsible at the fact's own instant. */
  readonly department: string
  readonly category1: string
  readonly category2: string | null
  readonly urgency: Urgency
  readonly scope: Scope
  readonly channel: Channel
}

/** The case as received; counted on its day of receipt for the first department dispatched to. */
export interface CaseFact extends FactBase {
  readonly receivedAtMs: EpochMs
  readonly hasPause: boolean
}

export interface ClockFact extends FactBase {
  readonly clock: ClockKind
  /** 0 = from receipt, k = from the k-th reopening. */
  readonly round: number
  readonly startMs: EpochMs
  /** Null while a pause is open. */
  readonly dueMs: EpochMs | null
  readonly doneMs: EpochMs | null
  readonly isProvisional: boolean
  /** Working milliseconds from start to done, pauses left out; null while not done. */
  readonly workedMs: number | null
}

/** One completed callback (回访). */
export interface CallbackFact extends FactBase {
  readonly ordinal: number
  readonly completedAtMs: EpochMs
  readonly reached: Reached
  readonly resolved: boolean | null
  readonly grade: Grade | null
}

export interface ArchiveFact extends FactBase {
  readonly ordinal: number
  readonly archivedAtMs: EpochMs
  readonly outcome: Outcome | null
  /** First reopening after this archiving, whenever it was. */
  readonly reopenedAtMs: EpochMs | null
}

export interface ReplyFact extends FactBase {
  readonly ordinal: number
  readonly repliedAtMs: EpochMs
  readonly byFirstReceiver: boolean
}

/** One redispatch, counted for the department that hands off. */
export interface HandoffFact extends FactBase {
  readonly ordinal: number
  readonly handedOffAtMs: EpochMs
}

/** Working time between two consecutive stages of one round, on the later one's day. */
export interface StageFact extends FactBase {
  readonly round: number
  readonly fromStage: Stage
  readonly stage: Stage
  readonly reachedAtMs: EpochMs
  readonly workedMs: number
}

/** A stretch [fromMs, toMs) in which the case is in hand (在办) of one department. */
export interface OpenFact extends FactBase {
  readonly ordinal: number
  readonly fromMs: EpochMs
  readonly toMs: EpochMs
  readonly receivedAtMs: EpochMs
  /** Disjoint pauses [from, to | null) since receipt, for the age. */
  readonly pauses: readonly (readonly [EpochMs, EpochMs | null])[]
}

/** One event whose time of recording is known. */
export interface EntryFact extends FactBase {
  readonly ordinal: number
  readonly occurredAtMs: EpochMs
  /** recordedAt − occurredAt > 24 h (补录). */
  readonly isBackDated: boolean
}

export interface CaseFacts {
  readonly received: readonly CaseFact[]
  readonly clocks: readonly ClockFact[]
  readonly callbacks: readonly CallbackFact[]
  readonly archives: readonly ArchiveFact[]
  readonly replies: readonly ReplyFact[]
  readonly handoffs: readonly HandoffFact[]
  readonly stages: readonly StageFact[]
  readonly open: readonly OpenFact[]
  readonly entries: readonly EntryFact[]
  /** No clock of the case can still change by the mere passing of time: all are done, or it has none. */
  readonly isSettled: boolean
}
