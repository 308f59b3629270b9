// The way to clocks that are still open: all of them, the paused ones, or those due in a stretch of time.
import type { EpochMs } from '#db/units.ts'
import { isoInZone } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { type Asked, casesUrl } from './resolveScope.ts'

export interface OpenClocksWish {
  /** Deadlines in [from, to), null = open on that side; `paused` = none while paused; null = whenever due. */
  readonly due: readonly [from: EpochMs | null, to: EpochMs | null] | 'paused' | null
  readonly clock?: 'acknowledge' | 'reply' | 'all'
}

/** Address below /api/v1 of clocks not done at as-of; the period plays no part in them. */
export function openClocksUrl(
  context: Context,
  asked: Asked,
  { due, clock = 'all' }: OpenClocksWish,
): string {
  const end = (ms: EpochMs | null) => (ms === null ? '..' : isoInZone(ms, context.zone))
  return casesUrl(context, asked, {
    metric: 'open_clocks',
    ...(clock === 'all' ? {} : { clock }),
    ...(due === null ? {} : { due: due === 'paused' ? due : due.map(end).join('/') }),
  })
}
