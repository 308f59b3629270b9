// What lists say of a case after its last event: title, position, who has it, which stage it reached.
import { FOREVER } from '#db/units.ts'
import { isCode, STAGES, type Stage } from '#db/vocabulary.ts'
import type { CaseAttributes, CaseEvent, PersonalFields, Position } from '../../domain/case.ts'
import { inTimeOrder } from '../../domain/facts/caseFacts.ts'
import { historyOf } from '../../domain/facts/history.ts'

export interface Projection {
  readonly title: string | null
  readonly position: Position | null
  readonly firstReceiver: string
  /** Community as the source names it. */
  readonly community: string | null
  /** Target of the last hand-over, else the first receiver. */
  readonly department: string
  readonly stage: Stage
}

/**
 * Reads a whole trail, in any order. After a reopening the case is back with its department: `dispatched`.
 * @throws DomainError `event_order` for a trail without `submitted`.
 */
export function projectionOf(trail: readonly CaseEvent[]): Projection {
  const sorted = inTimeOrder(trail)
  const { attributes, events } = foldOf(sorted)
  const personal = latestPersonal(trail)
  const { firstReceiver, community } = attributes
  let department = firstReceiver
  let stage: Stage = 'submitted'
  for (const event of events) {
    if (event.type === 'dispatched' || event.type === 'redispatched') department = event.data.to
    if (event.type === 'reopened') stage = 'dispatched'
    else if (isCode(STAGES, event.type)) stage = event.type
  }
  return {
    title: personal.title ?? null,
    position: personal.position ?? null,
    firstReceiver,
    community,
    department,
    stage,
  }
}

/** Without a correction the attributes asked for here are those of `submitted`, and no event is struck out. */
function foldOf(trail: readonly CaseEvent[]): {
  readonly attributes: Pick<CaseAttributes, 'firstReceiver' | 'community'>
  readonly events: readonly CaseEvent[]
} {
  const first = trail.find((event) => event.type === 'submitted')
  if (first?.type === 'submitted' && trail.every((event) => event.type !== 'corrected')) {
    return { attributes: first.data, events: trail }
  }
  return historyOf(trail, FOREVER)
}

/** Personal fields of `submitted`, replaced as a whole by a later correction that carries them. */
export function latestPersonal(trail: readonly CaseEvent[]): PersonalFields {
  let personal: PersonalFields = {}
  for (const event of trail) {
    if (event.type === 'submitted') personal = event.personal ?? {}
    else if (event.type === 'corrected' && event.personal !== undefined) personal = event.personal
  }
  return personal
}
