// Rule sets, schemes and calendars as stored: JSON bodies with their version and first day in force.
import type { Sqlite } from '../open.ts'

export type RuleTable = 'rule_set' | 'scheme' | 'calendar'

export interface VersionedRow {
  readonly id: string
  readonly version: string
  /** First local day (ISO date) in force. */
  readonly effectiveFrom: string
  /** JSON. */
  readonly body: string
  readonly enteredAtMs: number
  readonly actor: string | null
}

/** Every version of a table, oldest first. */
export function listVersions(sqlite: Sqlite, table: RuleTable): VersionedRow[] {
  return sqlite
    .prepare(
      `SELECT id, version, effective_from AS effectiveFrom, body, entered_at_ms AS enteredAtMs, actor
       FROM main.${table} ORDER BY effective_from, length(version), version, id`,
    )
    .all() as VersionedRow[]
}

/** Adds a version; one that is stored under the same id and version stays as it is. */
export function addVersion(sqlite: Sqlite, table: RuleTable, row: VersionedRow): void {
  sqlite
    .prepare(
      `INSERT OR IGNORE INTO ${table} (id, version, effective_from, body, entered_at_ms, actor)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(row.id, row.version, row.effectiveFrom, row.body, row.enteredAtMs, row.actor)
}
