// One case's trail → what the signals look at of it, in one period, as of an instant.
import { type CaseId, type EpochMs, FOREVER } from '#db/units.ts'
import type { Grade, Reached } from '#db/vocabulary.ts'
import type { CaseEvent } from '../case.ts'
import { workedMs } from '../clocks/clock.ts'
import { limitFor } from '../clocks/limits.ts'
import { caseFacts, inTimeOrder } from '../facts/caseFacts.ts'
import {
  type History,
  historyOf,
  type Responsibility,
  responsibilityOf,
  urgencyAt,
} from '../facts/history.ts'
import type { CallbackFact, CaseFacts, ClockFact } from '../facts/rows.ts'
import type { RuleSet } from '../rules.ts'
import type { Calendar } from '../time/calendar.ts'
import { DAY_MS, MINUTE_MS } from '../time/zone.ts'
import { addLast, addUnit, type EvidenceLists } from './lists.ts'

/** What the supervisors' last visit of a case heard. */
export interface Visited {
  readonly reached: Reached
  /** Null where nobody was reached or could say. */
  readonly isResolved: boolean | null
  readonly grade: Grade | null
}

export interface SignalCase {
  readonly caseId: CaseId
  /** Whole trail, in any order. */
  readonly trail: readonly CaseEvent[]
  readonly rules: RuleSet
  /** Null = nobody went. */
  readonly visited: Visited | null
}

export interface Window {
  readonly startMs: EpochMs
  /** Exclusive. */
  readonly endMs: EpochMs
  /** What happened later is not known. */
  readonly asOfMs: EpochMs
  readonly calendar: Calendar
}

/** Days after closing in which a reopening counts. */
const REOPEN_DAYS = 30
/** Just before the deadline, in minutes of the clock: a working day, of clocks in hours two hours. */
const LAST_DAY = 1440
const LAST_HOURS = 120
const SATISFIED: ReadonlySet<Grade> = new Set(['very_satisfied', 'satisfied', 'basically_satisfied'])

interface Known extends SignalCase {
  readonly window: Window
  readonly history: History
  readonly responsibility: Responsibility
  readonly facts: CaseFacts
  readonly lists: EvidenceLists
  readonly isVoid: boolean
  /** Instants of the period that are known. */
  readonly isIn: (ms: EpochMs) => boolean
}

/**
 * Adds what one case shows in a period to the lists; nothing where it was not yet received. Each list gets at most one of a case and
 * a department: counted where any of its kind is; of closings and replies the last. Void cases stand in the lists of exemptions,
 * entries and urgency only.
 */
export function addEvidence(lists: EvidenceLists, one: SignalCase, window: Window): void {
  const { startMs, endMs, asOfMs } = window
  const trail = inTimeOrder(one.trail.filter(({ occurredAtMs }) => occurredAtMs <= asOfMs))
  if (!trail.some(({ type }) => type === 'submitted')) return
  const history = historyOf(trail, asOfMs)
  const known: Known = {
    ...one,
    ...{ window, history, lists, isVoid: history.isVoid },
    responsibility: responsibilityOf(history),
    facts: current(caseFacts(trail, { rules: one.rules, calendar: window.calendar })),
    isIn: (ms) => ms >= startMs && ms < endMs && ms <= asOfMs,
  }
  addReceived(known)
  addEntries(known)
  if (history.isVoid) return
  addClosings(known)
  addCourse(known)
  addCallbacks(known)
  addReplies(known)
}

/** Facts as they stand at the end of the trail. */
function current(facts: CaseFacts): CaseFacts {
  const standing = <T extends { readonly validToMs: EpochMs }>(rows: readonly T[]): T[] =>
    rows.filter(({ validToMs }) => validToMs === FOREVER)
  const { received, clocks, callbacks, archives, handoffs } = facts
  return {
    ...facts,
    received: standing(received),
    clocks: standing(clocks),
    callbacks: standing(callbacks),
    archives: standing(archives),
    handoffs: standing(handoffs),
  }
}

