// A database as an earlier version left it: the first migrations only, and two rows in every table they made.
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { migrate } from '../migrate.ts'

const ROWS = 2
const OWN = /^(?:sqlite_|__)/

interface Column {
  readonly name: string
  readonly type: string
}
interface Reference {
  readonly from: string
  readonly to: string
  readonly table: string
}

/** Writes a file with the schema of the first `migrations` migrations, rows in every table; returns its open connection. */
export function buildEarlier(path: string, migrations: number): Database {
  const sqlite = new BetterSqlite3(path)
  sqlite.pragma('journal_mode = WAL')
  migrate(sqlite, migrations)
  sqlite.pragma('foreign_keys = OFF')
  for (const table of tablesOf(sqlite)) fill(sqlite, table)
  return sqlite
}

/** Names of the tables that hold rows of ours. */
export const tablesOf = (sqlite: Database): string[] =>
  (
    sqlite
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all() as string[]
  ).filter((name) => !OWN.test(name))

export const columnsOf = (sqlite: Database, table: string): string[] =>
  (sqlite.pragma(`table_info(${table})`) as Column[]).map(({ name }) => name)

/** Values that meet the table's own checks; a reference has the value of the row of the same number that it points to. */
function fill(sqlite: Database, table: string): void {
  const sql = String(sqlite.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table))
  const columns = sqlite.pragma(`table_info(${table})`) as Column[]
  const references = sqlite.pragma(`foreign_key_list(${table})`) as Reference[]
  const insert = sqlite.prepare(
    `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
  )
  const place = (column: Column): Column => {
    const reference = references.find(({ from }) => from === column.name)
    if (reference === undefined) return column
    const parents = sqlite.pragma(`table_info(${reference.table})`) as Column[]
    return parents.find(({ name }) => name === reference.to) ?? column
  }
  for (let row = 1; row <= ROWS; row++) {
    insert.run(columns.map((column) => allowed(sql, column.name) ?? sample(place(column).type, row)))
  }
}

/** The first value that a check `"table"."column" in ('a', …)` lets in. */
function allowed(sql: string, column: string): string | undefined {
  return new RegExp(`["\`.]${column}["\`]? in \\('([^']*)'`).exec(sql)?.[1]
}

function sample(type: string, row: number): unknown {
  if (/int/i.test(type)) return row
  if (/real/i.test(type)) return row + 0.5
  return /blob/i.test(type) ? Buffer.from([row]) : `text ${row}`
}
