// SQL against a second computation: the worked metric cases, and random trails at random instants, through real SQLite.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRollups } from '#db/facts/recount.ts'
import { type Db, openDb } from '#db/open.ts'
import type { Metric } from '../contract/metric.ts'
import type { Period } from '../domain/time/period.ts'
import { DAY_MS, HOUR_MS, isoDay } from '../domain/time/zone.ts'
import { bruteMetrics, type MetricVector } from '../test/bruteMetrics.ts'
import { calendarOf, expectSaid, msOf, rulesOf, trailOf, vectorsOf } from '../test/workedVectors.ts'
import { computeKpis } from './computeKpis.ts'
import { contextOf } from './context.ts'
import { planDeployment } from './deployment.ts'
import { inTransaction, openCaseBook } from './writing/caseBook.ts'
import { periodStarts } from './writing/periodStarts.ts'

const NOW = Date.parse('2027-06-01T00:00:00+08:00')

/** Writes a vector's cases the way the product writes them. */
function stored(vector: MetricVector): Db {
  const db = openDb(':memory:')
  inTransaction(db.sqlite, () => {
    const wish = { actor: 'test', nowMs: NOW, zone: vector.zone, calendar: 'weekends' }
    const planned = planDeployment(db.sqlite, wish)
    planned.apply(db.sqlite)
    const community = db.sqlite.prepare(
      "INSERT INTO community (street_id, id, name, households) VALUES ('street', ?, ?, ?)",
    )
    for (const { id, households } of vector.communities ?? []) community.run(id, id, households)
    const rules = rulesOf(vector.ruleSet)
    const deployment = { ...planned, calendar: calendarOf(vector), rulesOn: () => rules }
    const book = openCaseBook(db.sqlite, { deployment, by: 'test' })
    vector.cases.forEach(({ events, ...raw }, i) => {
      const identity = { source: 's', number: String(i), importId: null, recordHash: null, rules: 'default' }
      book.create(identity as unknown as Parameters<typeof book.create>[0], trailOf(raw, events))
    })
    book.finish()
  })
  return db
}

async function asked(db: Db, vector: MetricVector): Promise<Readonly<Record<string, Metric>>> {
  const context = { ...contextOf(db, NOW), calendar: calendarOf(vector) }
  const { zone } = context
  const first = zone.dayOf(msOf(vector.period.start))
  const last = zone.dayOf(msOf(vector.period.end) - 1)
  const department = vector.filters?.department
  const known = context.departments.some((row) => row.id === department)
  if (department !== undefined && !known) return {}
  const period: Period['id'] = `${isoDay(first)}..${isoDay(last)}`
  const query = {
    period,
    asOf: vector.asOf,
    ...(department === undefined ? {} : { department: [department] }),
  }
  return (await computeKpis(context, query)).metrics
}

const SAID = ['num', 'den', 'value', 'excluded']

function compare(metric: string, got: Metric | undefined, want: Readonly<Record<string, unknown>>): void {
  const said = Object.fromEntries(Object.entries(want).filter(([key]) => SAID.includes(key)))
  expectSaid({ metric, ...got }, { metric, ...said })
}

/** Parts of a metric that `GET /kpis` does not ask for one by one. */
const isWhole = (metric: string): boolean => !metric.includes('.')

describe.each(vectorsOf<MetricVector>('metrics'))('SQL agrees with %s', (_, vectors) => {
  const plain = vectors.filter((vector) => typeof vector.ruleSet === 'string')
  test.each(plain.map((vector) => [vector.name, vector] as const))('%s', async (_name, vector) => {
    const db = stored(vector)
    const got = await asked(db, vector)
    for (const [metric, want] of Object.entries(vector.expect).filter(([id]) => isWhole(id))) {
      if (Object.keys(got).length > 0) compare(metric, got[metric], want)
    }
    db.close()
  })
})