function addReceived(known: Known): void {
  const { caseId, facts, history, isIn, lists } = known
  const [received] = facts.received
  if (received === undefined || !isIn(received.receivedAtMs)) return
  const { department } = received
  const excludedMs = history.isVoid
    ? history.events.findLast(({ type }) => type === 'excluded')?.occurredAtMs
    : undefined
  const grade = facts.callbacks.findLast((callback) => callback.grade !== null)?.grade ?? null
  addUnit(lists.exemptions, {
    ...{ caseId, department, isCounted: excludedMs !== undefined },
    ...dayOfMonth(excludedMs, known.window.calendar),
    isSatisfied: grade === null ? null : SATISFIED.has(grade),
  })
  addUrgent(known, department)
}

function dayOfMonth(ms: EpochMs | undefined, { zone }: Calendar) {
  if (ms === undefined) return { day: null, daysInMonth: null }
  const local = new Date(zone.toLocal(ms))
  const next = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)
  return { day: local.getUTCDate(), daysInMonth: new Date(next).getUTCDate() }
}

/** From the first time it was urgent: who made it ordinary within a day, or had it at the end of that day. */
function addUrgent({ caseId, history, lists, responsibility, window }: Known, receiver: string): void {
  const { firstUrgency, receivedAtMs, urgencyChanges } = history
  const raisedMs =
    firstUrgency === 'urgent' ? receivedAtMs : urgencyChanges.find(({ to }) => to === 'urgent')?.atMs
  if (raisedMs === undefined) return
  const endMs = raisedMs + DAY_MS
  const lowered = urgencyChanges.find(
    ({ to, atMs }) => to === 'ordinary' && atMs >= raisedMs && atMs <= endMs,
  )
  const atMs = lowered?.atMs ?? Math.min(endMs, window.asOfMs)
  const department = atMs === receivedAtMs ? receiver : responsibility.at(atMs)
  addUnit(lists.urgent, { caseId, department, isCounted: lowered !== undefined })
}

function addEntries({ caseId, history, isIn, lists, responsibility }: Known): void {
  for (const { occurredAtMs, recordedAtMs } of history.events) {
    if (recordedAtMs === null || !isIn(occurredAtMs)) continue
    const department = responsibility.at(occurredAtMs)
    addUnit(lists.events, { caseId, department, isCounted: recordedAtMs - occurredAtMs > DAY_MS })
  }
}

function addClosings(known: Known): void {
  const { caseId, facts, history, isIn, lists } = known
  for (const clock of facts.clocks) {
    const { doneMs, dueMs, department } = clock
    if (clock.clock !== 'reply' || doneMs === null || !isIn(doneMs)) continue
    const closing = history.events.find(
      ({ type, occurredAtMs }) => occurredAtMs === doneMs && (type === 'replied' || type === 'archived'),
    )
    addLast(lists.closings, {
      ...{ caseId, department, category: clock.category1, user: closing?.actor ?? null, at: doneMs },
      ...minutesLeft(clock, doneMs, known),
      minutesTaken: (clock.workedMs ?? 0) / MINUTE_MS,
      isTrue: truthOf(known, doneMs),
    })
    const recordedMs = closing?.recordedAtMs ?? null
    if (recordedMs === null || dueMs === null || recordedMs <= dueMs) continue
    addUnit(lists.lateRecords, { caseId, department, isCounted: doneMs <= dueMs })
  }
}

/** Until due, in working minutes (of clocks in hours: minutes), negative when late; and the window that counts as just before. */
function minutesLeft(clock: ClockFact, atMs: EpochMs, { history, rules, window }: Known) {
  const { dueMs, startMs } = clock
  const isUrgent =
    urgencyAt(history, startMs) === 'urgent' ||
    history.urgencyChanges.some(
      (change) => change.to === 'urgent' && change.atMs > startMs && change.atMs <= atMs,
    )
  const limit = limitFor(rules, 'reply', isUrgent ? 'urgent' : 'ordinary', history.attributes)
  const isInHours = limit?.kind === 'hours'
  const windowMinutes = isInHours ? LAST_HOURS : LAST_DAY
  if (dueMs === null) return { minutesLeft: null, windowMinutes }
  const between = (fromMs: EpochMs, toMs: EpochMs) =>
    isInHours ? toMs - fromMs : workedMs(fromMs, toMs, history.pauses, window.calendar)
  const leftMs = atMs <= dueMs ? between(atMs, dueMs) : -Math.max(1, between(dueMs, atMs))
  return { minutesLeft: leftMs / MINUTE_MS, windowMinutes }
}

