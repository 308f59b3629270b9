// A small clean street of two peers, and what one of them may do: cases as an import would leave them.
import type { CaseEvent } from '../domain/case.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time/zone.ts'
import type { TestCase } from './buildDeployment.ts'

export const PERIOD = '2026-Q2'
/** After every window of the period. */
export const AS_OF = Date.parse('2026-08-20T12:00:00+08:00')
const MONDAY = Date.parse('2026-04-06T09:00:00+08:00')
const WORKING_DAYS = 20
const A_DAY = 3

type Department = 'd1' | 'd2' | 'd3'

export interface Course {
  readonly number: string
  readonly department: Department
  readonly receivedMs: number
  /** How what happens differs from a clean course. */
  readonly change?: (events: Events, at: Times) => CaseEvent[]
}

export interface Times {
  readonly receivedMs: number
  /** Two working days after receipt. */
  readonly repliedMs: number
  /** 23:59:59.999 of the seventh working day. */
  readonly dueMs: number
}

export interface Events {
  readonly submitted: CaseEvent & { readonly type: 'submitted' }
  readonly replied: CaseEvent
  readonly archived: CaseEvent
  readonly calledBack: CaseEvent & { readonly type: 'called_back' }
}

/** An event recorded a minute after it happened. */
export const at = <T extends object>(occurredAtMs: number, what: T) => ({
  ...{ occurredAtMs, recordedAtMs: occurredAtMs + MINUTE_MS, enteredAtMs: occurredAtMs },
  ...{ actor: 'u', department: null, ...what },
})

/** The n-th weekday after a weekday, at the same time. */
export function weekdaysAfter(ms: number, n: number): number {
  let day = ms
  for (let left = n; left > 0; ) {
    day += DAY_MS
    const weekday = new Date(day + 8 * HOUR_MS).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return day
}

const textOf = (number: string): string =>
  String.fromCodePoint(
    ...Array.from(
      { length: 30 },
      (_, i) =>
        0x4e00 + ((31 * i + 7 * [...number].reduce((sum, one) => 131 * sum + one.charCodeAt(0), 7)) % 20_000),
    ),
  )

function eventsOf({ number, department, receivedMs }: Course): { events: Events; times: Times } {
  const repliedMs = weekdaysAfter(receivedMs, 2)
  const dueDay = weekdaysAfter(receivedMs, 7)
  const local = dueDay + 8 * HOUR_MS
  const dueMs = local - (local % DAY_MS) + DAY_MS - 1 - 8 * HOUR_MS
  const data = {
    channel: 'phone',
    category1: 'a',
    category2: null,
    urgency: 'ordinary',
    scope: 'household',
    firstReceiver: department,
    community: null,
    receivedAtMs: receivedMs,
  } as const
  const heard = { reached: 'yes', contacted: true, resolved: true, grade: 'satisfied' } as const
  return {
    times: { receivedMs, repliedMs, dueMs },
    events: {
      submitted: at(receivedMs, { type: 'submitted', data } as const),
      replied: at(repliedMs, { type: 'replied', data: {}, personal: { text: textOf(number) } } as const),
      archived: at(repliedMs + HOUR_MS, { type: 'archived', data: { outcome: 'resolved' } } as const),
      calledBack: at(repliedMs + DAY_MS, { type: 'called_back', data: heard } as const),
    },
  }
}

function caseOf(course: Course): TestCase {
  const { events, times } = eventsOf(course)
  const { submitted, replied, archived, calledBack } = events
  return {
    number: course.number,
    title: null,
    place: { communityKey: null, cellX: null, cellY: null },
    events: course.change?.(events, times) ?? [submitted, replied, archived, calledBack],
  }
}

/** Sixty clean cases of each of two peers, replied to after two working days, each in a minute of its own. */
export function cleanCases(): TestCase[] {
  return (['d1', 'd2'] as const).flatMap((department) =>
    Array.from({ length: A_DAY * WORKING_DAYS }, (_, i) =>
      caseOf({
        number: `${department}-${i}`,
        department,
        receivedMs:
          weekdaysAfter(MONDAY, Math.floor(i / A_DAY)) + (i % A_DAY) * 37 * MINUTE_MS + i * MINUTE_MS,
      }),
    ),
  )
}

/** So many more cases of a department whose course differs. */
export const plantedCases = (
  department: Department,
  count: number,
  change: NonNullable<Course['change']>,
): TestCase[] =>
  Array.from({ length: count }, (_, i) =>
    caseOf({
      ...{ number: `planted-${department}-${i}`, department, change },
      receivedMs: weekdaysAfter(MONDAY, i) + (180 + 7 * i) * MINUTE_MS,
    }),
  )
