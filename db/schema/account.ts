// Accounts: who may sign in, and as what.
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ROLES } from '../vocabulary.ts'
import { checkCode, code, flag, instant } from './kit.ts'

export const account = sqliteTable(
  'account',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    username: text('username').notNull(),
    displayName: text('display_name').notNull(),
    role: code('role', ROLES).notNull(),
    /** The department that a `department` account answers for; null = none. */
    departmentId: text('department_id'),
    /** PHC string: algorithm and parameters stand beside the hash. */
    passwordHash: text('password_hash').notNull(),
    /** Null = may sign in. */
    disabledAtMs: instant('disabled_at_ms'),
    createdAtMs: instant('created_at_ms').notNull(),
    /** Made for the demo street; its password is public. */
    isDemo: flag('is_demo').notNull(),
    /** The last time; null = never. */
    signedInAtMs: instant('signed_in_at_ms'),
  },
  (table) => [
    uniqueIndex('account_username').on(table.username),
    checkCode('account_role', table.role, ROLES),
  ],
)
