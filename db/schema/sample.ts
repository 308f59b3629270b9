// The third-party check (第三方监督): draws, who may have taken part in the seed, who checks which record, checks and return visits.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  CHECK_TURNS,
  CHECK_VERDICTS,
  GRADES,
  REACHED,
  RESOLVED_ANSWERS,
  SAMPLE_STATES,
  SAMPLED_AS,
} from '../vocabulary.ts'
import { checkCode, code, instant } from './kit.ts'
import { street } from './street.ts'

/** A batch: frozen first, drawn once, then checked and submitted. Neither plan nor draw ever change (triggers of its migration). */
export const sample = sqliteTable(
  'sample',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    streetId: text('street_id')
      .notNull()
      .references(() => street.id),
    /** `name~planHash` of api/domain/sampling/drawFile.ts. */
    drawId: text('draw_id').notNull(),
    /** Period id the records were received in. */
    period: text('period').notNull(),
    state: code('state', SAMPLE_STATES).notNull(),
    /** RFC 8785 JSON of the frozen plan: frame, hash, strata, allocation. */
    plan: text('plan').notNull(),
    /** RFC 8785 JSON of how the size came about: method, parameters, weights of strata. */
    design: text('design').notNull(),
    frameHash: text('frame_hash').notNull(),
    /** How many were in the frame and are to be drawn. */
    frameSize: integer('frame_size').notNull(),
    sampleSize: integer('sample_size').notNull(),
    /** The instant as of which the frame was taken. */
    asOfMs: instant('as_of_ms').notNull(),
    frozenBy: text('frozen_by').notNull(),
    frozenAtMs: instant('frozen_at_ms').notNull(),
    /** Nobody commits after the first reveal; null = none yet. */
    revealingAtMs: instant('revealing_at_ms'),
    /** RFC 8785 JSON of the draw file; null until drawn. */
    draw: text('draw'),
    drawnBy: text('drawn_by'),
    drawnAtMs: instant('drawn_at_ms'),
    submittedBy: text('submitted_by'),
    submittedAtMs: instant('submitted_at_ms'),
    /** RFC 8785 JSON of the results as submitted, and its hex SHA-256. */
    result: text('result'),
    resultHash: text('result_hash'),
    /** Why the batch was given up; it stays in the list for everybody to see. */
    voidReason: text('void_reason'),
    /** Hex; of the hash by which the audit log names a record whose check was saved. Null in batches frozen before it was kept. */
    checkSalt: text('check_salt'),
  },
  (table) => [
    uniqueIndex('sample_draw_id').on(table.drawId),
    index('sample_period').on(table.period),
    checkCode('sample_state', table.state, SAMPLE_STATES),
  ],
)

/** A party of the seed ceremony. */
export const sampleParty = sqliteTable(
  'sample_party',
  {
    sampleId: integer('sample_id')
      .notNull()
      .references(() => sample.id),
    party: text('party').notNull(),
    /** Hex SHA-256 of api/domain/sampling/ceremony.ts. */
    commitment: text('commitment').notNull(),
    committedAtMs: instant('committed_at_ms').notNull(),
    /** Hex; null = not revealed. */
    secret: text('secret'),
    revealedAtMs: instant('revealed_at_ms'),
  },
  (table) => [primaryKey({ columns: [table.sampleId, table.party] })],
)

/** Who stood for the batch, with whom they may not check (回避), and whether they were drawn. */
export const sampleInspector = sqliteTable(
  'sample_inspector',
  {
    sampleId: integer('sample_id')
      .notNull()
      .references(() => sample.id),
    /** User name of the account. */
    inspector: text('inspector').notNull(),
    /** JSON list of department ids. */
    conflicts: text('conflicts').notNull(),
    /** Place in the order drawn, from 0; null = not drawn. */
    place: integer('place'),
  },
  (table) => [primaryKey({ columns: [table.sampleId, table.inspector] })],
)

