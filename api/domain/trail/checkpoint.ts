// Checkpoints of the log (C2SP tlog-checkpoint): its origin, its size and its root as the text of a signed note.
import { fromBase64, toBase64 } from './base64.ts'
import type { Bytes } from './merkle.ts'
import { openNote, parseNote, type SignatureCheck, type VerifierKey } from './note.ts'

export interface Checkpoint {
  /** Which log: the name of its key. */
  readonly origin: string
  /** Events it covers. */
  readonly size: number
  /** 32 bytes: the root of the first `size` events. */
  readonly root: Bytes
}

const ROOT_BYTES = 32

/** The text to be signed: three lines. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`

/** Reads the text of a note; lines below the third are allowed and passed over. Null where it is no checkpoint. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = '', count = '', encoded = '', ...rest] = text.split('\n')
  // The text ends in a line feed: the last part is empty, and no other may be.
  const isText = rest.at(-1) === '' && !rest.slice(0, -1).includes('')
  const size = /^(?:0|[1-9]\d{0,15})$/.test(count) ? Number(count) : Number.NaN
  const root = fromBase64(encoded)
  if (!isText || origin === '' || !Number.isSafeInteger(size) || root?.length !== ROOT_BYTES) return null
  return { origin, size, root }
}

/** The checkpoint a note claims, whoever signed it; null where it is none. */
export function claimedCheckpoint(note: string): Checkpoint | null {
  const parsed = parseNote(note)
  return parsed === null ? null : parseCheckpoint(parsed.text)
}

/** The checkpoint of a note that the log's own key signed; null for every other note. Never throws. */
export function openCheckpoint(note: string, key: VerifierKey, check: SignatureCheck): Checkpoint | null {
  const text = openNote(note, key, check)
  const checkpoint = text === null ? null : parseCheckpoint(text)
  return checkpoint?.origin === key.name ? checkpoint : null
}
