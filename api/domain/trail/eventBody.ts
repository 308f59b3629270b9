// A case event ↔ its body in the log: canonical JSON without personal data, which stands beside it under a salt.
import type { CaseEvent } from '../case.ts'
import { DomainError } from '../errors.ts'
import { type Json, jcs, jcsString } from './jcs.ts'

/** Version of the body's layout; readers refuse what they do not know. */
const LAYOUT = 1

export interface BodyMeta {
  readonly caseId: string
  /** Import batch that brought the event; absent for entries by hand. */
  readonly importId?: number
  /** Pingyi account that wrote it (one actor on every write). */
  readonly by: string
  /** Hex SHA-256(salt ‖ JCS(personal fields)), where the event has any. */
  readonly personal?: string
}

/**
 * The event's body as RFC 8785 text. Members are written in canonical order at once, which is what `jcs` of the same
 * object gives; instants are epoch milliseconds. Personal fields appear only as `personal`, their salted hash.
 */
export function eventBody(event: CaseEvent, meta: BodyMeta): string {
  const nullable = (text: string | null) => (text === null ? 'null' : jcsString(text))
  const importId = meta.importId === undefined ? '' : `,"import":${meta.importId}`
  const personal = meta.personal === undefined ? '' : `,"personal":"${meta.personal}"`
  return `{"actor":${nullable(event.actor)},"by":${jcsString(meta.by)},"case":${jcsString(meta.caseId)},"data":${jcs(event.data as Json)},"department":${nullable(event.department)},"entered":${event.enteredAtMs}${importId},"occurred":${event.occurredAtMs}${personal},"recorded":${event.recordedAtMs ?? 'null'},"type":"${event.type}","v":${LAYOUT}}`
}

export interface ParsedBody {
  readonly event: CaseEvent
  readonly meta: BodyMeta
}

interface RawBody {
  readonly actor: string | null
  readonly by: string
  readonly case: string
  readonly data: unknown
  readonly department: string | null
  readonly entered: number
  readonly import?: number
  readonly occurred: number
  readonly personal?: string
  readonly recorded: number | null
  readonly type: CaseEvent['type']
  readonly v: number
}

/**
 * Reads a case event's body back; personal fields are not part of it.
 * @throws DomainError `internal` for a layout this version does not know.
 */
export function parseEventBody(body: string): ParsedBody {
  const raw = JSON.parse(body) as RawBody
  if (raw.v !== LAYOUT) throw new DomainError('internal', `event body of layout ${raw.v}`)
  const event = {
    type: raw.type,
    data: raw.data,
    occurredAtMs: raw.occurred,
    recordedAtMs: raw.recorded,
    enteredAtMs: raw.entered,
    actor: raw.actor,
    department: raw.department,
  } as CaseEvent
  return {
    event,
    meta: {
      caseId: raw.case,
      by: raw.by,
      ...(raw.import === undefined ? {} : { importId: raw.import }),
      ...(raw.personal === undefined ? {} : { personal: raw.personal }),
    },
  }
}
