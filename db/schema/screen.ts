// What public screens show and how they fare: playlists, pairings under way, the last heartbeat of each.
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { screenToken } from './access.ts'
import { instant } from './kit.ts'

const screenId = () =>
  integer('screen_id')
    .primaryKey()
    .references(() => screenToken.id)

export const screenPlaylist = sqliteTable('screen_playlist', {
  screenId: screenId(),
  /** Goes up with every change; a screen asks for it with the version it has. */
  version: integer('version').notNull(),
  /** JSON of api/contract/screens.ts Playlist. */
  body: text('body').notNull(),
  changedBy: text('changed_by').notNull(),
  changedAtMs: instant('changed_at_ms').notNull(),
})

/** A screen that waits for somebody to enter its code. Rows go once they have expired or were used. */
export const screenPairing = sqliteTable('screen_pairing', {
  code: text('code').primaryKey(),
  /** SHA-256 of the token that the screen was told, good for nothing until the code is entered. */
  tokenHash: blob('token_hash', { mode: 'buffer' }).notNull(),
  expiresAtMs: instant('expires_at_ms').notNull(),
})

/** What a screen last said of itself. */
export const screenHeartbeat = sqliteTable('screen_heartbeat', {
  screenId: screenId(),
  atMs: instant('at_ms').notNull(),
  /** Of the programme it shows. */
  version: text('version').notNull(),
  /** Pixels of the page. */
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  /** Slides shown since the page was opened. */
  shown: integer('shown').notNull(),
  /** Null = the browser does not say. */
  heapBytes: integer('heap_bytes'),
  /** Null = none since the page was opened. */
  lastError: text('last_error'),
})
