// Signed checkpoints of the trail, in the order of their sizes; append-only like the trail itself.
import type { Sqlite } from '../open.ts'
import type { EpochMs } from '../units.ts'

export interface CheckpointRow {
  /** Events it covers. */
  readonly size: number
  /** C2SP signed note. */
  readonly note: string
  readonly signedAtMs: EpochMs
}

const COLUMNS = 'size, note, signed_at_ms AS signedAtMs'

/** Throws SQLITE_CONSTRAINT_PRIMARYKEY where there is one of that size. */
export function insertCheckpoint(sqlite: Sqlite, { size, note, signedAtMs }: CheckpointRow): void {
  sqlite
    .prepare('INSERT INTO checkpoint (size, note, signed_at_ms) VALUES (?, ?, ?)')
    .run(size, note, signedAtMs)
}

/** The largest one; undefined = none has been signed. */
export function newestCheckpoint(sqlite: Sqlite): CheckpointRow | undefined {
  return sqlite.prepare(`SELECT ${COLUMNS} FROM checkpoint ORDER BY size DESC LIMIT 1`).get() as
    | CheckpointRow
    | undefined
}

/** All of them, by rising size. */
export function listCheckpoints(sqlite: Sqlite): CheckpointRow[] {
  return sqlite.prepare(`SELECT ${COLUMNS} FROM checkpoint ORDER BY size`).all() as CheckpointRow[]
}
