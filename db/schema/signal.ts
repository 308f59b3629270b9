// What supervisors answered to a question that the figures raised (线索). Append-only: a later answer stands beside the earlier.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { SIGNAL_ANSWERS } from '../vocabulary.ts'
import { checkCode, code, instant } from './kit.ts'

export const signalAnswer = sqliteTable(
  'signal_answer',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Period id it was asked of. */
    period: text('period').notNull(),
    /** Code of api/domain/signals/catalogue.ts. */
    signal: text('signal').notNull(),
    departmentId: text('department_id').notNull(),
    answer: code('answer', SIGNAL_ANSWERS).notNull(),
    /** Masked. */
    note: text('note').notNull(),
    /** So many of so many when it was answered. */
    num: integer('num').notNull(),
    den: integer('den').notNull(),
    by: text('by').notNull(),
    atMs: instant('at_ms').notNull(),
  },
  (table) => [
    index('signal_answer_of').on(table.period, table.signal, table.departmentId),
    checkCode('signal_answer_answer', table.answer, SIGNAL_ANSWERS),
  ],
)
