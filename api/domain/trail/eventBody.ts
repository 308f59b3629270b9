// A case event ↔ its body in the log: canonical JSON without personal data, which stands beside it under a salt.
import { EVENT_TYPES, isCode } from '#db/vocabulary.ts'
import type { CallbackAttempt, CaseAttributes, CaseEvent } from '../case.ts'
import { DomainError } from '../errors.ts'
import { isoUtc, msOfIso } from './instants.ts'
import { type Json, jcs, jcsString } from './jcs.ts'

/** Version of the body's layout; readers refuse what they do not know. */
const LAYOUT = 1

export interface BodyMeta {
  readonly caseId: string
  /** Import batch that brought the event; absent for entries by hand. */
  readonly importId?: number
  /** Pingyi account that wrote it (one actor on every write). */
  readonly by: string
  /** Hex SHA-256(salt ‖ JCS(personal fields)), where the event has any (`personalCommitment`). */
  readonly personal?: string
}

/**
 * The event's body as RFC 8785 text: `{actor, by, case, data, department, enteredAt, importId?, occurredAt, personal?,
 * recordedAt, type, v}`. Instants are ISO 8601 in UTC with milliseconds, also those in `data`, whose members lose the
 * `Ms` of their names. Members are written in canonical order at once, which is what `jcs` of the same object gives.
 * Personal fields appear only as `personal`, their commitment.
 * @throws RangeError for a lone surrogate or for what is no instant.
 */
export function eventBody(event: CaseEvent, meta: BodyMeta): string {
  const { actor, department, enteredAtMs, occurredAtMs, recordedAtMs, type } = event
  const importId = meta.importId === undefined ? '' : `,"importId":${meta.importId}`
  const personal = meta.personal === undefined ? '' : `,"personal":${jcsString(meta.personal)}`
  const recordedAt = recordedAtMs === null ? 'null' : `"${isoUtc(recordedAtMs)}"`
  return `{"actor":${quoted(actor)},"by":${jcsString(meta.by)},"case":${jcsString(meta.caseId)},"data":${dataText(event)},"department":${quoted(department)},"enteredAt":"${isoUtc(enteredAtMs)}"${importId},"occurredAt":"${isoUtc(occurredAtMs)}"${personal},"recordedAt":${recordedAt},"type":"${type}","v":${LAYOUT}}`
}

const quoted = (text: string | null): string => (text === null ? 'null' : jcsString(text))

/** What comes by the million is written out, the rest goes the general way. */
function dataText(event: CaseEvent): string {
  switch (event.type) {
    case 'submitted':
      return submittedText(event.data)
    case 'dispatched':
    case 'redispatched': {
      const { reason, to } = event.data
      return `{${reason === undefined ? '' : `"reason":${jcsString(reason)},`}"to":${jcsString(to)}}`
    }
    case 'archived':
      return `{"outcome":${quoted(event.data.outcome)}}`
    case 'called_back':
      return callbackText(event.data)
    case 'paused':
    case 'reopened':
      return `{"reason":${quoted(event.data.reason)}}`
    case 'acknowledged':
    case 'followed_up':
    case 'replied':
    case 'resumed':
    case 'note':
      return '{}'
    case 'classified':
    case 'merged':
    case 'corrected':
    case 'excluded':
    case 'reinstated':
    case 'attachment':
      return jcs(withTexts(event.data))
  }
}

function submittedText(data: CaseAttributes & { readonly receivedAtMs: number }): string {
  const { publishedDueAtMs: due } = data
  const publishedDue =
    due === undefined ? '' : `"publishedDueAt":${due === null ? 'null' : `"${isoUtc(due)}"`},`
  return `{"category1":${jcsString(data.category1)},"category2":${quoted(data.category2)},"channel":"${data.channel}","community":${quoted(data.community)},"firstReceiver":${jcsString(data.firstReceiver)},${publishedDue}"receivedAt":"${isoUtc(data.receivedAtMs)}","scope":"${data.scope}","urgency":"${data.urgency}"}`
}

