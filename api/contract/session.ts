// Who is signed in.
import { type Static, Type } from 'typebox'
import { ROLES } from '#db/vocabulary.ts'
import { booleanOrNull, closed, oneOf, stringOrNull } from './kit.ts'

export const Credentials = closed({
  username: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
})
export type Credentials = Static<typeof Credentials>

/** `username` null = nobody; reading on loopback is then allowed as `role` null. */
export const Session = closed({
  username: stringOrNull,
  displayName: stringOrNull,
  role: Type.Unsafe<keyof typeof ROLES | null>({
    anyOf: [oneOf(ROLES), { type: 'null' }],
  }),
  department: stringOrNull,
  expiresAt: stringOrNull,
  /** The demo database announces its accounts. */
  demo: booleanOrNull,
})
export type Session = Static<typeof Session>
