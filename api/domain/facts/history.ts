// A trail folded into what the rules ask of it, as known at an instant: attributes, voids, pauses, rounds, responsibility.
import type { EpochMs } from '#db/units.ts'
import type { Urgency } from '#db/vocabulary.ts'
import type { CaseAttributes, CaseEvent, Correction } from '../case.ts'
import { type Pause, pausesOf } from '../clocks/pauses.ts'
import { DomainError } from '../errors.ts'

export interface UrgencyChange {
  readonly atMs: EpochMs
  readonly to: Urgency
}

export interface History {
  readonly receivedAtMs: EpochMs
  readonly attributes: CaseAttributes
  /** Urgency at receipt: by it the first limits are chosen. */
  readonly firstUrgency: Urgency
  readonly urgencyChanges: readonly UrgencyChange[]
  readonly isVoid: boolean
  readonly pauses: readonly Pause[]
  /** Places of the reopenings in `events`. */
  readonly reopenings: readonly number[]
  /** Events in time order, those a correction struck out removed. */
  readonly events: readonly CaseEvent[]
}

/** Whether knowing of an event changes facts of earlier instants: then facts get a new validity at its time. */
export function changesEarlierFacts(event: CaseEvent): boolean {
  switch (event.type) {
    case 'paused':
    case 'resumed':
    case 'corrected':
    case 'excluded':
    case 'reinstated':
    case 'merged':
      return true
    case 'classified':
      return Object.keys(event.data).length > 0
    default:
      return false
  }
}

/**
 * Folds a trail (time order; equal times in the order written). Events that change earlier facts count only up to
 * `knownAtMs`; all others are kept whole, since their own times say when they are known. A classification is both: what
 * it changes counts from then on, that it took place stands at its own time.
 * @throws DomainError `event_order` where the trail does not begin with `submitted`.
 */
export function historyOf(trail: readonly CaseEvent[], knownAtMs: EpochMs): History {
  const isKnown = (event: CaseEvent) => event.occurredAtMs <= knownAtMs
  const known = trail.filter(
    (event) => isKnown(event) || event.type === 'classified' || !changesEarlierFacts(event),
  )
  const events = withoutStruck(known, trail)
  const first = trail.find((event) => event.type === 'submitted')
  if (first === undefined || first.type !== 'submitted') {
    throw new DomainError('event_order', 'a trail begins with “submitted”')
  }
  const { receivedAtMs, ...submitted } = first.data
  const fold = new Fold(receivedAtMs, submitted)
  for (const event of events) if (isKnown(event)) fold.take(event)
  return {
    receivedAtMs: fold.receivedAtMs,
    attributes: fold.attributes,
    firstUrgency: fold.firstUrgency,
    urgencyChanges: fold.urgencyChanges,
    isVoid: fold.isExcluded || fold.isMerged,
    pauses: pausesOf(events),
    reopenings: events.flatMap((event, i) => (event.type === 'reopened' ? [i] : [])),
    events,
  }
}

class Fold {
  receivedAtMs: EpochMs
  attributes: CaseAttributes
  firstUrgency: Urgency
  urgencyChanges: UrgencyChange[] = []
  isExcluded = false
  isMerged = false

  constructor(receivedAtMs: EpochMs, attributes: CaseAttributes) {
    this.receivedAtMs = receivedAtMs
    this.attributes = attributes
    this.firstUrgency = attributes.urgency
  }

  take(event: CaseEvent): void {
    if (event.type === 'classified') this.change(event.occurredAtMs, event.data)
    else if (event.type === 'corrected') this.correct(event.occurredAtMs, event.data)
    else if (event.type === 'excluded') this.isExcluded = true
    else if (event.type === 'reinstated') this.isExcluded = false
    else if (event.type === 'merged') this.isMerged = true
  }

