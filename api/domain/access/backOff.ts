// How long a guesser has to wait: the first failures are free, then each one locks twice as long as the one before.
import type { EpochMs } from '#db/units.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

export interface BackOff {
  /** The failure that locks first; those before it lock nothing. */
  readonly locksAt: number
  /** The first lock, milliseconds; the next ones double. */
  readonly firstMs: number
  /** No lock is longer, so that nobody is kept out for good. */
  readonly longestMs: number
  /** One failure is forgotten each time this long has passed since the last. */
  readonly forgetMs: number
}

/** Of one account, or of one account at one address. Guessing on for ever tries about two passwords an hour. */
export const ACCOUNT_BACK_OFF: BackOff = {
  locksAt: 5,
  firstMs: 30 * SECOND_MS,
  longestMs: 15 * MINUTE_MS,
  forgetMs: 30 * MINUTE_MS,
}

/** Of one address over all accounts: many people may sit behind it, so it forgives faster. */
export const ADDRESS_BACK_OFF: BackOff = {
  locksAt: 30,
  firstMs: 30 * SECOND_MS,
  longestMs: 15 * MINUTE_MS,
  forgetMs: 2 * MINUTE_MS,
}

export interface Failures {
  /** How many still count, ≥ 0. */
  readonly failures: number
  readonly failedAtMs: EpochMs
  /** Null = never locked. */
  readonly lockedUntilMs: EpochMs | null
}

/** How many failures still count at an instant; a clock set back forgets nothing. */
export function failuresAt(before: Failures | undefined, nowMs: EpochMs, rule: BackOff): number {
  if (before === undefined) return 0
  const forgotten = Math.floor(Math.max(0, nowMs - before.failedAtMs) / rule.forgetMs)
  return Math.max(0, before.failures - forgotten)
}

/** What stands after one more failure. */
export function afterFailure(before: Failures | undefined, nowMs: EpochMs, rule: BackOff): Failures {
  const failures = failuresAt(before, nowMs, rule) + 1
  return { failures, failedAtMs: nowMs, lockedUntilMs: lockAfter(failures, nowMs, rule) }
}

function lockAfter(
  failures: number,
  nowMs: EpochMs,
  { locksAt, firstMs, longestMs }: BackOff,
): EpochMs | null {
  const over = failures - locksAt
  return over < 0 ? null : nowMs + Math.min(longestMs, firstMs * 2 ** over)
}

/**
 * Whole seconds until the next attempt is looked at, rounded up; 0 = now. Never more than the longest lock, even where the
 * clock was set back.
 */
export function lockedSeconds(before: Failures | undefined, nowMs: EpochMs, rule: BackOff): number {
  const leftMs = (before?.lockedUntilMs ?? nowMs) - nowMs
  return Math.ceil(Math.min(rule.longestMs, Math.max(0, leftMs)) / SECOND_MS)
}
