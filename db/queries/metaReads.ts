// What the deployment holds, for GET /meta: since when, from which sources, under how many provisional deadlines.
import type { Db } from '../open.ts'
import { type EpochMs, FOREVER } from '../units.ts'

/** Receipt of the earliest case as now known; null for an empty database. */
export function firstReceivedMs(db: Db): EpochMs | null {
  return db.sqlite.prepare('SELECT min(at_ms) FROM received_fact').pluck().get() as EpochMs | null
}

/** Whether anything was received, or a clock fell due, in [startMs, endMs). */
export function hasData(db: Db, [startMs, endMs]: readonly [EpochMs, EpochMs]): boolean {
  const query = db.sqlite
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM received_fact WHERE at_ms >= ? AND at_ms < ?)
        OR EXISTS (SELECT 1 FROM clock_fact WHERE at_ms >= ? AND at_ms < ?)`,
    )
    .pluck()
  return query.get(startMs, endMs, startMs, endMs) === 1
}

/** Cases per source, in the order of their ids. */
export function countSources(db: Db): { readonly id: string; readonly cases: number }[] {
  return db.sqlite
    .prepare('SELECT source AS id, count(*) AS cases FROM cases GROUP BY source ORDER BY source')
    .all() as { id: string; cases: number }[]
}

/** Clocks, as now known, whose deadline touches a year the calendar does not cover. */
export function countProvisional(db: Db): number {
  return db.sqlite
    .prepare('SELECT count(*) FROM clock_fact WHERE is_provisional = 1 AND valid_to_ms = ?')
    .pluck()
    .get(FOREVER) as number
}

/** End of the last import that changed anything; null where there was none. */
export function lastImportMs(db: Db): EpochMs | null {
  return db.sqlite
    .prepare("SELECT max(finished_at_ms) FROM import_batch WHERE state = 'done' AND mode = 'run'")
    .pluck()
    .get() as EpochMs | null
}

export function listLayerIds(db: Db): string[] {
  return db.sqlite.prepare('SELECT id FROM layer ORDER BY id').pluck().all() as string[]
}

/** GeoJSON text of a layer, or undefined where there is none of that id. */
export function findLayer(db: Db, id: string): string | undefined {
  return db.sqlite.prepare('SELECT geojson FROM layer WHERE id = ?').pluck().get(id) as string | undefined
}
