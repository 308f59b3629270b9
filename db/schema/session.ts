// Sessions: one row per signed-in browser, known only by the hash of its token.
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { account } from './account.ts'
import { instant } from './kit.ts'

export const session = sqliteTable(
  'session',
  {
    /** SHA-256 of the token; the token itself is never stored. */
    tokenHash: blob('token_hash', { mode: 'buffer' }).primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    createdAtMs: instant('created_at_ms').notNull(),
    lastSeenAtMs: instant('last_seen_at_ms').notNull(),
    expiresAtMs: instant('expires_at_ms').notNull(),
    /** Family of browser and system, such as “Edge · Windows”; null = not told. */
    browser: text('browser'),
  },
  (table) => [index('session_account').on(table.accountId), index('session_expires').on(table.expiresAtMs)],
)
