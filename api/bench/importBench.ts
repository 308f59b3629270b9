// P1: importing a CSV against its floor: stream the file through the CSV parser, insert all resulting rows raw.
import { createReadStream, rmSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { parse } from 'csv-parse'
import { type BenchResult, log, type Workspace, workspaceOf } from './workspace.ts'

const TABLES = [
  'cases',
  'event',
  'node',
  'personal',
  'received_fact',
  'clock_fact',
  'callback_fact',
  'archive_fact',
  'reply_fact',
  'handoff_fact',
  'stage_fact',
  'open_fact',
  'entry_fact',
]
const CHUNK = 50_000

export async function importBench(cases: number): Promise<BenchResult> {
  const workspace = workspaceOf(cases)
  const parseSeconds = await parseFile(workspace.csv)
  const { rows, insertSeconds } = insertRaw(workspace)
  const floor = parseSeconds + insertSeconds
  log(`P1: ${rows} rows; import ${workspace.importSeconds.toFixed(1)} s, floor ${floor.toFixed(1)} s`)
  return {
    id: `P1@${cases}`,
    value: workspace.importSeconds / floor,
    parts: { importSeconds: workspace.importSeconds, parseSeconds, insertSeconds, rows },
    good: '≤ 3.0',
  }
}

async function parseFile(csv: string): Promise<number> {
  const startedAt = performance.now()
  const parser = createReadStream(csv).pipe(parse({ bom: true }))
  let rows = 0
  for await (const row of parser) rows += row.length > 0 ? 1 : 0
  return rows === 0 ? Number.NaN : (performance.now() - startedAt) / 1000
}

/** Every row of every table, read untimed in chunks, inserted timed into tables without keys or indexes. */
function insertRaw({ db, csv }: Workspace): { rows: number; insertSeconds: number } {
  const path = `${csv}.floor.db`
  rmSync(path, { force: true })
  const source = new BetterSqlite3(db, { readonly: true })
  const target = new BetterSqlite3(path)
  target.pragma('journal_mode = WAL')
  target.pragma('synchronous = FULL')
  let rows = 0
  let milliseconds = 0
  const timed = (work: () => void) => {
    const startedAt = performance.now()
    work()
    milliseconds += performance.now() - startedAt
  }
  timed(() => target.exec('BEGIN'))
  for (const table of TABLES) {
    const select = source.prepare(`SELECT * FROM ${table}`).raw()
    const columns = select.columns().map((column) => column.name)
    target.exec(`CREATE TABLE ${table} (${columns.join(', ')})`)
    const insert = target.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`)
    let chunk: unknown[][] = []
    const flush = () => {
      timed(() => {
        for (const row of chunk) insert.run(row)
      })
      rows += chunk.length
      chunk = []
    }
    for (const row of select.iterate()) {
      chunk.push(row as unknown[])
      if (chunk.length === CHUNK) flush()
    }
    flush()
  }
  timed(() => target.exec('COMMIT'))
  source.close()
  target.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  return { rows, insertSeconds: milliseconds / 1000 }
}
