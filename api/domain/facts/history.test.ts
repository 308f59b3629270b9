// A correction strikes out what the source no longer says, and only that.

import { describe, expect, it } from 'vitest'
import { FOREVER } from '#db/units.ts'
import type { CaseEvent } from '../case.ts'
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
