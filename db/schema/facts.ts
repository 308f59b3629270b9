// Facts: one row per unit and validity, clustered by case. `dim` and `place` are the dictionaries their rows point to.
import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core'
import { CHANNELS, GRADES, OUTCOMES, REACHED, SCOPES, STAGES, URGENCIES } from '../vocabulary.ts'
import { code, instant } from './kit.ts'

/** Distinct combinations of what a case says of itself. */
export const dim = sqliteTable(
  'dim',
  {
    key: integer('key').primaryKey(),
    category1: text('category1').notNull(),
    category2: text('category2'),
    urgency: code('urgency', URGENCIES).notNull(),
    scope: code('scope', SCOPES).notNull(),
    channel: code('channel', CHANNELS).notNull(),
  },
  (table) => [
    index('dim_all').on(table.category1, table.category2, table.urgency, table.scope, table.channel),
  ],
)

/** Distinct combinations of community and 125 m cell; all null = unlocated. */
export const place = sqliteTable(
  'place',
  {
    key: integer('key').primaryKey(),
    communityKey: integer('community_key'),
    cellX: integer('cell_x'),
    cellY: integer('cell_y'),
  },
  (table) => [index('place_all').on(table.cellX, table.cellY, table.communityKey)],
)

/** Rows of cases that time alone can still change: roll-ups leave them out, answers add them. */
const LIVE = sql`is_settled = 0`

const base = () => ({
  caseKey: integer('case_key').notNull(),
  /** Row of its unit: clock and round, ordinal … in one number, unique in the case together with the validity. */
  unit: integer('unit').notNull(),
  validFromMs: instant('valid_from_ms').notNull(),
  validToMs: instant('valid_to_ms').notNull(),
  isVoid: integer('is_void').notNull(),
  /** The case has no clock that time alone can change. */
  isSettled: integer('is_settled').notNull(),
  departmentKey: integer('department_key').notNull(),
  dimKey: integer('dim_key').notNull(),
  placeKey: integer('place_key').notNull(),
  /** The instant whose day decides the cohort; null = in none (paused clock). */
  atMs: instant('at_ms'),
})

type Base = ReturnType<typeof base>

/** What answers read of a row: an index that holds it needs no look at the row; live and breached rows are few. */
const read = <T extends Readonly<Record<Read, AnySQLiteColumn>>>(table: T) =>
  [
    table.validFromMs,
    table.validToMs,
    table.isVoid,
    table.departmentKey,
    table.dimKey,
    table.placeKey,
  ] as const
type Read = Exclude<keyof Base, 'caseKey' | 'unit' | 'isSettled' | 'atMs'>

export const receivedFact = sqliteTable(
  'received_fact',
  { ...base(), hasPause: integer('has_pause').notNull() },
  (table) => [
    primaryKey({ columns: [table.caseKey, table.unit, table.validFromMs] }),
    index('received_fact_at').on(table.atMs),
    index('received_fact_live')
      .on(table.atMs, ...read(table))
      .where(LIVE),
  ],
)

export const clockFact = sqliteTable(
  'clock_fact',
  {
    ...base(),
    /** 0 acknowledge, 1 reply. */
    clock: integer('clock').notNull(),
    startMs: instant('start_ms').notNull(),
    doneMs: instant('done_ms'),
    /** done ≤ due. */
    isMet: integer('is_met').notNull(),
    isProvisional: integer('is_provisional').notNull(),
    /** Working milliseconds from start to done. */
    workedMs: integer('worked_ms'),
  },
  (table) => [
    primaryKey({ columns: [table.caseKey, table.unit, table.validFromMs] }),
    index('clock_fact_at').on(table.atMs),
    index('clock_fact_live')
      .on(table.atMs, ...read(table), table.clock, table.isMet)
      .where(LIVE),
    index('clock_fact_done').on(table.doneMs),
    index('clock_fact_breached')
      .on(table.atMs, ...read(table), table.clock)
      .where(sql`${table.isMet} = 0`),
  ],
)

export const callbackFact = sqliteTable(
  'callback_fact',
  {
    ...base(),
    reached: code('reached', REACHED).notNull(),
    /** 1, 0, or null = not answered. */
    resolved: integer('resolved'),
    grade: code('grade', GRADES),
    /** Credit of the grade under the rule set. */
    credit: real('credit'),
  },
  (table) => [
    primaryKey({ columns: [table.caseKey, table.unit, table.validFromMs] }),
    index('callback_fact_at').on(table.atMs),
    index('callback_fact_live').on(table.atMs).where(LIVE),
  ],
)

export const archiveFact = sqliteTable(
  'archive_fact',
  {
    ...base(),
    outcome: code('outcome', OUTCOMES),
    reopenedAtMs: instant('reopened_at_ms'),
    /** at_ms + 30 · 24 h: the day of the reopen cohort. */
    windowEndMs: instant('window_end_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseKey, table.unit, table.validFromMs] }),
    index('archive_fact_at').on(table.atMs),
    index('archive_fact_live').on(table.atMs).where(LIVE),
    index('archive_fact_window').on(table.windowEndMs),
  ],
)

export const replyFact = sqliteTable(
  'reply_fact',
  { ...base(), byFirstReceiver: integer('by_first_receiver').notNull() },
  (table) => [
    primaryKey({ columns: [table.caseKey, table.unit, table.validFromMs] }),
    index('reply_fact_at').on(table.atMs),
    index('reply_fact_live').on(table.atMs).where(LIVE),
  ],
)

export const handoffFact = sqliteTable('handoff_fact', base(), (table) => [
  primaryKey({ columns: [table.caseKey, table.unit, table.validFromMs] }),
  index('handoff_fact_at').on(table.atMs),
])

export const stageFact = sqliteTable(
  'stage_fact',
  {
    ...base(),
    fromStage: code('from_stage', STAGES).notNull(),
    stage: code('stage', STAGES).notNull(),
    workedMs: integer('worked_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseKey, table.unit, table.validFromMs] }),
    index('stage_fact_at').on(table.atMs),
  ],
)

/** In hand over [at_ms, to_ms). */
export const openFact = sqliteTable(
  'open_fact',
  {
    ...base(),
    toMs: instant('to_ms').notNull(),
    receivedAtMs: instant('received_at_ms').notNull(),
    /** JSON [[from, to | null] …] of the pauses since receipt; null = none. */
    pauses: text('pauses'),
  },
  (table) => [
    primaryKey({ columns: [table.caseKey, table.unit, table.validFromMs] }),
    index('open_fact_to').on(table.toMs),
  ],
)

/** Events with a known time of recording, summed by instant and department. */
export const entryFact = sqliteTable(
  'entry_fact',
  { ...base(), entries: integer('entries').notNull(), backDated: integer('back_dated').notNull() },
  (table) => [
    primaryKey({ columns: [table.caseKey, table.unit, table.validFromMs] }),
    index('entry_fact_at').on(table.atMs),
  ],
)

export const factTables = {
  received: receivedFact,
  clock: clockFact,
  callback: callbackFact,
  archive: archiveFact,
  reply: replyFact,
  handoff: handoffFact,
  stage: stageFact,
  open: openFact,
  entry: entryFact,
} as const
