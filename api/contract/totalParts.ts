// What a quarter's total is made of, row by row, as answers carry it.
import { Type } from 'typebox'
import { TOTAL_PARTS } from '#db/vocabulary.ts'
import { closed, numberOrNull, oneOf } from './kit.ts'

/** Total = Σ applied·value, variance Σ applied²·variance: whoever has these has what makes the total again. */
export const TotalParts = Type.Array(
  closed({
    part: oneOf(TOTAL_PARTS),
    share: Type.Number(),
    /** Share after those of parts without data were spread; null = no data. */
    applied: numberOrNull,
    value: numberOrNull,
    variance: numberOrNull,
    /** Where what the part was worked out of is listed: addresses below `/api/v1`. */
    receipts: Type.Optional(Type.Array(Type.String())),
  }),
)
