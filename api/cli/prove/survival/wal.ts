// Proof: a write-ahead log cut, flipped or zeroed anywhere opens as a beginning of the commits, with all that came before the damage.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Db, openDb, type Sqlite } from '#db/open.ts'
import { trailSize } from '#db/queries/trail.ts'
import { logBytes } from '#db/queries/writeAheadLog.ts'
import { systemClock } from '../../../clock.ts'
import { enterCase } from '../../../services/enterCase.ts'
import { enterEvent } from '../../../services/enterEvent.ts'
import { trailRoot } from '../../../services/writing/trailLog.ts'
import type { Figure, Proof } from '../proof.ts'
import { type Random, randomFor } from '../random.ts'
import { buildStreet, newCase, newEvent } from './street.ts'
import { faultsIn } from './whole.ts'

const DAMAGES = 2000
const CASES = 40
const SEED = 'wal'

/** What the database holds after a commit, and where in the log that commit ends. */
interface Commit {
  readonly state: string
  readonly endsAt: number
}

interface Damage {
  readonly log: Buffer
  /** First byte that is not what was written. */
  readonly from: number
}

const stateOf = (sqlite: Sqlite): string =>
  `${trailSize(sqlite)} ${trailRoot(sqlite)} ${sqlite.prepare('SELECT count(*) FROM cases').pluck().get()}`

/** 2,000 × scale damages: six of ten cut it off, three flip a bit, one zeroes the rest. */
export async function proveWal(scale: number): Promise<Proof> {
  const damages = Math.max(10, Math.round(DAMAGES * scale))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-wal-'))
  const counts = { notWhole: 0, noPrefix: 0, lost: 0 }
  try {
    const base = path.join(folder, 'base.db')
    await buildStreet(base)
    const { commits, log } = writeLog(base, path.join(folder, 'written.db'))
    for (let i = 0; i < damages; i++) {
      judge(damaged(log, i, randomFor(SEED, i)), {
        base,
        file: path.join(folder, 'damaged.db'),
        commits,
        counts,
      })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const none = (id: string, value: number): Figure => ({ id, value, good: '0', passed: value === 0 })
  const figures = [
    none('not_whole', counts.notWhole),
    none('no_prefix_of_commits', counts.noPrefix),
    none('durable_commits_lost', counts.lost),
  ]
  return { name: 'wal', trials: damages, figures, passed: figures.every(({ passed }) => passed) }
}

/** Enters cases and events, one commit each, none of them folded into the file. */
function writeLog(base: string, file: string): { readonly commits: Commit[]; readonly log: Buffer } {
  copyFileSync(base, file)
  const db = openDb(file)
  db.sqlite.pragma('wal_autocheckpoint = 0')
  const commits: Commit[] = []
  const note = ({ sqlite }: Db) => commits.push({ state: stateOf(sqlite), endsAt: logBytes(file) })
  note(db)
  const author = { actor: 'proof', nowMs: systemClock() }
  for (let i = 0; i < CASES; i++) {
    const id = enterCase(db, newCase(`W${i}`), author)
    note(db)
    enterEvent(db, id, newEvent(), author)
    note(db)
  }
  const log = readFileSync(`${file}-wal`)
  db.close()
  return { commits, log }
}

function damaged(log: Buffer, i: number, random: Random): Damage {
  const from = Math.floor(log.length * random())
  const kind = i % 10
  if (kind < 6) return { log: log.subarray(0, from), from }
  const copy = Buffer.from(log)
  if (kind < 9) copy.writeUInt8(copy.readUInt8(from) ^ (1 << Math.floor(8 * random())), from)
  else copy.fill(0, from)
  return { log: copy, from }
}

interface Judging {
  readonly base: string
  readonly file: string
  readonly commits: readonly Commit[]
  readonly counts: { notWhole: number; noPrefix: number; lost: number }
}

function judge({ log, from }: Damage, { base, file, commits, counts }: Judging): void {
  copyFileSync(base, file)
  writeFileSync(`${file}-wal`, log)
  rmSync(`${file}-shm`, { force: true })
  try {
    const db = openDb(file, { mustExist: true })
    const reached = commits.findIndex(({ state }) => state === stateOf(db.sqlite))
    const durable = commits.findLastIndex(({ endsAt }) => endsAt <= from)
    if (faultsIn(db).length > 0) counts.notWhole += 1
    if (reached < 0) counts.noPrefix += 1
    else if (reached < durable) counts.lost += 1
    db.close()
  } catch {
    counts.notWhole += 1
  }
}
