// The second computation of every metric: plain sums over facts, one row at a time, as the text of the rules has it.
import {
  type Figure,
  plainCount,
  quantileFigure,
  ratio,
  satisfactionBounds,
  share,
} from '#api/domain/metrics/compute.ts'
import { ASSISTED_CHANNELS, type Channel, ONLINE_CHANNELS } from '#db/vocabulary.ts'
import { clockState, workedMs } from '../domain/clocks/clock.ts'
import { DEFAULT_CREDITS } from '../domain/defaults.ts'
import { caseFacts } from '../domain/facts/caseFacts.ts'
import type { CaseFacts, ClockFact, FactBase, StageFact } from '../domain/facts/rows.ts'
import type { RuleSet } from '../domain/rules.ts'
import { nearestRank } from '../domain/statistics/quantile.ts'
import type { Calendar } from '../domain/time/calendar.ts'
import { DAY_MS, MINUTE_MS } from '../domain/time/zone.ts'
import {
  calendarOf,
  knownAt,
  msOf,
  type Named,
  type RawCase,
  type RawEvent,
  rulesOf,
  trailOf,
} from './workedVectors.ts'

const WINDOW_MS = 30 * DAY_MS

export interface MetricVector extends Named {
  readonly ruleSet: 'default' | 'published' | Partial<RuleSet>
  readonly cases: readonly (RawCase & { readonly events: readonly RawEvent[] })[]
  readonly communities?: readonly { readonly id: string; readonly households: number | null }[]
  readonly period: { readonly start: string; readonly end: string }
  readonly asOf: string
  readonly filters?: { readonly department: string }
  readonly expect: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** Plain sums over facts, one row at a time: what SQL does at once. */
class Sums {
  readonly start: number
  readonly end: number
  readonly asOf: number
  readonly calendar: Calendar
  readonly facts: readonly (CaseFacts & { readonly community: string | null })[]
  readonly vector: MetricVector

  constructor(vector: MetricVector) {
    this.vector = vector
    this.start = msOf(vector.period.start)
    this.end = msOf(vector.period.end)
    this.asOf = msOf(vector.asOf)
    this.calendar = calendarOf(vector)
    const ruling = { rules: rulesOf(vector.ruleSet), calendar: this.calendar }
    this.facts = vector.cases.map(({ events, ...raw }) => {
      const { community } = raw as { readonly community?: string | null }
      return { ...caseFacts(trailOf(raw, events), ruling), community: community ?? null }
    })
  }

  /** Rows known as of the vector's instant, of its department. */
  rows<K extends Exclude<keyof CaseFacts, 'isSettled'>>(kind: K): CaseFacts[K][number][] {
    const wanted = this.vector.filters?.department
    return this.facts
      .flatMap((facts) => knownAt<FactBase>(facts[kind], this.asOf) as CaseFacts[K][number][])
      .filter((row) => wanted === undefined || row.department === wanted)
  }

  /** Completed in the period and known. */
  in(atMs: number | null): boolean {
    return atMs !== null && this.start <= atMs && atMs < this.end && atMs <= this.asOf
  }

