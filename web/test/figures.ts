// Answers of the figures' endpoints for tests: one group of four units, a few indicators, what the test is about on top.
import type { Breaches, Upcoming } from '#api/contract/breaches.ts'
import type { Heat } from '#api/contract/heat.ts'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Metric } from '#api/contract/metric.ts'
import type { RankingRow, Rankings } from '#api/contract/rankings.ts'
import { wilson } from '#api/domain/statistics/wilson.ts'
import { aMetric } from './aMetric.ts'

export const PERIOD = {
  id: '2026-Q3',
  start: '2026-07-01T00:00:00+08:00',
  end: '2026-10-01T00:00:00+08:00',
  zone: 'Asia/Shanghai',
}
export const ENVELOPE = {
  period: PERIOD,
  asOf: '2026-09-30T18:00:00+08:00',
  ruleSet: 'default@1',
  dataVersion: 'd1',
}

/** A rate from its counts, with the interval it would have; no units = no data. */
export function aRate(metric: string, num: number, den: number, more: Partial<Metric> = {}): Metric {
  const interval = wilson(num, den)
  return aMetric({
    metric,
    num,
    den,
    value: den > 0 ? num / den : null,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null,
    excluded: 0,
    casesUrl: `/cases?metric=${metric}&period=2026-Q3`,
    ...more,
  })
}

export function aCount(metric: string, n: number): Metric {
  return aMetric({ kind: 'count', metric, value: n, num: n, den: n, lo: null, hi: null, excluded: 0 })
}

type Rates = Readonly<Record<string, readonly [number, number]>>

/** Three core indicators, received, excluded share. */
export function metricsOf(rates: Rates, received = 2642): Record<string, Metric> {
  const entries = Object.entries(rates).map(([id, [num, den]]) => [id, aRate(id, num, den)] as const)
  return {
    received: aCount('received', received),
    excluded_share: aRate('excluded_share', 37, 2642),
    ...Object.fromEntries(entries),
  }
}

export function aKpis(now: Rates, before: Rates | null, more: Partial<Kpis> = {}): Kpis {
  const compared = (id: string) =>
    before === null ? null : { period: { ...PERIOD, id }, metrics: metricsOf(before, 2732) }
  return {
    ...ENVELOPE,
    scheme: 'standard',
    complete: true,
    elapsedDays: 92,
    metrics: metricsOf(now),
    previous: compared('2026-Q2'),
    yearAgo: compared('2025-Q3'),
    ...more,
  }
}

export interface RowInput {
  readonly id: string
  readonly name?: string
  readonly rank?: number | null
  /** Score, lower and upper end. */
  readonly score?: readonly [number, number, number]
  readonly den?: number
  readonly before?: number | null
  readonly more?: Partial<RankingRow>
}

const INDICATORS = [
  { metric: 'response_rate', weight: 0.3, min: 20 },
  { metric: 'resolution_rate', weight: 0.4, min: 20 },
  { metric: 'satisfaction_rate', weight: 0.3, min: 20 },
]

export function aRow({ id, name, rank = null, score, den = 200, before, more }: RowInput): RankingRow {
  const indicators = Object.fromEntries(
    INDICATORS.map(({ metric }) => [metric, aRate(metric, Math.round(den * 0.9), den)]),
  )
  return {
    department: { id, name: name ?? `${id}居委会`, kind: 'committee' },
    ranked: rank !== null,
    rank,
    rankLow: null,
    rankHigh: null,
    tier: null,
    score: score ? { value: score[0], lo: score[1], hi: score[2] } : { value: null, lo: null, hi: null },
    indicators,
    cases: den + 10,
    excludedShare: aRate('excluded_share', 3, den + 10, {
      casesUrl: `/cases?period=2026-Q3&department=${id}&metric=excluded_share`,
    }),
    previous: before === undefined ? null : { rank: before, score: 90 },
    ...more,
  }
}

/** A quarter's total with every part, or without the one that has no data: its share is spread. */
export function aTotal(
  score: number,
  supervision: number,
  council: number | null,
): Pick<RankingRow, 'score' | 'parts'> {
  const given = [
    { part: 'score', share: 0.8, value: score },
    { part: 'supervision', share: 0.1, value: supervision },
    { part: 'council', share: 0.1, value: council },
  ] as const
  const known = council === null ? 0.9 : 1
  const parts = given.map(({ part, share, value }) => ({
    ...{ part, share, value },
    applied: value === null ? null : share / known,
    variance: value === null ? null : 1,
  }))
  const value = parts.reduce((sum, one) => sum + (one.applied ?? 0) * (one.value ?? 0), 0)
  return { parts, score: { value, lo: value - 2, hi: value + 2 } }
}

