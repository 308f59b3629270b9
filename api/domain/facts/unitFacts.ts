// The other units of a case: callbacks, archives, replies, hand-offs, stage times, time in hand, entries.
import { type EpochMs, FOREVER } from '#db/units.ts'
import { isCode, STAGES, type Stage } from '#db/vocabulary.ts'
import { workedMs } from '../clocks/clock.ts'
import type { Calendar } from '../time/calendar.ts'
import { DAY_MS } from '../time/zone.ts'
import type { Knowledge } from './caseFacts.ts'
import { factOf } from './factOf.ts'
import type {
  ArchiveFact,
  CallbackFact,
  EntryFact,
  HandoffFact,
  OpenFact,
  ReplyFact,
  StageFact,
} from './rows.ts'

/** Attempts after which a callback is complete, reached or not. */
const MOST_ATTEMPTS = 3

/**
 * One fact per completed callback, one callback per reply or archive: complete at the first attempt that was reached,
 * refused or had a wrong number, else at the third. Attempts after that, or before any reply or archive, count nothing:
 * nobody can be called until the answer pleases.
 */
export function callbackFacts(known: Knowledge): CallbackFact[] {
  const facts: CallbackFact[] = []
  let attempts = 0
  let isComplete = true
  for (const event of known.history.events) {
    if (event.type === 'replied' || event.type === 'archived') {
      attempts = 0
      isComplete = false
    }
    if (event.type !== 'called_back' || isComplete) continue
    attempts += 1
    const { reached, resolved, grade } = event.data
    if (reached === 'no' && attempts < MOST_ATTEMPTS) continue
    const isReached = reached === 'yes'
    facts.push(
      factOf(known.base, known.responsibility.at(event.occurredAtMs), {
        ordinal: facts.length,
        completedAtMs: event.occurredAtMs,
        reached,
        resolved: isReached ? resolved : null,
        grade: isReached ? grade : null,
      }),
    )
    isComplete = true
  }
  return facts
}

export function archiveFacts(known: Knowledge): ArchiveFact[] {
  const { events } = known.history
  const facts: ArchiveFact[] = []
  events.forEach((event, index) => {
    if (event.type !== 'archived') return
    facts.push(
      factOf(known.base, known.responsibility.at(event.occurredAtMs), {
        ordinal: facts.length,
        archivedAtMs: event.occurredAtMs,
        outcome: event.data.outcome,
        reopenedAtMs: events.find((later, i) => i > index && later.type === 'reopened')?.occurredAtMs ?? null,
      }),
    )
  })
  return facts
}

/** A reply is the first receiver's where the acting department, or else the responsible one, is the first receiver. */
export function replyFacts(known: Knowledge): ReplyFact[] {
  const { events, attributes } = known.history
  const facts: ReplyFact[] = []
  for (const event of events) {
    if (event.type !== 'replied') continue
    const responsible = known.responsibility.at(event.occurredAtMs)
    facts.push(
      factOf(known.base, responsible, {
        ordinal: facts.length,
        repliedAtMs: event.occurredAtMs,
        byFirstReceiver: (event.department ?? responsible) === attributes.firstReceiver,
      }),
    )
  }
  return facts
}

export function handoffFacts(known: Knowledge): HandoffFact[] {
  const redispatches = known.responsibility.dispatches.filter((dispatch) => dispatch.isRedispatch)
  return redispatches.map((dispatch, ordinal) =>
    factOf(known.base, known.responsibility.at(dispatch.atMs), {
      ordinal,
      handedOffAtMs: dispatch.atMs,
    }),
  )
}

/** Consecutive stages of a round (first time of each); a round ends at a reopening, the next starts from it anew. */
export function stageFacts(known: Knowledge, calendar: Calendar): StageFact[] {
  const { events, pauses } = known.history
  const facts: StageFact[] = []
  let round = 0
  let last: { stage: Stage; atMs: EpochMs } | null = null
  let seen = new Set<Stage>()
  for (const event of events) {
    if (event.type === 'reopened') {
      round += 1
      last = null
      seen = new Set()
    } else if (isCode(STAGES, event.type) && !seen.has(event.type)) {
      const atMs = event.type === 'submitted' ? known.history.receivedAtMs : event.occurredAtMs
      seen.add(event.type)
      if (last !== null) {
        facts.push(
          factOf(known.base, known.responsibility.at(atMs), {
            round,
            fromStage: last.stage,
            stage: event.type,
            reachedAtMs: atMs,
            workedMs: workedMs(last.atMs, atMs, pauses, calendar),
          }),
        )
      }
      last = { stage: event.type, atMs }
    }
  }
  return facts
}

/** When the case is in hand, and of whom: from receipt or reopening to the next archiving, split at each hand-over. */
export function openFacts(known: Knowledge): OpenFact[] {
  const { events, receivedAtMs, pauses } = known.history
  const facts: OpenFact[] = []
  let openFrom: EpochMs | null = receivedAtMs
  const close = (toMs: EpochMs) => {
    if (openFrom === null || toMs <= openFrom) return
    facts.push(
      factOf(known.base, known.responsibility.at(openFrom + 1), {
        ordinal: facts.length,
        fromMs: openFrom,
        toMs,
        receivedAtMs,
        pauses: pauses.map((pause) => [pause.fromMs, pause.toMs] as const),
      }),
    )
  }
  for (const event of events) {
    if (event.type === 'archived') {
      close(event.occurredAtMs)
      openFrom = null
    } else if (event.type === 'reopened') {
      openFrom ??= event.occurredAtMs
    } else if (event.type === 'dispatched' || event.type === 'redispatched') {
      if (openFrom === null || event.occurredAtMs < openFrom) continue
      close(event.occurredAtMs)
      openFrom = event.occurredAtMs
    }
  }
  close(FOREVER)
  return facts
}

/** Events whose time of recording the source knows; back-dated (补录) where it lies more than 24 h later. */
export function entryFacts(known: Knowledge): EntryFact[] {
  const facts: EntryFact[] = []
  for (const event of known.history.events) {
    if (event.recordedAtMs === null) continue
    facts.push(
      factOf(known.base, known.responsibility.at(event.occurredAtMs), {
        ordinal: facts.length,
        occurredAtMs: event.occurredAtMs,
        isBackDated: event.recordedAtMs - event.occurredAtMs > DAY_MS,
      }),
    )
  }
  return facts
}
