// Pauses (挂起) of a case: paused and resumed events folded into disjoint intervals.
import type { EpochMs } from '#db/units.ts'
import type { CaseEvent } from '../case.ts'

/** [fromMs, toMs); `toMs` null = still open. */
export interface Pause {
  readonly fromMs: EpochMs
  readonly toMs: EpochMs | null
  readonly reason: string | null
}

/**
 * The union of the paused–resumed pairs as disjoint intervals in time order. Overlapping pauses are counted by depth;
 * a resumption without a pause and an empty pause have no effect.
 */
export function pausesOf(events: readonly CaseEvent[]): Pause[] {
  const pauses: Pause[] = []
  let depth = 0
  let open: { fromMs: EpochMs; reason: string | null } | null = null
  for (const event of events) {
    if (event.type === 'paused') {
      depth += 1
      open ??= { fromMs: event.occurredAtMs, reason: event.data.reason }
    } else if (event.type === 'resumed' && open !== null) {
      depth -= 1
      if (depth > 0) continue
      addPause(pauses, { ...open, toMs: event.occurredAtMs })
      open = null
    }
  }
  if (open !== null) addPause(pauses, { ...open, toMs: null })
  return pauses
}

/** Touching intervals become one, so that [a, b) and [b, c) is one pause [a, c). */
function addPause(pauses: Pause[], pause: Pause): void {
  if (pause.toMs !== null && pause.toMs <= pause.fromMs) return
  const last = pauses.at(-1)
  if (last && last.toMs !== null && last.toMs >= pause.fromMs) {
    pauses[pauses.length - 1] = { fromMs: last.fromMs, toMs: pause.toMs, reason: last.reason }
  } else pauses.push(pause)
}
