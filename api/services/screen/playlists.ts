// What a public screen shows, as its owner set it; a screen that was never set has the hall's playlist.
import type { Db } from '#db/open.ts'
import { findPlaylist, storePlaylist } from '#db/queries/playlists.ts'
import { screenById } from '#db/queries/screens.ts'
import type { Playlist } from '../../contract/screens.ts'
import { DomainError } from '../../domain/errors.ts'
import { playlistOf } from '../../domain/screen/templates.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import { inTransaction } from '../writing/caseBook.ts'

type Stored = { readonly version: number; readonly playlist: Playlist }

/** Version 0 = never set. @throws DomainError not_found where there is no such screen or it was revoked. */
export function readPlaylist(db: Db, screenId: number): Stored {
  requireScreen(db, screenId)
  const row = findPlaylist(db, screenId)
  if (row === undefined) return { version: 0, playlist: mutable(playlistOf('hall')) }
  return { version: row.version, playlist: JSON.parse(row.body) as Playlist }
}

/**
 * Stores a playlist as the screen's next version.
 * @throws DomainError not_found as above, validation where a text holds somebody's telephone.
 */
export function setPlaylist(
  db: Db,
  { screenId, playlist }: { readonly screenId: number; readonly playlist: Playlist },
  { by, nowMs }: Author,
): Stored {
  refuseMobiles(playlist)
  return inTransaction(db.sqlite, () => {
    const version = readPlaylist(db, screenId).version + 1
    const body = JSON.stringify(playlist)
    storePlaylist(db, { screenId, version, body, changedBy: by, changedAtMs: nowMs })
    recordAct(db.sqlite, { type: 'screen_changed', by, data: { screen: screenId, version } }, nowMs)
    return { version, playlist }
  })
}

function requireScreen(db: Db, id: number): void {
  const screen = screenById(db, id)
  if (screen === undefined || screen.revokedAtMs !== null)
    throw new DomainError('not_found', `there is no screen ${id}`)
}

/** The template's lists are shared: the contract's are one's own. */
export const mutable = (playlist: ReturnType<typeof playlistOf>): Playlist =>
  JSON.parse(JSON.stringify(playlist)) as Playlist

/** A mobile number is a person's; offices have hotlines. Full-width digits and blanks hide none. */
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/

function refuseMobiles({ feedback }: Playlist): void {
  for (const [field, text] of Object.entries(feedback)) {
    if (!MOBILE.test(text.normalize('NFKC').replace(/[\s-]/g, ''))) continue
    const message = 'must not hold a mobile number'
    throw new DomainError('validation', `feedback.${field} ${message}`, {
      fields: [{ field: `feedback.${field}`, message }],
    })
  }
}
