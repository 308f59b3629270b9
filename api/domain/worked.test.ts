// Holds calendar, clocks, facts and metrics to the worked cases of fixtures/vectors, which no code of the product made.
import { describe, expect, test } from 'vitest'
import { bruteMetrics, type MetricVector } from '#api/test/bruteMetrics.ts'
import {
  calendarOf,
  expectSaid,
  knownAt,
  msOf,
  msOrNull,
  type Named,
  type RawCase,
  type RawEvent,
  rulesOf,
  trailOf,
  vectorsOf,
} from '#api/test/workedVectors.ts'
import { clockState, workedMs } from './clocks/clock.ts'
import { DEFAULT_RULE_SET } from './defaults.ts'
import { caseFacts } from './facts/caseFacts.ts'
import type { ClockFact } from './facts/rows.ts'
import type { RuleSet } from './rules.ts'
import type { Calendar } from './time/calendar.ts'
import { parsePeriod } from './time/period.ts'
import { DAY_MS, dayFromIso, isoDay, MINUTE_MS, zoneOf } from './time/zone.ts'

interface CalendarVector extends Named {
  readonly kind: 'day' | 'nth' | 'count' | 'minutes' | 'local' | 'period'
  readonly [input: string]: unknown
  readonly expect: Readonly<Record<string, unknown>>
}

const day = (value: unknown): number => dayFromIso(String(value)) ?? Number.NaN

/** The n-th working day is asked of the clock itself: a limit of n working days from noon. */
function nthWorkingDay(vector: CalendarVector, calendar: Calendar): object {
  const { zone } = calendar
  const limit = {
    clock: 'reply',
    urgency: 'ordinary',
    category: null,
    limit: { kind: 'working_days', n: vector.n },
  }
  const rules = { ...DEFAULT_RULE_SET, limits: [limit] } as RuleSet
  const noon = new Date(zone.fromLocal(day(vector.after) * DAY_MS + DAY_MS / 2)).toISOString()
  const [clock] = caseFacts(trailOf({ received: noon, firstReceiver: 'one' }, []), { rules, calendar }).clocks
  return { date: isoDay(zone.dayOf(clock?.dueMs ?? 0)), provisional: clock?.isProvisional }
}

function workingDays(vector: CalendarVector, calendar: Calendar): object {
  let count = 0
  for (let at = day(vector.first); at <= day(vector.last); at++) count += Number(calendar.isWorkingDay(at))
  return { workingDays: count }
}

function answerCalendar(vector: CalendarVector): object {
  if (vector.kind === 'period') {
    const period = parsePeriod(String(vector.id), zoneOf(vector.zone))
    return { start: period?.startMs, end: period?.endMs }
  }
  if (vector.kind === 'local') {
    return { at: zoneOf(vector.zone).fromLocal(msOf(`${String(vector.local)}Z`)) }
  }
  const calendar = calendarOf(vector)
  if (vector.kind === 'nth') return nthWorkingDay(vector, calendar)
  if (vector.kind === 'count') return workingDays(vector, calendar)
  if (vector.kind === 'day') {
    const date = day(vector.date)
    return { working: calendar.isWorkingDay(date), covered: calendar.covers(date) }
  }
  return {
    minutes: workedMs(msOf(String(vector.from)), msOf(String(vector.to)), [], calendar) / MINUTE_MS,
  }
}

describe.each(vectorsOf<CalendarVector>('calendar'))('%s', (_, vectors) => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const isInstant = vector.kind === 'local' || vector.kind === 'period'
    const want = Object.entries(vector.expect).map(([key, value]) => [
      key,
      isInstant ? msOf(String(value)) : value,
    ])
    expectSaid({ ...answerCalendar(vector) }, Object.fromEntries(want))
  })
})

interface RawClock {
  readonly start: string
  readonly due: string | null
  readonly done: string | null
  readonly [field: string]: unknown
}
interface ClockVector extends Named {
  readonly ruleSet: 'default' | 'published' | Partial<RuleSet>
  readonly case: RawCase
  readonly events: readonly RawEvent[]
  readonly asOf: string
  readonly expect: { readonly clocks: readonly RawClock[] }
}

/** A fact as a vector says it; what was done after as-of is not done. */
function clockAsOf(fact: ClockFact, asOfMs: number): Record<string, unknown> {
  const isDone = fact.doneMs !== null && fact.doneMs <= asOfMs
  return {
    clock: fact.clock,
    round: fact.round + 1,
    start: fact.startMs,
    due: fact.dueMs,
    done: isDone ? fact.doneMs : null,
    state: clockState(fact, asOfMs),
    provisional: fact.isProvisional,
    department: fact.department,
    workingMinutes: isDone && fact.workedMs !== null ? fact.workedMs / MINUTE_MS : null,
  }
}

describe.each(vectorsOf<ClockVector>('clocks'))('%s', (_, vectors) => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const asOfMs = msOf(vector.asOf)
    const ruling = { rules: rulesOf(vector.ruleSet), calendar: calendarOf(vector) }
    const facts = caseFacts(trailOf(vector.case, vector.events), ruling)
    const clocks = knownAt(facts.clocks, asOfMs).filter((clock) => clock.startMs <= asOfMs)
    const got = clocks.sort((a, b) => a.clock.localeCompare(b.clock) || a.round - b.round)
    expect(got.map((clock) => `${clock.clock} ${clock.round + 1}`)).toEqual(
      vector.expect.clocks.map((clock) => `${String(clock.clock)} ${String(clock.round)}`),
    )
    vector.expect.clocks.forEach((raw, i) => {
      const { department, ...said } = raw
      const fact = got[i]
      const want = { ...said, start: msOf(raw.start), due: msOrNull(raw.due), done: msOrNull(raw.done) }
      const judged = raw.due === null && raw.done === null ? want : { ...want, department }
      expectSaid(fact ? clockAsOf(fact, asOfMs) : {}, judged)
    })
  })
})

describe.each(vectorsOf<MetricVector>('metrics'))('%s', (_, vectors) => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const got = bruteMetrics(vector)
    for (const [metric, { pairs, ...want }] of Object.entries(vector.expect)) {
      const figure: Record<string, unknown> = { p90: null, worst: null, best: null, ...got[metric] }
      expectSaid({ metric, ...figure }, { metric, ...want })
      const wanted = Object.entries(
        (pairs ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>,
      )
      const found = new Map((figure.pairs ?? []) as readonly (readonly [string, Record<string, unknown>])[])
      for (const [name, part] of wanted)
        expectSaid({ name, p90: null, ...found.get(name) }, { name, ...part })
    }
  })
})
