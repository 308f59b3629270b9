// Texts for the public and approved comments as they are stored, to be held against the log.
import type { Sqlite } from '../open.ts'
import type { publicText } from '../schema/publicText.ts'

export type StoredText = Omit<typeof publicText.$inferSelect, 'writtenAtMs' | 'approvedAtMs'>

/** Every text, withdrawn ones included. */
export const storedTexts = (sqlite: Sqlite): StoredText[] =>
  sqlite
    .prepare(
      `SELECT id, kind, subject, title, body, title_en AS titleEn, body_en AS bodyEn, case_id AS caseId, state,
         written_by AS writtenBy, approved_by AS approvedBy FROM public_text ORDER BY id`,
    )
    .all() as StoredText[]

/** Council and random id of every comment that the public reads, or will. */
export const approvedComments = (sqlite: Sqlite): { readonly council: number; readonly id: Buffer }[] =>
  sqlite
    .prepare(
      "SELECT council_id AS council, id FROM council_comment WHERE state = 'approved' ORDER BY council_id, id",
    )
    .all() as { council: number; id: Buffer }[]
