// Writes the case table, the projection of the trail that lists read, and finds the cases that a file names again.
import type { Sqlite } from '../open.ts'
import type { Channel, Scope, Stage, Urgency } from '../vocabulary.ts'

/** A row of `cases`; meanings in db/schema/cases.ts. */
export interface CaseRow {
  readonly key: number
  readonly id: string
  readonly source: string
  readonly number: string
  readonly title: string | null
  readonly receivedAtMs: number
  readonly channel: Channel
  readonly category1: string
  readonly category2: string | null
  readonly urgency: Urgency
  readonly scope: Scope
  readonly declaredCommunity: string | null
  readonly communityKey: number | null
  readonly lng: number | null
  readonly lat: number | null
  readonly firstReceiverKey: number
  readonly departmentKey: number
  readonly ruleSetId: string
  readonly ruleSetVersion: string
  readonly stage: Stage
  readonly isVoid: number
  readonly isOpen: number
  readonly dueMs: number | null
  readonly doneMs: number | null
  readonly isPaused: number
  readonly isProvisional: number
  readonly importId: number | null
  readonly recordHash: string | null
}

const COLUMNS = [
  ['key', 'key'],
  ['id', 'id'],
  ['source', 'source'],
  ['number', 'number'],
  ['title', 'title'],
  ['received_at_ms', 'receivedAtMs'],
  ['channel', 'channel'],
  ['category1', 'category1'],
  ['category2', 'category2'],
  ['urgency', 'urgency'],
  ['scope', 'scope'],
  ['declared_community', 'declaredCommunity'],
  ['community_key', 'communityKey'],
  ['lng', 'lng'],
  ['lat', 'lat'],
  ['first_receiver_key', 'firstReceiverKey'],
  ['department_key', 'departmentKey'],
  ['rule_set_id', 'ruleSetId'],
  ['rule_set_version', 'ruleSetVersion'],
  ['stage', 'stage'],
  ['is_void', 'isVoid'],
  ['is_open', 'isOpen'],
  ['due_ms', 'dueMs'],
  ['done_ms', 'doneMs'],
  ['is_paused', 'isPaused'],
  ['is_provisional', 'isProvisional'],
  ['import_id', 'importId'],
  ['record_hash', 'recordHash'],
] as const satisfies readonly (readonly [string, keyof CaseRow])[]

const SELECTED = COLUMNS.map(([column, field]) => `${column} AS ${field}`).join(', ')

const NAMES = COLUMNS.map(([column]) => column)
const INSERT = `(${NAMES.join(', ')}) VALUES (${NAMES.map(() => '?').join(', ')})`

/** A row's values in the order of the table's columns; written out, since it runs once a case of any import. */
export const caseValues = (row: CaseRow): (string | number | null)[] => [
  ...[row.key, row.id, row.source, row.number, row.title, row.receivedAtMs, row.channel],
  ...[row.category1, row.category2, row.urgency, row.scope, row.declaredCommunity, row.communityKey],
  ...[row.lng, row.lat, row.firstReceiverKey, row.departmentKey, row.ruleSetId, row.ruleSetVersion],
  ...[row.stage, row.isVoid, row.isOpen, row.dueMs, row.doneMs, row.isPaused, row.isProvisional],
  ...[row.importId, row.recordHash],
]

/** Inserts the values of a new case into one schema of a connection. */
export function caseInserter(sqlite: Sqlite, schema: string): (values: readonly unknown[]) => void {
  const statement = sqlite.prepare(`INSERT INTO ${schema}.cases ${INSERT}`)
  return (values) => {
    statement.run(values)
  }
}

/** Inserts a case or replaces the row of its key. */
export function caseWriter(sqlite: Sqlite): (row: CaseRow) => void {
  const changes = NAMES.filter((name) => name !== 'key').map((name) => `${name} = excluded.${name}`)
  const statement = sqlite.prepare(
    `INSERT INTO main.cases ${INSERT} ON CONFLICT (key) DO UPDATE SET ${changes.join(', ')}`,
  )
  return (row) => {
    statement.run(caseValues(row))
  }
}

