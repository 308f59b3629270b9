// What a source row says against what the trail already holds → the events to be appended; nothing is ever updated.
import type { EpochMs } from '#db/units.ts'
import type { CaseAttributes, CaseEvent, CaseRecord, Correction, PersonalFields } from '../../domain/case.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import type { TrailEntry } from '../writing/caseBook.ts'
import { latestPersonal } from '../writing/projection.ts'
import { personalText } from '../writing/trailLog.ts'

/** Reason of the corrections that an import writes because its source has changed. */
export const SOURCE_CHANGED = 'source_changed'
/** Ground on which a withdrawn import's cases are void. */
export const IMPORT_WITHDRAWN = 'import_withdrawn'

export interface Instants {
  /** The deployment's clock: from then on a change is known. */
  readonly atMs: EpochMs
  readonly enteredAtMs: EpochMs
}

/** The trail of a case that was not there before. */
export function newTrail(record: CaseRecord, { enteredAtMs }: Pick<Instants, 'enteredAtMs'>): CaseEvent[] {
  const { attributes, receivedAtMs, receivedRecordedAtMs, personal, events } = record
  const submitted: CaseEvent = {
    type: 'submitted',
    occurredAtMs: receivedAtMs,
    recordedAtMs: receivedRecordedAtMs,
    enteredAtMs,
    actor: null,
    department: null,
    data: { ...attributes, receivedAtMs },
    personal,
  }
  return [submitted, ...events]
}

/**
 * Events to append so that the trail says what the record says: newly known events as themselves; changed attributes,
 * and events the source no longer knows or tells otherwise, as one `corrected`; `reinstated` where a withdrawn import had
 * made the case void. Empty = the record says nothing new. What Pingyi's own staff wrote is left alone.
 */
export function missingEvents(
  trail: readonly TrailEntry[],
  record: CaseRecord,
  instants: Instants,
): CaseEvent[] {
  const { appended, voids } = compareEvents(trail, record)
  const changes = changedAttributes(trail, record)
  const personal = changedPersonal(trail, record)
  const missing: CaseEvent[] = []
  if (personal !== null || voids.length > 0 || Object.keys(changes).length > 0) {
    missing.push(correction(instants, { changes, voids, personal }))
  }
  missing.push(...appended)
  if (isWithdrawn(trail)) {
    missing.push({ ...own(instants), type: 'reinstated', data: { ground: IMPORT_WITHDRAWN } })
  }
  return missing
}

const own = ({ atMs, enteredAtMs }: Instants) => ({
  occurredAtMs: atMs,
  recordedAtMs: null,
  enteredAtMs,
  actor: null,
  department: null,
})

interface Difference {
  readonly changes: Correction['changes']
  readonly voids: NonNullable<Correction['voids']>
  readonly personal: ChangedPersonal | null
}

function correction(instants: Instants, { changes, voids, personal }: Difference): CaseEvent {
  return {
    ...own(instants),
    type: 'corrected',
    data: {
      changes: personal?.movesPosition ? { ...changes, position: true } : changes,
      ...(voids.length > 0 ? { voids } : {}),
      reason: SOURCE_CHANGED,
      approver: null,
    },
    ...(personal === null ? {} : { personal: personal.fields }),
  }
}

/** Whether the last word on a case's standing is that its import was withdrawn. */
export function isWithdrawn(trail: readonly TrailEntry[]): boolean {
  const last = trail.findLast(({ event }) => event.type === 'excluded' || event.type === 'reinstated')
  return last?.event.type === 'excluded' && last.event.data.ground === IMPORT_WITHDRAWN
}

/** Events that an import wrote because its source said so; not `submitted`, and none of Pingyi's own acts. */
function fromSource({ event, importId }: TrailEntry): boolean {
  if (importId === null || event.type === 'submitted') return false
  if (event.type === 'corrected') return event.data.reason !== SOURCE_CHANGED
  const isStanding = event.type === 'excluded' || event.type === 'reinstated'
  return !(isStanding && event.data.ground === IMPORT_WITHDRAWN)
}

