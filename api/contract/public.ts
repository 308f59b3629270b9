// What the public is told of a case by its code.
import { type Static, Type } from 'typebox'
import { CLOCKS, STAGES } from '#db/vocabulary.ts'
import { closed, instant, localDate, nullable, oneOf } from './kit.ts'

export const Progress = closed({
  asOf: instant,
  /** The six stages in their order; `on` = local day it was reached, null = not yet. */
  stages: Type.Array(closed({ stage: oneOf(STAGES), on: nullable(localDate) })),
  /** The next deadline that is running; null = none. */
  next: nullable(closed({ clock: oneOf(CLOCKS), due: instant })),
})
export type Progress = Static<typeof Progress>
