// Each signal planted into a small street is found over HTTP and opens exactly its cases; a clean street is asked nothing.
import { afterEach, describe, expect, it } from 'vitest'
import type { Db } from '#db/open.ts'
import { codes, SIGNALS, type SignalCode } from '#db/vocabulary.ts'
import type { Cases } from '../contract/cases.ts'
import type { SamplePreview } from '../contract/samples.ts'
import type { SignalEvidence, Signals } from '../contract/signals.ts'
import type { CaseEvent } from '../domain/case.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time/zone.ts'
import { contextOf } from '../services/context.ts'
import { rankDepartments } from '../services/rankDepartments.ts'
import { flaggedCases } from '../services/supervision/signals/signalCases.ts'
import { buildDeployment, type TestCase } from '../test/buildDeployment.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'
import {
  AS_OF,
  at,
  cleanCases,
  type Events,
  PERIOD,
  plantedCases,
  type Times,
} from '../test/plantedStreet.ts'

const COUNT = 12
const APRIL_15 = Date.parse('2026-04-15T10:00:00+08:00')
const MAY_30 = Date.parse('2026-05-30T10:00:00+08:00')

const usual = ({ submitted, replied, archived, calledBack }: Events): CaseEvent[] => [
  submitted,
  replied,
  archived,
  calledBack,
]
const called = (events: Events, change: object): CaseEvent[] => [
  ...usual(events).slice(0, 3),
  { ...events.calledBack, data: { ...events.calledBack.data, ...change } } as CaseEvent,
]
/** Everything after receipt as much later. */
const closedAt = (events: Events, repliedMs: number): Events => ({
  ...events,
  replied: { ...events.replied, ...times(repliedMs) },
  archived: { ...events.archived, ...times(repliedMs + HOUR_MS) },
  calledBack: { ...events.calledBack, ...times(repliedMs + DAY_MS) },
})
const times = (ms: number) => ({ occurredAtMs: ms, recordedAtMs: ms + MINUTE_MS, enteredAtMs: ms })
const excluded = (ms: number): CaseEvent =>
  at(ms, { type: 'excluded', data: { ground: 'duplicate' } } as const)
const passed = (ms: number, to: string): CaseEvent => at(ms, { type: 'redispatched', data: { to } } as const)
const urgent = (events: Events): Events => ({
  ...events,
  submitted: { ...events.submitted, data: { ...events.submitted.data, urgency: 'urgent' } },
})

const planted = (change: (events: Events, at: Times, i: number) => CaseEvent[]): TestCase[] => {
  let i = 0
  return plantedCases('d1', COUNT, (events, when) => change(events, when, i++))
}
const others = (change: (events: Events, at: Times) => CaseEvent[]): TestCase[] =>
  plantedCases('d2', COUNT, change)

const justBefore = (events: Events, { dueMs }: Times): Events => closedAt(events, dueMs - 2 * HOUR_MS)

/** What one department does, by the signal that asks about it. */
const PLANTS: Readonly<
  Record<Exclude<SignalCode, 'coached_satisfaction' | 'reached_by_others'>, TestCase[]>
