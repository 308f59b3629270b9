// The trail of one case as its page shows it: who did what when, in masked words, with what each event changed.
import type { EpochMs } from '#db/units.ts'
import type { CaseDetail } from '../../contract/cases.ts'
import type { CaseAttributes, CaseEvent, PersonalFields } from '../../domain/case.ts'
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import { DAY_MS, isoInZone, type Zone } from '../../domain/time/zone.ts'

type TrailItem = CaseDetail['trail'][number]
type Change = TrailItem['changes'][number]

/** An event as it is stored. */
export interface Written {
  readonly seq: number
  readonly event: CaseEvent
  /** Null = none, or erased. */
  readonly personal: PersonalFields | null
  readonly isErased: boolean
  readonly leafHex: string
}

/** Items in the order given; `changes` compares each event with what the case said before it. */
export function trailItems(trail: readonly Written[], zone: Zone): TrailItem[] {
  let said: Said = {}
  return trail.map((written) => {
    const changed = changedBy(written.event)
    const changes = written.event.type === 'submitted' ? [] : changesOf(changed, said, zone)
    said = { ...said, ...changed }
    return { ...trailItem(written, zone), changes: [...changes, ...struckOut(written.event, zone)] }
  })
}

type Said = Partial<CaseAttributes> & { readonly receivedAtMs?: EpochMs; readonly position?: boolean }

function changedBy(event: CaseEvent): Said {
  switch (event.type) {
    case 'submitted':
    case 'classified':
      return event.data
    case 'corrected':
      return event.data.changes
    default:
      return {}
  }
}

function changesOf(changed: Said, said: Said, zone: Zone): Change[] {
  const before = new Map<string, unknown>(Object.entries(said))
  return Object.entries(changed)
    .filter(([field, value]) => before.get(field) !== value)
    .map(([field, value]) => ({
      field: field.replace(/Ms$/, ''),
      before: inWords(field, before.get(field), zone),
      after: inWords(field, value, zone),
    }))
}

function inWords(field: string, value: unknown, zone: Zone): string | null {
  if (value === null || value === undefined) return null
  return field.endsWith('Ms') && typeof value === 'number' ? isoInZone(value, zone) : String(value)
}

/** Events that a correction says never were. */
function struckOut(event: CaseEvent, zone: Zone): Change[] {
  if (event.type !== 'corrected') return []
  return (event.data.voids ?? []).map(({ type, occurredAtMs }) => ({
    field: 'voids',
    before: `${type} ${isoInZone(occurredAtMs, zone)}`,
    after: null,
  }))
}

function trailItem({ seq, event, personal, leafHex }: Written, zone: Zone): Omit<TrailItem, 'changes'> {
  const { occurredAtMs, recordedAtMs, enteredAtMs } = event
  const text = personal?.text
  return {
    seq,
    type: event.type,
    occurredAt: isoInZone(occurredAtMs, zone),
    recordedAt: recordedAtMs === null ? null : isoInZone(recordedAtMs, zone),
    enteredAt: isoInZone(enteredAtMs, zone),
    backDated: recordedAtMs !== null && recordedAtMs - occurredAtMs > DAY_MS,
    actor: event.actor,
    department: event.department,
    to: targetOf(event),
    text: text === undefined ? null : maskText(text),
    reason: reasonOf(event),
    outcome: event.type === 'archived' ? event.data.outcome : null,
    callback: event.type === 'called_back' ? callbackOf(event.data) : null,
    leaf: leafHex,
  }
}

function targetOf(event: CaseEvent): string | null {
  if (event.type === 'merged') return event.data.into
  return event.type === 'dispatched' || event.type === 'redispatched' ? event.data.to : null
}

function reasonOf(event: CaseEvent): string | null {
  switch (event.type) {
    case 'dispatched':
    case 'redispatched':
      return event.data.reason === undefined ? null : maskText(event.data.reason)
    case 'paused':
    case 'reopened':
    case 'corrected':
      return event.data.reason === null ? null : maskText(event.data.reason)
    case 'excluded':
    case 'reinstated':
      return event.data.ground
    default:
      return null
  }
}

function callbackOf({
  reached,
  contacted,
  resolved,
  grade,
}: Extract<CaseEvent, { type: 'called_back' }>['data']) {
  return { reached, contacted, resolved, grade }
}
