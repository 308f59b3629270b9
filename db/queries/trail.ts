// Writes and reads the append-only trail: events with their leaves, complete tree nodes, personal fields beside them.
import type { Sqlite } from '../open.ts'

export interface TrailWriter {
  event(seq: number, caseKey: number | null, body: string, leaf: Uint8Array): void
  /** A complete node of level ≥ 1; level 0 is the event's leaf. */
  node(level: number, idx: number, hash: Uint8Array): void
  personal(seq: number, salt: Uint8Array, fields: string): void
}

/** Statements that append to the trail of one schema (`main`, or an attached staging file). */
export function trailWriter(sqlite: Sqlite, schema = 'main'): TrailWriter {
  const event = sqlite.prepare(`INSERT INTO ${schema}.event (seq, case_key, body, leaf) VALUES (?, ?, ?, ?)`)
  const node = sqlite.prepare(`INSERT INTO ${schema}.node (level, idx, hash) VALUES (?, ?, ?)`)
  const personal = sqlite.prepare(`INSERT INTO ${schema}.personal (seq, salt, fields) VALUES (?, ?, ?)`)
  return {
    event: (seq, caseKey, body, leaf) => {
      event.run(seq, caseKey, body, leaf)
    },
    node: (level, idx, hash) => {
      node.run(level, idx, hash)
    },
    personal: (seq, salt, fields) => {
      personal.run(seq, salt, fields)
    },
  }
}

/** Number of events, deployment events included. */
export function trailSize(sqlite: Sqlite): number {
  return sqlite.prepare('SELECT coalesce(max(seq), -1) + 1 FROM main.event').pluck().get() as number
}

/** Hash of a stored complete node, level 0 = leaf. Throws where it is missing: a hole in the tree is damage. */
export function readNode(sqlite: Sqlite, level: number, idx: number): Uint8Array {
  const hash = nodeReader(sqlite)(level, idx)
  if (hash === null) throw new Error(`the trail lacks node ${level}/${idx}`)
  return hash
}

/** Reads stored complete nodes, null where there is none; prepared once for loops over many. */
export function nodeReader(sqlite: Sqlite): (level: number, idx: number) => Uint8Array | null {
  const leaf = sqlite.prepare('SELECT leaf FROM main.event WHERE seq = ?').pluck()
  const node = sqlite.prepare('SELECT hash FROM main.node WHERE level = ? AND idx = ?').pluck()
  return (level, idx) => {
    const hash = level === 0 ? leaf.get(idx) : node.get(level, idx)
    return hash instanceof Uint8Array ? hash : null
  }
}

/** An event as stored. */
export interface StoredEvent {
  readonly seq: number
  readonly body: string
  /** JSON of the personal fields; null = it has none, or they were erased. */
  readonly fields: string | null
}

/** Reads the events of one case in the order written; prepared once for loops over many cases. */
export function trailReader(sqlite: Sqlite): (caseKey: number) => StoredEvent[] {
  const statement = sqlite.prepare(
    `SELECT e.seq, e.body, p.fields FROM main.event e LEFT JOIN main.personal p ON p.seq = e.seq
     WHERE e.case_key = ? ORDER BY e.seq`,
  )
  return (caseKey) => statement.all(caseKey) as StoredEvent[]
}

/** Every event in the order of the log, one at a time. */
export function streamEvents(
  sqlite: Sqlite,
): IterableIterator<{ readonly seq: number; readonly body: string; readonly leaf: Uint8Array }> {
  return sqlite.prepare('SELECT seq, body, leaf FROM main.event ORDER BY seq').iterate() as ReturnType<
    typeof streamEvents
  >
}

/** Number of stored tree nodes of level ≥ 1. */
export function countNodes(sqlite: Sqlite): number {
  return sqlite.prepare('SELECT count(*) FROM main.node').pluck().get() as number
}
/** An event with its leaf. */
export interface LeafRow {
  readonly seq: number
  /** Null = of the deployment itself. */
  readonly caseKey: number | null
  readonly body: string
  readonly leaf: Uint8Array
}

const LEAF_COLUMNS = 'seq, case_key AS caseKey, body, leaf'

/** An event by its place; undefined = there is none. */
export function findEvent(sqlite: Sqlite, seq: number): LeafRow | undefined {
  return sqlite.prepare(`SELECT ${LEAF_COLUMNS} FROM main.event WHERE seq = ?`).get(seq) as
    | LeafRow
    | undefined
}

/** At most `limit` events from a place on, in order. */
export function eventsFrom(sqlite: Sqlite, seq: number, limit: number): LeafRow[] {
  return sqlite
    .prepare(`SELECT ${LEAF_COLUMNS} FROM main.event WHERE seq >= ? ORDER BY seq LIMIT ?`)
    .all(seq, limit) as LeafRow[]
}

/** An event with all that lies beside it, for checking. */
export interface CheckedRow extends LeafRow {
  /** Id of the case it is filed under; null = none. */
  readonly caseId: string | null
  readonly salt: Uint8Array | null
  readonly fields: string | null
}

/** Every event by its place; the connection may read, but not write, while this is walked. */
export function walkTrail(sqlite: Sqlite): IterableIterator<CheckedRow> {
  return sqlite
    .prepare(
      `SELECT e.seq, e.case_key AS caseKey, e.body, e.leaf, c.id AS caseId, p.salt, p.fields
       FROM main.event e LEFT JOIN main.cases c ON c.key = e.case_key LEFT JOIN main.personal p ON p.seq = e.seq
       ORDER BY e.seq`,
    )
    .iterate() as IterableIterator<CheckedRow>
}
