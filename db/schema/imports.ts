// Import batches: file, options, state, report; and the coordinates found to be default geocodes.
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { IMPORT_STATES } from '../vocabulary.ts'
import { checkCode, code, flag, instant } from './kit.ts'

export const importBatch = sqliteTable(
  'import_batch',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    state: code('state', IMPORT_STATES).notNull(),
    /** `run` imports, `check` only judges. */
    mode: text('mode', { enum: ['run', 'check'] }).notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256'),
    /** JSON of the options (preset or mapping, encoding, coordinate system …). */
    options: text('options').notNull(),
    actor: text('actor'),
    createdAtMs: instant('created_at_ms').notNull(),
    finishedAtMs: instant('finished_at_ms'),
    rows: integer('rows').notNull(),
    bytes: integer('bytes').notNull(),
    totalBytes: integer('total_bytes').notNull(),
    errorCode: text('error_code'),
    errorDetail: text('error_detail'),
    /** Uploaded file, kept until its import is over; null for a file read where it lies. */
    storedPath: text('stored_path'),
    /** Rejected rows as CSV; null = none. */
    rejectsPath: text('rejects_path'),
    /** JSON of ImportReport. */
    report: text('report'),
    /** Its own events in the log, [from, to); null = not merged, or before this was kept. */
    eventsFrom: integer('events_from'),
    eventsTo: integer('events_to'),
  },
  (table) => [
    index('import_batch_state').on(table.state),
    checkCode('import_batch_state_code', table.state, IMPORT_STATES),
  ],
)

/** A single coordinate (micro-degrees) carrying ≥ 30 cases and ≥ 2 % of its file's located cases. */
export const defaultPosition = sqliteTable(
  'default_position',
  {
    lngE6: integer('lng_e6').notNull(),
    latE6: integer('lat_e6').notNull(),
    importId: integer('import_id').references(() => importBatch.id),
    cases: integer('cases').notNull(),
    share: real('share').notNull(),
    /** Staff may unmark. */
    isMarked: flag('is_marked').notNull(),
  },
  (table) => [primaryKey({ columns: [table.lngE6, table.latE6] })],
)
