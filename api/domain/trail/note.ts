// Signed notes with Ed25519 (C2SP signed-note): a text, and under it who vouches for it.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './base64.ts'
import type { Bytes } from './merkle.ts'
import { sameBytes } from './verify.ts'

/** Ed25519 (RFC 8032): whether the signature is the public key's over the message. False, never an error, for wrong lengths. */
export type SignatureCheck = (signature: Bytes, message: Bytes, publicKey: Bytes) => boolean

/** A key that notes are checked with. */
export interface VerifierKey {
  /** Without white space and `+`. */
  readonly name: string
  /** 32 bytes. */
  readonly publicKey: Bytes
}

export interface Note {
  /** What is signed; ends in a line feed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

interface NoteSignature {
  readonly name: string
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). */
  readonly keyId: Bytes
  readonly signature: Bytes
}

const ED25519 = 1
const KEY_ID_BYTES = 4
const KEY_BYTES = 32
const MOST_SIGNATURES = 100
/** A note holds some hundred bytes; what is longer is none. */
const MOST_CHARACTERS = 100_000
const SPLIT = '\n\n— '
const NAME = /^[^\s+]+$/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are refused
const REFUSED = /[\u0000-\u0009\u000B-\u001F\u007F]|\p{Surrogate}/u

const typedKey = (publicKey: Bytes): Bytes => concatBytes(Uint8Array.of(ED25519), publicKey)

/** The key's short name in signature lines: four bytes. */
export function keyIdOf({ name, publicKey }: VerifierKey): Bytes {
  return sha256(concatBytes(utf8ToBytes(`${name}\n`), typedKey(publicKey))).subarray(0, KEY_ID_BYTES)
}

/** The key as people pass it on: `name+keyId+base64(0x01 ‖ key)`. */
export const vkeyOf = (key: VerifierKey): string =>
  `${key.name}+${bytesToHex(keyIdOf(key))}+${toBase64(typedKey(key.publicKey))}`

/** Reads such a text; null where it is none, or its id is not its key's. */
export function parseVkey(text: string): VerifierKey | null {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(.*)$/u.exec(text.trim()) ?? []
  const typed = fromBase64(encoded)
  if (typed?.length !== 1 + KEY_BYTES || typed[0] !== ED25519) return null
  const key = { name, publicKey: typed.subarray(1) }
  return bytesToHex(keyIdOf(key)) === id ? key : null
}

/** The note under which a key's signature stands; `text` ends in a line feed. */
export function signedNote(text: string, key: VerifierKey, signature: Bytes): string {
  return `${text}\n— ${key.name} ${toBase64(concatBytes(keyIdOf(key), signature))}\n`
}

/** Splits a note into its text and signatures, none of them checked; null where it is no note. Never throws. */
export function parseNote(note: string): Note | null {
  if (note.length > MOST_CHARACTERS || REFUSED.test(note)) return null
  const at = note.lastIndexOf(SPLIT)
  if (at < 0 || !note.endsWith('\n')) return null
  const lines = note.slice(at + 2, -1).split('\n')
  const signatures = lines.map(signatureOf)
  if (signatures.length > MOST_SIGNATURES || signatures.includes(null)) return null
  return { text: note.slice(0, at + 1), signatures: signatures.filter((one) => one !== null) }
}

function signatureOf(line: string): NoteSignature | null {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ')
  const bytes = fromBase64(encoded)
  const isLine = dash === '—' && NAME.test(name) && rest.length === 0
  if (!isLine || bytes === null || bytes.length <= KEY_ID_BYTES) return null
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) }
}

/**
 * The text of a note that the key has signed; null for every other. Signatures of other keys are passed over; one that
 * claims to be the key's and is not makes the whole note worthless. Never throws.
 */
export function openNote(note: string, key: VerifierKey, check: SignatureCheck): string | null {
  const parsed = parseNote(note)
  if (parsed === null) return null
  const id = keyIdOf(key)
  const own = parsed.signatures.filter(({ name, keyId }) => name === key.name && sameBytes(keyId, id))
  const message = utf8ToBytes(parsed.text)
  const isSigned = own.length > 0 && own.every(({ signature }) => check(signature, message, key.publicKey))
  return isSigned ? parsed.text : null
}
