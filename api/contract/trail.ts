// The trail to the outside: checkpoints, proofs, and the log of acts. Hashes are base64, as in the notes.
import { type Static, Type } from 'typebox'
import { ACTS } from '#db/vocabulary.ts'
import { filterProperties } from './filters.ts'
import { closed, instant, oneOf, stringOrNull } from './kit.ts'

const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const proof = Type.Array(Type.String())

/** The log as it stands, signed. */
export const TrailCheckpoint = closed({
  /** Events it covers. */
  size: count,
  root: Type.String(),
  /** C2SP signed note with a tlog-checkpoint: what a verifier keeps. */
  note: Type.String(),
  /** Public key of the log: `name+keyId+base64(0x01 ‖ key)`. */
  vkey: Type.String(),
  signedAt: instant,
})
export type TrailCheckpoint = Static<typeof TrailCheckpoint>

/** `size`: the log of so many events; default the newest checkpoint. */
export const InclusionQuery = closed({ event: count, size: Type.Optional(count) })
export type InclusionQuery = Static<typeof InclusionQuery>

/** RFC 9162 2.1.3. */
export const InclusionProof = closed({
  event: count,
  size: count,
  root: Type.String(),
  leaf: Type.String(),
  proof,
  /** What the leaf is the hash of; null where the reader may not see it. */
  body: stringOrNull,
})
export type InclusionProof = Static<typeof InclusionProof>

/** `to`: default the newest checkpoint. */
export const ConsistencyQuery = closed({ from: count, to: Type.Optional(count) })
export type ConsistencyQuery = Static<typeof ConsistencyQuery>

/** RFC 9162 2.1.4. */
export const ConsistencyProof = closed({
  from: count,
  to: count,
  fromRoot: Type.String(),
  toRoot: Type.String(),
  proof,
})
export type ConsistencyProof = Static<typeof ConsistencyProof>

/** Acts of a period (of the deployment's zone), of types, by an account, holding a text in any letter case. */
export const AuditQuery = closed({
  period: filterProperties.period,
  type: Type.Optional(Type.Array(oneOf(ACTS), { maxItems: 50 })),
  by: Type.Optional(Type.String({ maxLength: 64 })),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  cursor: Type.Optional(Type.String({ maxLength: 20 })),
})
export type AuditQuery = Static<typeof AuditQuery>

const AuditItem = closed({
  /** Place in the trail. */
  seq: count,
  type: Type.String(),
  at: instant,
  by: Type.String(),
  /** What else the act says, members of members under `a.b`. */
  details: Type.Array(closed({ field: Type.String(), value: Type.String() })),
})

/** Newest first; `next` null = there are no more. */
export const Audit = closed({ items: Type.Array(AuditItem), next: stringOrNull })
export type Audit = Static<typeof Audit>
