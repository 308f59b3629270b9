// How long the steps take: quantiles between consecutive stages, and from receipt to confirmation and reply against limits.
import { type Static, Type } from 'typebox'
import { LIMIT_KINDS } from '#db/vocabulary.ts'
import { closed, nullable, numberOrNull, oneOf, words } from './kit.ts'
import { envelope } from './metric.ts'

export const StageRow = closed({
  id: Type.String(),
  from: Type.String(),
  to: Type.String(),
  label: words,
  /** Working minutes. */
  median: numberOrNull,
  p90: numberOrNull,
  n: Type.Number(),
  limit: nullable(closed({ kind: oneOf(LIMIT_KINDS), n: Type.Number() })),
  /** `step` = between two stages, `cumulative` = since receipt. */
  kind: Type.Unsafe<'step' | 'cumulative'>({
    type: 'string',
    enum: ['step', 'cumulative'],
  }),
  casesUrl: Type.String(),
})

export const Stages = closed({ ...envelope, stages: Type.Array(StageRow) })
export type Stages = Static<typeof Stages>
