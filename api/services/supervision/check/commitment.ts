// What the audit log holds of a check or a visit: a salted hash, so that the log tells nobody what was answered.
import { randomBytes } from 'node:crypto'
import type { CheckTurn } from '#db/vocabulary.ts'
import { type Json, jcs } from '../../../domain/trail/jcs.ts'
import { personalCommitment } from '../../../domain/trail/personal.ts'

const SALT_BYTES = 16

/** A new salt (hex, stored beside the row) and the hash of the content under it. */
export function commitTo(content: Json): { readonly salt: string; readonly hash: string } {
  const salt = newSalt()
  return { salt, hash: hashUnder(salt, content) }
}

/** Hex. */
export const newSalt = (): string => randomBytes(SALT_BYTES).toString('hex')

/** Hex SHA-256(salt ‖ RFC 8785 text of the content); the salt in hex. */
export const hashUnder = (salt: string, content: Json): string =>
  personalCommitment(Buffer.from(salt, 'hex'), jcs(content))

/** What an act of a saved check names its record by: only who has the batch's salt can tell which it is. */
export const recordName = (
  checkSalt: string,
  record: { readonly caseId: string; readonly turn: CheckTurn },
): string => hashUnder(checkSalt, { case: record.caseId, turn: record.turn })