  /** Over in the period and before as-of. */
  over(atMs: number | null): boolean {
    return this.in(atMs) && atMs !== this.asOf
  }
}

const counted = <T extends FactBase>(rows: readonly T[], num: (row: T) => number) => {
  const units = rows.filter((row) => !row.isVoid)
  return {
    num: units.reduce((sum, row) => sum + num(row), 0),
    den: units.length,
    excluded: rows.length - units.length,
  }
}
const rate = <T extends FactBase>(rows: readonly T[], num: (row: T) => number): Figure =>
  share(counted(rows, num))
/** Shares in which void cases stay. */
const shareOfAll = <T extends FactBase>(rows: readonly T[], num: (row: T) => boolean): Figure =>
  share({ num: rows.filter(num).length, den: rows.length, excluded: 0 })

function times<T extends FactBase>(rows: readonly T[], worked: (row: T) => number): Figure {
  const values = rows
    .filter((row) => !row.isVoid)
    .map(worked)
    .sort((a, b) => a - b)
  const units = { n: values.length, excluded: rows.length - values.length }
  return quantileFigure(
    { ...units, median: nearestRank(values, 0.5), p90: nearestRank(values, 0.9) },
    MINUTE_MS,
  )
}

function clockMetrics(sums: Sums): Record<string, object> {
  const due = sums.rows('clocks').filter((clock) => sums.over(clock.dueMs))
  const of = (clock: string) => due.filter((row) => row.clock === clock)
  const is = (state: string) => (row: ClockFact) => Number(clockState(row, sums.asOf) === state)
  const replied = sums
    .rows('clocks')
    .filter((row) => row.clock === 'reply' && row.dueMs !== null && sums.in(row.doneMs))
  return {
    response_rate: rate(of('acknowledge'), is('met')),
    reply_on_time_rate: rate(of('reply'), is('met')),
    breach_rate: rate(due, is('breached')),
    'breach_rate.acknowledge': rate(of('acknowledge'), is('breached')),
    'breach_rate.reply': rate(of('reply'), is('breached')),
    time_to_reply: times(replied, (row) => row.workedMs ?? Number.NaN),
  }
}

function callbackMetrics(sums: Sums): Record<string, object> {
  const completed = sums.rows('callbacks').filter((row) => sums.in(row.completedAtMs))
  const graded = completed.filter((row) => row.grade !== null)
  const credit = counted(graded, (row) => (row.grade ? DEFAULT_CREDITS[row.grade] : 0))
  const coverage = rate(completed, (row) => Number(row.grade !== null))
  const answered = completed.filter((row) => row.resolved !== null)
  return {
    resolution_rate: rate(answered, (row) => Number(row.resolved)),
    satisfaction_rate: share(credit),
    rating_coverage: { ...coverage, ...satisfactionBounds(credit.num, credit.den, coverage.den) },
  }
}

function trailMetrics(sums: Sums): Record<string, object> {
  const archives = sums.rows('archives')
  const stated = archives.filter(
    (row) => sums.in(row.archivedAtMs) && row.outcome !== null && row.outcome !== 'invalid',
  )
  const windows = archives.filter((row) => sums.over(row.archivedAtMs + WINDOW_MS))
  const replies = sums.rows('replies').filter((row) => sums.in(row.repliedAtMs))
  const entries = sums.rows('entries').filter((row) => sums.in(row.occurredAtMs))
  return {
    resolution_rate_recorded: rate(stated, (row) => Number(row.outcome === 'resolved')),
    reopen_rate: rate(windows, (row) =>
      Number((row.reopenedAtMs ?? Infinity) < row.archivedAtMs + WINDOW_MS),
    ),
    first_receiver_reply_rate: rate(replies, (row) => Number(row.byFirstReceiver)),
    backdated_share: shareOfAll(entries, (row) => row.isBackDated),
  }
}

function volumeMetrics(sums: Sums): Record<string, object> {
  const received = sums.rows('received').filter((row) => sums.in(row.receivedAtMs))
  const known = received.filter((row) => row.channel !== 'unknown')
  const among = (channels: readonly Channel[]) => shareOfAll(known, (row) => channels.includes(row.channel))
  const handoffs = sums.rows('handoffs').filter((row) => sums.in(row.handedOffAtMs)).length
  const households = new Map(sums.vector.communities?.map((row) => [row.id, row.households ?? 0]))
  const placed = sums.facts.filter((facts) => {
    const isHere = knownAt(facts.received, sums.asOf).some((row) => sums.in(row.receivedAtMs))
    return isHere && (households.get(facts.community ?? '') ?? 0) > 0
  }).length
  const exposure = [...households.values()].reduce((sum, count) => sum + count, 0)
  return {
    handoffs_per_case: ratio({ num: handoffs, den: received.length, excluded: 0 }),
    pause_share: shareOfAll(received, (row) => row.hasPause),
    excluded_share: shareOfAll(received, (row) => row.isVoid),
    assisted_share: among(ASSISTED_CHANNELS),
    online_share: among(ONLINE_CHANNELS),
    per_1000_households: ratio({ num: placed, den: exposure, excluded: received.length - placed }, 1000),
  }
}

function timeMetrics(sums: Sums): Record<string, object> {
  const now = Math.min(sums.asOf, sums.end)
  const open = sums.rows('open').filter((row) => row.fromMs <= now && now < row.toMs)
  const pausesOf = (row: (typeof open)[number]) =>
    row.pauses.map(([fromMs, toMs]) => ({ fromMs, toMs, reason: null }))
  const ages = times(open, (row) => workedMs(row.receivedAtMs, now, pausesOf(row), sums.calendar))
  const stages = sums.rows('stages').filter((row) => sums.in(row.reachedAtMs))
  const pairOf = (row: StageFact) => `${row.fromStage}>${row.stage}`
  const names = [...new Set(stages.map(pairOf))].sort()
  const pair = (name: string) =>
    times(
      stages.filter((row) => pairOf(row) === name),
      (row) => row.workedMs,
    )
  return {
    backlog: plainCount(ages.den, ages.excluded),
    backlog_age: { p90: null, ...ages },
    stage_time: {
      p90: null,
      ...times(stages, (row) => row.workedMs),
      pairs: names.map((name) => [name, pair(name)]),
    },
  }
}

/** Every metric of a vector, by the rules' words. */
export function bruteMetrics(vector: MetricVector): Record<string, object> {
  const sums = new Sums(vector)
  return {
    ...clockMetrics(sums),
    ...callbackMetrics(sums),
    ...trailMetrics(sums),
    ...volumeMetrics(sums),
    ...timeMetrics(sums),
  }
}
