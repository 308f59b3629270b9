// What an inspector has entered and the server does not have yet.
import type { CheckKind, NewCheck, NewVisit } from '#api/contract/checks.ts'

export type Answers = Partial<NewCheck['answers']>

export interface CheckEntry {
  readonly answers: Answers
  readonly note: string
  /** The version these answers are written over; 0 = none. */
  readonly version: number
  /** Seconds from opening the record to saving it; null = not saved yet. */
  readonly seconds: number | null
}

export interface VisitEntry {
  readonly attempt: number
  readonly reached: NewVisit['reached'] | null
  readonly resolved: NonNullable<NewVisit['resolved']> | null
  readonly grade: NonNullable<NewVisit['grade']> | null
  readonly quote: string
}

interface DraftBase {
  /** `owner|sample|kind|case`, with an attempt's number where it is a visit. */
  readonly key: string
  /** User name: nobody else's are shown or sent. */
  readonly owner: string
  readonly sampleId: number
  readonly caseId: string
  /** `editing` is not to be sent yet; `conflict`: another version was saved meanwhile; `refused`: with its code. */
  readonly state: 'editing' | 'waiting' | 'conflict' | 'refused'
  readonly code: string | null
  readonly changedAtMs: number
}

export interface CheckDraft extends DraftBase {
  readonly kind: CheckKind
  readonly entry: CheckEntry
}

export interface VisitDraft extends DraftBase {
  readonly kind: 'visit'
  readonly entry: VisitEntry
}

export type Draft = CheckDraft | VisitDraft

export interface DraftPlace {
  readonly owner: string
  readonly sampleId: number
  readonly caseId: string
}

export const checkKey = ({ owner, sampleId, caseId }: DraftPlace, kind: CheckKind): string =>
  [owner, sampleId, kind, caseId].join('|')

export const visitKey = ({ owner, sampleId, caseId }: DraftPlace, attempt: number): string =>
  [owner, sampleId, 'visit', attempt, caseId].join('|')
