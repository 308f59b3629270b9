// The append-only log's share of an import: leaves, tree and commitments of all its events, against the same events as plain rows.
import { createHash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { openDb } from '#db/open.ts'
import { openTrailLog } from '../services/writing/trailLog.ts'
import { type BenchResult, workspaceOf } from './workspace.ts'

interface Event {
  readonly caseKey: number | null
  readonly body: string
}

type Append = (event: Event, seq: number) => void

export function logBench(cases: number): BenchResult {
  const { db, importSeconds } = workspaceOf(cases)
  const source = new BetterSqlite3(db, { readonly: true })
  const file = `${db}.log`
  const logged = secondsOf(source, file, (sqlite) => {
    const log = openTrailLog(sqlite)
    return ({ caseKey, body }) => void log.append(caseKey, { body, fields: null })
  })
  const plain = secondsOf(source, file, (sqlite) => {
    const leaf = Buffer.alloc(32)
    const insert = sqlite.prepare('INSERT INTO event (seq, case_key, body, leaf) VALUES (?, ?, ?, ?)')
    return ({ caseKey, body }, seq) => void insert.run(seq, caseKey, body, leaf)
  })
  const commitments = commitmentSeconds(source)
  source.close()
  return {
    id: `log@${cases}`,
    value: (logged - plain + commitments) / importSeconds,
    parts: { logged, plain, commitments, importSeconds },
    good: '≤ 0.2',
  }
}

/** Seconds of appending every event to an empty database in one transaction; reading them is not counted. */
function secondsOf(
  source: BetterSqlite3.Database,
  file: string,
  open: (sqlite: BetterSqlite3.Database) => Append,
): number {
  const db = openDb(file)
  const { sqlite } = db
  sqlite.pragma('foreign_keys = OFF')
  const events = source.prepare('SELECT case_key AS caseKey, body FROM event ORDER BY seq').all() as Event[]
  const startedAt = performance.now()
  sqlite.exec('BEGIN')
  const append = open(sqlite)
  events.forEach(append)
  sqlite.exec('COMMIT')
  const seconds = (performance.now() - startedAt) / 1000
  db.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  return seconds
}

/** Salting and hashing every personal record, as the log does before it stores it. */
function commitmentSeconds(source: BetterSqlite3.Database): number {
  const fields = source.prepare('SELECT fields FROM personal').pluck().all() as string[]
  const startedAt = performance.now()
  for (const text of fields) createHash('sha256').update(randomBytes(32)).update(text).digest('hex')
  return (performance.now() - startedAt) / 1000
}
