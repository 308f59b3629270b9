// Rule sets, schemes and calendars: versioned, effective-dated JSON bodies.
import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './kit.ts'

const versioned = () => ({
  id: text('id').notNull(),
  version: text('version').notNull(),
  /** First local day (ISO date) in force. */
  effectiveFrom: text('effective_from').notNull(),
  /** JSON of api/domain/rules.ts. */
  body: text('body').notNull(),
  enteredAtMs: instant('entered_at_ms').notNull(),
  actor: text('actor'),
})

export const ruleSet = sqliteTable('rule_set', versioned(), (table) => [
  primaryKey({ columns: [table.id, table.version] }),
])

export const scheme = sqliteTable('scheme', versioned(), (table) => [
  primaryKey({ columns: [table.id, table.version] }),
])

export const calendar = sqliteTable('calendar', versioned(), (table) => [
  primaryKey({ columns: [table.id, table.version] }),
])
