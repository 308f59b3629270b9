// Personal fields: who looked at a case's, which cases have any left past a date, and their erasure.
import type { Sqlite } from '../open.ts'
import type { EpochMs } from '../units.ts'

export interface RevealRow {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly by: string
}

/** Acts that revealed a case's fields, newest first. Deployment events are few beside those of cases. */
export function listReveals(sqlite: Sqlite, caseId: string, limit: number): RevealRow[] {
  return sqlite
    .prepare(
      `SELECT json_extract(body, '$.enteredAt') AS at, json_extract(body, '$.by') AS "by" FROM event
       WHERE case_key IS NULL AND json_extract(body, '$.type') = 'revealed' AND json_extract(body, '$.case') = ?
       ORDER BY seq DESC LIMIT ?`,
    )
    .all(caseId, limit) as RevealRow[]
}

/**
 * Keys, ascending, of cases that have personal fields, are not in hand, and whose last event lies before an instant.
 * Instants in bodies are ISO 8601 in UTC with milliseconds, so that their texts sort as they do.
 */
export function listErasableKeys(sqlite: Sqlite, beforeMs: EpochMs): number[] {
  return sqlite
    .prepare(
      `SELECT c.key FROM cases c WHERE c.is_open = 0
       AND EXISTS (SELECT 1 FROM event e JOIN personal p ON p.seq = e.seq WHERE e.case_key = c.key)
       AND NOT EXISTS (SELECT 1 FROM event e WHERE e.case_key = c.key AND json_extract(e.body, '$.occurredAt') >= ?)
       ORDER BY c.key`,
    )
    .pluck()
    .all(new Date(beforeMs).toISOString()) as number[]
}

/** What stays of a case's place; null = nothing does. */
export interface KeptPlace {
  readonly lng: number
  readonly lat: number
}

/**
 * Erases a case's personal fields with their salts, its title, the hash of its source row, and sets the kept place;
 * returns how many events lost theirs. Bodies and leaves stay.
 */
export function personalEraser(sqlite: Sqlite): (key: number, kept: KeptPlace | null) => number {
  const erase = sqlite.prepare('DELETE FROM personal WHERE seq IN (SELECT seq FROM event WHERE case_key = ?)')
  const strip = sqlite.prepare(
    'UPDATE cases SET title = NULL, record_hash = NULL, lng = ?, lat = ? WHERE key = ?',
  )
  return (key, kept) => {
    strip.run(kept?.lng ?? null, kept?.lat ?? null, key)
    return erase.run(key).changes
  }
}

/** Overwrites what is deleted from now on, on this connection. */
export function overwriteDeleted(sqlite: Sqlite): void {
  sqlite.pragma('secure_delete = ON')
}

/**
 * Writes the database anew and empties the write-ahead log: pages that were moved long ago may hold copies of what was
 * deleted. Needs no reader at work and as much free disk as the database is large.
 * @throws Error where a reader keeps the log from being emptied; SqliteError SQLITE_BUSY where somebody writes.
 */
export function compact(sqlite: Sqlite): void {
  sqlite.exec('VACUUM')
  const isBusy = sqlite.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0
  if (isBusy) throw new Error('somebody reads an older state')
}
