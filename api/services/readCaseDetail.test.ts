// A case page says what the figures say: its counted facts add up to them, its clocks are told day by day, nobody is named.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { CaseEvent } from '../domain/case.ts'
import { METRICS } from '../domain/metrics/definitions.ts'
import { buildDeployment, type TestCase } from '../test/buildDeployment.ts'
import { FIRST_MS, LAST_MS, randomCases } from '../test/randomCases.ts'
import { computeKpis } from './computeKpis.ts'
import { contextOf } from './context.ts'
import { readCaseDetail } from './readCaseDetail.ts'

const at = (text: string) => Date.parse(`2026-${text}:00+08:00`)
const common = { recordedAtMs: null, enteredAtMs: at('10-21T09:00'), actor: '受理岗', department: 'd1' }
const event = (time: string, rest: object) => ({ ...common, occurredAtMs: at(time), ...rest }) as CaseEvent

/** Received on a Wednesday, paused over two working days, answered on the last day that the pause won. */
const STREETLIGHT: TestCase = {
  number: '0417',
  title: '楼前路灯不亮，请回电13912345678',
  place: { communityKey: 1, cellX: 5, cellY: 3 },
  events: [
    event('09-30T15:42', {
      type: 'submitted',
      data: {
        channel: 'reception_window',
        category1: 'a',
        category2: null,
        urgency: 'ordinary',
        scope: 'building',
        firstReceiver: 'd1',
        community: null,
        receivedAtMs: at('09-30T15:42'),
      },
      personal: {
        name: '王小明',
        phone: '13800000000',
        address: '柳荫里3号楼2单元',
        text: '老人下楼不安全，联系13800000000',
      },
    }),
    event('10-01T09:12', { type: 'acknowledged', data: {} }),
    event('10-01T09:26', { type: 'classified', data: { scope: 'community' } }),
    event('10-01T09:40', { type: 'dispatched', data: { to: 'd3' } }),
    event('10-02T11:05', { type: 'redispatched', data: { to: 'd2', reason: '不在物业管养范围' } }),
    event('10-05T15:20', {
      type: 'followed_up',
      data: {},
      department: 'd2',
      recordedAtMs: at('10-08T16:05'),
      personal: { text: '现场查勘' },
    }),
    event('10-06T14:00', { type: 'paused', data: { reason: '等待停电作业许可' } }),
    event('10-07T10:30', { type: 'resumed', data: {} }),
    event('10-13T16:18', { type: 'replied', data: {}, department: 'd2' }),
    event('10-14T09:30', { type: 'archived', data: { outcome: 'resolved' } }),
    event('10-15T10:00', {
      type: 'called_back',
      data: { reached: 'no', contacted: null, resolved: null, grade: null },
    }),
    event('10-16T10:12', {
      type: 'called_back',
      data: { reached: 'yes', contacted: true, resolved: true, grade: 'basically_satisfied' },
    }),
  ],
}

const db = buildDeployment([STREETLIGHT], at('10-23T18:00'))
const context = contextOf(db, 0)
afterAll(() => db.close())

