// The deployment: its street, departments, communities, categories, map layers, and where its clock stands.
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { DEPARTMENT_KINDS } from '../vocabulary.ts'
import { checkCode, code, flag, instant } from './kit.ts'

export const street = sqliteTable('street', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** IANA zone of all local times and periods; set once. */
  zone: text('zone').notNull(),
  calendarId: text('calendar_id').notNull(),
  /** `live` = now floored to the minute, `fixed` = `clock_at_ms`. */
  clockMode: text('clock_mode', { enum: ['live', 'fixed'] }).notNull(),
  clockAtMs: instant('clock_at_ms'),
  /** South-west corner of the cell grid, degrees; stored once, null until something is located. */
  originLng: real('origin_lng'),
  originLat: real('origin_lat'),
  /** Goes up with every write that can change an answer; the cache key with as-of. */
  dataVersion: integer('data_version').notNull(),
  /** Latest occurrence of any event: from then on an as-of knows everything. */
  lastEventAtMs: instant('last_event_at_ms'),
  isDemo: flag('is_demo').notNull(),
  /** Approval number (审图号) of the map that the street may show; null = none was given. */
  mapApproval: text('map_approval'),
})

export const department = sqliteTable(
  'department',
  {
    key: integer('key').primaryKey(),
    streetId: text('street_id')
      .notNull()
      .references(() => street.id),
    id: text('id').notNull(),
    name: text('name').notNull(),
    kind: code('kind', DEPARTMENT_KINDS).notNull(),
  },
  (table) => [
    uniqueIndex('department_id').on(table.id),
    checkCode('department_kind', table.kind, DEPARTMENT_KINDS),
  ],
)

export const community = sqliteTable(
  'community',
  {
    key: integer('key').primaryKey(),
    streetId: text('street_id')
      .notNull()
      .references(() => street.id),
    id: text('id').notNull(),
    name: text('name').notNull(),
    /** Null = unknown: the community then has no per-household figure. */
    households: integer('households'),
    population: integer('population'),
    /** GeoJSON geometry, WGS-84; null where only the name is known. */
    geometry: text('geometry'),
  },
  (table) => [uniqueIndex('community_id').on(table.id)],
)

export const category = sqliteTable(
  'category',
  {
    key: integer('key').primaryKey(),
    /** `first` or `first.second`. */
    code: text('code').notNull(),
    parent: text('parent'),
    zh: text('zh').notNull(),
    en: text('en').notNull(),
  },
  (table) => [uniqueIndex('category_code').on(table.code), index('category_parent').on(table.parent)],
)

/** Optional map layers of the deployment (roads, water, parks) as GeoJSON. */
export const layer = sqliteTable('layer', {
  id: text('id').primaryKey(),
  geojson: text('geojson').notNull(),
})