/** What a visit found, else the first answer after the closing. */
function truthOf({ facts, visited }: Known, closedMs: EpochMs): boolean | null {
  const heard = visited?.isResolved ?? null
  if (heard !== null) return heard
  const answered = facts.callbacks.find(
    ({ completedAtMs, resolved }) => completedAtMs >= closedMs && resolved !== null,
  )
  return answered?.resolved ?? null
}

/** Who had it on the way, and what became of it after it was closed. */
function addCourse(known: Known): void {
  const { caseId, facts, history, isIn, lists, window } = known
  for (const { archivedAtMs, category1, department, reopenedAtMs, urgency } of facts.archives) {
    const endMs = archivedAtMs + REOPEN_DAYS * DAY_MS
    if (!isIn(endMs) || endMs >= window.asOfMs) continue
    const isCounted = reopenedAtMs !== null && reopenedAtMs < endMs
    addUnit(lists.reopenings, { caseId, department, isCounted, stratum: `${category1}|${urgency}` })
  }
  const holders = [history.attributes.firstReceiver, ...known.responsibility.dispatches.map(({ to }) => to)]
  for (const { archivedAtMs, department } of facts.archives) {
    if (!isIn(archivedAtMs)) continue
    addLast(lists.routes, { caseId, department, holders })
    addLast(lists.followUps, {
      ...{ caseId, department, isTroubled: endedBadly(facts) },
      isCalledBack: history.events.some(({ type }) => type === 'called_back'),
    })
  }
  for (const { department, handedOffAtMs } of facts.handoffs)
    if (isIn(handedOffAtMs))
      addUnit(lists.handoffs, { caseId, department, isCounted: isLastMinute(known, handedOffAtMs) })
}

const endedBadly = ({ archives, clocks }: CaseFacts): boolean =>
  archives.some(({ outcome, reopenedAtMs }) => outcome === 'unresolved' || reopenedAtMs !== null) ||
  clocks.some(
    ({ clock, doneMs, dueMs }) => clock === 'reply' && doneMs !== null && dueMs !== null && doneMs > dueMs,
  )

/** In the last window of a reply clock that ran then. */
function isLastMinute(known: Known, atMs: EpochMs): boolean {
  return known.facts.clocks.some((clock) => {
    const { doneMs, startMs } = clock
    if (clock.clock !== 'reply' || startMs > atMs || (doneMs !== null && doneMs <= atMs)) return false
    const { minutesLeft: left, windowMinutes } = minutesLeft(clock, atMs, known)
    return left !== null && left >= 0 && left < windowMinutes
  })
}

const isReached = (reached: Reached): boolean => reached === 'yes' || reached === 'refused'

function addCallbacks({ caseId, facts, isIn, lists, visited }: Known): void {
  for (const callback of facts.callbacks) {
    const { completedAtMs, department, reached } = callback
    if (!isIn(completedAtMs)) continue
    addUnit(lists.calls, { caseId, department, isCounted: !isReached(reached) })
    if (visited !== null) addVisit({ caseId, lists, callback, visited })
  }
}

interface BothAsked extends Pick<Known, 'caseId' | 'lists'> {
  readonly callback: CallbackFact
  readonly visited: Visited
}

function addVisit({ caseId, lists, callback, visited }: BothAsked): void {
  const { department, grade, reached } = callback
  addLast(lists.reached, {
    ...{ caseId, department },
    ...{ toDepartment: isReached(reached), toSupervisor: isReached(visited.reached) },
  })
  if (grade === null || visited.grade === null) return
  addLast(lists.satisfaction, {
    ...{ caseId, department },
    ...{ toDepartment: SATISFIED.has(grade), toSupervisor: SATISFIED.has(visited.grade) },
  })
}

/** Replies without a text, erased ones too, are no replies to compare. */
function addReplies({ caseId, history, isIn, lists, responsibility }: Known): void {
  for (const event of history.events) {
    const text = event.personal?.text
    if (event.type !== 'replied' || text === undefined || !isIn(event.occurredAtMs)) continue
    addLast(lists.replies, { caseId, department: responsibility.at(event.occurredAtMs), text })
  }
}
