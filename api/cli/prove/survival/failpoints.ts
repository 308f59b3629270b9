// Proof: killed at every named moment of import, publishing, backup, restore and migration, a database is whole and has all of the
// unit of work or none of it; done again without the kill, the work succeeds.
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FAILPOINTS, type Failpoint } from '#db/failpoint.ts'
import { isMigrated, migrate } from '#db/migrate.ts'
import { openDb } from '#db/open.ts'
import type { Figure, Proof } from '../proof.ts'
import { randomFor } from '../random.ts'
import { type Ended, run, startServer } from './processes.ts'
import { buildStreet, writeCases } from './street.ts'
import { faultsOf } from './whole.ts'

const ROUNDS = 5
const ROWS = 300
const PERIOD = '2026-09'
const CONFIRM = '2026年9月'
const AS_OF = Date.parse('2026-10-20T12:00:00+08:00')
const MOST_STATEMENTS = 40
const SEED = 'failpoints'

interface Trial {
  readonly folder: string
  /** A street's database, of this trial's own. */
  readonly file: string
  readonly env: { readonly PINGYI_FAILPOINT?: string }
}

/** The unit of work as a command does it, and what of it is stored: 'none', 'all', or what else. */
interface Work {
  readonly act: (trial: Trial) => Promise<Ended>
  readonly stored: (trial: Trial) => string
  readonly prepare?: (trial: Trial) => Promise<void>
  /** Whether doing it again, unharmed, ended as it should. */
  readonly isDone: (again: Ended) => boolean
}

const succeeded = ({ code }: Ended): boolean => code === 0

const WORKS: Readonly<Record<string, Work>> = {
  migrate: {
    prepare: async ({ file }) => {
      removeAll(file)
      const db = openDb(file, { skipMigrations: true })
      migrate(db.sqlite, 1)
      db.close()
    },
    act: (trial) => run('import', [casesOf(trial), '--db', trial.file], trial),
    stored: ({ file }) => {
      const db = openDb(file, { skipMigrations: true })
      const isNew = isMigrated(db.sqlite)
      const tables = db.sqlite
        .prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'appraisal'")
        .pluck()
        .get()
      db.close()
      return isNew === (tables === 1) ? allOrNone(isNew) : 'half'
    },
    isDone: succeeded,
  },
  import: {
    act: (trial) => run('import', [casesOf(trial), '--db', trial.file], trial),
    stored: ({ file }) => {
      const count = read(file, "SELECT count(*) FROM cases WHERE number LIKE 'F%'")
      return count === 0 || count === ROWS ? allOrNone(count === ROWS) : `${count} cases`
    },
    isDone: succeeded,
  },
  publish: {
    prepare: async ({ file }) => {
      const server = await startServer(file)
      await server.signIn('operator')
      await server.ask(`/appraisals/${PERIOD}/freeze`, { method: 'POST', body: {} })
      await server.ask(`/appraisals/${PERIOD}/open-objections`, { method: 'POST', body: { workingDays: 3 } })
      await server.end('SIGTERM')
    },
    act: async (trial) => {
      const server = await startServer(trial.file, trial)
      await server.signIn('leader')
      const answer = await server.ask(`/appraisals/${PERIOD}/publish`, {
        method: 'POST',
        body: { confirm: CONFIRM },
      })
      const ended = await (answer === null ? server.ended : server.end('SIGTERM'))
      return { ...ended, stdout: `${answer?.status} ${answer?.body.code}` }
    },
    stored: ({ file }) => {
      const published = read(file, "SELECT count(*) FROM appraisal WHERE state = 'published'")
      const signed = read(file, "SELECT count(*) FROM appraisal_log WHERE act = 'publish'")
      const snapshots = read(file, 'SELECT count(*) FROM appraisal_snapshot')
      const isHalf = published !== signed || snapshots !== 1 + published
      return isHalf
        ? `${published} published, ${signed} signed, ${snapshots} snapshots`
        : allOrNone(published === 1)
    },
    isDone: ({ stdout }) => /^200 |^409 appraisal_state/.test(stdout),
  },
  backup: {
    act: (trial) => run('backup', ['--db', trial.file, '--to', backupOf(trial)], trial),
    stored: (trial) => (existsSync(backupOf(trial)) ? (faultsOf(backupOf(trial))[0] ?? 'all') : 'none'),
    isDone: ({ code, stderr }) => code === 0 || stderr.includes('exists already'),
  },
  restore: {
    prepare: async (trial) => {
      await run('backup', ['--db', trial.file, '--to', backupOf(trial)])
      await run('import', [casesOf(trial), '--db', trial.file])
    },
    act: (trial) => run('restore', ['--from', backupOf(trial), '--db', trial.file], trial),
    stored: ({ folder, file }) => {
      const kept = readdirSync(folder).filter((name) => /\.db\.before-restore-\w+$/.test(name))
      const faults = kept.flatMap((name) => faultsOf(path.join(folder, name)))
      return faults[0] ?? allOrNone(read(file, "SELECT count(*) FROM cases WHERE number LIKE 'F%'") === 0)
    },
    isDone: succeeded,
  },
}

