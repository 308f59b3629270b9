// Proof: a server that enters cases and imports files is killed with kill -9 at random moments; what it acknowledged is there.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDb } from '#db/open.ts'
import type { Figure, Proof } from '../proof.ts'
import { type Random, randomFor } from '../random.ts'
import { type Answer, type Server, startServer } from './processes.ts'
import { buildStreet, newCase, newEvent, writeCases } from './street.ts'
import { faultsOf } from './whole.ts'

const CYCLES = 300
/** A new file now and then: checking a large one would take most of the time. */
const CYCLES_A_FILE = 25
const LATEST_MS = 600
const PATIENCE_MS = 45_000
const SEED = 'kills'

/** What the server has said it did. */
interface Acknowledged {
  readonly cases: Set<string>
  /** Place in the trail → the case it belongs to. */
  readonly events: Map<number, string>
  readonly imports: Set<number>
}

interface Tally {
  acknowledged: number
  lost: number
  readonly faults: string[]
  imports: number
  longestStartMs: number
}

/** 300 × scale cycles of start, concurrent writes over HTTP, kill -9 at a random moment, checks. */
export async function proveKills(scale: number): Promise<Proof> {
  const cycles = Math.max(1, Math.round(CYCLES * scale))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-kills-'))
  const tally: Tally = { acknowledged: 0, lost: 0, faults: [], imports: 0, longestStartMs: 0 }
  try {
    const street = path.join(folder, 'street.db')
    await buildStreet(street)
    for (let done = 0; done < cycles; done += CYCLES_A_FILE) {
      const file = path.join(folder, `${done}.db`)
      copyFileSync(street, file)
      const acknowledged: Acknowledged = { cases: new Set(), events: new Map(), imports: new Set() }
      for (let i = done; i < Math.min(cycles, done + CYCLES_A_FILE); i++) {
        await cycle({ file, acknowledged, tally, random: randomFor(SEED, i), name: `K${i}` })
      }
      tally.acknowledged += acknowledged.cases.size + acknowledged.events.size + acknowledged.imports.size
      tally.imports += acknowledged.imports.size
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  for (const fault of tally.faults.slice(0, 5)) process.stderr.write(`kills: ${fault}\n`)
  return proofOf(cycles, tally)
}

function proofOf(cycles: number, tally: Tally): Proof {
  const figures: Figure[] = [
    { id: 'acknowledged_lost', value: tally.lost, good: '0', passed: tally.lost === 0 },
    { id: 'files_not_whole', value: tally.faults.length, good: '0', passed: tally.faults.length === 0 },
    {
      id: 'writes_a_kill',
      value: tally.acknowledged / cycles,
      good: '≥ 1',
      passed: tally.acknowledged >= cycles,
    },
    { id: 'imports_done', value: tally.imports, good: '≥ 1', passed: tally.imports > 0 },
    {
      id: 'slowest_start_seconds',
      value: tally.longestStartMs / 1000,
      good: '≤ 60',
      passed: tally.longestStartMs <= 60_000,
    },
  ]
  return { name: 'kills', trials: cycles, figures, passed: figures.every(({ passed }) => passed) }
}

interface Cycle {
  readonly file: string
  readonly name: string
  readonly acknowledged: Acknowledged
  readonly tally: Tally
  readonly random: Random
}

async function cycle(of: Cycle): Promise<void> {
  const { file, acknowledged, tally, random } = of
  const server = await startServer(file)
  tally.longestStartMs = Math.max(tally.longestStartMs, server.startedInMs)
  await server.signIn('operator')
  // Every third is aimed at an import, while it is stored or just after; nobody else writes then, so that it gets there soon.
  const isAimed = random() < 1 / 3
  const aim = isAimed ? importStored(server) : firstEntered(acknowledged)
  const entering = isAimed ? [] : [enter(server, of), enter(server, of)]
  const writers = [...entering, importing(server, of)].map((writer) =>
    writer.catch((error: unknown) => tally.faults.push(`${of.name}: ${String(error)}`)),
  )
  await Promise.race([aim, sleep(PATIENCE_MS)])
  await sleep(LATEST_MS * random())
  await server.end('SIGKILL')
  await Promise.all(writers)
  tally.faults.push(...faultsOf(file).map((fault) => `${of.name}: ${fault}`))
  tally.lost += lostOf(file, acknowledged)
}

/** Enters cases and an event of each until the line is dead. */
async function enter(server: Server, { acknowledged, name }: Cycle): Promise<void> {
  for (let i = 0; ; i++) {
    const made = await server.ask('/cases', { method: 'POST', body: newCase(`${name} ${i}`) })
    if (made === null) return
    if (isLater(made)) continue
    requireStatus(made, 201)
    const id = String(made.body.id)
    acknowledged.cases.add(id)
    const added = await server.ask(`/cases/${encodeURIComponent(id)}/events`, {
      method: 'POST',
      body: newEvent(),
    })
    if (added === null) return
    if (isLater(added)) continue
    requireStatus(added, 201)
    acknowledged.events.set(Number(added.body.seq), id)
  }
}

/** Imports files of random size one after another until the line is dead. */
async function importing(server: Server, { acknowledged, name, file, random }: Cycle): Promise<void> {
  for (let i = 0; ; i++) {
    const cases = writeCases(`${file}.csv`, `${name}-${i}-`, 20 + Math.floor(600 * random()))
    const form = new FormData()
    form.set('preset', 'template')
    form.set('file', new Blob([readFileSync(cases)]), 'cases.csv')
    const begun = await server.ask('/imports', { method: 'POST', body: form })
    if (begun === null) return
    if (isLater(begun)) continue
    requireStatus(begun, 202)
    const id = Number(begun.body.id)
    for (let state = ''; state !== 'done'; await sleep(10)) {
      const seen = await server.ask(`/imports/${id}`)
      if (seen === null) return
      state = String(seen.body.state)
      if (state === 'failed') throw new Error(`an import failed: ${JSON.stringify(seen.body)}`)
    }
    acknowledged.imports.add(id)
  }
}

/** Told to come back, beside an import that keeps others out or is just closing its files: nothing was acknowledged. */
const isLater = ({ status, body }: Answer): boolean => status === 503 || body.code === 'import_busy'

function requireStatus({ status, body }: Answer, expected: number): void {
  if (status !== expected) throw new Error(`a write was refused: ${JSON.stringify(body)}`)
}

/** Resolves when one more case has been acknowledged. */
async function firstEntered({ cases }: Acknowledged): Promise<void> {
  const before = cases.size
  for (let waits = 0; cases.size === before && waits < PATIENCE_MS / 10; waits++) await sleep(10)
}

/** Resolves when an import that began after this call is being stored, or has been. */
async function importStored(server: Server): Promise<void> {
  let before: number | undefined
  for (let isStored = false; !isStored; await sleep(10)) {
    const seen = await server.ask('/imports')
    if (seen === null) return
    const [newest = { id: 0, state: '' }] = (seen.body.items ?? []) as { id: number; state: string }[]
    before ??= newest.id
    isStored = newest.id > before && /^(?:merging|done)$/.test(newest.state)
  }
}

/** Number of acknowledged cases, events and imports that are not stored. */
function lostOf(file: string, { cases, events, imports }: Acknowledged): number {
  const { sqlite, close } = openDb(file, { mustExist: true })
  const hasCase = sqlite.prepare('SELECT 1 FROM cases WHERE id = ?')
  const hasEvent = sqlite.prepare(
    'SELECT 1 FROM event e JOIN cases c ON c.key = e.case_key WHERE e.seq = ? AND c.id = ?',
  )
  const hasImport = sqlite.prepare("SELECT 1 FROM import_batch WHERE id = ? AND state = 'done'")
  const lost = [
    ...[...cases].filter((id) => hasCase.get(id) === undefined),
    ...[...events].filter(([seq, id]) => hasEvent.get(seq, id) === undefined),
    ...[...imports].filter((id) => hasImport.get(id) === undefined),
  ]
  close()
  return lost.length
}
