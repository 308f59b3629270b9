// Laws of deadlines: order, working time, independence of the process's zone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar, weekendsFile } from '../time/calendar.ts'
import { DAY_MS, HOUR_MS } from '../time/zone.ts'
import { clockState, deadlineOf, workedMs } from './clock.ts'
import { pausesOf } from './pauses.ts'

const calendar = buildCalendar({
  zone: 'Asia/Shanghai',
  years: [2026],
  rest: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  work: ['2026-10-10'],
})
const START = Date.parse('2026-06-01T00:00:00+08:00')
const instant = fc.integer({ min: START, max: START + 150 * DAY_MS })
const days = fc.integer({ min: 1, max: 20 })
const run = (startMs: number, n: number, kind: 'working_days' | 'hours' | 'calendar_days') => ({
  startMs,
  limit: { kind, n },
  doneMs: null,
  pauses: [],
  escalations: [],
})

describe('deadlines', () => {
  test('a later receipt is never due earlier', () => {
    fc.assert(
      fc.property(instant, instant, days, (a, b, n) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)]
        for (const kind of ['working_days', 'hours', 'calendar_days'] as const) {
          const due = (ms: number) => deadlineOf(run(ms, n, kind), calendar).dueMs ?? 0
          expect(due(first)).toBeLessThanOrEqual(due(second))
        }
      }),
    )
  })

  test('a working-day limit ends with the last millisecond of a working day after the receipt day', () => {
    fc.assert(
      fc.property(instant, days, (startMs, n) => {
        const { dueMs, countedDays } = deadlineOf(run(startMs, n, 'working_days'), calendar)
        const { zone } = calendar
        expect(dueMs).not.toBeNull()
        expect(((dueMs ?? 0) + 1 + zone.offsetAt(dueMs ?? 0)) % DAY_MS).toBe(0)
        expect(countedDays).toHaveLength(n)
        expect(countedDays.every((day) => calendar.isWorkingDay(day))).toBe(true)
        expect(countedDays[0] ?? 0).toBeGreaterThan(zone.dayOf(startMs))
      }),
    )
  })

  test.each([
    ['working_days', 7],
    ['hours', 24],
    ['calendar_days', 7],
  ] as const)(
    'a closed pause never brings a limit of %s forward; an hour clock moves by its length',
    (kind, n) => {
      fc.assert(
        fc.property(instant, fc.nat(5 * DAY_MS), fc.nat(3 * DAY_MS), (startMs, after, length) => {
          const pause = { fromMs: startMs + after, toMs: startMs + after + length, reason: null }
          const plain = run(startMs, n, kind)
          const before = deadlineOf(plain, calendar).dueMs ?? 0
          const paused = deadlineOf({ ...plain, pauses: [pause] }, calendar).dueMs ?? 0
          const moved = pause.fromMs < before ? before + length : before
          expect(paused).toBeGreaterThanOrEqual(before)
          expect(kind === 'hours' ? paused : moved).toBe(moved)
        }),
      )
    },
  )

  test('raising the urgency never gives more time', () => {
    fc.assert(
      fc.property(instant, fc.nat(12 * DAY_MS), (startMs, after) => {
        const plain = run(startMs, 7, 'working_days')
        const escalations = [{ atMs: startMs + after, limit: { kind: 'hours', n: 24 } as const }]
        const raised = deadlineOf({ ...plain, escalations }, calendar).dueMs ?? 0
        expect(raised).toBeLessThanOrEqual(deadlineOf(plain, calendar).dueMs ?? 0)
      }),
    )
  })

  test('working time adds up over any split and never exceeds elapsed time', () => {
    fc.assert(
      fc.property(instant, instant, instant, (x, y, z) => {
        const [a = 0, b = 0, c = 0] = [x, y, z].sort((p, q) => p - q)
        const worked = (from: number, to: number) => workedMs(from, to, [], calendar)
        expect(worked(a, b) + worked(b, c)).toBe(worked(a, c))
        expect(worked(a, c)).toBeLessThanOrEqual(c - a)
      }),
    )
  })
})

describe('verdicts', () => {
  test('done in the deadline millisecond is met, one later is breached', () => {
    expect(clockState({ dueMs: 10, doneMs: 10 }, 100)).toBe('met')
    expect(clockState({ dueMs: 10, doneMs: 11 }, 100)).toBe('breached')
  })
  test('done after as-of is not done', () => {
    expect(clockState({ dueMs: 10, doneMs: 9 }, 8)).toBe('running')
    expect(clockState({ dueMs: 10, doneMs: 12 }, 11)).toBe('breached')
  })
  test('a deadline that is not known is paused, whatever was done', () => {
    expect(clockState({ dueMs: null, doneMs: 5 }, 100)).toBe('paused')
  })
})

describe('pauses', () => {
  const event = (type: 'paused' | 'resumed', hour: number) =>
    ({
      type,
      data: type === 'paused' ? { reason: null } : {},
      occurredAtMs: START + hour * HOUR_MS,
      recordedAtMs: null,
      enteredAtMs: START,
      actor: null,
      department: null,
    }) as Parameters<typeof pausesOf>[0][number]

  test('are disjoint and ascending whatever the events say', () => {
    const events = fc.array(fc.tuple(fc.constantFrom('paused', 'resumed'), fc.nat(100)))
    fc.assert(
      fc.property(events, (list) => {
        const sorted = list.sort((a, b) => a[1] - b[1]).map(([type, hour]) => event(type as 'paused', hour))
        const pauses = pausesOf(sorted)
        const bounds = pauses.flatMap((pause) => [pause.fromMs, pause.toMs ?? Number.POSITIVE_INFINITY])
        expect(bounds.every((bound, i) => i === 0 || bound > (bounds[i - 1] ?? 0))).toBe(true)
      }),
    )
  })
})

test('a calendar of plain weekends is complete for every year', () => {
  const weekends = buildCalendar(weekendsFile('America/New_York'))
  const due = deadlineOf(run(Date.parse('2030-12-30T12:00:00Z'), 7, 'working_days'), weekends)
  expect(due.isProvisional).toBe(false)
})
