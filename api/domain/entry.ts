// Whether an event that staff enter by hand fits the case as it stands.
import type { EpochMs } from '#db/units.ts'
import type { CaseEvent } from './case.ts'
import { pausesOf } from './clocks/pauses.ts'
import { DomainError } from './errors.ts'
import { inTimeOrder } from './facts/caseFacts.ts'
import { historyOf } from './facts/history.ts'

/**
 * Refuses an event that contradicts the trail: before the receipt or after the deployment's clock, a second pause, a
 * resumption without one, archiving twice, reopening or calling back what was never answered, anything but a note on a
 * void case. Imports are not asked: a source's own order is recorded as it is.
 * @throws DomainError event_order, with what would have to be so.
 */
export function checkEntry(trail: readonly CaseEvent[], event: CaseEvent, clockMs: EpochMs): void {
  const history = historyOf(trail, clockMs)
  const refuse = (detail: string): never => {
    throw new DomainError('event_order', detail)
  }
  if (event.occurredAtMs < history.receivedAtMs) refuse('the event lies before the receipt of the case')
  if (event.occurredAtMs > clockMs) refuse('the event lies in the future of the deployment’s clock')
  if (history.isVoid && event.type !== 'note')
    refuse('the case is excluded or merged; only a note can be added')
  const before = inTimeOrder(history.events).filter((one) => one.occurredAtMs <= event.occurredAtMs)
  const detail = CHECKS[event.type]?.(before)
  if (detail !== undefined && detail !== null) refuse(detail)
}

type Check = (before: readonly CaseEvent[]) => string | null

const isPaused = (before: readonly CaseEvent[]): boolean => pausesOf(before).at(-1)?.toMs === null

function lastOf(
  before: readonly CaseEvent[],
  ...types: readonly CaseEvent['type'][]
): CaseEvent['type'] | null {
  return before.findLast((event) => types.includes(event.type))?.type ?? null
}

const CHECKS: Readonly<Partial<Record<CaseEvent['type'], Check>>> = {
  paused: (before) => (isPaused(before) ? 'the case is paused already' : null),
  resumed: (before) => (isPaused(before) ? null : 'the case is not paused'),
  archived: (before) =>
    lastOf(before, 'archived', 'reopened') === 'archived' ? 'the case is archived already' : null,
  reopened: (before) =>
    lastOf(before, 'archived', 'reopened', 'replied') === null ||
    lastOf(before, 'archived', 'reopened') === 'reopened'
      ? 'only a case that was replied to or archived can be reopened'
      : null,
  called_back: (before) =>
    lastOf(before, 'replied', 'archived') === null
      ? 'nothing was replied yet: there is nothing to ask about'
      : null,
}
