// Roll-ups kept by additions and subtractions equal a recount from the facts, whatever is written, replaced or removed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '#api/domain/case.ts'
import { DEFAULT_CREDITS, DEFAULT_RULE_SET } from '#api/domain/defaults.ts'
import { caseFacts } from '#api/domain/facts/caseFacts.ts'
import { buildCalendar, weekendsFile } from '#api/domain/time/calendar.ts'
import { periodOfDay } from '#api/domain/time/period.ts'
import { openDb } from '../open.ts'
import { FOREVER } from '../units.ts'
import { addContributions, type Ledger } from './contributions.ts'
import { factRows } from './factRows.ts'
import { openKeys } from './keys.ts'
import { compareRollups } from './recount.ts'
import { openDeltas } from './rollups.ts'
import { factWriter } from './write.ts'

const calendar = buildCalendar(weekendsFile('Asia/Shanghai'))
const { zone } = calendar
const startsOf = (ms: number) => {
  const day = zone.dayOf(ms)
  return {
    day: zone.startOfDay(day),
    month: periodOfDay('month', day, zone).startMs,
    quarter: periodOfDay('quarter', day, zone).startMs,
    year: periodOfDay('year', day, zone).startMs,
  }
}

const HOUR = 3_600_000
const START = Date.UTC(2026, 2, 29)
const departments = ['d1', 'd2', 'd3']

const laterEvent = fc.oneof(
  fc.record({
    type: fc.constantFrom('dispatched', 'redispatched'),
    data: fc.record({ to: fc.constantFrom(...departments) }),
  }),
  fc.record({
    type: fc.constantFrom('acknowledged', 'followed_up', 'replied', 'resumed', 'note'),
    data: fc.constant({}),
  }),
  fc.record({
    type: fc.constant('archived'),
    data: fc.record({ outcome: fc.constantFrom('resolved', 'unresolved', 'invalid', null) }),
  }),
  fc.record({
    type: fc.constantFrom('paused', 'reopened'),
    data: fc.record({ reason: fc.constant(null) }),
  }),
  fc.record({
    type: fc.constant('classified'),
    data: fc.record({ urgency: fc.constantFrom('urgent', 'ordinary'), category1: fc.constantFrom('a', 'b') }),
  }),
  fc.record({
    type: fc.constantFrom('excluded', 'reinstated'),
    data: fc.record({ ground: fc.constant('duplicate') }),
  }),
  fc.record({
    type: fc.constant('called_back'),
    data: fc.record({
      reached: fc.constantFrom('yes', 'no', 'refused'),
      contacted: fc.constant(true),
      resolved: fc.constantFrom(true, false, null),
      grade: fc.constantFrom('satisfied', 'basically_satisfied', 'dissatisfied', null),
    }),
  }),
)

const trail = fc
  .tuple(
    fc.integer({ min: 0, max: 90 * 24 }),
    fc.constantFrom('ordinary', 'urgent'),
    fc.array(fc.tuple(laterEvent, fc.integer({ min: 0, max: 40 * 24 })), { maxLength: 9 }),
  )
  .map(([startHour, urgency, later]) => {
    const receivedAtMs = START + startHour * HOUR
    const common = { recordedAtMs: null, enteredAtMs: START, actor: null, department: null }
    const attributes = { channel: 'app', category1: 'a', category2: null, urgency, scope: 'household' }
    const submitted = {
      ...common,
      type: 'submitted',
      occurredAtMs: receivedAtMs,
      data: { ...attributes, receivedAtMs, firstReceiver: 'd1', community: null },
    }
    const events = later.map(([event, hours]) => ({
      ...common,
      ...event,
      occurredAtMs: receivedAtMs + hours * HOUR,
    }))
    return [submitted, ...events] as CaseEvent[]
  })

const write = fc.record({
  caseKey: fc.integer({ min: 1, max: 5 }),
  community: fc.constantFrom(1, 2, null),
  trail: fc.option(trail),
})

