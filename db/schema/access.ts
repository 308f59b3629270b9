// What keeps guessers out and public screens in: failed sign-ins, addresses an account is known at, tokens of screens.
import { blob, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instant } from './kit.ts'

/** Failed sign-ins of one account, one address or one pair of both. Rows go once their failures are forgotten. */
export const signInGuard = sqliteTable('sign_in_guard', {
  /** SHA-256 of what is guarded: what people type for a name may be their password, and addresses are personal. */
  key: blob('key', { mode: 'buffer' }).primaryKey(),
  /** Account the failures were for, where there is one; so that its locks can be lifted. */
  accountId: integer('account_id'),
  /** Failures that still count; attempts under way are counted as failures until they have succeeded. */
  failures: integer('failures').notNull(),
  failedAtMs: instant('failed_at_ms').notNull(),
  /** Null = never locked. */
  lockedUntilMs: instant('locked_until_ms'),
  /** Refusals that the trail has not been told of. */
  untold: integer('untold').notNull(),
  /** When the trail was last told of refusals; null = never. */
  toldAtMs: instant('told_at_ms'),
})

/** Where an account has signed in before: from there, guessers elsewhere cannot lock it out. */
export const knownAddress = sqliteTable('known_address', {
  /** SHA-256 of account and address. */
  key: blob('key', { mode: 'buffer' }).primaryKey(),
  signedInAtMs: instant('signed_in_at_ms').notNull(),
})

export const screenToken = sqliteTable(
  'screen_token',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Where the screen hangs, for the staff who own it. */
    name: text('name').notNull(),
    /** SHA-256 of the token; the token itself is never stored. */
    tokenHash: blob('token_hash', { mode: 'buffer' }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAtMs: instant('created_at_ms').notNull(),
    /** Null = may show what is public. */
    revokedAtMs: instant('revoked_at_ms'),
    /** Null = never seen. */
    lastSeenAtMs: instant('last_seen_at_ms'),
  },
  (table) => [uniqueIndex('screen_token_hash').on(table.tokenHash)],
)
