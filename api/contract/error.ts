// The problem document of every failed request (RFC 9457).
import { type Static, Type } from 'typebox'
import { closed } from './kit.ts'

export const Problem = closed({
  type: Type.String(),
  title: Type.String(),
  status: Type.Number(),
  code: Type.String(),
  detail: Type.String(),
  requestId: Type.String(),
  /** 400 validation names every bad field. */
  fields: Type.Optional(Type.Array(closed({ field: Type.String(), message: Type.String() }))),
  /** What is in the way, and the account that started it. */
  running: Type.Optional(closed({ what: Type.String(), by: Type.String() })),
})
export type Problem = Static<typeof Problem>
