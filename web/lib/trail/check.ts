// The reader's own check of what the server says of its trail; no crypto.subtle, so that it works on plain http too.
import type { ConsistencyProof, InclusionProof, TrailCheckpoint } from '#api/contract/trail.ts'
import { fromBase64 } from '#api/domain/trail/base64.ts'
import { type Checkpoint, claimedCheckpoint, openCheckpoint } from '#api/domain/trail/checkpoint.ts'
import { checkEd25519 } from '#api/domain/trail/ed25519.ts'
import { type Bytes, emptyRoot, leafHash } from '#api/domain/trail/merkle.ts'
import { parseVkey } from '#api/domain/trail/note.ts'
import { sameBytes, verifyConsistency, verifyInclusion } from '#api/domain/trail/verify.ts'

/** A checkpoint somebody kept: the note, and the key of the log where it was kept with it. */
export interface Held {
  readonly note: string
  readonly vkey: string | null
}

/**
 * `same`: nothing has been added; `continued`: all of it stands unchanged under what was added since. The others are
 * alarms: `notACheckpoint`, `otherKey` (the log's key is another one), `notSigned` (by the key it names), `cut` (there are
 * fewer events now), `changed`.
 */
export type Standing =
  | { readonly kind: 'same' | 'continued' | 'cut' | 'changed'; readonly held: number; readonly now: number }
  | { readonly kind: 'notACheckpoint' | 'otherKey' | 'notSigned' | 'newestNotSigned' }

/** Bytes of a base64 text; none for what is no such text, which no hash equals. */
const bytesOf = (text: string): Bytes => fromBase64(text) ?? new Uint8Array()

/** The newest checkpoint, if the key it comes with signed it. */
export function openNewest({ note, vkey }: Held): Checkpoint | null {
  const key = vkey === null ? null : parseVkey(vkey)
  return key === null ? null : openCheckpoint(note, key, checkEd25519)
}

/**
 * Holds the newest checkpoint against one kept from earlier; `prove` asks the server for the proof between two sizes.
 * Everything is checked here; the server is believed nothing.
 */
export async function checkContinuation(
  kept: Held,
  newest: Pick<TrailCheckpoint, 'note' | 'vkey'>,
  prove: (from: number, to: number) => Promise<ConsistencyProof>,
): Promise<Standing> {
  const claimed = claimedCheckpoint(kept.note)
  if (claimed === null) return { kind: 'notACheckpoint' }
  const now = openNewest(newest)
  if (now === null) return { kind: 'newestNotSigned' }
  const isOtherKey = kept.vkey !== null && kept.vkey !== newest.vkey
  if (isOtherKey || claimed.origin !== now.origin) return { kind: 'otherKey' }
  const held = openNewest({ note: kept.note, vkey: newest.vkey })
  if (held === null) return { kind: 'notSigned' }
  const sizes = { held: held.size, now: now.size }
  if (now.size < held.size) return { kind: 'cut', ...sizes }
  if (!(await isContinued(held, now, prove))) return { kind: 'changed', ...sizes }
  return { kind: now.size === held.size ? 'same' : 'continued', ...sizes }
}

async function isContinued(
  held: Checkpoint,
  now: Checkpoint,
  prove: (from: number, to: number) => Promise<ConsistencyProof>,
): Promise<boolean> {
  if (held.size === 0) return sameBytes(held.root, emptyRoot())
  if (held.size === now.size) return sameBytes(held.root, now.root)
  const { proof } = await prove(held.size, now.size)
  const sizes = { first: held.size, second: now.size }
  return verifyConsistency({
    ...sizes,
    firstRoot: held.root,
    secondRoot: now.root,
    proof: proof.map(bytesOf),
  })
}

/** What a page shows of an event; its body must say the same. */
export interface ShownEvent {
  readonly seq: number
  /** Hex. */
  readonly leaf: string
  readonly type: string
  /** ISO 8601 of any offset. */
  readonly occurredAt: string
}

/** Whether the event stands in the log of the checkpoint just as it is shown. */
export function isIncluded(shown: ShownEvent, got: InclusionProof, checkpoint: Checkpoint): boolean {
  const leaf = bytesOf(got.leaf)
  const isShownLeaf = hexOf(leaf) === shown.leaf && got.event === shown.seq && got.size === checkpoint.size
  const proof = got.proof.map(bytesOf)
  const claim = { index: shown.seq, size: checkpoint.size, root: checkpoint.root, leaf, proof }
  return isShownLeaf && saysTheSame(shown, got.body, leaf) && verifyInclusion(claim)
}

/** Where the reader may not see the body, the leaf alone is checked. */
function saysTheSame({ type, occurredAt }: ShownEvent, body: string | null, leaf: Bytes): boolean {
  if (body === null) return true
  if (!sameBytes(leafHash(new TextEncoder().encode(body)), leaf)) return false
  const said = JSON.parse(body) as { readonly type?: unknown; readonly occurredAt?: unknown }
  return said.type === type && Date.parse(String(said.occurredAt)) === Date.parse(occurredAt)
}

const hexOf = (bytes: Bytes): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
