// Roll-ups of settled facts, kept inside the transaction that writes the facts; always equal to a recount.
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './kit.ts'

const GRAINS = ['month', 'quarter', 'year'] as const

/** Sums and cross-moments of the scheme indicators over cases, per period, department and stratum. */
export const scoreRollup = sqliteTable(
  'score_rollup',
  {
    grain: text('grain', { enum: GRAINS }).notNull(),
    startMs: instant('start_ms').notNull(),
    departmentKey: integer('department_key').notNull(),
    category1: text('category1').notNull(),
    urgency: text('urgency').notNull(),
    /** Float64 array, laid out as in db/facts/layout.ts. */
    sums: blob('sums', { mode: 'buffer' }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.grain, table.startMs, table.departmentKey, table.category1, table.urgency],
    }),
  ],
)

/** Clocks by the day they were due, all together and along one axis: department, community or first-level category. */
export const clockRollup = sqliteTable(
  'clock_rollup',
  {
    axis: text('axis', { enum: ['all', 'department', 'community', 'category'] }).notNull(),
    /** First instant of the local day. */
    startMs: instant('start_ms').notNull(),
    /** Key of the department or community (0 = none), code of the category. */
    value: text('value').notNull(),
    clock: integer('clock').notNull(),
    urgency: text('urgency').notNull(),
    met: integer('met').notNull(),
    breached: integer('breached').notNull(),
    excluded: integer('excluded').notNull(),
  },
  (table) => [primaryKey({ columns: [table.axis, table.startMs, table.value, table.clock, table.urgency] })],
)

/** Received cases and judged clocks per place. */
export const placeRollup = sqliteTable(
  'place_rollup',
  {
    grain: text('grain', { enum: GRAINS }).notNull(),
    startMs: instant('start_ms').notNull(),
    placeKey: integer('place_key').notNull(),
    received: integer('received').notNull(),
    met: integer('met').notNull(),
    breached: integer('breached').notNull(),
    excluded: integer('excluded').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.grain, table.startMs, table.placeKey] }),
    index('place_rollup_place').on(table.placeKey),
  ],
)