function compareEvents(trail: readonly TrailEntry[], record: CaseRecord) {
  const known = standing(trail).map(({ event }) => event)
  // Erased personal fields cannot be compared: an erasure must not look like a change of the source.
  const nameOf = trail.some(({ isErased }) => isErased) ? plainName : fullName
  const names = countNames(known.map(nameOf))
  const appended = record.events.filter((event) => !takeName(names, nameOf(event)))
  const wanted = countNames(record.events.map(nameOf))
  const voids = known
    .filter((event) => !takeName(wanted, nameOf(event)))
    .map(({ type, occurredAtMs }) => ({ type, occurredAtMs }))
  return { appended, voids }
}

/** The source's events without those that an earlier correction struck out: of equal type and time the first written. */
function standing(trail: readonly TrailEntry[]): TrailEntry[] {
  const voids = trail.flatMap(({ event }) =>
    event.type === 'corrected' && event.data.reason === SOURCE_CHANGED ? (event.data.voids ?? []) : [],
  )
  const struck = countNames(voids.map((voided) => `${voided.type}@${voided.occurredAtMs}`))
  return trail
    .filter(fromSource)
    .filter(({ event }) => !takeName(struck, `${event.type}@${event.occurredAtMs}`))
}

/** What tells an event from another, personal fields apart. */
function plainName({ type, occurredAtMs, recordedAtMs, actor, department, data }: CaseEvent): string {
  return `${[type, occurredAtMs, recordedAtMs, actor, department].join('\u0000')}\u0000${jcs(data as Json)}`
}

/** Everything the source says of an event. */
const fullName = (event: CaseEvent): string => `${plainName(event)}\u0000${textOfPersonal(event.personal)}`

const textOfPersonal = (personal: PersonalFields | undefined): string =>
  personal === undefined || Object.keys(personal).length === 0 ? '' : personalText(personal)

function countNames(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** Takes one of a name's occurrences; false where none is left. */
function takeName(names: Map<string, number>, name: string): boolean {
  const left = names.get(name) ?? 0
  if (left > 0) names.set(name, left - 1)
  return left > 0
}

const COMPARED = [
  'channel',
  'category1',
  'category2',
  'urgency',
  'scope',
  'firstReceiver',
  'community',
  'publishedDueAtMs',
] as const satisfies readonly (keyof CaseAttributes)[]

/** Attributes that differ from what the source said last, by `submitted` and the corrections imports wrote. */
function changedAttributes(trail: readonly TrailEntry[], record: CaseRecord): Correction['changes'] {
  const before = saidBefore(trail)
  const after: Correction['changes'] = { ...record.attributes, receivedAtMs: record.receivedAtMs }
  const names = [...COMPARED, 'receivedAtMs'] as const
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name] ?? null]),
  )
}

function saidBefore(trail: readonly TrailEntry[]): Correction['changes'] {
  let said: Correction['changes'] = {}
  for (const { event } of trail) {
    if (event.type === 'submitted') said = event.data
    else if (event.type === 'corrected' && event.data.reason === SOURCE_CHANGED) {
      said = { ...said, ...event.data.changes }
    }
  }
  return said
}

interface ChangedPersonal {
  /** All personal fields as they are now. */
  readonly fields: PersonalFields
  readonly movesPosition: boolean
}

/** Personal fields of the case that differ; null = none does, or they were erased and stay so. */
function changedPersonal(trail: readonly TrailEntry[], record: CaseRecord): ChangedPersonal | null {
  if (trail.some(({ event, isErased }) => isErased && event.type === 'submitted')) return null
  const before = latestPersonal(trail.map(({ event }) => event))
  if (textOfPersonal(before) === textOfPersonal(record.personal)) return null
  const [old, now] = [before.position, record.personal.position]
  return { fields: record.personal, movesPosition: old?.lng !== now?.lng || old?.lat !== now?.lat }
}
