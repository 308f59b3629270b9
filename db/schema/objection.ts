// Objections of departments against an appraisal: cases, ground, evidence, and what different people decided.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { OBJECTION_GROUNDS, OBJECTION_STATES, OBJECTION_VERDICTS } from '../vocabulary.ts'
import { appraisal } from './appraisal.ts'
import { checkCode, code, instant } from './kit.ts'

export const objection = sqliteTable(
  'objection',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    appraisalId: integer('appraisal_id')
      .notNull()
      .references(() => appraisal.id),
    departmentId: text('department_id').notNull(),
    ground: code('ground', OBJECTION_GROUNDS).notNull(),
    evidence: text('evidence').notNull(),
    state: code('state', OBJECTION_STATES).notNull(),
    raisedBy: text('raised_by').notNull(),
    raisedAtMs: instant('raised_at_ms').notNull(),
    decidedAtMs: instant('decided_at_ms'),
  },
  (table) => [
    index('objection_of').on(table.appraisalId),
    checkCode('objection_ground', table.ground, OBJECTION_GROUNDS),
    checkCode('objection_state', table.state, OBJECTION_STATES),
  ],
)

export const objectionCase = sqliteTable(
  'objection_case',
  {
    objectionId: integer('objection_id')
      .notNull()
      .references(() => objection.id),
    /** `source:number`. */
    caseId: text('case_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.objectionId, table.caseId] })],
)

/** Append-only; one row a person, so that nobody decides twice. */
export const objectionDecision = sqliteTable(
  'objection_decision',
  {
    objectionId: integer('objection_id')
      .notNull()
      .references(() => objection.id),
    by: text('by').notNull(),
    verdict: code('verdict', OBJECTION_VERDICTS).notNull(),
    reason: text('reason').notNull(),
    atMs: instant('at_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.objectionId, table.by] }),
    checkCode('objection_decision_verdict', table.verdict, OBJECTION_VERDICTS),
  ],
)