/** The records to check, drawn ones and those that stepped in for one that could not be visited or found. */
export const sampleRecord = sqliteTable(
  'sample_record',
  {
    sampleId: integer('sample_id')
      .notNull()
      .references(() => sample.id),
    /** `source:number`. */
    caseId: text('case_id').notNull(),
    stratum: text('stratum').notNull(),
    departmentId: text('department_id').notNull(),
    ticket: text('ticket').notNull(),
    /** Place in the queue of the batch, from 0. */
    place: integer('place').notNull(),
    sampledAs: code('sampled_as', SAMPLED_AS).notNull(),
    /** The record it steps in for; null = drawn itself. */
    replaces: text('replaces'),
    /** Why it was replaced; null = it stands. */
    replacedReason: text('replaced_reason'),
    inspector: text('inspector').notNull(),
    /** Who checks it too, blind; null for nine in ten. */
    second: text('second'),
    /** When the case was sent back because the visited resident said it is not resolved; null = it was not. */
    sentBackAtMs: instant('sent_back_at_ms'),
    sentBackBy: text('sent_back_by'),
  },
  (table) => [
    primaryKey({ columns: [table.sampleId, table.caseId] }),
    index('sample_record_inspector').on(table.inspector, table.sampleId),
    checkCode('sample_record_sampled_as', table.sampledAs, SAMPLED_AS),
  ],
)

const verdict = (name: string) => code(name, CHECK_VERDICTS).notNull()

/** One inspector's answers on one record: the six items; a later save is a higher version of the same row. */
export const recordCheck = sqliteTable(
  'record_check',
  {
    sampleId: integer('sample_id')
      .notNull()
      .references(() => sample.id),
    caseId: text('case_id').notNull(),
    turn: code('turn', CHECK_TURNS).notNull(),
    by: text('by').notNull(),
    trueTimes: verdict('true_times'),
    substantiveReply: verdict('substantive_reply'),
    evidence: verdict('evidence'),
    firstReceiver: verdict('first_receiver'),
    archiving: verdict('archiving'),
    attitude: verdict('attitude'),
    note: text('note').notNull(),
    /** 1, then one more with every save: whoever saves names the version they saw. */
    version: integer('version').notNull(),
    /** Seconds from opening the record to saving it, where the page told. */
    seconds: integer('seconds'),
    savedAtMs: instant('saved_at_ms').notNull(),
    /** Hex; the audit log holds SHA-256(salt ‖ answers), so that it tells nobody what was answered. */
    salt: text('salt'),
  },
  (table) => [
    primaryKey({ columns: [table.sampleId, table.caseId, table.turn] }),
    checkCode('record_check_turn', table.turn, CHECK_TURNS),
    ...[
      table.trueTimes,
      table.substantiveReply,
      table.evidence,
      table.firstReceiver,
      table.archiving,
      table.attitude,
    ].map((column) => checkCode(`record_check_${column.name}`, column, CHECK_VERDICTS)),
  ],
)

/** A return visit's attempt, append-only: up to three a record. */
export const visitAttempt = sqliteTable(
  'visit_attempt',
  {
    sampleId: integer('sample_id')
      .notNull()
      .references(() => sample.id),
    caseId: text('case_id').notNull(),
    /** 1, 2 or 3. */
    attempt: integer('attempt').notNull(),
    by: text('by').notNull(),
    atMs: instant('at_ms').notNull(),
    reached: code('reached', REACHED).notNull(),
    /** Null unless reached. */
    resolved: code('resolved', RESOLVED_ANSWERS),
    /** Null unless reached, or where the resident gave none. */
    grade: code('grade', GRADES),
    /** What the resident said; masked wherever it is shown; null = nothing, or erased with the case's personal data. */
    quote: text('quote'),
    /** Hex; of the audit log's hash of the answers; where `quoteSalt` was not kept of the quote too, with which it goes then. */
    salt: text('salt'),
    /** Hex; of the audit log's hash of the quote, with which it goes. */
    quoteSalt: text('quote_salt'),
  },
  (table) => [
    primaryKey({ columns: [table.sampleId, table.caseId, table.attempt] }),
    check('visit_attempt_attempt', sql`${table.attempt} between 1 and 3`),
    checkCode('visit_attempt_reached', table.reached, REACHED),
    checkCode('visit_attempt_resolved', table.resolved, RESOLVED_ANSWERS),
    checkCode('visit_attempt_grade', table.grade, GRADES),
  ],
)
