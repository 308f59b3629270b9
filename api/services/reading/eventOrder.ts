// Events read from a row → its trail: in time order, each once.
import type { CaseEvent } from '#api/domain/case.ts'
import type { EpochMs } from '#db/units.ts'
import type { Cell } from './row.ts'

/** An event with the cell its time came from, to say where it is wrong. */
export interface TimedEvent {
  readonly event: CaseEvent
  readonly column: string
  readonly cell: Cell
}

export interface ReadTrail {
  /** After `submitted`, in time order; equal times keep the order of the columns, then of the events column. */
  readonly events: readonly CaseEvent[]
  /** When the source recorded the receipt, where a `submitted` event says so. */
  readonly receivedRecordedAtMs: EpochMs | null
}

/**
 * Orders the events of a row. An event of the events column stands for one of the same type and time in a column of its
 * own, for it says more. `submitted` itself is not kept: the row's own cells say it.
 */
export function trailOf(columns: readonly TimedEvent[], listed: readonly TimedEvent[]): ReadTrail {
  const events: CaseEvent[] = []
  for (const { event } of columns) if (!isListed(event, listed)) events.push(event)
  let receivedRecordedAtMs: EpochMs | null = null
  for (const { event } of listed) {
    if (event.type === 'submitted') receivedRecordedAtMs = event.recordedAtMs
    else events.push(event)
  }
  if (!isOrdered(events)) events.sort((a, b) => a.occurredAtMs - b.occurredAtMs)
  return { events, receivedRecordedAtMs }
}

function isListed(event: CaseEvent, listed: readonly TimedEvent[]): boolean {
  return listed.some(
    ({ event: other }) => other.type === event.type && other.occurredAtMs === event.occurredAtMs,
  )
}

function isOrdered(events: readonly CaseEvent[]): boolean {
  let last = Number.NEGATIVE_INFINITY
  for (const { occurredAtMs } of events) {
    if (occurredAtMs < last) return false
    last = occurredAtMs
  }
  return true
}