export function aRanking(rows: readonly RankingRow[], more: Partial<Rankings> = {}): Rankings {
  const total = Object.fromEntries(INDICATORS.map(({ metric }) => [metric, aRate(metric, 900, 1000)]))
  return {
    ...ENVELOPE,
    scheme: 'standard',
    indicators: INDICATORS,
    group: 'kind',
    status: 'open',
    published: null,
    complete: true,
    previousPeriod: '2026-Q2',
    groups: [
      {
        id: 'committee',
        label: { zh: '居委会', en: 'Committees' },
        rows: [...rows],
        total: {
          ...{ indicators: total, cases: 1040, score: 90 },
          excludedShare: aRate('excluded_share', 12, 1040),
        },
      },
    ],
    ...more,
  }
}

type Item = Upcoming['items'][number]

export function anItem(more: Partial<Item> = {}): Item {
  return {
    id: 'demo:1',
    number: '1',
    title: '路灯不亮',
    department: 'd1',
    category: 'facility.streetlight',
    community: 'k1',
    urgency: 'ordinary',
    clock: 'reply',
    due: '2026-10-08T23:59:59+08:00',
    provisional: false,
    bucket: 'within_3d',
    remainingMinutes: 1500,
    remainingUnit: 'working_minutes',
    ...more,
  }
}

/** Buckets count the items, plus what is not listed. */
export function anUpcoming(
  items: readonly Item[],
  unlisted: Partial<Record<Item['bucket'], number>> = {},
): Upcoming {
  const ids = ['overdue', 'within_4h', 'today', 'within_3d', 'later'] as const
  return {
    asOf: ENVELOPE.asOf,
    ruleSet: ENVELOPE.ruleSet,
    dataVersion: 'd1',
    buckets: ids.map((id) => ({
      id,
      count: items.filter((item) => item.bucket === id).length + (unlisted[id] ?? 0),
      casesUrl: `/cases?metric=open_clocks&due=${id}`,
    })),
    soon: {
      count: ids
        .slice(1, 4)
        .reduce(
          (sum, id) => sum + items.filter((item) => item.bucket === id).length + (unlisted[id] ?? 0),
          0,
        ),
      casesUrl: '/cases?metric=open_clocks&due=soon',
    },
    open: items.length,
    casesUrl: '/cases?metric=open_clocks',
    paused: 0,
    pausedUrl: '/cases?metric=open_clocks&due=paused',
    items: [...items],
  }
}

export function aHeat(values: Readonly<Record<string, number | null>>, more: Partial<Heat> = {}): Heat {
  return {
    ...ENVELOPE,
    type: 'FeatureCollection',
    cell: 'community',
    measure: 'per_1000_households',
    features: Object.entries(values).map(([id, value]) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Polygon', coordinates: [] },
      properties: { id, label: `${id}社区`, num: 10, den: 100, value, casesUrl: `/cases?community=${id}` },
    })),
    unlocated: { num: 43, share: 0.061, casesUrl: '/cases?cell=unlocated&level=community' },
    total: 700,
    casesUrl: '/cases?period=2026-Q3',
    legend: { unit: 'cases_per_1000_households', minimum: 20, breaks: [60, 90], yearBreaks: [60, 90] },
    ...more,
  }
}

type Series = Breaches['series'][number]

/** Weeks of `[breached, judged]`; the last one still runs. */
export function aSeries(
  weeks: readonly (readonly [number, number])[],
  signals: Series['signals'] = [],
  more: Partial<Series> = {},
): Series {
  const monday = Date.parse('2026-03-30T00:00:00+08:00')
  return {
    key: '',
    label: '',
    num: 0,
    den: 0,
    centre: 0.06,
    casesUrl: '/cases?metric=breach_rate',
    points: weeks.map(([num, den], index) => ({
      start: new Date(monday + index * 7 * 86_400_000).toISOString(),
      end: new Date(monday + (index + 1) * 7 * 86_400_000).toISOString(),
      num,
      den,
      value: den > 0 ? num / den : null,
      lo: null,
      hi: null,
      lcl: 0.01,
      ucl: 0.2,
      complete: index < weeks.length - 1,
      casesUrl: '/cases?metric=breach_rate',
      ...(signals.some(({ from, to }) => from <= index && index <= to) ? { signal: 'run' as const } : {}),
    })),
    signals,
    ...more,
  }
}

export function aBreaches(series: readonly Series[], more: Partial<Breaches> = {}): Breaches {
  return { ...ENVELOPE, clock: 'acknowledge', grain: 'week', by: 'none', series: [...series], ...more }
}
