// Reads cases for the list and the case page: how each stands as of an instant, and its trail with personal fields.

import type { CaseStatus } from '../facts/reader.ts'
import { latestReplyClock, statusOf } from '../facts/standing.ts'
import type { Db } from '../open.ts'
import type { EpochMs } from '../units.ts'
import type { Channel, Scope, Stage, Urgency } from '../vocabulary.ts'

export interface CaseRow {
  readonly key: number
  readonly id: string
  readonly source: string
  readonly number: string
  readonly title: string | null
  readonly receivedAtMs: EpochMs
  readonly channel: Channel
  readonly category1: string
  readonly category2: string | null
  readonly urgency: Urgency
  readonly scope: Scope
  readonly communityKey: number | null
  readonly firstReceiverKey: number
  /** Responsible after the last event, whatever as-of. */
  readonly departmentKey: number
  /** Reached after the last event, whatever as-of. */
  readonly stage: Stage
  readonly status: CaseStatus
  /** Latest reply clock; null `hasClock` = it has none, null due = paused. */
  readonly hasClock: number | null
  readonly dueMs: EpochMs | null
  readonly doneMs: EpochMs | null
  readonly isProvisional: number | null
}

/** The cases of some keys as of an instant, by key; keys without a case are left out. */
export function listCaseRows(db: Db, keys: readonly number[], asOfMs: EpochMs): Map<number, CaseRow> {
  const known = { asOfMs }
  const clock = (column: string) => latestReplyClock('c.key', column, known)
  const columns = [
    [statusOf('c.key', known), 'status'],
    [clock('clock'), 'hasClock'],
    [clock('at_ms'), 'dueMs'],
    [clock('done_ms'), 'doneMs'],
    [clock('is_provisional'), 'isProvisional'],
  ] as const
  const own = columns.map(([value, name]) => `${value.text} AS ${name}`).join(', ')
  const statement = db.sqlite.prepare(
    `SELECT c.key, c.id, c.source, c.number, c.title, f.at_ms AS receivedAtMs, d.channel, d.category1, d.category2,
      d.urgency, d.scope, p.community_key AS communityKey, c.first_receiver_key AS firstReceiverKey,
      c.department_key AS departmentKey, c.stage, ${own}
     FROM json_each(?) j JOIN cases c ON c.key = j.value
     JOIN received_fact f ON f.case_key = c.key AND f.valid_from_ms <= ? AND f.valid_to_ms > ?
     JOIN dim d ON d.key = f.dim_key JOIN place p ON p.key = f.place_key`,
  )
  const params = columns.flatMap(([value]) => [...value.params])
  const rows = statement.all(...params, JSON.stringify(keys), asOfMs, asOfMs) as CaseRow[]
  return new Map(rows.map((row) => [row.key, row]))
}

export interface CaseHead {
  readonly key: number
  readonly id: string
  readonly ruleSetId: string
  readonly ruleSetVersion: string
  readonly lng: number | null
  readonly lat: number | null
  /** 125 m cell of the case; null = unlocated. */
  readonly cellX: number | null
  readonly cellY: number | null
  /** Its coordinate is marked as a default geocode. */
  readonly isDefault: number
}

/** One case by its id (`source:number`), or undefined. */
export function findCase(db: Db, id: string): CaseHead | undefined {
  return db.sqlite
    .prepare(
      `SELECT c.key, c.id, c.rule_set_id AS ruleSetId, c.rule_set_version AS ruleSetVersion, c.lng, c.lat,
        p.cell_x AS cellX, p.cell_y AS cellY,
        EXISTS (SELECT 1 FROM default_position d WHERE d.is_marked = 1 AND c.lng IS NOT NULL
          AND d.lng_e6 = CAST(round(c.lng * 1e6) AS INTEGER) AND d.lat_e6 = CAST(round(c.lat * 1e6) AS INTEGER)) AS isDefault
       FROM cases c LEFT JOIN received_fact f ON f.case_key = c.key LEFT JOIN place p ON p.key = f.place_key
       WHERE c.id = ? ORDER BY f.valid_from_ms DESC LIMIT 1`,
    )
    .get(id) as CaseHead | undefined
}

export interface TrailRow {
  readonly caseKey: number
  readonly seq: number
  readonly body: string
  readonly leaf: Buffer
  /** JSON of the personal fields; null = none, or erased. */
  readonly personal: string | null
}

/** The events of some cases in the order written. */
export function listTrails(db: Db, keys: readonly number[]): TrailRow[] {
  return db.sqlite
    .prepare(
      `SELECT e.case_key AS caseKey, e.seq, e.body, e.leaf, p.fields AS personal FROM json_each(?) j
       JOIN event e ON e.case_key = j.value LEFT JOIN personal p ON p.seq = e.seq ORDER BY e.seq`,
    )
    .all(JSON.stringify(keys)) as TrailRow[]
}

/** Latest occurrence of any event: as of then everything is known. Null where there is none. */
export function lastEventMs(db: Db): EpochMs | null {
  const last = db.sqlite.prepare('SELECT max(last_event_at_ms) FROM street').pluck().get()
  return typeof last === 'number' ? last : null
}

/** When the given cases were received and paused, for the age of those in hand. */
export function listOpenSpans(
  db: Db,
  keys: readonly number[],
  asOfMs: EpochMs,
): Map<number, { readonly receivedAtMs: EpochMs; readonly pauses: string | null }> {
  const rows = db.sqlite
    .prepare(
      `SELECT f.case_key AS key, f.received_at_ms AS receivedAtMs, f.pauses FROM json_each(?) j
       JOIN open_fact f ON f.case_key = j.value WHERE f.valid_from_ms <= ? AND f.valid_to_ms > ?`,
    )
    .all(JSON.stringify(keys), asOfMs, asOfMs) as {
    key: number
    receivedAtMs: EpochMs
    pauses: string | null
  }[]
  return new Map(rows.map((row) => [row.key, row]))
}
