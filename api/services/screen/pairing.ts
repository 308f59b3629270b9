// A new screen without a keyboard: it shows a code, staff enter the code, and the token it was told becomes good.
import { randomBytes, randomInt } from 'node:crypto'
import type { Db } from '#db/open.ts'
import { countPairings, insertPairing, takePairing } from '#db/queries/playlists.ts'
import { insertScreen } from '#db/queries/screens.ts'
import type { EpochMs } from '#db/units.ts'
import type { PairedScreen, Pairing } from '../../contract/screens.ts'
import { DomainError } from '../../domain/errors.ts'
import { playlistOf } from '../../domain/screen/templates.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import { hashOf } from '../sessions.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { mutable, setPlaylist } from './playlists.ts'

/** Nothing that reads like something else from across a hall. */
const LETTERS = 'ACDEFGHJKLMNPQRTUVWXY34679'
const CODE_LETTERS = 6
const TOKEN_BYTES = 32
/** A code is good for ten minutes; then the screen asks for another. */
const CODE_SECONDS = 600
/** Anybody may ask for a code: so many wait at once, and the rest is told to wait. */
const MOST_WAITING = 200

/** A code to be shown and the token it will make good. @throws DomainError rate_limited where too many screens wait. */
export function startPairing(db: Db, nowMs: EpochMs): Pairing {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const code = Array.from({ length: CODE_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  inTransaction(db.sqlite, () => {
    if (countPairings(db, nowMs) >= MOST_WAITING)
      throw new DomainError('rate_limited', 'too many screens wait to be paired')
    insertPairing(db, { code, tokenHash: hashOf(token), expiresAtMs: nowMs + CODE_SECONDS * 1000 })
  })
  return { code, token, seconds: CODE_SECONDS }
}

/** Adds the screen that shows the code, in either case of letters. @throws DomainError not_found where none waits with it. */
export function pairScreen(db: Db, { code, name, template }: PairedScreen, author: Author): number {
  const { by, nowMs } = author
  return inTransaction(db.sqlite, () => {
    const waiting = takePairing(db, code.replace(/[\s-]/g, '').toUpperCase(), nowMs)
    if (waiting === undefined) throw new DomainError('not_found', 'no screen waits with this code')
    const { tokenHash } = waiting
    const screenId = insertScreen(db, { name, tokenHash, createdBy: by, createdAtMs: nowMs })
    recordAct(db.sqlite, { type: 'screen_added', by, data: { screen: screenId } }, nowMs)
    setPlaylist(db, { screenId, playlist: mutable(playlistOf(template)) }, author)
    return screenId
  })
}
