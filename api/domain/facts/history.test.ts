// What a trail says as known at an instant: corrections strike out, classifications that repeat what stands still took place.

import { describe, expect, it } from 'vitest'
import { FOREVER } from '#db/units.ts'
import type { CaseEvent } from '../case.ts'
import { DEFAULT_RULE_SET } from '../defaults.ts'
import { buildCalendar } from '../time/calendar.ts'
import { caseFacts } from './caseFacts.ts'
import { historyOf } from './history.ts'

const common = { recordedAtMs: null, enteredAtMs: 0, actor: null, department: null }
const submitted = {
  ...common,
  type: 'submitted',
  occurredAtMs: 0,
  data: {
    receivedAtMs: 0,
    channel: 'app',
    category1: 'other',
    category2: null,
    urgency: 'ordinary',
    scope: 'unknown',
    firstReceiver: 'd1',
    community: null,
  },
} as const satisfies CaseEvent
const archived = (outcome: 'resolved' | 'unresolved'): CaseEvent => ({
  ...common,
  type: 'archived',
  occurredAtMs: 10,
  data: { outcome },
})
const corrected: CaseEvent = {
  ...common,
  type: 'corrected',
  occurredAtMs: 20,
  data: { changes: {}, voids: [{ type: 'archived', occurredAtMs: 10 }], reason: null, approver: null },
}
const outcomes = (trail: readonly CaseEvent[], knownAtMs: number) =>
  historyOf(trail, knownAtMs).events.flatMap((event) =>
    event.type === 'archived' ? [event.data.outcome] : [],
  )

describe('a correction', () => {
  it('strikes the event it names from its own time on', () => {
    const trail = [submitted, archived('resolved'), corrected]
    expect(outcomes(trail, 19)).toEqual(['resolved'])
    expect(outcomes(trail, FOREVER)).toEqual([])
  })

  it('leaves standing what the source says anew under the same type and time', () => {
    const trail = [submitted, archived('resolved'), archived('unresolved'), corrected]
    expect(outcomes(trail, 19)).toEqual(['resolved'])
    expect(outcomes(trail, FOREVER)).toEqual(['unresolved'])
  })

  it('strikes one event for each entry', () => {
    const trail = [
      submitted,
      archived('resolved'),
      archived('resolved'),
      archived('unresolved'),
      corrected,
      corrected,
    ]
    expect(outcomes(trail, FOREVER)).toEqual(['unresolved'])
  })
})

describe('a classification', () => {
  const ruling = {
    rules: DEFAULT_RULE_SET,
    calendar: buildCalendar({ zone: 'UTC', years: 'all', rest: [], work: [] }),
  }
  const classified = (urgency: 'ordinary' | 'urgent'): CaseEvent => ({
    ...common,
    type: 'classified',
    occurredAtMs: 10,
    data: { urgency },
  })
  const replied: CaseEvent = { ...common, type: 'replied', occurredAtMs: 20, data: {} }
  const confirmedAt = (event: CaseEvent) =>
    caseFacts([submitted, event, replied], ruling).clocks.flatMap((fact) =>
      fact.clock === 'acknowledge' && fact.validToMs === FOREVER ? [fact.doneMs] : [],
    )

  it('confirms receipt at its time, also where it repeats the urgency that stands', () => {
    expect(confirmedAt(classified('ordinary'))).toEqual([10])
    expect(confirmedAt(classified('urgent'))).toEqual([10])
  })

  it('is a stage, also where it repeats the urgency that stands', () => {
    const { stages } = caseFacts([submitted, classified('ordinary'), replied], ruling)
    expect(stages.map((fact) => fact.stage)).toEqual(['classified', 'replied'])
  })

  it('changes attributes from its own time on only', () => {
    const trail = [submitted, classified('urgent'), replied]
    expect(historyOf(trail, 9).attributes.urgency).toBe('ordinary')
    expect(historyOf(trail, 10).attributes.urgency).toBe('urgent')
  })
})

describe('a case in hand', () => {
  const ruling = {
    rules: DEFAULT_RULE_SET,
    calendar: buildCalendar({ zone: 'UTC', years: 'all', rest: [], work: [] }),
  }
  const dispatched = (occurredAtMs: number, to: string): CaseEvent => ({
    ...common,
    type: 'dispatched',
    occurredAtMs,
    data: { to },
  })
  const hands = (...events: CaseEvent[]) =>
    caseFacts([submitted, ...events], ruling)
      .open.filter((fact) => fact.validToMs === FOREVER)
      .map(({ department, fromMs, toMs }) => [department, fromMs, toMs])

  it('is of whom it was sent to before that instant, not at it', () => {
    expect(hands(dispatched(5, 'd2'))).toEqual([
      ['d1', 0, 6],
      ['d2', 6, FOREVER],
    ])
    expect(hands(dispatched(0, 'd2'))).toEqual([
      ['d1', 0, 1],
      ['d2', 1, FOREVER],
    ])
  })

  it('handed over and archived at one instant is in no new hands', () => {
    expect(hands(dispatched(10, 'd2'), archived('resolved'))).toEqual([['d1', 0, 10]])
  })
})
