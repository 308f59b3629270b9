// The staging file of an import: tables like the stored ones, attached as `stage`, filled apart and moved in one go.
import { rmSync } from 'node:fs'
import { FACT_TABLES, FACTS, insertSql } from '../facts/columns.ts'
import type { Sqlite } from '../open.ts'
import { caseInserter } from './caseWrites.ts'

export const STAGE = 'stage'

const TABLES = [
  'cases',
  'event',
  'node',
  'personal',
  ...FACT_TABLES.map((name) => FACTS[name].table),
] as const

/**
 * Attaches an empty staging file, or a temporary one for `''`. It needs no safety of its own: an import that does not get
 * to its end leaves it behind, and it is thrown away. Until `dropStage` the connection checks no references: staged rows
 * point to stored ones, and a reference check would forbid copying whole pages.
 */
export function attachStage(sqlite: Sqlite, path: string): void {
  removeStage(path)
  joinStage(sqlite, path)
  const statement = sqlite
    .prepare("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?")
    .pluck()
  for (const table of TABLES) {
    const sql = String(statement.get(table))
    sqlite.exec(sql.replace(/^CREATE TABLE\s+[`"]?\w+[`"]?/i, `CREATE TABLE ${STAGE}.${table}`))
  }
}

/** Attaches a staging file that another connection made; the two take turns. */
export function joinStage(sqlite: Sqlite, path: string): void {
  sqlite.pragma('foreign_keys = OFF')
  sqlite.prepare(`ATTACH ? AS ${STAGE}`).run(path)
  sqlite.pragma(`${STAGE}.journal_mode = OFF`)
  sqlite.pragma(`${STAGE}.synchronous = OFF`)
  sqlite.pragma(`${STAGE}.cache_size = -16384`)
  // Mapped pages would count as this process's memory, as many as the database has.
  sqlite.pragma('mmap_size = 0')
}

/** Detaches and deletes the staging file. */
export function dropStage(sqlite: Sqlite, path: string): void {
  if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
  sqlite.exec(`DETACH ${STAGE}`)
  sqlite.pragma('foreign_keys = ON')
  removeStage(path)
}

export function removeStage(path: string): void {
  if (path !== '') for (const suffix of ['', '-journal']) rmSync(`${path}${suffix}`, { force: true })
}

export interface MergeOptions {
  /** Largest case key when staging began: staged cases up to it replace stored ones. */
  readonly lastKey: number
  /** The stored trail has grown by this many events since staging began. */
  readonly seqShift: number
}

/**
 * Moves everything staged into the stored tables, in key order. Where more comes in than is there, secondary indexes are
 * dropped and built anew, which is several times faster. Events are moved to the end of the trail; tree nodes only where
 * the trail has not grown since (else the caller computes them).
 */
export function moveStaged(sqlite: Sqlite, options: MergeOptions): void {
  const { lastKey, seqShift } = options
  const count = sqlite.prepare(`SELECT count(*) FROM ${STAGE}.cases`).pluck().get() as number
  const rebuild = count > lastKey ? dropIndexes(sqlite) : () => {}
  moveCases(sqlite, lastKey)
  const shift = seqShift === 0 ? '*' : `seq + ${seqShift},`
  sqlite.exec(
    `INSERT INTO main.event SELECT ${shift === '*' ? '*' : `${shift} case_key, body, leaf`} FROM ${STAGE}.event`,
  )
  sqlite.exec(
    `INSERT INTO main.personal SELECT ${shift === '*' ? '*' : `${shift} salt, fields`} FROM ${STAGE}.personal`,
  )
  if (seqShift === 0) sqlite.exec(`INSERT INTO main.node SELECT * FROM ${STAGE}.node`)
  for (const name of FACT_TABLES) {
    sqlite.exec(`INSERT INTO main.${FACTS[name].table} SELECT * FROM ${STAGE}.${FACTS[name].table}`)
  }
  rebuild()
}

/** Where the staged events lie in the stored trail, which had `trailSize` events before they were moved. */
export function eventsMoved(
  sqlite: Sqlite,
  trailSize: number,
): { readonly eventsFrom: number; readonly eventsTo: number } {
  const count = sqlite.prepare(`SELECT count(*) FROM ${STAGE}.event`).pluck().get() as number
  return { eventsFrom: trailSize, eventsTo: trailSize + count }
}

/** Cases that were there make room, facts and all; then every staged one is inserted. */
function moveCases(sqlite: Sqlite, lastKey: number): void {
  const changed = `SELECT key FROM ${STAGE}.cases WHERE key <= ${lastKey}`
  const hasChanged = sqlite.prepare(`${changed} LIMIT 1`).get() !== undefined
  if (hasChanged) {
    for (const table of FACT_TABLES.map((name) => FACTS[name].table)) {
      sqlite.exec(`DELETE FROM main.${table} WHERE case_key IN (${changed})`)
    }
    sqlite.exec(`DELETE FROM main.cases WHERE key IN (${changed})`)
  }
  sqlite.exec(`INSERT INTO main.cases SELECT * FROM ${STAGE}.cases`)
}

function dropIndexes(sqlite: Sqlite): () => void {
  const indexes = sqlite
    .prepare(
      `SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
       AND tbl_name IN (${TABLES.map(() => '?').join(', ')})`,
    )
    .all(...TABLES) as { name: string; sql: string }[]
  for (const { name } of indexes) sqlite.exec(`DROP INDEX main.${name}`)
  return () => {
    for (const { sql } of indexes) sqlite.exec(sql)
  }
}

/** Inserts into the staging file: values in the order of each table's columns. */
export interface StageInserts {
  case(values: readonly unknown[]): void
  /** By the table's place in FACT_TABLES. */
  readonly facts: readonly ((values: readonly unknown[]) => void)[]
}

export function stageInserts(sqlite: Sqlite): StageInserts {
  return {
    case: caseInserter(sqlite, STAGE),
    facts: FACT_TABLES.map((name) => {
      const statement = sqlite.prepare(insertSql(FACTS[name], STAGE))
      return (values) => {
        statement.run(values)
      }
    }),
  }
}

const LEAVES_AT_ONCE = 4096

/** Leaves of the staged events, in order; read by the thousand, so that the connection may write in between. */
export function* stagedLeaves(sqlite: Sqlite): Generator<Uint8Array> {
  const next = sqlite.prepare(
    `SELECT seq, leaf FROM ${STAGE}.event WHERE seq > ? ORDER BY seq LIMIT ${LEAVES_AT_ONCE}`,
  )
  let last = -1
  for (;;) {
    const found = next.all(last) as { seq: number; leaf: Uint8Array }[]
    if (found.length === 0) return
    for (const { seq, leaf } of found) {
      yield leaf
      last = seq
    }
  }
}
