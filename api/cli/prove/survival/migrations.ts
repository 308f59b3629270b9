// Proof: killed after any statement of any migration, a file is as it was; opened again it is what it would have become unharmed.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrate } from '#db/migrate.ts'
import { type Db, openDb } from '#db/open.ts'
import { damageOf } from '#db/queries/copies.ts'
import { systemClock } from '../../../clock.ts'
import type { Figure, Proof } from '../proof.ts'

interface Found {
  kills: number
  damaged: number
  changed: number
  notDone: number
}

/** Files of no version and of the first one; every (1 / scale)-th statement that either has before it. */
export async function proveMigrations(scale: number): Promise<Proof> {
  const step = Math.max(1, Math.round(1 / scale))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-migrations-'))
  const found: Found = { kills: 0, damaged: 0, changed: 0, notDone: 0 }
  try {
    for (const version of [0, 1]) killAll(earlier(path.join(folder, `${version}.db`), version), step, found)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const none = (id: string, value: number): Figure => ({ id, value, good: '0', passed: value === 0 })
  const figures: Figure[] = [
    { id: 'killed', value: found.kills, good: '> 0', passed: found.kills > 0 },
    none('damaged', found.damaged),
    none('no_longer_as_before', found.changed),
    none('not_done_afterwards', found.notDone),
  ]
  return { name: 'migrations', trials: found.kills, figures, passed: figures.every(({ passed }) => passed) }
}

/** A closed file with the first migrations only, and an account where there is a table for it. */
function earlier(file: string, version: number): string {
  const db = openDb(file, { skipMigrations: true })
  migrate(db.sqlite, version)
  if (version > 0) {
    const insert = 'INSERT INTO account (username, display_name, password_hash, role, created_at_ms, is_demo)'
    db.sqlite.prepare(`${insert} VALUES ('kept', 'kept', 'x', 'operator', ?, 0)`).run(systemClock())
  }
  db.close()
  return file
}

function killAll(file: string, step: number, found: Found): void {
  const before = contentOf(file)
  const whole = `${file}.whole`
  copyFileSync(file, whole)
  openDb(whole).close()
  const after = contentOf(whole)
  const killed = `${file}.killed`
  for (let nth = 1; ; nth += step) {
    removeAll(killed)
    copyFileSync(file, killed)
    if (openAndDie(killed, nth) !== 'SIGKILL') return
    found.kills += 1
    const db = openDb(killed, { skipMigrations: true })
    if (damageOf(db.sqlite) !== null) found.damaged += 1
    if (contentIn(db) !== before) found.changed += 1
    db.close()
    openDb(killed).close()
    if (contentOf(killed) !== after) found.notDone += 1
  }
}

/** Opens the file in a process of its own that is killed after so many statements. */
function openAndDie(file: string, nth: number): NodeJS.Signals | null {
  const entry = path.resolve(import.meta.dirname, '../../../../db/open.ts')
  const program = `import { openDb } from ${JSON.stringify(entry)}; openDb(${JSON.stringify(file)})`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  const env = { ...process.env, PINGYI_FAILPOINT: `migrate.statement:${nth}` }
  return spawnSync(process.execPath, args, { env }).signal
}

function contentOf(file: string): string {
  const db = openDb(file, { skipMigrations: true })
  try {
    return contentIn(db)
  } finally {
    db.close()
  }
}

/** The schema and every row, as one text. */
function contentIn({ sqlite }: Db): string {
  const schema = sqlite.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2').all() as {
    type: string
    name: string
  }[]
  const tables = schema.filter(({ type, name }) => type === 'table' && !name.startsWith('sqlite_'))
  const rows = tables.map(({ name }) => sqlite.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all())
  return JSON.stringify([schema, rows])
}

function removeAll(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}
