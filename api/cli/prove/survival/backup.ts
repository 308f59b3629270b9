// Proof: backups taken while a server writes and imports restore to the root the trail had; a served database is not restored over.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openDb } from '#db/open.ts'
import { trailRoot } from '../../../services/writing/trailLog.ts'
import type { Figure, Proof } from '../proof.ts'
import { run, type Server, startServer } from './processes.ts'
import { buildStreet, newCase, writeCases } from './street.ts'
import { faultsOf } from './whole.ts'

const BACKUPS = 20
const IMPORTED = 3000

interface Made {
  readonly file: string
  readonly events: number
  readonly root: string
}

/** 20 × scale backups under load, each restored into a file of its own. */
export async function proveBackup(scale: number): Promise<Proof> {
  const backups = Math.max(1, Math.round(BACKUPS * scale))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-backups-'))
  try {
    const file = path.join(folder, 'p.db')
    await buildStreet(file)
    const server = await startServer(file)
    await server.signIn('operator')
    const load = { isOn: true, refused: 0, entered: 0 }
    const entering = keepEntering(server, load)
    const made: Made[] = []
    const importing = keepImporting(folder, file, load)
    for (let i = 0; i < backups; i++) made.push(await backedUp(file, path.join(folder, `${i}.backup`)))
    const refusal = await run('restore', ['--from', made[0]?.file ?? '', '--db', file])
    load.isOn = false
    await Promise.all([entering, importing])
    await server.end('SIGTERM')
    const restored = await Promise.all(made.map((one) => restoredRoot(one, file)))
    const back = await run('restore', ['--from', made[0]?.file ?? '', '--db', file])
    return proofOf(backups, {
      unequal: restored.filter((isEqual) => !isEqual).length,
      refused: load.refused,
      entered: load.entered,
      overServed: Number(refusal.code === 0 || !refusal.stderr.includes('is held by process')),
      notBack: Number(back.code !== 0 || faultsOf(file).length > 0),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function proofOf(backups: number, found: Readonly<Record<string, number>>): Proof {
  const none = (id: string, value = 1): Figure => ({ id, value, good: '0', passed: value === 0 })
  const entered = found.entered ?? 0
  const figures = [
    none('restored_to_another_root', found.unequal),
    none('restored_over_a_server', found.overServed),
    none('not_restored_after_it', found.notBack),
    none('requests_refused', found.refused),
    { id: 'cases_entered_meanwhile', value: entered, good: '≥ 1', passed: entered > 0 },
  ]
  return { name: 'backup', trials: backups, figures, passed: figures.every(({ passed }) => passed) }
}

interface Load {
  isOn: boolean
  refused: number
  entered: number
}

async function keepEntering(server: Server, load: Load): Promise<void> {
  for (let i = 0; load.isOn; i++) {
    const answer = await server.ask('/cases', { method: 'POST', body: newCase(`B${i}`) })
    const read = await server.ask('/kpis?period=2026-Q3')
    if (answer?.status === 201) load.entered += 1
    else refused(load, answer)
    if (read?.status !== 200) refused(load, read)
  }
}

async function keepImporting(folder: string, file: string, load: Load): Promise<void> {
  for (let i = 0; load.isOn; i++) {
    const cases = writeCases(path.join(folder, `${i}.csv`), `I${i}-`, IMPORTED)
    const ended = await run('import', [cases, '--db', file])
    if (ended.code !== 0) refused(load, ended)
  }
}

function refused(load: Load, by: object | null): void {
  load.refused += 1
  process.stderr.write(`backup: refused: ${JSON.stringify(by)}\n`)
}

async function backedUp(file: string, to: string): Promise<Made> {
  const { code, stdout, stderr } = await run('backup', ['--db', file, '--to', to])
  if (code !== 0) throw new Error(`no backup: ${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Made
}

/** Whether the backup, restored, is whole and begins with the very trail that the original began with. */
async function restoredRoot({ file, events, root }: Made, original: string): Promise<boolean> {
  const target = `${file}.restored`
  const { code } = await run('restore', ['--from', file, '--db', target])
  if (code !== 0 || !existsSync(target) || faultsOf(target).length > 0) return false
  const roots = [target, original].map((one) => {
    const db = openDb(one)
    try {
      return trailRoot(db.sqlite, events)
    } finally {
      db.close()
    }
  })
  return roots.every((one) => one === root)
}
