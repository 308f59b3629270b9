// The parts of a quarter's total as they go out.
import { type Static, Type } from 'typebox'
import { TOTAL_PARTS } from '#db/vocabulary.ts'
import { closed, numberOrNull, oneOf } from './kit.ts'

export const TotalPartView = closed({
  part: oneOf(TOTAL_PARTS),
  share: Type.Number(),
  /** Share after those of parts without data were spread; null = no data. */
  applied: numberOrNull,
  /** Points 0–100, with their variance. */
  value: numberOrNull,
  variance: numberOrNull,
  /** Where what the part was worked out of is listed: addresses below `/api/v1`. */
  receipts: Type.Optional(Type.Array(Type.String())),
})
export type TotalPartView = Static<typeof TotalPartView>