describe('a case', () => {
  test('shows its reply clock with limit, counted and skipped days, and that without the pause it had been late', async () => {
    const { clocks, pauses, days } = await readCaseDetail(context, 't:0417')
    expect(clocks).toMatchObject([
      {
        clock: 'acknowledge',
        due: '2026-10-05T23:59:59.999+08:00',
        countedDays: ['2026-10-01', '2026-10-02', '2026-10-05'],
        state: 'met',
        department: 'd1',
      },
      {
        clock: 'reply',
        round: 0,
        limit: { kind: 'working_days', n: 7 },
        due: '2026-10-13T23:59:59.999+08:00',
        dueWithoutPauses: '2026-10-09T23:59:59.999+08:00',
        skippedDays: ['2026-10-06', '2026-10-07'],
        done: '2026-10-13T16:18:00+08:00',
        state: 'met',
        department: 'd2',
      },
    ])
    expect(clocks[1]?.countedDays).toHaveLength(7)
    expect(pauses).toEqual([
      { from: '2026-10-06T14:00:00+08:00', to: '2026-10-07T10:30:00+08:00', reason: '等待停电作业许可' },
    ])
    expect(days[0]).toEqual({ date: '2026-09-30', working: true, makeUp: false, covered: true })
    expect(days.at(-1)?.date).toBe('2026-10-16')
  })

  test('names nobody: not in the title, the person, the text or the trail', async () => {
    const detail = await readCaseDetail(context, 't:0417')
    expect(detail.person).toEqual({ name: '王**', phone: '138****0000', address: '柳荫里**' })
    expect(detail.text).toBe('老人下楼不安全，联系138****0000')
    expect(detail.case.title).toBe('楼前路灯不亮，请回电139****5678')
    expect(JSON.stringify(detail)).not.toMatch(/王小明|13800000000|13912345678|3号楼/)
  })

  test('tells what each event did: by whom, to whom, changed from what to what, back-dated or not', async () => {
    const { trail } = await readCaseDetail(context, 't:0417')
    expect(trail.map(({ type }) => type)).toEqual(STREETLIGHT.events.map(({ type }) => type))
    expect(trail[2]?.changes).toEqual([{ field: 'scope', before: 'building', after: 'community' }])
    expect(trail[4]).toMatchObject({ to: 'd2', reason: '不在物业管养范围' })
    expect(trail[5]).toMatchObject({ backDated: true, text: '现场查勘', department: 'd2' })
    expect(trail[9]?.outcome).toBe('resolved')
    expect(trail[11]?.callback).toMatchObject({
      reached: 'yes',
      resolved: true,
      grade: 'basically_satisfied',
    })
    expect(trail.every(({ leaf }) => /^[0-9a-f]{64}$/.test(leaf))).toBe(true)
  })

  test('says which metrics count it, for whom, and what the others wait for', async () => {
    const { facts } = await readCaseDetail(context, 't:0417')
    const of = (metric: string) => facts.filter((fact) => fact.metric === metric)
    expect(of('satisfaction_rate')).toMatchObject([{ num: 0.9, den: 1, counted: true, department: 'd2' }])
    expect(of('reply_on_time_rate')).toMatchObject([{ num: 1, den: 1, counted: true, department: 'd2' }])
    expect(of('first_receiver_reply_rate')).toMatchObject([{ num: 0, den: 1, counted: true }])
    expect(of('handoffs_per_case')).toMatchObject([{ num: 1, department: 'd3' }])
    expect(of('backdated_share')).toMatchObject([{ num: 1, den: 1 }])
    expect(of('reopen_rate')).toMatchObject([
      { counted: false, reason: 'window_open', at: '2026-11-13T09:30:00+08:00' },
    ])
    expect(of('backlog')).toEqual([])
  })

  test('as of an earlier instant knows nothing of what came later', async () => {
    const detail = await readCaseDetail(context, 't:0417', '2026-10-06T15:00:00+08:00')
    expect(detail.trail.at(-1)?.type).toBe('paused')
    expect(detail.clocks[1]).toMatchObject({ state: 'paused', due: null, done: null })
    expect(detail.case).toMatchObject({
      status: 'open',
      stage: 'followed_up',
      dueState: 'paused',
      department: 'd2',
    })
    expect(detail.facts.find(({ metric }) => metric === 'reply_on_time_rate')).toMatchObject({
      counted: false,
      reason: 'paused',
    })
  })

  test.each([
    ['of no deployment', 't:9999', undefined],
    ['not yet received at as-of', 't:0417', '2026-09-30T15:00:00+08:00'],
  ])('%s is unknown', async (_, id, asOf) => {
    await expect(readCaseDetail(context, id, asOf)).rejects.toMatchObject({ code: 'unknown_case' })
  })
})

describe('case pages together', () => {
  const cases = randomCases(120, 23)
  const many = buildDeployment(cases, LAST_MS)
  const context = contextOf(many, 0)
  afterAll(() => many.close())

  /** Σ num and Σ den of the counted facts of every case received by then, by metric. */
  async function countedAt(ms: number) {
    const received = cases.filter(({ events }) => (events[0]?.occurredAtMs ?? 0) <= ms)
    const sums = new Map<string, { num: number; den: number }>()
    for (const { number } of received) {
      const { facts } = await readCaseDetail(context, `t:${number}`, new Date(ms).toISOString())
      for (const { metric, num, den } of facts.filter(({ counted }) => counted)) {
        const sum = sums.get(metric) ?? { num: 0, den: 0 }
        sums.set(metric, { num: sum.num + num, den: sum.den + den })
      }
    }
    return sums
  }

  test('count exactly what the figures count, at any as-of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: FIRST_MS, max: LAST_MS }), async (ms) => {
        const sums = await countedAt(ms)
        const { metrics } = await computeKpis(context, { period: '2026', asOf: new Date(ms).toISOString() })
        for (const id of Object.keys(METRICS)) {
          const metric = metrics[id]
          const { num, den } = sums.get(id) ?? { num: 0, den: 0 }
          expect([id, num.toFixed(6)]).toEqual([id, metric?.num.toFixed(6)])
          if (metric?.kind !== 'ratio') expect([id, den]).toEqual([id, metric?.den])
        }
      }),
      { numRuns: 12 },
    )
  })
})
