// What each type of event in the events column must and may say, → the event's data.
import type { CallbackAttempt, CaseAttributes, CaseEvent, Correction } from '#api/domain/case.ts'
import type { EpochMs } from '#db/units.ts'
import {
  CHANNELS,
  EVENT_TYPES,
  type EventType,
  GRADES,
  OUTCOMES,
  REACHED,
  SCOPES,
  URGENCIES,
} from '#db/vocabulary.ts'
import { bodyText } from '../writing/bodyText.ts'
import type { RowReading } from './cells.ts'
import { type CodeLookup, codeLookup } from './codes.ts'
import { ANSWERS } from './compileMapping.ts'
import { readTime } from './times.ts'

/** One object of the events column, unchecked. */
export interface ListedEvent {
  readonly [key: string]: unknown
}

/** What is wrong with one event, in Chinese, for the row's problem. */
export class ListedEventError extends Error {}

export type EventKind = CaseEvent extends infer E
  ? E extends CaseEvent
    ? Pick<E, 'type' | 'data'>
    : never
  : never

const NOTHING: { readonly [key: string]: never } = Object.freeze({})
const lookups = {
  channel: codeLookup(CHANNELS),
  urgency: codeLookup(URGENCIES),
  scope: codeLookup(SCOPES),
  outcome: codeLookup(OUTCOMES),
  reached: codeLookup(REACHED, { 是: 'yes', 否: 'no', 已接通: 'yes', 未接通: 'no' }),
  grade: codeLookup(GRADES),
  answer: codeLookup(ANSWERS, { true: 'yes', false: 'no', 1: 'yes', 0: 'no', 已解决: 'yes', 未解决: 'no' }),
  type: codeLookup(EVENT_TYPES),
}

/**
 * Type and data of a listed event.
 * @throws ListedEventError in Chinese: what is missing or unknown.
 */
export function eventDataOf(row: RowReading, listed: ListedEvent, type: EventType, at: EpochMs): EventKind {
  switch (type) {
    case 'submitted':
      return submittedData(row, at)
    case 'classified':
      return { type, data: attributesIn(row, listed) }
    case 'dispatched':
    case 'redispatched':
      return { type, data: dispatchData(row, listed) }
    case 'archived':
      return { type, data: { outcome: codeIn(listed, 'outcome', lookups.outcome) } }
    case 'paused':
    case 'reopened':
      return { type, data: { reason: wordsIn(listed, 'reason') } }
    case 'called_back':
      return { type, data: callbackData(listed) }
    case 'merged':
      return { type, data: { into: neededText(listed, 'into') } }
    case 'corrected':
      return { type, data: correctionData(row, listed) }
    case 'excluded':
    case 'reinstated':
      return { type, data: { ground: bodyText(neededText(listed, 'ground')) } }
    case 'attachment':
      return { type, data: attachmentData(listed) }
    case 'acknowledged':
    case 'followed_up':
    case 'replied':
    case 'resumed':
    case 'note':
      return { type, data: NOTHING }
  }
}

/** A listed `submitted` only carries when it was recorded; its time must be the receipt's, its data are the row's. */
function submittedData(row: RowReading, at: EpochMs): EventKind {
  const { receivedAt } = row.compiled.fields
  const received = readTime(row.values[receivedAt.index] ?? null, receivedAt.order, row.context.zone)
  if (received !== at) throw new ListedEventError('“提交”的时间与受理时间不同')
  const data = {
    channel: 'unknown',
    category1: 'other',
    category2: null,
    urgency: 'ordinary',
    scope: 'unknown',
  } as const
  return { type: 'submitted', data: { ...data, firstReceiver: '', community: null, receivedAtMs: at } }
}

function dispatchData(row: RowReading, listed: ListedEvent): { to: string; reason?: string } {
  const to = row.compiled.dispatchName(neededText(listed, 'to'))
  const reason = wordsIn(listed, 'reason')
  return reason === null ? { to } : { to, reason }
}

function callbackData(listed: ListedEvent): CallbackAttempt {
  const contacted = answerIn(listed, 'contacted')
  const resolved = answerIn(listed, 'resolved')
  const grade = codeIn(listed, 'grade', lookups.grade)
  const said = codeIn(listed, 'reached', lookups.reached)
  const reached = said ?? (contacted !== null || resolved !== null || grade !== null ? 'yes' : null)
  if (reached === null) throw new ListedEventError('回访缺少 reached')
  return { reached, contacted, resolved, grade }
}

function correctionData(row: RowReading, listed: ListedEvent): Correction {
  const { changes = {}, voids } = listed
  if (!isListedEvent(changes)) throw new ListedEventError('changes 应为对象')
  const data = {
    changes: changesIn(row, changes),
    reason: reasonOf(listed),
    approver: wordsIn(listed, 'approver'),
  }
  return voids === undefined ? data : { ...data, voids: voidsIn(row, voids) }
}

