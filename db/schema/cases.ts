// Cases: a projection of their trail for lists, filters and the way to the facts. The trail is the truth.
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { CHANNELS, SCOPES, STAGES, URGENCIES } from '../vocabulary.ts'
import { importBatch } from './imports.ts'
import { checkCode, code, flag, instant } from './kit.ts'
import { community, department } from './street.ts'

export const cases = sqliteTable(
  'cases',
  {
    key: integer('key').primaryKey(),
    /** `source:number`. */
    id: text('id').notNull(),
    source: text('source').notNull(),
    number: text('number').notNull(),
    title: text('title'),
    receivedAtMs: instant('received_at_ms').notNull(),
    channel: code('channel', CHANNELS).notNull(),
    category1: text('category1').notNull(),
    category2: text('category2'),
    urgency: code('urgency', URGENCIES).notNull(),
    scope: code('scope', SCOPES).notNull(),
    /** As the source names it; used only where the deployment has no polygons. */
    declaredCommunity: text('declared_community'),
    communityKey: integer('community_key').references(() => community.key),
    /** WGS-84; null where unknown. */
    lng: real('lng'),
    lat: real('lat'),
    firstReceiverKey: integer('first_receiver_key')
      .notNull()
      .references(() => department.key),
    /** Responsible after the last event. */
    departmentKey: integer('department_key')
      .notNull()
      .references(() => department.key),
    ruleSetId: text('rule_set_id').notNull(),
    ruleSetVersion: text('rule_set_version').notNull(),
    stage: code('stage', STAGES).notNull(),
    isVoid: flag('is_void').notNull(),
    /** In hand after the last event: not archived since the last reopening. */
    isOpen: flag('is_open').notNull(),
    /** The last reply clock; null due = none, or paused where `is_paused`. */
    dueMs: instant('due_ms'),
    doneMs: instant('done_ms'),
    isPaused: flag('is_paused').notNull(),
    isProvisional: flag('is_provisional').notNull(),
    importId: integer('import_id').references(() => importBatch.id),
    /** Hash of the source row's record: an equal row of a re-import changes nothing. */
    recordHash: text('record_hash'),
  },
  (table) => [
    uniqueIndex('cases_id').on(table.id),
    index('cases_received').on(table.receivedAtMs),
    index('cases_import').on(table.importId),
    // What cases were judged by is told with every answer: counted off the index, not the rows.
    index('cases_rules').on(table.ruleSetId, table.ruleSetVersion),
    checkCode('cases_channel', table.channel, CHANNELS),
    checkCode('cases_urgency', table.urgency, URGENCIES),
    checkCode('cases_scope', table.scope, SCOPES),
    checkCode('cases_stage', table.stage, STAGES),
  ],
)
