// Appraisals: versions of a period's result, their immutable snapshots, who signed off what, and what follows from them.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  APPRAISAL_ACTS,
  APPRAISAL_KINDS,
  APPRAISAL_OUTCOMES,
  APPRAISAL_STATES,
  OUTCOME_STATES,
  RECTIFICATION_STATES,
} from '../vocabulary.ts'
import { checkCode, code, instant } from './kit.ts'
import { street } from './street.ts'

/** Once published nothing of a row may change but its state to `superseded` (triggers of its migration). */
export const appraisal = sqliteTable(
  'appraisal',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    streetId: text('street_id')
      .notNull()
      .references(() => street.id),
    /** Period id, such as 2026-Q3 or 2026-09. */
    period: text('period').notNull(),
    kind: code('kind', APPRAISAL_KINDS).notNull(),
    schemeId: text('scheme_id').notNull(),
    /** 1, then one more for every correction. */
    version: integer('version').notNull(),
    state: code('state', APPRAISAL_STATES).notNull(),
    /** Why a correction was made; null for version 1. */
    reason: text('reason'),
    frozenAtMs: instant('frozen_at_ms').notNull(),
    /** Objections may be raised up to and including this instant; null = not opened yet. */
    windowEndsAtMs: instant('window_ends_at_ms'),
    windowDays: integer('window_days'),
    publishedAtMs: instant('published_at_ms'),
  },
  (table) => [
    uniqueIndex('appraisal_version').on(table.period, table.schemeId, table.version),
    checkCode('appraisal_kind', table.kind, APPRAISAL_KINDS),
    checkCode('appraisal_state', table.state, APPRAISAL_STATES),
  ],
)

/** Append-only: the latest row of an appraisal is its standing one; a published appraisal takes no further one. */
export const appraisalSnapshot = sqliteTable(
  'appraisal_snapshot',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    appraisalId: integer('appraisal_id')
      .notNull()
      .references(() => appraisal.id),
    /** RFC 8785 JSON of api/domain/appraisal/snapshot.ts. */
    body: text('body').notNull(),
    /** Hex SHA-256 of the body's UTF-8. */
    sha256: text('sha256').notNull(),
    createdAtMs: instant('created_at_ms').notNull(),
  },
  (table) => [index('appraisal_snapshot_of').on(table.appraisalId)],
)

/** Sign-off log, append-only: who took which step, from state to state. */
export const appraisalLog = sqliteTable(
  'appraisal_log',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    appraisalId: integer('appraisal_id')
      .notNull()
      .references(() => appraisal.id),
    atMs: instant('at_ms').notNull(),
    /** Pingyi account. */
    by: text('by').notNull(),
    act: code('act', APPRAISAL_ACTS).notNull(),
    fromState: code('from_state', APPRAISAL_STATES).notNull(),
    toState: code('to_state', APPRAISAL_STATES).notNull(),
    note: text('note'),
    /** Snapshot that the act was about; null = none. */
    sha256: text('sha256'),
  },
  (table) => [
    index('appraisal_log_of').on(table.appraisalId),
    checkCode('appraisal_log_act', table.act, APPRAISAL_ACTS),
    checkCode('appraisal_log_from', table.fromState, APPRAISAL_STATES),
    checkCode('appraisal_log_to', table.toState, APPRAISAL_STATES),
  ],
)

/** Proposed by the published figures of a quarter, confirmed or declined by a leader. */
export const appraisalOutcome = sqliteTable(
  'appraisal_outcome',
  {
    appraisalId: integer('appraisal_id')
      .notNull()
      .references(() => appraisal.id),
    departmentId: text('department_id').notNull(),
    kind: code('kind', APPRAISAL_OUTCOMES).notNull(),
    state: code('state', OUTCOME_STATES).notNull(),
    decidedBy: text('decided_by'),
    decidedAtMs: instant('decided_at_ms'),
    note: text('note'),
  },
  (table) => [
    primaryKey({ columns: [table.appraisalId, table.departmentId] }),
    checkCode('appraisal_outcome_kind', table.kind, APPRAISAL_OUTCOMES),
    checkCode('appraisal_outcome_state', table.state, OUTCOME_STATES),
  ],
)

/** What a criticised department must put right, until when, shown by what, checked by whom. */
export const rectification = sqliteTable(
  'rectification',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    appraisalId: integer('appraisal_id')
      .notNull()
      .references(() => appraisal.id),
    departmentId: text('department_id').notNull(),
    title: text('title').notNull(),
    /** Who answers for it, as the notice names them. */
    owner: text('owner').notNull(),
    workingDays: integer('working_days').notNull(),
    dueMs: instant('due_ms').notNull(),
    state: code('state', RECTIFICATION_STATES).notNull(),
    evidence: text('evidence'),
    evidenceBy: text('evidence_by'),
    evidenceAtMs: instant('evidence_at_ms'),
    checkedBy: text('checked_by'),
    checkedAtMs: instant('checked_at_ms'),
    checkNote: text('check_note'),
    createdBy: text('created_by').notNull(),
    createdAtMs: instant('created_at_ms').notNull(),
  },
  (table) => [
    index('rectification_of').on(table.appraisalId, table.departmentId),
    index('rectification_due').on(table.state, table.dueMs),
    checkCode('rectification_state', table.state, RECTIFICATION_STATES),
  ],
)