> = {
  deadline_bunching: planted((events, when) => usual(justBefore(events, when))),
  late_false_closings: planted((events, when) => called(justBefore(events, when), { resolved: false })),
  too_fast: planted((events, { receivedMs }) => usual(closedAt(events, receivedMs + 5 * MINUTE_MS))),
  reopened_soon: planted((events, { repliedMs }) => [
    ...usual(events),
    at(repliedMs + 5 * DAY_MS, { type: 'reopened', data: { reason: null } } as const),
  ]),
  ping_pong: planted((events, { receivedMs }) => [
    ...usual(events),
    passed(receivedMs + HOUR_MS, 'd3'),
    passed(receivedMs + 2 * HOUR_MS, 'd1'),
  ]),
  late_redispatch: [
    ...planted((events, { dueMs }) => [events.submitted, passed(dueMs - 2 * HOUR_MS, 'd3')]),
    ...others((events, { receivedMs }) => [events.submitted, passed(receivedMs + HOUR_MS, 'd3')]),
  ],
  exemptions: planted((events) => [...usual(events), excluded(APRIL_15)]),
  exemptions_month_end: planted((events) => [...usual(events), excluded(MAY_30)]),
  exempted_dissatisfied: planted((events) => [
    ...called(events, { grade: 'dissatisfied' }),
    excluded(APRIL_15 + 20 * DAY_MS),
  ]),
  skewed_callbacks: planted(({ submitted, replied, archived }) => [
    submitted,
    replied,
    { ...archived, data: { outcome: 'unresolved' } } as CaseEvent,
  ]),
  unreachable: planted((events) => called(events, { reached: 'wrong_number', resolved: null, grade: null })),
  copied_replies: planted(({ submitted, replied, archived, calledBack }, _, i) => [
    submitted,
    {
      ...replied,
      personal: { text: `您反映的问题已于4月${i + 10}日处理完毕，联系人王小明，电话13800138000。` },
    },
    archived,
    calledBack,
  ]),
  batch_closing: planted((events, _, i) => usual(closedAt(events, APRIL_15 + 14 * DAY_MS + 1000 * i))).map(
    (one) => one,
  ),
  back_dating: planted((events) =>
    usual({
      ...events,
      replied: { ...events.replied, recordedAtMs: events.replied.occurredAtMs + 30 * HOUR_MS },
    }),
  ),
  dated_into_time: [
    ...planted((events, { dueMs }) => {
      const closed = closedAt(events, dueMs - HOUR_MS)
      return usual({ ...closed, replied: { ...closed.replied, recordedAtMs: dueMs + 2 * HOUR_MS } })
    }),
    ...others((events, { dueMs }) => usual(closedAt(events, dueMs + HOUR_MS))),
  ],
  urgency_downgrade: [
    ...planted((events, { receivedMs }) => [
      ...usual(urgent(events)),
      at(receivedMs + HOUR_MS, { type: 'classified', data: { urgency: 'ordinary' } } as const),
    ]),
    ...others((events) => usual(urgent(events))),
  ],
}

let opened: TestApp | null = null
afterEach(async () => {
  await opened?.close()
  opened = null
})

async function open(cases: readonly TestCase[], prepare: (db: Db) => void = () => {}): Promise<TestApp> {
  const db = buildDeployment([...cleanCases(), ...cases], AS_OF)
  prepare(db)
  opened = await buildTestApp({ db, nowMs: AS_OF })
  return opened
}

async function read<T>({ app }: TestApp, address: string, headers: Record<string, string> = {}): Promise<T> {
  const answer = await app.inject({ url: `/api/v1${address}`, headers })
  expect(answer.statusCode, `${address}: ${answer.body}`).toBe(200)
  return answer.json() as T
}

const idsOf = (department: string) =>
  Array.from({ length: COUNT }, (_, i) => `t:planted-${department}-${i}`).sort()

async function expectFound(test: TestApp, signal: SignalCode, ids: readonly string[]): Promise<void> {
  const { items } = await read<Signals>(test, `/signals?period=${PERIOD}`)
  const item = items.find((one) => one.signal === signal && one.department.id === 'd1')
  expect(item, `${signal} of d1`).toMatchObject({ raised: true, num: ids.length, answer: null })
  const cases = await read<Cases>(test, `${item?.casesUrl}&limit=500`)
  expect(cases.total).toBe(item?.num)
  expect(cases.items.map(({ id }) => id).sort()).toEqual(ids)
  const asked = `/signals/${signal}?period=${PERIOD}&department=d1`
  const { bars } = await read<SignalEvidence>(test, asked)
  expect(bars.filter(({ isOwn }) => isOwn).map(({ value }) => value)).toEqual([item?.num])
  expect(items.filter((one) => one.department.id === 'd2' && one.raised)).toEqual([])
  const flagged = await flaggedCases(contextOf(test.db, AS_OF), PERIOD)
  for (const id of ids) expect(flagged.has(id)).toBe(true)
}

