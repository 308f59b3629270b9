// What staff write for the public: drafted by one person, approved by another, withdrawn but never deleted.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { TEXT_KINDS, TEXT_STATES } from '../vocabulary.ts'
import { checkCode, code, instant } from './kit.ts'

export const publicText = sqliteTable(
  'public_text',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: code('kind', TEXT_KINDS).notNull(),
    /** A code of CHANNELS for a channel, of a first-level category otherwise. */
    subject: text('subject').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** English; null = the Chinese is shown. */
    titleEn: text('title_en'),
    bodyEn: text('body_en'),
    /** `source:number` of the case that is told; only of a typical case, and never sent to the public. */
    caseId: text('case_id'),
    state: code('state', TEXT_STATES).notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAtMs: instant('written_at_ms').notNull(),
    approvedBy: text('approved_by'),
    approvedAtMs: instant('approved_at_ms'),
  },
  (table) => [
    index('public_text_state').on(table.state, table.kind),
    checkCode('public_text_kind', table.kind, TEXT_KINDS),
    checkCode('public_text_state', table.state, TEXT_STATES),
  ],
)