function callbackText({ contacted, grade, reached, resolved }: CallbackAttempt): string {
  return `{"contacted":${contacted},"grade":${quoted(grade)},"reached":"${reached}","resolved":${resolved}}`
}

/** Members called `…AtMs` as `…At` with the instant as text, at any depth. */
function withTexts(value: unknown): Json {
  return renamed(value, (key, member) =>
    key.endsWith('AtMs')
      ? [key.slice(0, -2), typeof member === 'number' ? isoUtc(member) : member]
      : [key, member],
  )
}

/** The inverse of `withTexts`. */
function withInstants(value: unknown): Json {
  return renamed(value, (key, member) =>
    key.endsWith('At') ? [`${key}Ms`, typeof member === 'string' ? msOfIso(member) : member] : [key, member],
  )
}

type Rename = (key: string, member: unknown) => [key: string, member: unknown]

function renamed(value: unknown, rename: Rename): Json {
  if (Array.isArray(value)) return value.map((item: unknown) => renamed(item, rename))
  if (typeof value !== 'object' || value === null) return value as Json
  return Object.fromEntries(
    Object.entries(value).map(([key, member]: [string, unknown]) => {
      const [name, plain] = rename(key, member)
      return [name, renamed(plain, rename)]
    }),
  )
}

export interface ParsedBody {
  /** Without `personal`: its fields are no part of the body. */
  readonly event: CaseEvent
  readonly meta: BodyMeta
}

interface RawBody {
  readonly actor: string | null
  readonly by: string
  readonly case: string
  readonly data: unknown
  readonly department: string | null
  readonly enteredAt: string
  readonly importId?: number
  readonly occurredAt: string
  readonly personal?: string
  readonly recordedAt: string | null
  readonly type: CaseEvent['type']
  readonly v: number
}

/**
 * Reads a case event's body back, so that facts can be derived anew from the stored trail; `eventBody` of the result is
 * the body again.
 * @throws DomainError `internal` for what is no case event's body of a known layout.
 */
export function parseEventBody(body: string): ParsedBody {
  try {
    return read(JSON.parse(body) as RawBody)
  } catch (cause) {
    throw new DomainError('internal', 'not the body of a case event', { cause })
  }
}

type RawSubmitted = Omit<CaseAttributes, 'publishedDueAtMs'> & {
  readonly receivedAt: string
  readonly publishedDueAt?: string | null
}

/** Only two types hold instants; the others' data are taken as they stand. */
function dataOf({ type, data }: RawBody): unknown {
  if (type === 'corrected') return withInstants(data)
  if (type !== 'submitted') return data
  const { receivedAt, publishedDueAt: due, ...attributes } = data as RawSubmitted
  const publishedDue = due === undefined ? {} : { publishedDueAtMs: due === null ? null : msOfIso(due) }
  return { ...attributes, ...publishedDue, receivedAtMs: msOfIso(receivedAt) }
}

function read(raw: RawBody): ParsedBody {
  if (raw.v !== LAYOUT) throw new RangeError(`a body of layout ${raw.v}`)
  if (!isCode(EVENT_TYPES, raw.type) || typeof raw.case !== 'string')
    throw new RangeError('no event of a case')
  const event = {
    type: raw.type,
    data: dataOf(raw),
    occurredAtMs: msOfIso(raw.occurredAt),
    recordedAtMs: raw.recordedAt === null ? null : msOfIso(raw.recordedAt),
    enteredAtMs: msOfIso(raw.enteredAt),
    actor: raw.actor,
    department: raw.department,
  } as CaseEvent
  return { event, meta: metaOf(raw) }
}

function metaOf({ case: caseId, by, importId, personal }: RawBody): BodyMeta {
  return {
    caseId,
    by,
    ...(importId === undefined ? {} : { importId }),
    ...(personal === undefined ? {} : { personal }),
  }
}
