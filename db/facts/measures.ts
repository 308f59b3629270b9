// Each measure's units in SQL: the table, the instant that decides the cohort, what is a unit, what of it is numerator.
import { ASSISTED_CHANNELS, ONLINE_CHANNELS } from '../vocabulary.ts'
import type { MeasureId } from './reader.ts'

export interface Measure {
  readonly table: string
  /** Column whose instant lies in [start, end). */
  readonly at: string
  /** Clocks and reopen windows must be over before as-of; what is completed counts up to and including it. */
  readonly upTo: 'before' | 'until'
  /** Condition that makes a row a unit of this measure. */
  readonly unit: string
  /** Numerator of a unit. */
  readonly num: string
  /** Denominator of a unit where it is not 1. */
  readonly den?: string
  /** Void cases stay in (volume and shares of what was received). */
  readonly keepsVoid?: boolean
  readonly needsDim?: boolean
  readonly needsPlace?: boolean
  /** What `excluded` holds where that is not void units: those outside the measure's exposure. */
  readonly outside?: string
  /** Working milliseconds, where the measure is a time. */
  readonly worked?: string
}

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ')

const clock = (condition: string): Measure => ({
  table: 'clock_fact',
  at: 'f.at_ms',
  upTo: 'before',
  unit: condition,
  num: 'f.is_met',
  worked: 'f.worked_ms',
})

const received = (num: string, more: Partial<Measure> = {}): Measure => ({
  table: 'received_fact',
  at: 'f.at_ms',
  upTo: 'until',
  unit: '1',
  num,
  keepsVoid: true,
  ...more,
})

const byChannel = (channels: readonly string[]): Measure =>
  received(`d.channel IN (${quoted(channels)})`, { unit: "d.channel <> 'unknown'", needsDim: true })

const callback = (unit: string, num: string): Measure => ({
  table: 'callback_fact',
  at: 'f.at_ms',
  upTo: 'until',
  unit,
  num,
})

const KNOWN_HOUSEHOLDS = 'p.community_key IN (SELECT key FROM community WHERE households > 0)'

const timed = (condition: string): Measure => ({
  table: 'clock_fact',
  at: 'f.done_ms',
  upTo: 'until',
  // A clock whose deadline is unknown (open pause) is in no cohort.
  unit: `${condition} AND f.at_ms IS NOT NULL AND f.done_ms IS NOT NULL`,
  num: '1',
  worked: 'f.worked_ms',
})

/** Every measure of domain.md section 3. `all_clocks` counts breaches, the two single ones what was met. */
export const MEASURES: Readonly<Record<MeasureId, Measure>> = {
  received: received('1'),
  received_known_households: received('1', {
    unit: KNOWN_HOUSEHOLDS,
    outside: `(${KNOWN_HOUSEHOLDS}) IS NOT TRUE`,
    needsPlace: true,
  }),
  acknowledge_clocks: clock('f.clock = 0'),
  reply_clocks: clock('f.clock = 1'),
  all_clocks: { ...clock('1'), num: '1 - f.is_met' },
  resolution: callback('f.resolved IS NOT NULL', 'f.resolved'),
  resolution_recorded: {
    table: 'archive_fact',
    at: 'f.at_ms',
    upTo: 'until',
    unit: "f.outcome IS NOT NULL AND f.outcome <> 'invalid'",
    num: "f.outcome = 'resolved'",
  },
  satisfaction: callback('f.grade IS NOT NULL', 'f.credit'),
  rated: callback('1', 'f.grade IS NOT NULL'),
  reopened: {
    table: 'archive_fact',
    at: 'f.window_end_ms',
    upTo: 'before',
    unit: '1',
    num: 'f.reopened_at_ms IS NOT NULL AND f.reopened_at_ms < f.window_end_ms',
  },
  first_receiver_replies: {
    table: 'reply_fact',
    at: 'f.at_ms',
    upTo: 'until',
    unit: '1',
    num: 'f.by_first_receiver',
  },
  handoffs: { table: 'handoff_fact', at: 'f.at_ms', upTo: 'until', unit: '1', num: '1', keepsVoid: true },
  paused_cases: received('f.has_pause'),
  excluded_cases: received('f.is_void'),
  back_dated: {
    table: 'entry_fact',
    at: 'f.at_ms',
    upTo: 'until',
    unit: '1',
    num: 'f.back_dated',
    den: 'f.entries',
    keepsVoid: true,
  },
  assisted: byChannel(ASSISTED_CHANNELS),
  online: byChannel(ONLINE_CHANNELS),
  backlog: { table: 'open_fact', at: 'f.at_ms', upTo: 'until', unit: '1', num: '1' },
  acknowledge_time: timed('f.clock = 0'),
  reply_time: timed('f.clock = 1'),
  stage_time: {
    table: 'stage_fact',
    at: 'f.at_ms',
    upTo: 'until',
    unit: '1',
    num: '1',
    worked: 'f.worked_ms',
  },
  // Not done as of the scope's instant, whenever due; one that is paused has no deadline and stands at its start.
  open_clocks: {
    table: 'clock_fact',
    at: 'coalesce(f.at_ms, f.start_ms)',
    upTo: 'until',
    unit: '1',
    num: '1',
  },
}
