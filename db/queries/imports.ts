// Import batches from upload to report, and the coordinates marked as default geocodes.
import type { Sqlite } from '../open.ts'
import type { ImportState } from '../vocabulary.ts'

export interface ImportRow {
  readonly id: number
  readonly state: ImportState
  readonly mode: 'run' | 'check'
  readonly fileName: string
  readonly sha256: string | null
  /** JSON of ImportOptions. */
  readonly options: string
  readonly actor: string | null
  readonly createdAtMs: number
  readonly finishedAtMs: number | null
  readonly rows: number
  readonly bytes: number
  readonly totalBytes: number
  readonly errorCode: string | null
  readonly errorDetail: string | null
  readonly storedPath: string | null
  readonly rejectsPath: string | null
  /** JSON of ImportReport. */
  readonly report: string | null
  /** Its own events in the log, [from, to); null = not merged, or before this was kept. */
  readonly eventsFrom: number | null
  readonly eventsTo: number | null
}

const COLUMNS: Readonly<Record<keyof ImportRow, string>> = {
  id: 'id',
  state: 'state',
  mode: 'mode',
  fileName: 'file_name',
  sha256: 'sha256',
  options: 'options',
  actor: 'actor',
  createdAtMs: 'created_at_ms',
  finishedAtMs: 'finished_at_ms',
  rows: 'rows',
  bytes: 'bytes',
  totalBytes: 'total_bytes',
  errorCode: 'error_code',
  errorDetail: 'error_detail',
  storedPath: 'stored_path',
  rejectsPath: 'rejects_path',
  report: 'report',
  eventsFrom: 'events_from',
  eventsTo: 'events_to',
}
const SELECTED = Object.entries(COLUMNS)
  .map(([field, column]) => `${column} AS ${field}`)
  .join(', ')

/** Opens a batch and returns its id. */
export function insertImport(
  sqlite: Sqlite,
  row: Pick<
    ImportRow,
    'state' | 'mode' | 'fileName' | 'options' | 'actor' | 'createdAtMs' | 'totalBytes' | 'storedPath'
  >,
): number {
  const { state, mode, fileName, options, actor, createdAtMs, totalBytes, storedPath } = row
  const { lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO import_batch (state, mode, file_name, options, actor, created_at_ms, rows, bytes, total_bytes,
       stored_path) VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?)`,
    )
    .run(state, mode, fileName, options, actor, createdAtMs, totalBytes, storedPath)
  return Number(lastInsertRowid)
}

/** Changes some columns of a batch. */
export function updateImport(sqlite: Sqlite, id: number, changes: Partial<Omit<ImportRow, 'id'>>): void {
  const fields = Object.keys(changes) as (keyof typeof changes)[]
  if (fields.length === 0) return
  const set = fields.map((field) => `${COLUMNS[field]} = ?`).join(', ')
  sqlite
    .prepare(`UPDATE import_batch SET ${set} WHERE id = ?`)
    .run(...fields.map((field) => changes[field] ?? null), id)
}

export function findImport(sqlite: Sqlite, id: number): ImportRow | undefined {
  return sqlite.prepare(`SELECT ${SELECTED} FROM import_batch WHERE id = ?`).get(id) as ImportRow | undefined
}

/** The latest batches, newest first. */
export function listImports(sqlite: Sqlite, limit: number): ImportRow[] {
  return sqlite
    .prepare(`SELECT ${SELECTED} FROM import_batch ORDER BY id DESC LIMIT ?`)
    .all(limit) as ImportRow[]
}

/** Batches that an ended process left half done. */
export function listUnfinished(sqlite: Sqlite): ImportRow[] {
  return sqlite
    .prepare(`SELECT ${SELECTED} FROM import_batch WHERE state IN ('running', 'merging') ORDER BY id`)
    .all() as ImportRow[]
}

/** Batches whose uploaded file is still kept. */
export function listStored(sqlite: Sqlite): ImportRow[] {
  return sqlite
    .prepare(`SELECT ${SELECTED} FROM import_batch WHERE stored_path IS NOT NULL ORDER BY id`)
    .all() as ImportRow[]
}

export interface DefaultPosition {
  readonly lngE6: number
  readonly latE6: number
}

/** Coordinates that count as no position. */
export function listMarkedPositions(sqlite: Sqlite): DefaultPosition[] {
  return sqlite
    .prepare('SELECT lng_e6 AS lngE6, lat_e6 AS latE6 FROM main.default_position WHERE is_marked = 1')
    .all() as DefaultPosition[]
}

/** Coordinates that staff took off the list: found again they stay unmarked. */
export function listUnmarkedPositions(sqlite: Sqlite): DefaultPosition[] {
  return sqlite
    .prepare('SELECT lng_e6 AS lngE6, lat_e6 AS latE6 FROM main.default_position WHERE is_marked = 0')
    .all() as DefaultPosition[]
}

/** Marks a coordinate as a default geocode; one that staff has unmarked stays unmarked. */
export function addDefaultPosition(
  sqlite: Sqlite,
  pile: DefaultPosition & { readonly cases: number; readonly share: number; readonly importId: number },
): void {
  sqlite
    .prepare(
      `INSERT INTO default_position (lng_e6, lat_e6, import_id, cases, share, is_marked) VALUES (?, ?, ?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET cases = max(cases, excluded.cases), share = max(share, excluded.share)`,
    )
    .run(pile.lngE6, pile.latE6, pile.importId, pile.cases, pile.share)
}

/** Files of batches that ended before an instant: rejected rows and kept uploads. */
export function listSpentFiles(sqlite: Sqlite, beforeMs: number): { id: number; path: string }[] {
  return sqlite
    .prepare(
      `SELECT id, rejects_path AS path FROM import_batch WHERE finished_at_ms < ? AND rejects_path IS NOT NULL
       UNION ALL SELECT id, stored_path FROM import_batch WHERE finished_at_ms < ? AND stored_path IS NOT NULL`,
    )
    .all(beforeMs, beforeMs) as { id: number; path: string }[]
}