describe('planted', () => {
  it.each(Object.entries(PLANTS))('%s', async (signal, cases) => {
    await expectFound(await open(cases), signal as SignalCode, idsOf('d1'))
  })

  /** Visits of the planted cases, by what the supervisors heard. */
  const visits = (reached: string, grade: string | null) => (db: Db) => {
    const { sqlite } = db
    sqlite
      .prepare(
        `INSERT INTO sample (street_id, draw_id, period, state, plan, design, frame_hash, frame_size, sample_size, as_of_ms,
         frozen_by, frozen_at_ms) VALUES ('s1', 'x', ?, 'drawn', '{}', '{}', '', 1, 1, 0, 'supervisor', 0)`,
      )
      .run(PERIOD)
    for (const id of idsOf('d1'))
      sqlite
        .prepare(
          `INSERT INTO visit_attempt (sample_id, case_id, attempt, by, at_ms, reached, resolved, grade)
           VALUES (1, ?, 1, 'supervisor', ?, ?, NULL, ?)`,
        )
        .run(id, AS_OF, reached, grade)
  }

  it('coached_satisfaction', async () => {
    const test = await open(planted(usual), visits('yes', 'dissatisfied'))
    await expectFound(test, 'coached_satisfaction', idsOf('d1'))
  })

  it('reached_by_others', async () => {
    const silent = planted((events) =>
      called(events, { reached: 'no', resolved: null, grade: null }).concat(
        [1, 2].map(
          (days) =>
            ({
              ...events.calledBack,
              ...times(events.calledBack.occurredAtMs + days * DAY_MS),
              data: { reached: 'no', contacted: null, resolved: null, grade: null },
            }) as CaseEvent,
        ),
      ),
    )
    await expectFound(await open(silent, visits('yes', 'satisfied')), 'reached_by_others', idsOf('d1'))
  })
})

describe('a clean street', () => {
  it('is asked nothing, and every signal has its words', async () => {
    const test = await open([])
    const { catalogue, items, tested, unanswered } = await read<Signals>(test, `/signals?period=${PERIOD}`)
    expect(items.filter(({ raised }) => raised)).toEqual([])
    expect(unanswered).toBe(0)
    expect(tested).toBe(items.length)
    expect(tested).toBeGreaterThan(10)
    expect(catalogue.map(({ code }) => code)).toEqual(codes(SIGNALS))
  })

  it('of a period without cases is no evidence of anything', async () => {
    const { items } = await read<Signals>(await open([]), '/signals?period=2020-Q1')
    expect(items).toEqual([])
  })
})

describe('evidence', () => {
  it('shows the ways that led back by the departments’ names', async () => {
    const { groups } = await read<SignalEvidence>(
      await open(PLANTS.ping_pong),
      `/signals/ping_pong?period=${PERIOD}&department=d1`,
    )
    expect(groups).toMatchObject([{ text: '单位1 → 单位3 → 单位1', count: COUNT }])
  })

  it('shows what repeats in replies without names and telephones', async () => {
    const { groups } = await read<SignalEvidence>(
      await open(PLANTS.copied_replies),
      `/signals/copied_replies?period=${PERIOD}&department=d1`,
    )
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ count: COUNT })
    expect(groups[0]?.text).not.toContain('13800138000')
  })

  it('is of a known signal and exactly one department', async () => {
    const { app } = await open([])
    const statusOf = async (address: string) => (await app.inject(`/api/v1${address}`)).statusCode
    expect(await statusOf(`/signals/nothing?period=${PERIOD}&department=d1`)).toBe(404)
    expect(await statusOf(`/signals/toString?period=${PERIOD}&department=d1`)).toBe(404)
    expect(await statusOf(`/signals/ping_pong?period=${PERIOD}`)).toBe(400)
    expect(await statusOf(`/signals/ping_pong?period=${PERIOD}&department=d1&department=d2`)).toBe(400)
    expect(await statusOf(`/cases?signal=ping_pong&period=${PERIOD}`)).toBe(400)
    expect(await statusOf(`/cases?signal=ping_pong&period=${PERIOD}&department=d1&metric=received`)).toBe(400)
    expect(await statusOf(`/cases?signal=nothing&period=${PERIOD}&department=d1`)).toBe(400)
  })
})