const START = msOf('2026-06-01T00:00:00+08:00')
const DEPARTMENTS = ['committee', 'property', 'office'] as const
const department = fc.constantFrom(...DEPARTMENTS)
const event = fc.oneof(
  fc.record({
    type: fc.constantFrom('acknowledged', 'replied', 'followed_up', 'resumed'),
    data: fc.constant({}),
  }),
  fc.record({ type: fc.constant('paused'), data: fc.constant({ reason: 'x' }) }),
  fc.record({ type: fc.constantFrom('dispatched', 'redispatched'), data: fc.record({ to: department }) }),
  fc.record({
    type: fc.constant('archived'),
    data: fc.record({ outcome: fc.constantFrom('resolved', 'unresolved', 'invalid', null) }),
  }),
  fc.record({ type: fc.constant('reopened'), data: fc.constant({ reason: null }) }),
  fc.record({
    type: fc.constant('classified'),
    data: fc.record({ urgency: fc.constantFrom('ordinary', 'urgent') }),
  }),
  fc.record({ type: fc.constantFrom('excluded', 'reinstated'), data: fc.constant({ ground: 'duplicate' }) }),
  fc.record({
    type: fc.constant('called_back'),
    data: fc.record({
      reached: fc.constantFrom('yes', 'no', 'refused'),
      contacted: fc.constant(true),
      resolved: fc.constantFrom(true, false, null),
      grade: fc.constantFrom('very_satisfied', 'basically_satisfied', 'dissatisfied', null),
    }),
  }),
)
const iso = (ms: number): string => new Date(ms).toISOString()

const randomCase = fc
  .record({
    received: fc.nat(80 * 24),
    firstReceiver: department,
    channel: fc.constantFrom('phone', 'app', 'unknown'),
    events: fc.array(fc.record({ after: fc.nat(40 * 24), late: fc.constantFrom(null, 1, 30), what: event }), {
      maxLength: 9,
    }),
  })
  .map(({ received, events, ...said }) => {
    const receivedAt = START + received * HOUR_MS
    return {
      ...said,
      received: iso(receivedAt),
      events: events.map(({ after, late, what }) => {
        const at = receivedAt + after * HOUR_MS
        return { ...what, at: iso(at), ...(late === null ? {} : { recordedAt: iso(at + late * HOUR_MS) }) }
      }),
    }
  })

const question = fc.record({
  cases: fc.array(randomCase, { minLength: 1, maxLength: 12 }),
  asOfDay: fc.integer({ min: 10, max: 160 }),
  period: fc.constantFrom('2026-Q3', '2026-07', '2026-06-10..2026-08-20', '2026'),
  department: fc.option(department),
})

const BOUNDS: Readonly<Record<string, readonly [string, string]>> = {
  '2026-Q3': ['2026-07-01', '2026-10-01'],
  '2026-07': ['2026-07-01', '2026-08-01'],
  '2026-06-10..2026-08-20': ['2026-06-10', '2026-08-21'],
  '2026': ['2026-01-01', '2027-01-01'],
}

test('random trails give the same figures by SQL and one by one, and roll-ups equal their recount', async () => {
  await fc.assert(
    fc.asyncProperty(question, async ({ cases, asOfDay, period, department: only }) => {
      const [start = '', end = ''] = BOUNDS[period] ?? []
      const vector: MetricVector = {
        name: 'random',
        zone: 'Asia/Shanghai',
        calendar: 'cn',
        ruleSet: 'default',
        cases: cases as unknown as MetricVector['cases'],
        period: { start: `${start}T00:00:00+08:00`, end: `${end}T00:00:00+08:00` },
        asOf: iso(START + asOfDay * DAY_MS + 13 * HOUR_MS),
        ...(only === null ? {} : { filters: { department: only } }),
        expect: {},
      }
      const db = stored(vector)
      try {
        expect(compareRollups(db.sqlite, periodStarts(contextOf(db, NOW).zone))).toEqual([])
        const got = await asked(db, vector)
        const brute = bruteMetrics(vector)
        for (const [metric, want] of Object.entries(brute).filter(([id]) => isWhole(id))) {
          const skipped = metric === 'per_1000_households' || Object.keys(got).length === 0
          if (!skipped) compare(metric, got[metric], want as Record<string, unknown>)
        }
      } finally {
        db.close()
      }
    }),
    { numRuns: 120 },
  )
})
