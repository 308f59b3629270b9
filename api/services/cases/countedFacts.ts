// Which metrics count one case, for whom and with what; and why some of its units do not count (yet).
import type { EpochMs } from '#db/units.ts'
import { ASSISTED_CHANNELS, ONLINE_CHANNELS } from '#db/vocabulary.ts'
import type { CaseDetail } from '../../contract/cases.ts'
import type { CaseFacts, FactBase } from '../../domain/facts/rows.ts'
import type { MetricId } from '../../domain/metrics/definitions.ts'
import type { RuleSet } from '../../domain/rules.ts'
import { DAY_MS, isoInZone, type Zone } from '../../domain/time/zone.ts'

type Counted = CaseDetail['facts'][number]

/** Why a unit is not counted; `at` of the entry is then the instant it waits for, where it waits. */
export type NotCounted =
  | 'void'
  | 'not_due'
  | 'paused'
  | 'not_answered'
  | 'not_graded'
  | 'no_outcome'
  | 'outcome_invalid'
  | 'window_open'

interface Entry {
  readonly metric: MetricId
  readonly atMs: EpochMs
  readonly fact: FactBase
  readonly num: number
  readonly den?: number
  readonly not?: NotCounted | null
  /** Volume and its shares count void cases too. */
  readonly keepsVoid?: true
}

export interface CountedCase {
  /** Only facts valid at as-of, of events up to as-of. */
  readonly facts: CaseFacts
  readonly rules: RuleSet
  readonly hasHouseholds: boolean
  readonly asOfMs: EpochMs
  readonly zone: Zone
}

/** In the order in which a case runs: receipt, clocks, replies, archives, callbacks, the rest. */
export function countedFacts(counted: CountedCase): Counted[] {
  const entries = [
    ...receivedEntries(counted),
    ...clockEntries(counted),
    ...replyEntries(counted),
    ...archiveEntries(counted),
    ...callbackEntries(counted),
    ...stayEntries(counted),
  ]
  return entries.map(({ metric, atMs, fact, num, den = 1, not = null, keepsVoid }) => {
    const reason = fact.isVoid && !keepsVoid ? 'void' : not
    return {
      metric,
      at: isoInZone(atMs, counted.zone),
      department: fact.department,
      num,
      den,
      counted: reason === null,
      reason,
    }
  })
}

function receivedEntries({ facts, hasHouseholds }: CountedCase): Entry[] {
  return facts.received.flatMap((fact) => {
    const entry = (metric: MetricId, num: boolean, den = 1): Entry => ({
      metric,
      atMs: fact.receivedAtMs,
      fact,
      num: Number(num),
      den,
      keepsVoid: true,
    })
    const isKnown = fact.channel !== 'unknown'
    return [
      entry('received', true),
      ...(hasHouseholds ? [entry('per_1000_households', true, 0)] : []),
      entry('pause_share', fact.hasPause),
      entry('excluded_share', fact.isVoid),
      ...(isKnown ? [entry('assisted_share', ASSISTED_CHANNELS.includes(fact.channel))] : []),
      ...(isKnown ? [entry('online_share', ONLINE_CHANNELS.includes(fact.channel))] : []),
    ]
  })
}

function clockEntries({ facts, asOfMs }: CountedCase): Entry[] {
  return facts.clocks.flatMap((fact) => {
    const { dueMs, doneMs } = fact
    const isMet = dueMs !== null && doneMs !== null && doneMs <= dueMs
    const not = dueMs === null ? 'paused' : dueMs >= asOfMs ? 'not_due' : null
    const common = { atMs: dueMs ?? fact.startMs, fact, not } as const
    const own = fact.clock === 'acknowledge' ? 'response_rate' : 'reply_on_time_rate'
    const timed: Entry[] =
      fact.clock === 'reply' && doneMs !== null && dueMs !== null
        ? [{ metric: 'time_to_reply', atMs: doneMs, fact, num: 1 }]
        : []
    return [
      { metric: own, num: Number(isMet), ...common },
      { metric: 'breach_rate', num: Number(!isMet), ...common },
      ...timed,
    ] satisfies Entry[]
  })
}

function replyEntries({ facts }: CountedCase): Entry[] {
  return facts.replies.map((fact) => ({
    metric: 'first_receiver_reply_rate',
    atMs: fact.repliedAtMs,
    fact,
    num: Number(fact.byFirstReceiver),
  }))
}

const WINDOW_MS = 30 * DAY_MS

function archiveEntries({ facts, asOfMs }: CountedCase): Entry[] {
  return facts.archives.flatMap((fact): Entry[] => {
    const { outcome, archivedAtMs, reopenedAtMs } = fact
    const endMs = archivedAtMs + WINDOW_MS
    return [
      {
        metric: 'resolution_rate_recorded',
        atMs: archivedAtMs,
        fact,
        num: Number(outcome === 'resolved'),
        not: outcome === null ? 'no_outcome' : outcome === 'invalid' ? 'outcome_invalid' : null,
      },
      {
        metric: 'reopen_rate',
        atMs: endMs,
        fact,
        num: Number(reopenedAtMs !== null && reopenedAtMs < endMs),
        not: endMs >= asOfMs ? 'window_open' : null,
      },
    ]
  })
}

function callbackEntries({ facts, rules }: CountedCase): Entry[] {
  return facts.callbacks.flatMap((fact): Entry[] => {
    const { completedAtMs: atMs, resolved, grade } = fact
    return [
      {
        metric: 'resolution_rate',
        atMs,
        fact,
        num: Number(resolved === true),
        not: resolved === null ? 'not_answered' : null,
      },
      {
        metric: 'satisfaction_rate',
        atMs,
        fact,
        num: grade === null ? 0 : rules.credits[grade],
        not: grade === null ? 'not_graded' : null,
      },
      { metric: 'rating_coverage', atMs, fact, num: Number(grade !== null) },
    ]
  })
}

/** Hand-offs, stages, events by their recording, and whether the case is in hand. */
function stayEntries({ facts, asOfMs }: CountedCase): Entry[] {
  const inHand = facts.open.filter(({ fromMs, toMs }) => fromMs <= asOfMs && toMs > asOfMs)
  return [
    ...facts.handoffs.map(
      (fact): Entry => ({
        metric: 'handoffs_per_case',
        atMs: fact.handedOffAtMs,
        fact,
        num: 1,
        den: 0,
        keepsVoid: true,
      }),
    ),
    ...facts.stages.map((fact): Entry => ({ metric: 'stage_time', atMs: fact.reachedAtMs, fact, num: 1 })),
    ...inHand.flatMap((fact): Entry[] => [
      { metric: 'backlog', atMs: asOfMs, fact, num: 1 },
      { metric: 'backlog_age', atMs: asOfMs, fact, num: 1 },
    ]),
    ...entryEntries(facts),
  ]
}

/** Back-dated events, summed by the department they count for. */
function entryEntries({ entries }: CaseFacts): Entry[] {
  const departments = [...new Set(entries.map((fact) => fact.department))]
  return departments.flatMap((department) => {
    const own = entries.filter((fact) => fact.department === department)
    const last = own.at(-1)
    if (last === undefined) return []
    const num = own.filter((fact) => fact.isBackDated).length
    return [
      {
        metric: 'backdated_share',
        atMs: last.occurredAtMs,
        fact: last,
        num,
        den: own.length,
        keepsVoid: true,
      },
    ]
  })
}
