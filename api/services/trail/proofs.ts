// What the server proves of its trail to whoever asks; checking it is the asker's own business.
import type { Sqlite } from '#db/open.ts'
import type { CheckpointRow } from '#db/queries/checkpoints.ts'
import { findEvent, readNode } from '#db/queries/trail.ts'
import type {
  ConsistencyProof,
  ConsistencyQuery,
  InclusionProof,
  InclusionQuery,
  TrailCheckpoint,
} from '../../contract/trail.ts'
import { DomainError } from '../../domain/errors.ts'
import { isoInZone, type Zone } from '../../domain/time/zone.ts'
import { toBase64 } from '../../domain/trail/base64.ts'
import { claimedCheckpoint } from '../../domain/trail/checkpoint.ts'
import { type Bytes, consistencyProof, inclusionProof, rootAt } from '../../domain/trail/merkle.ts'
import { type VerifierKey, vkeyOf } from '../../domain/trail/note.ts'

/** A signed checkpoint with the key it is checked with; `signedAt` in the deployment's zone. */
export function describeCheckpoint(row: CheckpointRow, key: VerifierKey, zone: Zone): TrailCheckpoint {
  const { size, note, signedAtMs } = row
  const root = claimedCheckpoint(note)?.root
  if (root === undefined) throw new DomainError('trail_broken', 'a stored checkpoint is none')
  return { size, root: toBase64(root), note, vkey: vkeyOf(key), signedAt: isoInZone(signedAtMs, zone) }
}

/** Who asks for a body: acts of the deployment are for whoever may read the audit log, a case's events for more. */
export interface BodyRights {
  readonly ofCases: boolean
  readonly ofActs: boolean
}

/**
 * Audit path of an event in the log of the first `size` events, default `newest`.
 * @throws DomainError `not_found` where the event is not among them; `validation` for a size beyond the newest
 * checkpoint; `trail_broken` where the stored tree has holes.
 */
export function proveInclusion(
  sqlite: Sqlite,
  { event: index, size: asked }: InclusionQuery,
  { newest, may }: { readonly newest: number; readonly may: BodyRights },
): InclusionProof {
  const size = sizeWithin('size', asked ?? newest, newest)
  const stored = findEvent(sqlite, index)
  if (index >= size || stored === undefined) {
    throw new DomainError('not_found', `there is no event ${index} in the first ${size}`)
  }
  const mayRead = stored.caseKey === null ? may.ofActs : may.ofCases
  return fromTree(sqlite, (read) => ({
    ...{ event: index, size, leaf: toBase64(stored.leaf), body: mayRead ? stored.body : null },
    root: toBase64(rootAt(size, read)),
    proof: inclusionProof({ index, size }, read).map(toBase64),
  }))
}

/**
 * Proof that the log of `from` events is the beginning of that of `to`, default `newest`.
 * @throws DomainError `validation` unless 0 < from ≤ to ≤ newest; `trail_broken` where the stored tree has holes.
 */
export function proveConsistency(
  sqlite: Sqlite,
  { from, to: asked }: ConsistencyQuery,
  newest: number,
): ConsistencyProof {
  const to = sizeWithin('to', asked ?? newest, newest)
  if (from === 0) throw wrong('from', 'must be at least 1: from the empty log follows nothing')
  const first = sizeWithin('from', from, to)
  return fromTree(sqlite, (read) => ({
    ...{ from: first, to },
    fromRoot: toBase64(rootAt(first, read)),
    toRoot: toBase64(rootAt(to, read)),
    proof: consistencyProof({ first, second: to }, read).map(toBase64),
  }))
}

function sizeWithin(field: string, size: number, most: number): number {
  if (size > most) throw wrong(field, `must be at most ${most}`)
  return size
}

const wrong = (field: string, message: string): DomainError =>
  new DomainError('validation', `${field} ${message}`, { fields: [{ field, message }] })

type Read = (level: number, idx: number) => Bytes

function fromTree<T>(sqlite: Sqlite, prove: (read: Read) => T): T {
  try {
    return prove((level, idx) => readNode(sqlite, level, idx))
  } catch (cause) {
    throw new DomainError('trail_broken', 'the stored trail has holes', { cause })
  }
}