/** Reads the row of a key. Throws for a key no case has. */
export function caseReader(sqlite: Sqlite, schema = 'main'): (key: number) => CaseRow {
  const statement = sqlite.prepare(`SELECT ${SELECTED} FROM ${schema}.cases WHERE key = ?`)
  return (key) => {
    const row = statement.get(key) as CaseRow | undefined
    if (row === undefined) throw new Error(`there is no case with key ${key}`)
    return row
  }
}

/** What is known of a case that a file names again. */
export interface KnownCase {
  readonly id: string
  readonly key: number
  readonly recordHash: string | null
  readonly isVoid: number
}

/** The cases of some ids, by id; ids nobody has are left out. */
export function caseFinder(sqlite: Sqlite): (ids: readonly string[]) => Map<string, KnownCase> {
  const statement = sqlite.prepare(
    `SELECT c.id, c.key, c.record_hash AS recordHash, c.is_void AS isVoid
     FROM json_each(?) j JOIN main.cases c ON c.id = j.value`,
  )
  return (ids) => {
    const rows = statement.all(JSON.stringify(ids)) as KnownCase[]
    return new Map(rows.map((row) => [row.id, row]))
  }
}

/** Whether any case came from a source: before the first one nothing needs to be looked up. */
export function hasCasesOf(sqlite: Sqlite, source: string): boolean {
  const first = sqlite.prepare('SELECT 1 FROM main.cases WHERE id > ? AND id < ? LIMIT 1')
  return first.get(`${source}:`, `${source};`) !== undefined
}

export function lastCaseKey(sqlite: Sqlite): number {
  return sqlite.prepare('SELECT coalesce(max(key), 0) FROM main.cases').pluck().get() as number
}

/** Keys of every case, ascending, a page at a time: larger than `afterKey`, at most `limit`. */
export function listCaseKeys(sqlite: Sqlite, afterKey: number, limit: number): number[] {
  return sqlite
    .prepare('SELECT key FROM cases WHERE key > ? ORDER BY key LIMIT ?')
    .pluck()
    .all(afterKey, limit) as number[]
}

/** Keys of the cases a batch inserted that are not void, ascending. */
export function listImportedKeys(sqlite: Sqlite, importId: number): number[] {
  return sqlite
    .prepare('SELECT key FROM cases WHERE import_id = ? AND is_void = 0 ORDER BY key')
    .pluck()
    .all(importId) as number[]
}

/** Keys of the cases on one coordinate (micro-degrees), ascending, in one schema. */
export function listKeysAt(
  sqlite: Sqlite,
  at: { readonly lngE6: number; readonly latE6: number },
  schema = 'main',
): number[] {
  const width = 1e-6
  return sqlite
    .prepare(
      `SELECT key FROM ${schema}.cases WHERE lng BETWEEN ? AND ? AND lat BETWEEN ? AND ?
       AND CAST(round(lng * 1e6) AS INTEGER) = ? AND CAST(round(lat * 1e6) AS INTEGER) = ? ORDER BY key`,
    )
    .pluck()
    .all(
      at.lngE6 / 1e6 - width,
      at.lngE6 / 1e6 + width,
      at.latE6 / 1e6 - width,
      at.latE6 / 1e6 + width,
      at.lngE6,
      at.latE6,
    ) as number[]
}

/** Notes where a case counts now; its facts are moved apart. */
export function communityWriter(
  sqlite: Sqlite,
  schema = 'main',
): (key: number, communityKey: number | null) => void {
  const statement = sqlite.prepare(`UPDATE ${schema}.cases SET community_key = ? WHERE key = ?`)
  return (key, communityKey) => {
    statement.run(communityKey, key)
  }
}
