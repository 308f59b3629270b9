// One case, its rule set and its calendar → its facts, with the validity of each.
import { type EpochMs, FOREVER } from '#db/units.ts'
import type { CaseEvent } from '../case.ts'
import type { RuleSet } from '../rules.ts'
import type { Calendar } from '../time/calendar.ts'
import { clockFacts } from './clockFacts.ts'
import { factOf } from './factOf.ts'
import {
  changesEarlierFacts,
  type History,
  historyOf,
  type Responsibility,
  responsibilityOf,
} from './history.ts'
import type { CaseFact, CaseFacts, FactBase } from './rows.ts'
import {
  archiveFacts,
  callbackFacts,
  entryFacts,
  handoffFacts,
  openFacts,
  replyFacts,
  stageFacts,
} from './unitFacts.ts'

/** What the rules need beside the trail. */
export interface Ruling {
  readonly rules: RuleSet
  readonly calendar: Calendar
}

/** One folding of the trail, ready for the fact functions: everything but the instant's department is in `base`. */
export interface Knowledge {
  readonly history: History
  readonly responsibility: Responsibility
  readonly base: Omit<FactBase, 'department'>
}

/**
 * The facts of a trail (events in time order, `submitted` first). Pure: same trail, rule set and calendar, same facts.
 * Rows of one unit that stay equal over neighbouring validities are one row.
 * @throws DomainError `event_order` for a trail without `submitted`.
 */
export function caseFacts(trail: readonly CaseEvent[], ruling: Ruling): CaseFacts {
  const sorted = inTimeOrder(trail)
  const cuts = cutsOf(sorted)
  const versions = cuts.map((fromMs, i) => factsKnownAt(sorted, ruling, [fromMs, cuts[i + 1] ?? FOREVER]))
  const [only] = versions
  if (only !== undefined && versions.length === 1) return only
  const joined = <K extends keyof Omit<CaseFacts, 'isSettled'>>(kind: K): CaseFacts[K] =>
    joinVersions(versions.map((version) => version[kind] as readonly FactBase[])) as unknown as CaseFacts[K]
  return {
    received: joined('received'),
    clocks: joined('clocks'),
    callbacks: joined('callbacks'),
    archives: joined('archives'),
    replies: joined('replies'),
    handoffs: joined('handoffs'),
    stages: joined('stages'),
    open: joined('open'),
    entries: joined('entries'),
    isSettled: versions.at(-1)?.isSettled ?? true,
  }
}

/** Events by time; equal times stay in the order written. */
export function inTimeOrder(trail: readonly CaseEvent[]): readonly CaseEvent[] {
  for (let i = 1; i < trail.length; i++) {
    if ((trail[i - 1]?.occurredAtMs ?? 0) > (trail[i]?.occurredAtMs ?? 0)) {
      return [...trail].sort((a, b) => a.occurredAtMs - b.occurredAtMs)
    }
  }
  return trail
}

/** Instants from which earlier facts read differently; the first is the beginning of time. */
function cutsOf(trail: readonly CaseEvent[]): EpochMs[] {
  const cuts: EpochMs[] = [0]
  const known = new Map<string, unknown>()
  for (const event of trail) {
    let isNews = event.type !== 'classified'
    for (const [key, value] of Object.entries(saidBy(event))) {
      isNews ||= known.get(key) !== value
      known.set(key, value)
    }
    if (!isNews || !changesEarlierFacts(event)) continue
    if (event.occurredAtMs > (cuts.at(-1) ?? 0)) cuts.push(event.occurredAtMs)
  }
  return cuts
}

const NOTHING = {}

/** The attributes an event states. */
function saidBy(event: CaseEvent): object {
  if (event.type === 'submitted' || event.type === 'classified') return event.data
  return event.type === 'corrected' ? event.data.changes : NOTHING
}

function factsKnownAt(
  trail: readonly CaseEvent[],
  ruling: Ruling,
  validity: readonly [EpochMs, EpochMs],
): CaseFacts {
  const [validFromMs, validToMs] = validity
  const history = historyOf(trail, validFromMs)
  const { category1, category2, urgency, scope, channel } = history.attributes
  const base = {
    validFromMs,
    validToMs,
    isVoid: history.isVoid,
    category1,
    category2,
    urgency,
    scope,
    channel,
  }
  const known: Knowledge = { history, responsibility: responsibilityOf(history), base }
  const clocks = clockFacts(known, ruling)
  return {
    received: receivedFacts(known),
    clocks,
    callbacks: callbackFacts(known),
    archives: archiveFacts(known),
    replies: replyFacts(known),
    handoffs: handoffFacts(known),
    stages: stageFacts(known, ruling.calendar),
    open: openFacts(known),
    entries: entryFacts(known),
    isSettled: clocks.every((clock) => clock.doneMs !== null && clock.dueMs !== null),
  }
}

/** Until its first dispatch is known a received case counts for the first receiver. */
function receivedFacts({ history, responsibility, base }: Knowledge): CaseFact[] {
  const { receivedAtMs, attributes, pauses } = history
  const own = { receivedAtMs, hasPause: pauses.length > 0 }
  const { first } = responsibility
  const undispatched = first === null || first.to === attributes.firstReceiver || first.atMs >= base.validToMs
  if (undispatched) return [factOf(base, attributes.firstReceiver, own)]
  const dispatched = factOf(base, first.to, own)
  if (first.atMs <= base.validFromMs) return [dispatched]
  return [
    Object.assign(factOf(base, attributes.firstReceiver, own), { validToMs: first.atMs }),
    Object.assign(dispatched, { validFromMs: first.atMs }),
  ]
}

/** Rows of neighbouring validities that say the same become one row. */
function joinVersions(versions: readonly (readonly FactBase[])[]): FactBase[] {
  const joined: FactBase[] = []
  let running: FactBase[] = []
  for (const rows of versions) {
    const before = running
    running = rows.map((row, i) => {
      const at = continues(before[i], row) ? i : before.findIndex((one) => continues(one, row))
      const same = before[at]
      if (same === undefined) return row
      delete before[at]
      return Object.assign(row, { validFromMs: same.validFromMs })
    })
    for (const row of before) if (row !== undefined) joined.push(row)
  }
  return [...joined, ...running]
}

/** Whether a row says the same as one whose validity ends where its own begins. */
function continues(before: FactBase | undefined, row: FactBase): boolean {
  if (before === undefined || before.validToMs !== row.validFromMs) return false
  const said = row as unknown as Readonly<Record<string, unknown>>
  for (const [key, value] of Object.entries(before)) {
    if (key === 'validFromMs' || key === 'validToMs' || value === said[key]) continue
    if (typeof value !== 'object' || JSON.stringify(value) !== JSON.stringify(said[key])) return false
  }
  return true
}
