// The clocks of a case: which run, until when, when they were done, and for whom they count.

import type { EpochMs } from '#db/units.ts'
import type { ClockKind } from '#db/vocabulary.ts'
import type { CaseEvent } from '../case.ts'
import { type ClockRun, deadlineOf, type Escalation, workedMs } from '../clocks/clock.ts'
import { limitFor } from '../clocks/limits.ts'
import type { Limit } from '../rules.ts'
import type { Knowledge, Ruling } from './caseFacts.ts'
import { factOf } from './factOf.ts'
import { type History, urgencyAt } from './history.ts'
import type { ClockFact } from './rows.ts'

const ACKNOWLEDGED_BY = new Set(['acknowledged', 'classified', 'dispatched', 'replied'])

/** One clock before its deadline is known. */
export interface StartedClock {
  readonly clock: ClockKind
  readonly round: number
  readonly startMs: EpochMs
  readonly doneMs: EpochMs | null
}

/**
 * The clocks of a case: `acknowledge` and `reply` from receipt, and a new reply clock from each reopening. A source
 * that publishes deadlines has one reply clock, due at the published time, or none.
 */
export function clockFacts(known: Knowledge, ruling: Ruling): ClockFact[] {
  const { history } = known
  const published = history.attributes.publishedDueAtMs
  if (ruling.rules.deadlines === 'published' || published !== undefined) {
    return published == null ? [] : [publishedClock(known, ruling, published)]
  }
  const facts: ClockFact[] = []
  for (const started of startedClocks(history, ruling)) {
    const run = clockRun(history, ruling, started)
    if (run === null) continue
    const { dueMs, isProvisional } = deadlineOf(run, ruling.calendar)
    facts.push(clockFact(known, ruling, Object.assign(started, { dueMs, isProvisional })))
  }
  return facts
}

function publishedClock(known: Knowledge, ruling: Ruling, dueMs: EpochMs): ClockFact {
  const { history } = known
  const doneMs = firstReply(history.events, ruling, 0)
  const started = { clock: 'reply', round: 0, startMs: history.receivedAtMs, doneMs } as const
  return clockFact(known, ruling, { ...started, dueMs, isProvisional: false })
}

/** Every clock that the deployment's limits start, with the event that completed it. */
export function startedClocks(history: History, ruling: Ruling): StartedClock[] {
  const { receivedAtMs: startMs, events } = history
  const acknowledged = events.find((event) => ACKNOWLEDGED_BY.has(event.type))
  return [
    { clock: 'acknowledge', round: 0, startMs, doneMs: acknowledged?.occurredAtMs ?? null },
    { clock: 'reply', round: 0, startMs, doneMs: firstReply(events, ruling, 0) },
    ...history.reopenings.map((index, i): StartedClock => {
      const reopenedMs = events[index]?.occurredAtMs ?? startMs
      const doneMs = firstReply(events, ruling, index)
      return { clock: 'reply', round: i + 1, startMs: reopenedMs, doneMs }
    }),
  ]
}

/** The limit, pauses and escalations of a started clock; null where the rule set has no such limit. */
export function clockRun(history: History, ruling: Ruling, started: StartedClock): ClockRun | null {
  const { attributes, pauses } = history
  const limit = limitFor(ruling.rules, started.clock, urgencyAt(history, started.startMs), attributes)
  if (limit === null) return null
  const { startMs, doneMs } = started
  return { startMs, doneMs, limit, pauses, escalations: escalationsOf(history, ruling, started) }
}

function escalationsOf(history: History, ruling: Ruling, started: StartedClock): Escalation[] {
  const urgent: Limit | null = limitFor(ruling.rules, started.clock, 'urgent', history.attributes)
  if (urgent === null) return []
  return history.urgencyChanges
    .filter((change) => change.to === 'urgent' && change.atMs > started.startMs)
    .map((change) => ({ atMs: change.atMs, limit: urgent }))
}

/** First `replied` from a place in the trail on; else, where the rule set says so, the first `archived`. */
function firstReply(events: readonly CaseEvent[], ruling: Ruling, fromIndex: number): EpochMs | null {
  const first = (type: CaseEvent['type']) =>
    events.find((event, i) => i >= fromIndex && event.type === type)?.occurredAtMs
  const replied = first('replied')
  if (replied !== undefined) return replied
  return (ruling.rules.replyDoneBy === 'replied_or_archived' ? first('archived') : undefined) ?? null
}

type JudgedClock = StartedClock & { readonly dueMs: EpochMs | null; readonly isProvisional: boolean }

function clockFact(known: Knowledge, ruling: Ruling, judged: JudgedClock): ClockFact {
  const { doneMs, dueMs, startMs } = judged
  const { pauses } = known.history
  const instant = dueMs === null ? (doneMs ?? startMs) : Math.min(doneMs ?? dueMs, dueMs)
  return factOf(known.base, known.responsibility.at(instant), {
    clock: judged.clock,
    round: judged.round,
    startMs,
    doneMs,
    dueMs,
    isProvisional: judged.isProvisional,
    workedMs: doneMs === null ? null : workedMs(startMs, doneMs, pauses, ruling.calendar),
  })
}