/** Every named moment, five times × scale, at least once. */
export async function proveFailpoints(scale: number): Promise<Proof> {
  const rounds = Math.max(1, Math.round(ROUNDS * scale))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-failpoints-'))
  const found = { notKilled: 0, notWhole: 0, half: 0, notDone: 0 }
  try {
    const street = path.join(folder, 'street.db')
    await buildStreet(street, AS_OF)
    for (const name of FAILPOINTS) {
      for (let round = 0; round < rounds; round++) {
        const own = mkdtempSync(path.join(folder, 'trial-'))
        const file = path.join(own, 'p.db')
        copyFileSync(street, file)
        const words = await killed(
          name,
          { folder: own, file, env: { PINGYI_FAILPOINT: nameOf(name, round) } },
          found,
        )
        if (words !== '') process.stderr.write(`failpoints: ${name}: ${words}\n`)
        rmSync(own, { recursive: true })
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const none = (id: string, value: number): Figure => ({ id, value, good: '0', passed: value === 0 })
  const figures = [
    none('not_killed', found.notKilled),
    none('not_whole', found.notWhole),
    none('half_a_unit_of_work', found.half),
    none('not_done_afterwards', found.notDone),
  ]
  const trials = rounds * FAILPOINTS.length
  return { name: 'failpoints', trials, figures, passed: figures.every(({ passed }) => passed) }
}

type Found = Record<'notKilled' | 'notWhole' | 'half' | 'notDone', number>

async function killed(name: Failpoint, trial: Trial, found: Found): Promise<string> {
  const work = WORKS[name.split('.')[0] ?? '']
  if (work === undefined) throw new Error(`nobody knows how to pass ${name}`)
  const unharmed = { ...trial, env: {} }
  await work.prepare?.(unharmed)
  const { signal, stderr } = await work.act(trial)
  if (signal !== 'SIGKILL') {
    found.notKilled += 1
    return `not killed: ${stderr.trim()}`
  }
  const stored = work.stored(trial)
  if (stored !== 'all' && stored !== 'none') found.half += 1
  const faults = faultsOf(trial.file)
  if (faults.length > 0) found.notWhole += 1
  const again = await work.act(unharmed)
  const isDone = work.isDone(again) && work.stored(trial) === 'all' && faultsOf(trial.file).length === 0
  if (!isDone) found.notDone += 1
  const isWell = isDone && faults.length === 0 && /^(?:all|none)$/.test(stored)
  return isWell ? '' : `${stored}; ${faults.join()}; ${again.stdout} ${again.stderr}`
}

/** Every statement of a migration is a moment of its own: each round takes another. */
function nameOf(name: Failpoint, round: number): string {
  if (name !== 'migrate.statement') return name
  return `${name}:${1 + Math.floor(MOST_STATEMENTS * randomFor(SEED, round)())}`
}

const allOrNone = (isAll: boolean): string => (isAll ? 'all' : 'none')
const casesOf = ({ folder }: Trial): string => writeCases(path.join(folder, 'cases.csv'), 'F', ROWS)
const backupOf = ({ folder }: Trial): string => path.join(folder, 'backup.db')

function read(file: string, sql: string): number {
  const db = openDb(file)
  try {
    return Number(db.sqlite.prepare(sql).pluck().get())
  } finally {
    db.close()
  }
}

function removeAll(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}
