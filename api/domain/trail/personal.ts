// What an event's body says of its personal fields: a salted hash that can outlive them.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { PersonalFields } from '../case.ts'
import { jcs } from './jcs.ts'
import type { Bytes, Hash } from './merkle.ts'

/** RFC 8785 text of an event's personal fields, as it is stored beside the body. */
export function personalText(fields: PersonalFields): string {
  const { position, ...texts } = fields
  return jcs(
    position === undefined ? texts : { ...texts, position: { lng: position.lng, lat: position.lat } },
  )
}

/**
 * Hex SHA-256(salt ‖ text): the body's `personal`. With fields and salt erased nothing leads back from it, and the log
 * stays valid; whoever is shown both can check that they are what was recorded.
 */
export function personalCommitment(salt: Bytes, text: string, hash: Hash = sha256): string {
  const fields = utf8ToBytes(text)
  const bytes = new Uint8Array(salt.length + fields.length)
  bytes.set(salt)
  bytes.set(fields, salt.length)
  return bytesToHex(hash(bytes))
}
