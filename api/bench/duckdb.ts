// The peer of the query benches: DuckDB, installed on demand into data/bench, never a dependency.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { log } from './workspace.ts'

const FOLDER = resolve('data/bench/duckdb')
const VERSION = '@duckdb/node-api@1.5.6-r.1'

interface Appender {
  appendBigInt(value: bigint): void
  appendVarchar(value: string): void
  appendDouble(value: number): void
  appendNull(): void
  endRow(): void
  closeSync(): void
}
interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>
  createAppender(table: string): Promise<Appender>
}
interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<Connection> }>
  }
}

/** A connection with 2 threads to an empty in-memory database. */
export async function connectDuckDb(): Promise<Connection> {
  mkdirSync(FOLDER, { recursive: true })
  if (!existsSync(resolve(FOLDER, 'node_modules/@duckdb/node-api'))) {
    log(`installing ${VERSION} …`)
    const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', FOLDER, VERSION], {
      stdio: 'inherit',
    })
    if (npm.status !== 0) throw new Error('DuckDB could not be installed')
  }
  const duckdb = createRequire(resolve(FOLDER, 'package.json'))('@duckdb/node-api') as DuckDb
  const instance = await duckdb.DuckDBInstance.create(':memory:', { threads: '2' })
  return instance.connect()
}

const TYPES = { INTEGER: 'BIGINT', TEXT: 'VARCHAR', REAL: 'DOUBLE' } as const

/** Copies tables of a database file as they are: the raw rows that plain SQL then counts. */
export async function copyTables(
  connection: Connection,
  db: string,
  tables: readonly string[],
): Promise<void> {
  const source = new BetterSqlite3(db, { readonly: true })
  for (const table of tables) {
    const columns = source.pragma(`table_info(${table})`) as { name: string; type: string }[]
    const types = columns.map(({ type }) => TYPES[type.toUpperCase() as keyof typeof TYPES] ?? 'VARCHAR')
    await connection.run(
      `CREATE TABLE ${table} (${columns.map(({ name }, i) => `${name} ${types[i]}`).join(', ')})`,
    )
    const appender = await connection.createAppender(table)
    const select = source.prepare(`SELECT ${columns.map(({ name }) => name).join(', ')} FROM ${table}`).raw()
    for (const row of select.iterate() as Iterable<(number | string | null)[]>) {
      for (const [i, value] of row.entries()) appendValue(appender, value, types[i] ?? 'VARCHAR')
      appender.endRow()
    }
    appender.closeSync()
  }
  source.close()
}

function appendValue(appender: Appender, value: number | string | null, type: string): void {
  if (value === null) appender.appendNull()
  else if (type === 'BIGINT') appender.appendBigInt(BigInt(value))
  else if (type === 'DOUBLE') appender.appendDouble(Number(value))
  else appender.appendVarchar(String(value))
}
