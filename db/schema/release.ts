// What the public may see: of a published result, planned once and never changed; of a case, by the code its resident holds.
import { blob, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { RELEASE_STATES } from '../vocabulary.ts'
import { appraisal } from './appraisal.ts'
import { cases } from './cases.ts'
import { checkCode, code, instant } from './kit.ts'

/** Append-only (triggers of its migration). */
export const publicRelease = sqliteTable(
  'public_release',
  {
    appraisalId: integer('appraisal_id')
      .primaryKey()
      .references(() => appraisal.id),
    state: code('state', RELEASE_STATES).notNull(),
    /** JSON of every cell with its count, shown or not (api/domain/privacy/publicCells.ts): for planning the next one, never sent. */
    cells: text('cells').notNull(),
    /** RFC 8785 JSON of what is sent; null where it was held back. */
    body: text('body'),
    /** Hex SHA-256 of the body's UTF-8. */
    sha256: text('sha256'),
    /** JSON list of why it was held back; empty where it was released. */
    refusals: text('refusals').notNull(),
    createdAtMs: instant('created_at_ms').notNull(),
  },
  (table) => [checkCode('public_release_state', table.state, RELEASE_STATES)],
)

/** By which a resident follows their case; the code itself is never stored. A new one takes the place of the one before. */
export const progressCode = sqliteTable(
  'progress_code',
  {
    /** SHA-256 of the code in its normal form. */
    codeHash: blob('code_hash', { mode: 'buffer' }).primaryKey(),
    caseKey: integer('case_key')
      .notNull()
      .references(() => cases.key),
    createdAtMs: instant('created_at_ms').notNull(),
  },
  (table) => [uniqueIndex('progress_code_case').on(table.caseKey)],
)
