// A token bucket: so many requests at once, so many a minute from then on.
import type { EpochMs } from '#db/units.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

export interface Bucket {
  /** Requests that may still be made at once, with fractions. */
  readonly tokens: number
  readonly atMs: EpochMs
}

/** A bucket after one more request; `waitSeconds` 0 = taken, else whole seconds until one may be made, rounded up. */
export interface Taken {
  readonly bucket: Bucket
  readonly waitSeconds: number
}

/**
 * Takes one token of a bucket that holds `perMinute` tokens and fills at that rate; undefined = a full one. A refused
 * request takes nothing; a clock set back fills nothing.
 */
export function take(before: Bucket | undefined, nowMs: EpochMs, perMinute: number): Taken {
  const gained = before === undefined ? perMinute : (Math.max(0, nowMs - before.atMs) * perMinute) / MINUTE_MS
  const tokens = Math.min(perMinute, (before?.tokens ?? 0) + gained)
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, atMs: nowMs }, waitSeconds: 0 }
  const waitMs = ((1 - tokens) * MINUTE_MS) / perMinute
  return { bucket: { tokens, atMs: nowMs }, waitSeconds: Math.ceil(waitMs / SECOND_MS) }
}
