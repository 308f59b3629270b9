// The log's signing key: Ed25519 by the server's own cryptography, kept in a file outside the database.
import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bytesToHex } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from '../../domain/trail/base64.ts'
import {
  keyIdOf,
  type SignatureCheck,
  signedNote,
  type VerifierKey,
  vkeyOf,
} from '../../domain/trail/note.ts'

/** A key that can sign. */
export interface SigningKey extends VerifierKey {
  readonly secret: KeyObject
}

const SEED_BYTES = 32
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
const KEY_MODE = 0o600
const KEY_LINE = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u

/** The key of a 32-byte seed (RFC 8032). */
export function keyOfSeed(name: string, seed: Uint8Array): SigningKey {
  const der = Buffer.concat([PRIVATE_PREFIX, seed])
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  return { name, publicKey: new Uint8Array(spki.subarray(PUBLIC_PREFIX.length)), secret }
}

/** The signed note of a checkpoint's text. Deterministic: one text, one note. */
export const signCheckpointText = (text: string, key: SigningKey): string =>
  signedNote(text, key, signBytes(null, Buffer.from(text), key.secret))

/** The server's own check of a signature. */
export const checkSignature: SignatureCheck = (signature, message, publicKey) => {
  try {
    const der = Buffer.concat([PUBLIC_PREFIX, publicKey])
    return verifyBytes(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
  } catch {
    return false
  }
}

/** A new key under a name of its own: `pingyi/` and 64 random bits, so that no two deployments share one. */
export const newKey = (): SigningKey =>
  keyOfSeed(`pingyi/${randomBytes(8).toString('hex')}`, randomBytes(SEED_BYTES))

/** Where the key lies unless told otherwise: beside the database, never in it. */
export const keyPathOf = (dbPath: string): string => `${path.resolve(dbPath).replace(/\.db$/, '')}.key`

/**
 * Reads a key file, made on first use with mode 0600. One line as Go's `note` writes it:
 * `PRIVATE+KEY+name+keyId+base64(0x01 ‖ seed)`.
 * @throws Error in words where the file cannot be read, made, or holds something else.
 */
export function openKeyFile(file: string): SigningKey {
  if (!existsSync(file)) createKeyFile(file)
  const key = parseKey(readFileSync(file, 'utf8').trim())
  if (key === null) throw new Error(`${file} holds no signing key of the trail`)
  return key
}

/** The public key a key file belongs to; null where there is no file. @throws as `openKeyFile`. */
export const readVkey = (file: string): string | null => (existsSync(file) ? vkeyOf(openKeyFile(file)) : null)

/** Linked into place when complete: of two processes that start at once one makes the key and both read it. */
function createKeyFile(file: string): void {
  const key = newKey()
  const seed = key.secret.export({ format: 'der', type: 'pkcs8' }).subarray(PRIVATE_PREFIX.length)
  const encoded = toBase64(Buffer.concat([Uint8Array.of(1), seed]))
  const line = `PRIVATE+KEY+${key.name}+${bytesToHex(keyIdOf(key))}+${encoded}\n`
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, line, { mode: KEY_MODE, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function parseKey(line: string): SigningKey | null {
  const [, name = '', id, encoded = ''] = KEY_LINE.exec(line) ?? []
  const typed = fromBase64(encoded)
  if (typed?.length !== 1 + SEED_BYTES || typed[0] !== 1) return null
  const key = keyOfSeed(name, typed.subarray(1))
  return bytesToHex(keyIdOf(key)) === id ? key : null
}
