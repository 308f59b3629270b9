// Approved texts as anybody may read them: without who wrote them, and without the case they tell of.
import { listApprovedTexts } from '#db/queries/publicTexts.ts'
import type { TextKind, Words } from '#db/vocabulary.ts'
import type { Context } from '../context.ts'
import { subjectName } from './publicTexts.ts'

export interface PublicText {
  readonly kind: TextKind
  readonly subject: { readonly code: string; readonly label: Words }
  /** English falls back to the Chinese. */
  readonly title: Words
  readonly body: Words
}

/** In the order in which they were approved. */
export const approvedTexts = (context: Context): PublicText[] =>
  listApprovedTexts(context.db).map(({ kind, subject, title, body, titleEn, bodyEn }) => ({
    kind,
    subject: { code: subject, label: subjectName(context, kind, subject) },
    title: { zh: title, en: titleEn ?? title },
    body: { zh: body, en: bodyEn ?? body },
  }))

/** Those told on public screens. */
export const typicalCases = (context: Context): PublicText[] =>
  approvedTexts(context).filter(({ kind }) => kind === 'typical_case')
