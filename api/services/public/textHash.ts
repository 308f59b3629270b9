// What a text for the public says, as one hash: the log names it, its second reader names it, and the trail's check holds it.
import { createHash } from 'node:crypto'
import type { publicText } from '#db/schema/publicText.ts'
import { jcs } from '../../domain/trail/jcs.ts'

const SAID = ['kind', 'subject', 'title', 'body', 'titleEn', 'bodyEn'] as const
export type SaidText = Pick<typeof publicText.$inferSelect, (typeof SAID)[number]>

/** Hex SHA-256 of the RFC 8785 text of kind, subject, title and body in both languages; the case it tells of is not in it. */
export function textHash(text: SaidText): string {
  const said = Object.fromEntries(SAID.map((name) => [name, text[name]]))
  return createHash('sha256').update(jcs(said)).digest('hex')
}
