// The cases behind one figure of a frozen or published appraisal, out of its stored snapshot.
import { type Static, Type } from 'typebox'
import { closed, instant } from './kit.ts'

export const SnapshotCasesQuery = closed({
  scheme: Type.Optional(Type.String({ maxLength: 60 })),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Neither department nor group: the whole street. */
  department: Type.Optional(Type.String({ maxLength: 200 })),
  /** Instead of a department: a group pooled. */
  group: Type.Optional(Type.String({ maxLength: 60 })),
  /**
   * An indicator of the scheme, `received`, `excluded_share` (its numerator the void cases), of the whole street also `breach_rate`
   * and `rating_coverage`. Without one the cases received, as of `excluded_share`.
   */
  metric: Type.Optional(Type.String({ maxLength: 60 })),
  part: Type.Optional(Type.Unsafe<'num' | 'excluded'>({ type: 'string', enum: ['num', 'excluded'] })),
  /** Units to pass over, and how many to give: 100 unless said otherwise. */
  from: Type.Optional(Type.Integer({ minimum: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})
export type SnapshotCasesQuery = Static<typeof SnapshotCasesQuery>

export const SnapshotCases = closed({
  /** Of the snapshot they stand in. */
  sha256: Type.String(),
  version: Type.Number(),
  asOf: instant,
  total: Type.Number(),
  /** A case stands here as often as it counts; `num` of 1 is what it gives the numerator. */
  items: Type.Array(closed({ id: Type.String(), num: Type.Number() })),
})
export type SnapshotCases = Static<typeof SnapshotCases>
