// The deployment's own rows: street, departments, communities, categories, layers, and the data version.
import type { Sqlite } from '../open.ts'
import type { DepartmentKind } from '../vocabulary.ts'

export interface StreetRow {
  readonly id: string
  readonly name: string
  readonly zone: string
  readonly calendarId: string
  readonly clockMode: 'live' | 'fixed'
  readonly clockAtMs: number | null
  readonly originLng: number | null
  readonly originLat: number | null
  readonly dataVersion: number
  readonly lastEventAtMs: number | null
  readonly isDemo: number
  readonly mapApproval: string | null
}

/** The street of the deployment; undefined for a database nothing was ever imported into. */
export function readStreet(sqlite: Sqlite): StreetRow | undefined {
  return sqlite
    .prepare(
      `SELECT id, name, zone, calendar_id AS calendarId, clock_mode AS clockMode, clock_at_ms AS clockAtMs,
        origin_lng AS originLng, origin_lat AS originLat, data_version AS dataVersion,
        last_event_at_ms AS lastEventAtMs, is_demo AS isDemo, map_approval AS mapApproval
       FROM main.street ORDER BY id LIMIT 1`,
    )
    .get() as StreetRow | undefined
}

export function insertStreet(
  sqlite: Sqlite,
  street: Pick<StreetRow, 'id' | 'name' | 'zone' | 'calendarId' | 'isDemo'>,
): void {
  const { id, name, zone, calendarId, isDemo } = street
  sqlite
    .prepare(
      `INSERT INTO street (id, name, zone, calendar_id, clock_mode, data_version, is_demo)
       VALUES (?, ?, ?, ?, 'live', 0, ?)`,
    )
    .run(id, name, zone, calendarId, isDemo)
}

/** Moves a street that holds no case yet into another zone. */
export function setZone(sqlite: Sqlite, zone: string): void {
  sqlite.prepare('UPDATE street SET zone = ?').run(zone)
}

/** Null takes the number away. */
export function setMapApproval(sqlite: Sqlite, number: string | null): void {
  sqlite.prepare('UPDATE street SET map_approval = ?').run(number)
}

export function setCalendar(sqlite: Sqlite, calendarId: string): void {
  sqlite.prepare('UPDATE street SET calendar_id = ?').run(calendarId)
}

/** Fixes the deployment's clock at an instant. */
export function fixClock(sqlite: Sqlite, atMs: number): void {
  sqlite.prepare("UPDATE street SET clock_mode = 'fixed', clock_at_ms = ?").run(atMs)
}

/** Stores the south-west corner of the cell grid, unless one is stored: a grid never moves. */
export function setOrigin(sqlite: Sqlite, origin: { readonly lng: number; readonly lat: number }): void {
  sqlite
    .prepare('UPDATE street SET origin_lng = ?, origin_lat = ? WHERE origin_lng IS NULL')
    .run(origin.lng, origin.lat)
}

/** Every cached answer is out of date from here on; `lastEventAtMs` = latest event written, null for none. */
export function raiseDataVersion(sqlite: Sqlite, lastEventAtMs: number | null): void {
  sqlite
    .prepare(
      `UPDATE street SET data_version = data_version + 1,
       last_event_at_ms = nullif(max(coalesce(last_event_at_ms, -1), coalesce(?, -1)), -1)`,
    )
    .run(lastEventAtMs)
}

export interface DepartmentRow {
  readonly key: number
  readonly id: string
  readonly name: string
  readonly kind: DepartmentKind
}

export function listDepartmentRows(sqlite: Sqlite): DepartmentRow[] {
  return sqlite
    .prepare('SELECT key, id, name, kind FROM main.department ORDER BY key')
    .all() as DepartmentRow[]
}

export function insertDepartment(sqlite: Sqlite, streetId: string, row: DepartmentRow): void {
  sqlite
    .prepare('INSERT INTO department (key, street_id, id, name, kind) VALUES (?, ?, ?, ?, ?)')
    .run(row.key, streetId, row.id, row.name, row.kind)
}

export interface CommunityRow {
  readonly key: number
  readonly id: string
  readonly name: string
  readonly households: number | null
  readonly population: number | null
  /** GeoJSON geometry. */
  readonly geometry: string | null
}

export function listCommunityRows(sqlite: Sqlite): CommunityRow[] {
  return sqlite
    .prepare('SELECT key, id, name, households, population, geometry FROM main.community ORDER BY key')
    .all() as CommunityRow[]
}

/** Inserts a community or replaces what is known of its key. */
export function writeCommunity(sqlite: Sqlite, streetId: string, row: CommunityRow): void {
  const { key, id, name, households, population, geometry } = row
  sqlite
    .prepare(
      `INSERT INTO community (key, street_id, id, name, households, population, geometry)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET id = excluded.id, name = excluded.name,
       households = excluded.households, population = excluded.population, geometry = excluded.geometry`,
    )
    .run(key, streetId, id, name, households, population, geometry)
}

/** Removes a community; only after its cases were placed anew. */
export function deleteCommunity(sqlite: Sqlite, key: number): void {
  sqlite.prepare('DELETE FROM community WHERE key = ?').run(key)
}

/** Notes a category, by code; one that is known stays as it is. */
export function addCategory(
  sqlite: Sqlite,
  row: { readonly code: string; readonly parent: string | null; readonly zh: string; readonly en: string },
): void {
  sqlite
    .prepare('INSERT OR IGNORE INTO category (code, parent, zh, en) VALUES (?, ?, ?, ?)')
    .run(row.code, row.parent, row.zh, row.en)
}

/** Codes with the code of their first level; null = they are one. */
export function listCategoryRows(
  sqlite: Sqlite,
): { readonly code: string; readonly parent: string | null }[] {
  return sqlite.prepare('SELECT code, parent FROM main.category').all() as {
    code: string
    parent: string | null
  }[]
}

/** Stores a map layer, replacing one of the same id. */
export function writeLayer(sqlite: Sqlite, id: string, geojson: string): void {
  sqlite.prepare('INSERT OR REPLACE INTO layer (id, geojson) VALUES (?, ?)').run(id, geojson)
}

/** Takes back a deployment no case was ever written to, so that the database is as empty as a new one. */
export function clearDeployment(sqlite: Sqlite): void {
  const tables = [
    ...['community', 'department', 'category', 'layer', 'street'],
    ...['calendar', 'rule_set', 'scheme', 'default_position', 'import_batch'],
  ]
  if (sqlite.prepare('SELECT 1 FROM cases LIMIT 1').get() !== undefined) return
  for (const table of tables) sqlite.exec(`DELETE FROM ${table}`)
}
