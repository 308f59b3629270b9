// What the audit log holds of a check or a visit: a salted hash, so that the log tells nobody what was answered.
import { randomBytes } from 'node:crypto'
import { type Json, jcs } from '../../../domain/trail/jcs.ts'
import { personalCommitment } from '../../../domain/trail/personal.ts'

const SALT_BYTES = 16

/** A new salt (hex, stored beside the row) and hex SHA-256(salt ‖ RFC 8785 text of the content). */
export function commitTo(content: Json): { readonly salt: string; readonly hash: string } {
  const salt = randomBytes(SALT_BYTES)
  return { salt: salt.toString('hex'), hash: personalCommitment(salt, jcs(content)) }
}
