// Accounts, their sessions, and the tokens of public screens.
import { type Static, Type } from 'typebox'
import { ROLES } from '#db/vocabulary.ts'
import { closed, instant, nullable, oneOf, stringOrNull } from './kit.ts'
import { LastHeartbeat } from './screens.ts'

const name = Type.String({ minLength: 1, maxLength: 64 })
const password = Type.String({ minLength: 1, maxLength: 1024 })
const displayName = Type.String({ minLength: 1, maxLength: 100 })
const department = Type.String({ minLength: 1, maxLength: 300 })

export const UserParams = closed({ username: name })

export const User = closed({
  username: Type.String(),
  displayName: Type.String(),
  role: oneOf(ROLES),
  /** Id of the department that the account answers for. */
  department: stringOrNull,
  /** Made for the demo street; its password is public. */
  demo: Type.Boolean(),
  createdAt: instant,
  disabledAt: stringOrNull,
  /** The last time; null = never. */
  signedInAt: stringOrNull,
  /** Live sessions. */
  sessions: Type.Integer(),
  /** Seconds for which it is locked after wrong passwords; 0 = it is not. */
  lockedSeconds: Type.Integer(),
})
export type User = Static<typeof User>

export const NewUser = closed({
  username: name,
  displayName: Type.Optional(displayName),
  role: oneOf(ROLES),
  department: Type.Optional(department),
  password,
})
export type NewUser = Static<typeof NewUser>

/** What is left out stays. */
export const UserChange = closed({
  displayName: Type.Optional(displayName),
  role: Type.Optional(oneOf(ROLES)),
  department: Type.Optional(nullable(department)),
})
export type UserChange = Static<typeof UserChange>

export const NewPassword = closed({ password })
/** One's own password: the old one is asked for again. */
export const OwnPassword = closed({ old: password, password })

export const SessionsQuery = closed({
  /** Of this account; everybody's for an administrator who names none. */
  account: Type.Optional(name),
})

export const SessionItem = closed({
  id: Type.String(),
  username: Type.String(),
  /** Family of browser and system; null = not told. */
  browser: stringOrNull,
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  /** The session that asks. */
  isCurrent: Type.Boolean(),
})
export type SessionItem = Static<typeof SessionItem>

export const Screen = closed({
  id: Type.Integer(),
  name: Type.String(),
  createdBy: Type.String(),
  createdAt: instant,
  revokedAt: stringOrNull,
  lastSeenAt: stringOrNull,
  /** What it last said of itself; null = nothing yet. */
  heartbeat: nullable(LastHeartbeat),
})
export type Screen = Static<typeof Screen>

export const NewScreen = closed({ name: Type.String({ minLength: 1, maxLength: 100 }) })
/** The token is told once. */
export const AddedScreen = closed({ id: Type.Integer(), token: Type.String() })
export const OwnScreen = closed({ id: Type.Integer(), name: Type.String() })
