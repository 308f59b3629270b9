// The only place that asks the machine for the time.
import type { EpochMs } from '#db/units.ts'

/** A source of the current instant; tests pass their own. */
export type Clock = () => EpochMs

export const systemClock: Clock = () => Date.now()
