// The events column: a JSON list of trail events of every type, with codes or words and local times, → events.
import type { CaseEvent, PersonalFields } from '#api/domain/case.ts'
import type { EpochMs } from '#db/units.ts'
import { EVENT_TYPES, type EventType } from '#db/vocabulary.ts'
import { bodyText } from '../writing/bodyText.ts'
import { cellOf, fail, notBeforeReceipt, type RowReading } from './cells.ts'
import { codeLookup } from './codes.ts'
import type { TimedEvent } from './eventOrder.ts'
import { eventDataOf, isListedEvent, type ListedEvent, ListedEventError } from './listedEventData.ts'
import { cellText, isBlank } from './row.ts'
import { readTime } from './times.ts'

const eventType = codeLookup(EVENT_TYPES)

/** Keys an event of the column may have; anything else is an error, so that no misspelling is lost in silence. */
const KEYS: ReadonlySet<string> = new Set([
  ...[
    'type',
    'at',
    'recordedAt',
    'department',
    'actor',
    'text',
    'to',
    'reason',
    'outcome',
    'reached',
    'contacted',
  ],
  ...['resolved', 'grade', 'into', 'changes', 'voids', 'approver', 'ground', 'category', 'urgency', 'scope'],
  ...['sha256', 'mediaType', 'title', 'name', 'phone', 'address'],
])

/**
 * The events of a row's events column, in its order. Any fault in it is one problem `events_json` (or the date's own code)
 * of that column, which says which event and why; nothing of a faulty list is kept.
 */
export function readListedEvents(row: RowReading, receivedAtMs: EpochMs): TimedEvent[] {
  const field = row.compiled.fields.events
  if (field.index < 0) return NONE
  const cell = cellOf(row, field)
  if (isBlank(cell)) return NONE
  const text = typeof cell === 'string' ? cell : cellText(cell)
  const list = parseList(row, text)
  const out: TimedEvent[] = []
  for (const [index, item] of list.entries()) {
    const event = readListed(row, item, { index, receivedAtMs })
    if (!event) return NONE
    out.push(event)
  }
  return out
}

const NONE: TimedEvent[] = []

function parseList(row: RowReading, text: string): readonly unknown[] {
  const { column } = row.compiled.fields.events
  try {
    const parsed: unknown = JSON.parse(text)
    if (Array.isArray(parsed)) return parsed
    fail(row, column, 'events_json', text, '应为 JSON 数组')
  } catch {
    fail(row, column, 'events_json', text, '不是 JSON')
  }
  return NONE
}

interface Place {
  readonly index: number
  readonly receivedAtMs: EpochMs
}

function readListed(row: RowReading, item: unknown, place: Place): TimedEvent | null {
  const { column } = row.compiled.fields.events
  try {
    const listed = asListed(item)
    const at = readAt(row, listed, place)
    return at === null ? null : { event: toEvent(row, listed, at), column, cell: String(listed.at) }
  } catch (error) {
    if (!(error instanceof ListedEventError)) throw error
    fail(row, column, 'events_json', JSON.stringify(item), `第 ${place.index + 1} 个事件：${error.message}`)
    return null
  }
}

function asListed(item: unknown): ListedEvent {
  if (!isListedEvent(item)) throw new ListedEventError('应为对象')
  for (const key of Object.keys(item)) if (!KEYS.has(key)) throw new ListedEventError(`不认识的字段 ${key}`)
  return item
}

/** The event's time; `submitted` must name the receipt itself. */
function readAt(row: RowReading, listed: ListedEvent, { index, receivedAtMs }: Place): EpochMs | null {
  const { column } = row.compiled.fields.events
  const { at } = listed
  if (typeof at !== 'string' && typeof at !== 'number') throw new ListedEventError('缺少时间 at')
  const time = readTime(at, row.compiled.fields.events.order, row.context.zone)
  if (typeof time === 'string') {
    fail(row, column, time, String(at), `第 ${index + 1} 个事件的 at`)
    return null
  }
  return notBeforeReceipt(row, { time, cell: at, receivedAtMs })
}

function readRecordedAt(row: RowReading, { recordedAt }: ListedEvent): EpochMs | null {
  if (recordedAt === undefined || recordedAt === null || recordedAt === '') return null
  if (typeof recordedAt !== 'string' && typeof recordedAt !== 'number')
    throw new ListedEventError('recordedAt 无法识别')
  const time = readTime(recordedAt, row.compiled.fields.events.order, row.context.zone)
  if (typeof time === 'string') throw new ListedEventError(`recordedAt 无法识别：${recordedAt}`)
  return time
}

function toEvent(row: RowReading, listed: ListedEvent, at: EpochMs): CaseEvent {
  const { type, data } = eventDataOf(row, listed, typeOf(listed), at)
  const event = {
    type,
    data,
    occurredAtMs: at,
    recordedAtMs: readRecordedAt(row, listed),
    enteredAtMs: row.context.enteredAtMs,
    actor: actorIn(listed) ?? row.context.actor,
    department: departmentIn(row, listed.department),
  }
  const personal = personalOf(listed)
  // Written out instead of spread: this runs six to nine times a row. `type` and `data` come from one pair.
  return (personal ? Object.assign(event, { personal }) : event) as CaseEvent
}

function typeOf(listed: ListedEvent): EventType {
  const type = typeof listed.type === 'string' ? eventType(listed.type) : undefined
  if (type === undefined) throw new ListedEventError(`不认识的事件类型 ${String(listed.type)}`)
  return type
}

function textIn(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new ListedEventError('actor、department 应为文本')
  const text = value.trim()
  return text === '' ? null : text
}

function actorIn({ actor }: ListedEvent): string | null {
  const name = textIn(actor)
  return name === null ? null : bodyText(name)
}

function departmentIn(row: RowReading, value: unknown): string | null {
  const name = textIn(value)
  return name === null ? null : row.compiled.dispatchName(name)
}

function personalOf(listed: ListedEvent): PersonalFields | null {
  let personal: Record<string, string> | null = null
  for (const name of PERSONAL_TEXTS) {
    const value = listed[name]
    if (value === undefined || value === null) continue
    if (typeof value !== 'string') throw new ListedEventError(`${name} 应为文本`)
    const text = value.trim()
    if (text === '') continue
    personal ??= {}
    personal[name] = text
  }
  return personal
}

const PERSONAL_TEXTS = ['text', 'title', 'name', 'phone', 'address'] as const
