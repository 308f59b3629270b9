// What of a version the public sees, for staff: whether it went out, why not, and which numbers stay hidden.
import { type Static, Type } from 'typebox'
import { RELEASE_STATES } from '#db/vocabulary.ts'
import { closed, nullable, oneOf, stringOrNull, words } from './kit.ts'

const tables = ['department', 'group', 'cell', 'community', 'total', 'category'] as const
export type ReleaseTable = (typeof tables)[number]

const refusals = ['differs_too_little', 'regrouped', 'not_protectable'] as const

/** Numbers of one table. */
const Numbers = closed({
  table: Type.Unsafe<ReleaseTable>({ type: 'string', enum: tables }),
  count: Type.Integer(),
  /** Whose numbers, by name; `metric` = null for counts of cases. Squares of the raster have no names. */
  named: Type.Array(closed({ name: words, metric: stringOrNull })),
})

export const Release = closed({
  period: Type.String(),
  scheme: Type.String(),
  version: Type.Integer(),
  /** Null = not published yet: what would happen if it were published now. */
  state: nullable(oneOf(RELEASE_STATES)),
  /** Of the released bytes. */
  sha256: stringOrNull,
  /** Fewest cases behind a number that is shown. */
  k: Type.Integer(),
  /** Numbers in all, and those not shown. */
  numbers: Type.Integer(),
  hidden: Type.Array(Numbers),
  /** Why it is, or would be, held back; empty = it is shown. */
  refusals: Type.Array(
    closed({
      code: Type.Unsafe<(typeof refusals)[number]>({ type: 'string', enum: refusals }),
      numbers: Type.Array(Numbers),
    }),
  ),
})
export type Release = Static<typeof Release>