describe('roll-ups', () => {
  it('equal a recount after any sequence of inserts, replacements and removals', () => {
    fc.assert(
      fc.property(fc.array(write, { minLength: 1, maxLength: 12 }), (writes) => {
        const { sqlite, close } = openDb(':memory:')
        const ledger: Ledger = { deltas: openDeltas(), keys: openKeys(sqlite), startsOf }
        const facts = factWriter(sqlite)
        writes.forEach(({ caseKey, community, trail: events }, i) => {
          addContributions(ledger, facts.take(caseKey), -1)
          if (events !== null) {
            const placeKey = ledger.keys.places.keyOf({ communityKey: community, cellX: null, cellY: null })
            const rows = factRows(caseFacts(events, { rules: DEFAULT_RULE_SET, calendar }), {
              caseKey,
              placeKey,
              departmentKey: (id) => departments.indexOf(id) + 1,
              dimKey: (fact) => ledger.keys.dims.keyOf(fact),
              credits: DEFAULT_CREDITS,
            })
            facts.insert(rows)
            addContributions(ledger, rows, 1)
          }
          if (i % 3 === 0) flush()
        })
        flush()
        const different = compareRollups(sqlite, startsOf)
        close()
        expect(different).toEqual([])

        function flush() {
          ledger.keys.dims.flush(sqlite)
          ledger.keys.places.flush(sqlite)
          ledger.deltas.apply(sqlite)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('are empty again when every case is gone', () => {
    const { sqlite } = openDb(':memory:')
    const ledger: Ledger = { deltas: openDeltas(), keys: openKeys(sqlite), startsOf }
    const facts = factWriter(sqlite)
    const [events] = fc.sample(trail, { numRuns: 1, seed: 7 })
    const encoding = {
      placeKey: ledger.keys.places.keyOf({ communityKey: null, cellX: 3, cellY: 4 }),
      departmentKey: () => 1,
      dimKey: ledger.keys.dims.keyOf,
      credits: DEFAULT_CREDITS,
    }
    const ruling = { rules: { ...DEFAULT_RULE_SET, limits: [] }, calendar }
    for (const caseKey of [1, 2]) {
      const rows = factRows(caseFacts(events ?? [], ruling), { ...encoding, caseKey })
      facts.insert(rows)
      addContributions(ledger, rows, 1)
    }
    ledger.deltas.apply(sqlite)
    expect(count('score_rollup')).toBeGreaterThan(0)
    for (const caseKey of [1, 2]) addContributions(ledger, facts.take(caseKey), -1)
    ledger.deltas.apply(sqlite)
    expect([count('score_rollup'), count('clock_rollup'), count('place_rollup')]).toEqual([0, 0, 0])

    function count(table: string): unknown {
      return sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    }
  })

  it('leave out cases whose clock still runs, and rows that are no longer valid', () => {
    const { sqlite } = openDb(':memory:')
    const ledger: Ledger = { deltas: openDeltas(), keys: openKeys(sqlite), startsOf }
    const [events] = fc.sample(trail, { numRuns: 1, seed: 7 })
    const facts = caseFacts((events ?? []).slice(0, 1), { rules: DEFAULT_RULE_SET, calendar })
    expect(facts.isSettled).toBe(false)
    const rows = factRows(facts, {
      caseKey: 1,
      placeKey: ledger.keys.places.keyOf({ communityKey: null, cellX: null, cellY: null }),
      departmentKey: () => 1,
      dimKey: ledger.keys.dims.keyOf,
      credits: DEFAULT_CREDITS,
    })
    expect(rows.clock.every((row) => row.validToMs === FOREVER)).toBe(true)
    addContributions(ledger, rows, 1)
    ledger.deltas.apply(sqlite)
    expect(sqlite.prepare('SELECT count(*) FROM place_rollup').pluck().get()).toBe(0)
  })
})
