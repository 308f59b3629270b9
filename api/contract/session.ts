// Who is signed in.
import { type Static, Type } from 'typebox'
import { ROLES } from '#db/vocabulary.ts'
import { booleanOrNull, closed, numberOrNull, oneOf, stringOrNull } from './kit.ts'

export const Credentials = closed({
  username: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
})
export type Credentials = Static<typeof Credentials>

/** `username` null = nobody; on the server's own machine reading may then be allowed all the same. */
export const Session = closed({
  username: stringOrNull,
  displayName: stringOrNull,
  role: Type.Unsafe<keyof typeof ROLES | null>({
    anyOf: [oneOf(ROLES), { type: 'null' }],
  }),
  department: stringOrNull,
  expiresAt: stringOrNull,
  /** Seconds until then, whatever clock the reader has; null = nobody is signed in. */
  secondsLeft: numberOrNull,
  /** The demo database announces its accounts. */
  demo: booleanOrNull,
})
export type Session = Static<typeof Session>
