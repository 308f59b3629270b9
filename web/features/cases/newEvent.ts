// The form of a later event: which fields each kind of event has, what is missing, and the request it becomes.
import type { NewEvent } from '#api/contract/cases.ts'
import type { Grade, Outcome, Reached, Urgency } from '#db/vocabulary.ts'
import type { EntryType } from './fittingEvents.ts'
import { instantOfLocal } from './localTime.ts'
import type { Fault, Faults } from './newCase.ts'

export interface EventDraft {
  readonly type: EntryType
  readonly occurredAt: string
  readonly department: string
  readonly to: string
  readonly text: string
  readonly reason: string
  readonly outcome: Outcome | ''
  readonly urgency: Urgency | ''
  readonly category: string
  readonly reached: Reached
  readonly contacted: Answer
  readonly resolved: Answer
  readonly grade: Grade | ''
}

export type Answer = 'yes' | 'no' | ''
export type EventField = Exclude<keyof EventDraft, 'type'>

const COMMON: readonly EventField[] = ['occurredAt', 'department', 'text']
const OWN: Readonly<Partial<Record<EntryType, readonly EventField[]>>> = {
  dispatched: ['to', 'reason'],
  redispatched: ['to', 'reason'],
  classified: ['category', 'urgency'],
  archived: ['outcome'],
  paused: ['reason'],
  reopened: ['reason'],
  called_back: ['reached', 'contacted', 'resolved', 'grade'],
}
const REQUIRED: Readonly<Partial<Record<EntryType, readonly EventField[]>>> = {
  dispatched: ['to'],
  redispatched: ['to'],
  paused: ['reason'],
  reopened: ['reason'],
}
const ANSWERS: readonly EventField[] = ['contacted', 'resolved', 'grade']

/** Fields an event of this draft has, in the order of the form; answers are asked only of somebody who was reached. */
export function eventFields({ type, reached }: Pick<EventDraft, 'type' | 'reached'>): readonly EventField[] {
  const own = (OWN[type] ?? []).filter((field) => reached === 'yes' || !ANSWERS.includes(field))
  return ['occurredAt', ...own, ...COMMON.slice(1)]
}

export const isRequired = (type: EntryType, field: EventField): boolean =>
  field === 'occurredAt' || (REQUIRED[type]?.includes(field) ?? false)

export const emptyEvent = (type: EntryType, now: string, department: string): EventDraft => ({
  type,
  occurredAt: now,
  department,
  to: '',
  text: '',
  reason: '',
  outcome: '',
  urgency: '',
  category: '',
  reached: 'yes',
  contacted: '',
  resolved: '',
  grade: '',
})

export interface EventClock {
  readonly zone: string
  readonly now: string
  /** Receipt of the case: nothing of it happened before. */
  readonly receivedAt: string
}

export function eventFaults(draft: EventDraft, clock: EventClock): Faults {
  const faults: Record<string, Fault> = {}
  for (const field of REQUIRED[draft.type] ?? []) if (draft[field].trim() === '') faults[field] = 'required'
  if (draft.type === 'classified' && draft.category === '' && draft.urgency === '')
    faults.category = 'required'
  const at = instantOfLocal(draft.occurredAt, clock.zone)
  if (at === null) faults.occurredAt = 'time'
  else if (Date.parse(at) > Date.parse(clock.now) + 60_000) faults.occurredAt = 'future'
  // The field holds whole minutes: the minute of the receipt itself is not before it.
  else if (Date.parse(at) + 60_000 <= Date.parse(clock.receivedAt)) faults.occurredAt = 'early'
  return faults
}

/** The request: only the fields this kind of event has, empty ones left out. */
export function newEventOf(draft: EventDraft, clock: Pick<EventClock, 'zone' | 'receivedAt'>): NewEvent {
  const fields = eventFields(draft)
  const at = instantOfLocal(draft.occurredAt, clock.zone) ?? draft.occurredAt
  const isEarly = Date.parse(at) < Date.parse(clock.receivedAt)
  const given = <T extends string>(field: EventField, value: T): T | undefined =>
    fields.includes(field) && value.trim() !== '' ? value : undefined
  const [outcome, urgency, grade] = [
    given('outcome', draft.outcome),
    given('urgency', draft.urgency),
    given('grade', draft.grade),
  ]
  return {
    type: draft.type,
    occurredAt: isEarly ? clock.receivedAt : at,
    ...textOf('department', given('department', draft.department)),
    ...textOf('to', given('to', draft.to)),
    ...textOf('text', given('text', draft.text)),
    ...textOf('reason', given('reason', draft.reason)),
    ...textOf('category', given('category', draft.category)),
    ...(outcome ? { outcome } : {}),
    ...(urgency ? { urgency } : {}),
    ...(draft.type === 'called_back' ? { reached: draft.reached } : {}),
    ...answerOf('contacted', given('contacted', draft.contacted)),
    ...answerOf('resolved', given('resolved', draft.resolved)),
    ...(grade ? { grade } : {}),
  }
}

type TextField = 'department' | 'to' | 'text' | 'reason' | 'category'

const textOf = (field: TextField, value: string | undefined): Partial<Record<TextField, string>> =>
  value === undefined ? {} : { [field]: value.trim() }

const answerOf = (
  field: 'contacted' | 'resolved',
  value: Answer | undefined,
): Partial<Record<'contacted' | 'resolved', boolean>> =>
  value === undefined || value === '' ? {} : { [field]: value === 'yes' }
