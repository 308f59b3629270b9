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

export interface JudgedCase {
  readonly key: number
  readonly ruleSetId: string
  readonly ruleSetVersion: string
  readonly receivedAtMs: number
}

/** Which rule set judged each case received when, by key. Held in memory as a whole, so that the tables may be written meanwhile. */
export function listJudgedCases(sqlite: Sqlite): JudgedCase[] {
  return sqlite
    .prepare(
      `SELECT key, rule_set_id AS ruleSetId, rule_set_version AS ruleSetVersion, received_at_ms AS receivedAtMs
       FROM main.cases ORDER BY key`,
    )
    .all() as JudgedCase[]
}

/** Cases that each version judged, by `id@version`; a version without cases is left out. */
export function countJudged(sqlite: Sqlite): Map<string, number> {
  const rows = sqlite
    .prepare(
      `SELECT rule_set_id || '@' || rule_set_version AS name, count(*) AS n FROM cases
       GROUP BY rule_set_id, rule_set_version`,
    )
    .all() as { name: string; n: number }[]
  return new Map(rows.map(({ name, n }) => [name, n]))
}
