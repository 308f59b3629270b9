// One stored event held against itself: canonical body, leaf, owner, personal fields.
import { createHash, hash } from 'node:crypto'
import type { CheckedRow } from '#db/queries/trail.ts'
import { EVENT_TYPES, isCode } from '#db/vocabulary.ts'
import { DAY_MS } from '../../domain/time/zone.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import type { Bytes } from '../../domain/trail/merkle.ts'
import { sameBytes } from '../../domain/trail/verify.ts'

/** The members a check looks at; anything may be missing from a body somebody else wrote. */
interface Body {
  readonly type?: unknown
  readonly case?: unknown
  readonly personal?: unknown
  readonly occurredAt?: unknown
  readonly recordedAt?: unknown
  readonly vkey?: unknown
  readonly events?: unknown
}

export interface CheckedEvent {
  /** SHA-256(0x00 ‖ body). */
  readonly leaf: Bytes
  /** Null where the body is no JSON object. */
  readonly body: Body | null
  /** Why body and leaf are no pair; null = they are. */
  readonly fault: string | null
  /** Why the personal fields beside it are not its own; null = they are, or there are none. */
  readonly personalFault: string | null
  readonly personal: 'none' | 'kept' | 'erased'
  /** Null where it is not known when the source recorded it. */
  readonly isBackDated: boolean | null
}

export function checkEvent(row: CheckedRow): CheckedEvent {
  const leaf = hash('sha256', `\u0000${row.body}`, 'buffer')
  const body = canonical(row.body)
  return {
    leaf,
    body,
    fault: faultOf(row, body, leaf),
    personalFault: personalFaultOf(row, body),
    personal: body?.personal === undefined ? 'none' : row.fields === null ? 'erased' : 'kept',
    isBackDated: isBackDated(body),
  }
}

function canonical(text: string): Body | null {
  try {
    const value = JSON.parse(text) as Json
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject && jcs(value) === text ? (value as Body) : null
  } catch {
    return null
  }
}

function faultOf(row: CheckedRow, body: Body | null, leaf: Bytes): string | null {
  if (!sameBytes(leaf, row.leaf)) return 'the leaf is not the hash of the body'
  if (body === null) return 'the body is not canonical JSON'
  const isOfCase = isCode(EVENT_TYPES, String(body.type))
  if (isOfCase !== (row.caseKey !== null)) return 'the event is filed under the wrong case'
  return isOfCase && body.case !== row.caseId ? 'the event is filed under the wrong case' : null
}

function personalFaultOf({ salt, fields }: CheckedRow, body: Body | null): string | null {
  if (salt === null || fields === null) return null
  const commitment = createHash('sha256').update(salt).update(fields).digest('hex')
  const isOwn = commitment === body?.personal
  return isOwn ? null : 'the personal fields are not those the event committed to'
}

function isBackDated(body: Body | null): boolean | null {
  const { occurredAt, recordedAt } = body ?? {}
  if (typeof recordedAt !== 'string' || typeof occurredAt !== 'string') return null
  return Date.parse(recordedAt) - Date.parse(occurredAt) > DAY_MS
}