/** A data error is said by its code or its words, as the reason or as the ground; other reasons stand as written. */
function reasonOf(listed: ListedEvent): string | null {
  const reason = wordsIn(listed, 'reason') ?? wordsIn(listed, 'ground')
  return reason !== null && DATA_ERROR.test(reason) ? 'data_error' : reason
}

const DATA_ERROR = /^(data[ _-]?error|数据错误)$/i

const CHANGE_KEYS = [
  'channel',
  'category',
  'urgency',
  'scope',
  'firstReceiver',
  'community',
  'receivedAt',
  'replyDue',
]

function changesIn(row: RowReading, changes: ListedEvent): Correction['changes'] {
  for (const key of Object.keys(changes)) {
    if (!CHANGE_KEYS.includes(key)) throw new ListedEventError(`changes 中不认识的字段 ${key}`)
  }
  const { departmentName, communityName } = row.compiled
  const channel = codeIn(changes, 'channel', lookups.channel)
  const firstReceiver = textIn(changes, 'firstReceiver')
  const community = textIn(changes, 'community')
  const receivedAtMs = timeIn(row, changes, 'receivedAt')
  const publishedDueAtMs = timeIn(row, changes, 'replyDue')
  return {
    ...attributesIn(row, changes),
    ...(channel !== null && { channel }),
    ...(firstReceiver !== null && { firstReceiver: departmentName(firstReceiver) }),
    ...(community !== null && { community: communityName(community) }),
    ...(receivedAtMs !== null && { receivedAtMs }),
    ...(publishedDueAtMs !== null && { publishedDueAtMs }),
  }
}

function attributesIn(row: RowReading, from: ListedEvent): Partial<CaseAttributes> {
  const category = textIn(from, 'category')
  const urgency = codeIn(from, 'urgency', lookups.urgency)
  const scope = codeIn(from, 'scope', lookups.scope)
  return {
    ...(category !== null && row.compiled.category.read(category, '')),
    ...(urgency !== null && { urgency }),
    ...(scope !== null && { scope }),
  }
}

function voidsIn(row: RowReading, voids: unknown): { type: EventType; occurredAtMs: EpochMs }[] {
  if (!Array.isArray(voids)) throw new ListedEventError('voids 应为数组')
  return voids.map((item: unknown) => {
    if (!isListedEvent(item)) throw new ListedEventError('voids 应为 {type, at} 的数组')
    const type = codeIn(item, 'type', lookups.type)
    const occurredAtMs = timeIn(row, item, 'at')
    if (type === null || occurredAtMs === null) throw new ListedEventError('voids 缺少 type 或 at')
    return { type, occurredAtMs }
  })
}

function attachmentData(listed: ListedEvent): { sha256: string; mediaType: string } {
  const sha256 = neededText(listed, 'sha256').toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ListedEventError('sha256 应为 64 位十六进制')
  return { sha256, mediaType: textIn(listed, 'mediaType') ?? 'application/octet-stream' }
}

/** Whether a parsed JSON value is an object. */
export const isListedEvent = (value: unknown): value is ListedEvent =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What people wrote, as a body may hold it. */
function wordsIn(from: ListedEvent, key: string): string | null {
  const text = textIn(from, key)
  return text === null ? null : bodyText(text)
}

function textIn(from: ListedEvent, key: string): string | null {
  const value = from[key]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new ListedEventError(`${key} 应为文本`)
  const text = value.trim()
  return text === '' ? null : text
}

function neededText(from: ListedEvent, key: string): string {
  const text = textIn(from, key)
  if (text === null) throw new ListedEventError(`缺少 ${key}`)
  return text
}

function codeIn<T extends string>(from: ListedEvent, key: string, lookup: CodeLookup<T>): T | null {
  const text = textIn(from, key)
  if (text === null) return null
  const code = lookup(text)
  if (code === undefined) throw new ListedEventError(`${key} 不认识 ${text}`)
  return code
}

function answerIn(from: ListedEvent, key: string): boolean | null {
  const value = from[key]
  if (typeof value === 'boolean') return value
  const answer = typeof value === 'number' ? lookups.answer(String(value)) : codeIn(from, key, lookups.answer)
  if (answer === undefined) throw new ListedEventError(`${key} 不认识 ${String(value)}`)
  return answer === null ? null : answer === 'yes'
}

function timeIn(row: RowReading, from: ListedEvent, key: string): EpochMs | null {
  const value = from[key]
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string' && typeof value !== 'number') throw new ListedEventError(`${key} 无法识别`)
  const time = readTime(value, row.compiled.fields.events.order, row.context.zone)
  if (typeof time === 'string') throw new ListedEventError(`${key} 无法识别：${value}`)
  return time
}
