// Answers of the deadlines screen for tests.
import type { Breaches, BreachMatrix, Upcoming } from '#api/contract/breaches.ts'
import type { Stages } from '#api/contract/stages.ts'

const envelope = {
  period: {
    id: '2026-04-06..2026-10-04',
    start: '2026-04-06T00:00:00+08:00',
    end: '2026-10-05T00:00:00+08:00',
    zone: 'Asia/Shanghai',
  },
  asOf: '2026-09-30T18:00:00+08:00',
  ruleSet: '2026-01',
  dataVersion: 'd1',
} as const

type Series = Breaches['series'][number]
const WEEK_MS = 7 * 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()

/** Weeks from 6 April 2026 (week 15) with 100 clocks each, as many breached as given; the last one of 26 still runs. */
export function aBreaches(nums: readonly number[], signals: Series['signals'] = []): Breaches {
  const from = Date.parse(envelope.period.start)
  const asOfMs = Date.parse(envelope.asOf)
  const points = nums.map((num, index) => {
    const end = from + (index + 1) * WEEK_MS
    const isSignal = signals.some((signal) => signal.from <= index && index <= signal.to)
    return {
      start: iso(end - WEEK_MS),
      end: iso(end),
      num,
      den: 100,
      value: num / 100,
      lo: 0.02,
      hi: 0.2,
      lcl: 0.01,
      ucl: 0.15,
      complete: end <= asOfMs,
      ...(isSignal ? { signal: 'run' as const } : {}),
      casesUrl: `/cases?period=w${index}&metric=breach_rate&clock=reply`,
    }
  })
  const sum = nums.reduce((a, b) => a + b, 0)
  const series = {
    ...{ key: '', label: '', num: sum, den: nums.length * 100, centre: 0.07, points, signals },
    casesUrl: '/cases?period=all&metric=breach_rate&clock=reply',
  }
  return { ...envelope, clock: 'reply', grain: 'week', by: 'none', series: nums.length === 0 ? [] : [series] }
}

export const aSignal = (overrides: Partial<Series['signals'][number]> = {}): Series['signals'][number] => ({
  rule: 'run',
  direction: 'above',
  from: 18,
  to: 24,
  num: 70,
  den: 700,
  casesUrl: '/cases?period=run&metric=breach_rate&clock=reply',
  ...overrides,
})

type Item = Upcoming['items'][number]

export const anItem = (overrides: Partial<Item> = {}): Item => ({
  id: 'hotline:1',
  number: '1',
  title: '电梯困人后停运未修',
  department: 'd3',
  category: 'facility.streetlight',
  community: 'k1',
  urgency: 'ordinary',
  clock: 'reply',
  due: '2026-09-23T23:59:59.999+08:00',
  provisional: false,
  bucket: 'overdue',
  remainingMinutes: -5760,
  remainingUnit: 'working_minutes',
  ...overrides,
})

export function anUpcoming(items: readonly Item[]): Upcoming {
  const ids = ['overdue', 'within_4h', 'today', 'within_3d', 'later'] as const
  return {
    asOf: envelope.asOf,
    ruleSet: envelope.ruleSet,
    dataVersion: 'd1',
    buckets: ids.map((id) => ({
      id,
      count: items.filter(({ bucket }) => bucket === id).length,
      casesUrl: `/cases?metric=open_clocks&due=${id}`,
    })),
    soon: {
      count: items.filter(({ bucket }) => bucket !== 'overdue' && bucket !== 'later').length,
      casesUrl: '/cases?metric=open_clocks&due=soon',
    },
    open: 93,
    casesUrl: '/cases?metric=open_clocks',
    paused: 2,
    pausedUrl: '/cases?metric=open_clocks&due=paused',
    items: [...items],
  }
}

type Stage = Stages['stages'][number]

export const aStage = (overrides: Partial<Stage> = {}): Stage => ({
  id: 'submitted>classified',
  from: 'submitted',
  to: 'classified',
  label: { zh: '提交 → 分类', en: 'Submitted → Classified' },
  median: 432,
  p90: 1584,
  n: 200,
  limit: null,
  kind: 'step',
  casesUrl: '/cases?metric=stage_time&stage=submitted>classified',
  ...overrides,
})

export const aReply = (p90: number | null): Stage =>
  aStage({
    id: 'submitted>replied',
    to: 'replied',
    label: { zh: '首次答复', en: 'First reply' },
    kind: 'cumulative',
    median: p90 === null ? null : p90 / 2,
    p90,
    limit: { kind: 'working_days', n: 7 },
    casesUrl: '/cases?metric=time_to_reply',
  })

export const someStages = (stages: readonly Stage[]): Stages => ({ ...envelope, stages: [...stages] })

export interface MatrixInput {
  readonly department: string
  /** num, den, lo, hi of ordinary replies. */
  readonly reply: readonly [number, number, number, number]
}

/** Ordinary reply clocks of units of one kind; the total pools them. */
export function aMatrix(
  units: readonly MatrixInput[],
  ages: readonly number[] = [0, 0, 0, 0, 0],
): BreachMatrix {
  const cell = (department: string | null, [num, den, lo, hi]: MatrixInput['reply']) => ({
    department,
    clock: 'reply' as const,
    urgency: 'ordinary' as const,
    num,
    den,
    value: den > 0 ? num / den : null,
    lo,
    hi,
    casesUrl: `/cases?metric=breach_rate&clock=reply&urgency=ordinary&department=${department ?? 'all'}`,
  })
  const num = units.reduce((sum, { reply }) => sum + reply[0], 0)
  const den = units.reduce((sum, { reply }) => sum + reply[1], 0)
  const bounds = [0, 1, 3, 7, 30, null] as const
  return {
    ...envelope,
    cells: units.map(({ department, reply }) => cell(department, reply)),
    totals: [{ kind: 'committee', cell: cell(null, [num, den, 0.05, 0.1]) }],
    ages: ages.map((count, index) => ({
      label: '',
      from: bounds[index] ?? 0,
      to: bounds[index + 1] ?? null,
      count,
      casesUrl: `/cases?metric=open_clocks&due=${index}`,
    })),
  }
}