describe('an answer', () => {
  const wish = { period: PERIOD, department: 'd1', answer: 'to_sampling', note: '李大山 13800138000 说明' }
  const url = '/api/v1/signals/ping_pong/answers'

  it('stands beside the question next time, in the log, and changes no byte of the ranking', async () => {
    const test = await open(PLANTS.ping_pong)
    const headers = await test.signIn('supervisor')
    // Worked out anew each time: the answers over HTTP are kept.
    const ranking = async () =>
      JSON.stringify(await rankDepartments(contextOf(test.db, AS_OF), { period: PERIOD, group: 'all' }))
    const before = await ranking()
    const answer = await test.app.inject({ method: 'POST', url, headers, payload: wish })
    expect(answer.statusCode, answer.body).toBe(201)
    const { items } = await read<Signals>(test, `/signals?period=${PERIOD}`)
    const item = items.find((one) => one.signal === 'ping_pong' && one.department.id === 'd1')
    expect(item?.answer).toMatchObject({ answer: 'to_sampling', by: 'supervisor', numThen: COUNT })
    expect(item?.answer?.note).not.toContain('13800138000')
    expect(await ranking()).toBe(before)
    const log = test.db.sqlite
      .prepare("SELECT body FROM event WHERE body LIKE '%signal_answered%'")
      .pluck()
      .all()
    expect(log).toHaveLength(1)
    expect(String(log[0])).not.toContain('说明')
    expect(() => test.db.sqlite.prepare('UPDATE signal_answer SET note = 1').run()).toThrow('never changes')
    expect(() => test.db.sqlite.prepare('DELETE FROM signal_answer').run()).toThrow('never changes')
  })

  it('of a case passed to sampling draws it more often, of one explained does not, and no stratum tells which it is', async () => {
    const test = await open(PLANTS.ping_pong)
    const headers = await test.signIn('supervisor')
    const post = async (address: string, payload: object) => {
      const answer = await test.app.inject({ method: 'POST', url: `/api/v1${address}`, headers, payload })
      return { status: answer.statusCode, body: answer.json() }
    }
    const preview = async (change: object = {}): Promise<SamplePreview> =>
      (await post('/samples/preview', { period: PERIOD, size: { by: 'share', share: 0.2 }, ...change })).body
    const flaggedOf = ({ strata }: SamplePreview) =>
      strata.find(({ department, flagged }) => department?.id === 'd1' && flagged)
    const usual = await preview({ oversample: 2 })
    expect(usual.signalCases).toBeNull()
    for (const answer of [null, 'to_sampling'] as const) {
      if (answer) await test.app.inject({ method: 'POST', url, headers, payload: { ...wish, answer } })
      const twice = await preview({ signals: true })
      expect(twice.signalCases).toBe(COUNT)
      expect(flaggedOf(twice)?.size).toBe((flaggedOf(usual)?.size ?? 0) + COUNT)
      const other = twice.strata.find(({ department, flagged }) => department?.id === 'd1' && !flagged)
      expect((flaggedOf(twice)?.fraction ?? 0) / (other?.fraction ?? 1)).toBeGreaterThan(1.5)
      expect(new Set(twice.strata.map(({ stratum }) => stratum.split('/')[1]))).toEqual(
        new Set(['flagged', 'other']),
      )
    }
    const { items } = await read<Signals>(test, `/signals?period=${PERIOD}`)
    for (const { signal, department } of items.filter(({ raised }) => raised)) {
      await post(`/signals/${signal}/answers`, { ...wish, department: department.id, answer: 'explained' })
    }
    const after = await preview({ signals: true })
    expect([after.signalCases, flaggedOf(after)?.size]).toEqual([0, flaggedOf(usual)?.size])
    const refused = await post('/samples/preview', { period: PERIOD, signals: true, stratify: 'department' })
    expect([refused.status, refused.body.code]).toEqual([400, 'validation'])
  })

  it('is refused where nothing was asked, for nobody’s department and without words', async () => {
    const test = await open([])
    const headers = await test.signIn('supervisor')
    const statusOf = async (change: object, address = url) =>
      (await test.app.inject({ method: 'POST', url: address, headers, payload: { ...wish, ...change } }))
        .statusCode
    expect(await statusOf({}, url.replace('ping_pong', 'nothing'))).toBe(404)
    expect(await statusOf({}, url.replace('ping_pong', 'coached_satisfaction'))).toBe(409)
    expect(await statusOf({ department: 'nobody' })).toBe(400)
    expect(await statusOf({ period: '2026-Q9' })).toBe(400)
    expect(await statusOf({ note: '' })).toBe(400)
  })
})

it('departments read neither questions nor the lists behind them', async () => {
  const test = await open(PLANTS.ping_pong)
  const headers = await test.signIn('department')
  const statusOf = async (address: string) =>
    (await test.app.inject({ url: `/api/v1${address}`, headers })).statusCode
  expect(await statusOf(`/signals?period=${PERIOD}`)).toBe(403)
  expect(await statusOf(`/signals/ping_pong?period=${PERIOD}&department=d1`)).toBe(403)
  expect(await statusOf(`/cases?signal=ping_pong&period=${PERIOD}&department=d1`)).toBe(403)
  expect(await statusOf(`/cases?period=${PERIOD}&department=d1`)).toBe(200)
})