  private correct(atMs: EpochMs, correction: Correction): void {
    const { receivedAtMs, position: _, ...changes } = correction.changes
    if (receivedAtMs !== undefined) this.receivedAtMs = receivedAtMs
    const isDataError = correction.reason === 'data_error' && correction.approver !== null
    if (changes.urgency === 'ordinary' && isDataError) {
      this.firstUrgency = 'ordinary'
      this.urgencyChanges = []
      this.attributes = { ...this.attributes, urgency: 'ordinary' }
    }
    this.change(atMs, changes)
  }

  private change(atMs: EpochMs, changes: Partial<CaseAttributes>): void {
    if (changes.urgency !== undefined && changes.urgency !== this.attributes.urgency) {
      this.urgencyChanges.push({ atMs, to: changes.urgency })
    }
    this.attributes = { ...this.attributes, ...changes }
  }
}

const keyOf = (event: { readonly type: string; readonly occurredAtMs: EpochMs }): string =>
  `${event.type}@${event.occurredAtMs}`

/**
 * Each entry of `voids` strikes one event, the earliest written: what a source says anew under the same type and time
 * stands after the one it replaces. Until the correction is known the old one stands and the new one is not known.
 */
function withoutStruck(known: readonly CaseEvent[], trail: readonly CaseEvent[]): readonly CaseEvent[] {
  const all = voidsOf(trail)
  if (all.size === 0) return known
  const struck = voidsOf(known)
  const written = new Map<string, number>()
  for (const event of known) written.set(keyOf(event), (written.get(keyOf(event)) ?? 0) + 1)
  const seen = new Map<string, number>()
  return known.filter((event) => {
    const key = keyOf(event)
    const place = seen.get(key) ?? 0
    seen.set(key, place + 1)
    const gone = struck.get(key) ?? 0
    const later = (all.get(key) ?? 0) - gone
    const replacements = Math.min(later, (written.get(key) ?? 0) - gone - 1)
    return place >= gone && place < (written.get(key) ?? 0) - Math.max(replacements, 0)
  })
}

/** How many events of each type and time corrections strike. */
function voidsOf(events: readonly CaseEvent[]): Map<string, number> {
  const voids = new Map<string, number>()
  for (const event of events) {
    if (event.type !== 'corrected') continue
    for (const voided of event.data.voids ?? []) {
      voids.set(keyOf(voided), (voids.get(keyOf(voided)) ?? 0) + 1)
    }
  }
  return voids
}

/** Urgency in force at an instant; a change counts from its own time on. */
export function urgencyAt(history: History, atMs: EpochMs): Urgency {
  let urgency = history.firstUrgency
  for (const change of history.urgencyChanges) if (change.atMs <= atMs) urgency = change.to
  return urgency
}

/** Who is responsible when: the target of the latest dispatch or redispatch before an instant, else the first receiver. */
export interface Responsibility {
  at(ms: EpochMs): string
  /** The first department dispatched to and when: a received case counts for it from then on. Null = never dispatched. */
  readonly first: { readonly atMs: EpochMs; readonly to: string } | null
  /** Each hand-over with its time, in order. */
  readonly dispatches: readonly {
    readonly atMs: EpochMs
    readonly to: string
    readonly isRedispatch: boolean
  }[]
}

export function responsibilityOf(history: History): Responsibility {
  const dispatches: { atMs: EpochMs; to: string; isRedispatch: boolean }[] = []
  for (const event of history.events) {
    if (event.type === 'dispatched' || event.type === 'redispatched') {
      const isRedispatch = event.type === 'redispatched'
      dispatches.push({ atMs: event.occurredAtMs, to: event.data.to, isRedispatch })
    }
  }
  const { firstReceiver } = history.attributes
  return {
    first: dispatches.find((dispatch) => !dispatch.isRedispatch) ?? null,
    dispatches,
    at: (ms) => {
      let department = firstReceiver
      for (const dispatch of dispatches) if (dispatch.atMs < ms) department = dispatch.to
      return department
    },
  }
}
