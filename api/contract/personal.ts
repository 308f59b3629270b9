// Personal data in full: what may be asked of one record, with a reason, and what is answered.
import { type Static, Type } from 'typebox'
import { closed, instant, stringOrNull } from './kit.ts'

export const PERSONAL_FIELDS = ['title', 'text', 'name', 'phone', 'address', 'events'] as const
export type PersonalField = (typeof PERSONAL_FIELDS)[number]

const field = Type.Unsafe<PersonalField>({ type: 'string', enum: [...PERSONAL_FIELDS] })

export const RevealBody = closed({
  /** All of them where absent; `events` = the texts of replies and notes. */
  fields: Type.Optional(Type.Array(field, { minItems: 1, maxItems: PERSONAL_FIELDS.length })),
  /** Why; it stands in the audit log. */
  reason: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
})
export type RevealBody = Static<typeof RevealBody>

/** Null = the case has no such field, or it was not asked for. */
export const Revealed = closed({
  id: Type.String(),
  title: stringOrNull,
  text: stringOrNull,
  name: stringOrNull,
  phone: stringOrNull,
  address: stringOrNull,
  events: Type.Array(closed({ seq: Type.Number(), text: Type.String() })),
  /** Who looked when, this time included; newest first, at most twenty. */
  reveals: Type.Array(closed({ at: instant, by: Type.String() })),
})
export type Revealed = Static<typeof Revealed>
