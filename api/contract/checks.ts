// What inspectors ask for and send: their batches, the queue of records, checks, return visits.
import { type Static, Type } from 'typebox'
import {
  CHECK_VERDICTS,
  GRADES,
  REACHED,
  RESOLVED_ANSWERS,
  SAMPLE_STATES,
  SAMPLED_AS,
} from '#db/vocabulary.ts'
import { closed, instant, nullable, numberOrNull, oneOf, stringOrNull } from './kit.ts'

/**
 * `settling`: the third entry where two inspectors answered differently. Which of the two one is, nobody is told. Where no third
 * person can settle, either of them enters what they agreed on.
 */
const kind = Type.Unsafe<'check' | 'settling'>({ type: 'string', enum: ['check', 'settling'] })
export type CheckKind = Static<typeof kind>

const verdict = oneOf(CHECK_VERDICTS)
export const CheckAnswers = closed({
  true_times: verdict,
  substantive_reply: verdict,
  evidence: verdict,
  first_receiver: verdict,
  archiving: verdict,
  attitude: verdict,
})

const SECONDS_OF_A_DAY = 86_400
const note = Type.String({ maxLength: 2000 })

export const NewCheck = closed({
  kind,
  answers: CheckAnswers,
  /** Telephones, names and addresses in it are masked when it is stored. */
  note,
  /** The version that was looked at; 0 = there was none. Another one in the meantime is a conflict. */
  version: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  /** From opening the record to saving it, where the page knows. */
  seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: SECONDS_OF_A_DAY })),
})
export type NewCheck = Static<typeof NewCheck>

export const SavedCheck = closed({
  by: Type.String(),
  answers: CheckAnswers,
  note: Type.String(),
  version: Type.Number(),
  savedAt: instant,
})
export type SavedCheck = Static<typeof SavedCheck>

export const CheckParams = closed({
  id: Type.Integer({ minimum: 1 }),
  /** `source:number`. */
  caseId: Type.String({ maxLength: 300 }),
})

export const CheckQuery = closed({ kind: Type.Optional(kind) })

export const RecordCheck = closed({
  caseId: Type.String(),
  kind,
  /** Settled by one of the two themselves, agreed between them, since nobody else can: then a note is asked for. */
  isAgreed: Type.Boolean(),
  /** The caller's own; null = not saved yet. */
  own: nullable(SavedCheck),
  /** The two answers to settle, or of a double check once both are in: until then nobody sees the other's. */
  others: Type.Array(SavedCheck),
  /** Whether a save is taken: the batch is being checked and the answers are not final. */
  isOpen: Type.Boolean(),
})
export type RecordCheck = Static<typeof RecordCheck>

const Batch = closed({
  id: Type.Number(),
  drawId: Type.String(),
  period: Type.String(),
  state: oneOf(SAMPLE_STATES),
  /** The instant of the frame: records are shown as they stood then. */
  asOf: instant,
})

const Progress = closed({ done: Type.Number(), total: Type.Number() })

const Agreement = nullable(
  closed({
    n: Type.Number(),
    share: Type.Number(),
    kappa: numberOrNull,
    standardError: numberOrNull,
  }),
)

export const QueueItem = closed({
  caseId: Type.String(),
  kind,
  sampledAs: oneOf(SAMPLED_AS),
  isDone: Type.Boolean(),
  savedAt: stringOrNull,
})

export const CheckQueue = closed({
  batch: Batch,
  /** Checks in the order of the draw, then what is to be settled. */
  items: Type.Array(QueueItem),
  progress: Progress,
  /** Median seconds from opening a record to saving it, of the caller's own; null = none is known. */
  medianSeconds: numberOrNull,
  /** Of all records two inspectors have both checked: none of their answers, only how often they say the same. */
  agreement: closed({ records: Agreement, items: Agreement }),
})
export type CheckQueue = Static<typeof CheckQueue>

export const VisitAttempt = closed({
  attempt: Type.Number(),
  by: Type.String(),
  at: instant,
  reached: oneOf(REACHED),
  resolved: nullable(oneOf(RESOLVED_ANSWERS)),
  grade: nullable(oneOf(GRADES)),
  /** Masked; null = none, or erased. */
  quote: stringOrNull,
})
export type VisitAttempt = Static<typeof VisitAttempt>

export const VisitItem = closed({
  caseId: Type.String(),
  sampledAs: oneOf(SAMPLED_AS),
  attempts: Type.Array(VisitAttempt),
  /** Somebody was reached, or all attempts were made. */
  isDone: Type.Boolean(),
})
export type VisitItem = Static<typeof VisitItem>

export const VisitQueue = closed({
  batch: Batch,
  /** In the order of the draw. */
  items: Type.Array(VisitItem),
  progress: Progress,
  /** How the visits that are done ended; those not reached stay in the report's denominator. */
  ended: closed({ reached: Type.Number(), notReached: Type.Number() }),
})
export type VisitQueue = Static<typeof VisitQueue>

export const NewVisit = closed({
  /** Which attempt it is, from 1: sent again it is the same one. */
  attempt: Type.Integer({ minimum: 1, maximum: 99 }),
  reached: oneOf(REACHED),
  /** Asked for where somebody was reached, refused elsewhere. */
  resolved: Type.Optional(oneOf(RESOLVED_ANSWERS)),
  grade: Type.Optional(oneOf(GRADES)),
  quote: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })),
})
export type NewVisit = Static<typeof NewVisit>

export const Inspection = closed({
  batch: Batch,
  checks: Progress,
  visits: Progress,
  /** The record to check next, and the resident to visit next; null = none is left. */
  nextCheck: stringOrNull,
  nextVisit: stringOrNull,
})
export type Inspection = Static<typeof Inspection>
