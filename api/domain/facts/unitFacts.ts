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

/**
 * When the case is in hand, and of whom: from receipt or reopening to the next archiving, split at each hand-over. At the
 * very instant of a hand-over the case is still in the hands it leaves, as every fact belongs to whom it was sent before.
 */
export function openFacts(known: Knowledge): OpenFact[] {
  const { receivedAtMs, pauses } = known.history
  const { at, dispatches } = known.responsibility
  const facts: OpenFact[] = []
  for (const [openMs, closedMs] of openSpans(known)) {
    const taken = dispatches.flatMap(({ atMs }) => (atMs >= openMs && atMs + 1 < closedMs ? [atMs + 1] : []))
    const starts = [...new Set([openMs, ...taken])]
    starts.forEach((fromMs, i) => {
      facts.push(
        factOf(known.base, at(fromMs), {
          ordinal: facts.length,
          fromMs,
          toMs: starts[i + 1] ?? closedMs,
          receivedAtMs,
          pauses: pauses.map((pause) => [pause.fromMs, pause.toMs] as const),
        }),
      )
    })
  }
  return facts
}

/** [from, to) from receipt or reopening to the next archiving; the last may be for ever, none is empty. */
function openSpans({ history }: Knowledge): (readonly [EpochMs, EpochMs])[] {
  const spans: (readonly [EpochMs, EpochMs])[] = []
  let openFrom: EpochMs | null = history.receivedAtMs
  for (const event of history.events) {
    if (event.type === 'reopened') openFrom ??= event.occurredAtMs
    if (event.type !== 'archived' || openFrom === null) continue
    spans.push([openFrom, event.occurredAtMs])
    openFrom = null
  }
  if (openFrom !== null) spans.push([openFrom, FOREVER])
  return spans.filter(([fromMs, toMs]) => toMs > fromMs)
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
