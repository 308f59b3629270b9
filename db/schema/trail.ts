// The append-only trail: event bodies with their leaves, the Merkle nodes above them, personal fields beside them.
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { cases } from './cases.ts'
import { instant } from './kit.ts'

/** Triggers refuse update and delete (0000 migration). */
export const event = sqliteTable(
  'event',
  {
    /** Position in the log, from 0: the leaf index. */
    seq: integer('seq').primaryKey(),
    /** Null for events of the deployment itself (imports, sign-ins). */
    caseKey: integer('case_key').references(() => cases.key),
    /** RFC 8785 JSON without personal data. */
    body: text('body').notNull(),
    /** SHA-256(0x00 ‖ body). */
    leaf: blob('leaf', { mode: 'buffer' }).notNull(),
  },
  (table) => [index('event_case').on(table.caseKey)],
)

/** Complete nodes only, level ≥ 1 (level 0 is event.leaf). */
export const node = sqliteTable(
  'node',
  {
    level: integer('level').notNull(),
    idx: integer('idx').notNull(),
    hash: blob('hash', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.idx] })],
)

/** Signed roots of the log, each as its note (C2SP tlog-checkpoint). Triggers refuse update and delete. */
export const checkpoint = sqliteTable('checkpoint', {
  /** Events it covers. */
  size: integer('size').primaryKey(),
  note: text('note').notNull(),
  signedAtMs: instant('signed_at_ms').notNull(),
})

/** Erasable; the body carries SHA-256(salt ‖ JCS(fields)). */
export const personal = sqliteTable('personal', {
  seq: integer('seq')
    .primaryKey()
    .references(() => event.seq),
  salt: blob('salt', { mode: 'buffer' }).notNull(),
  fields: text('fields').notNull(),
})
