// Proof: nothing is acknowledged before the operating system was told to write it down, counted from outside by strace.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Proof } from '../proof.ts'
import { startServer } from './processes.ts'
import { buildStreet, newCase } from './street.ts'

const WRITES = 200
const TRACE = ['strace', '--daemonize', '--follow-forks', '--seccomp-bpf', '--trace=fsync,fdatasync']

/** 200 × scale cases entered one after the other; without strace, on Linux only, nothing is measured and that is said. */
export async function proveSyncs(scale: number): Promise<Proof> {
  if (spawnSync('strace', ['-V']).status !== 0) {
    process.stderr.write('syncs: not measured, there is no strace\n')
    return { name: 'syncs', trials: 0, figures: [], passed: true }
  }
  const writes = Math.max(5, Math.round(WRITES * scale))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-syncs-'))
  try {
    const file = path.join(folder, 'p.db')
    const log = path.join(folder, 'calls')
    await buildStreet(file)
    const server = await startServer(file, { through: [...TRACE, `--output=${log}`] })
    const synced = () => readFileSync(log, 'utf8').match(/^.*= 0$/gm)?.length ?? 0
    await server.signIn('operator')
    const first = synced()
    let early = 0
    for (let n = 1; n <= writes; n++) {
      const before = synced()
      const answer = await server.ask('/cases', { method: 'POST', body: newCase(`S${n}`) })
      if (answer?.status !== 201) throw new Error(`not entered: ${answer?.status}`)
      if (synced() === before) early += 1
    }
    const perWrite = (synced() - first) / writes
    await server.end('SIGTERM')
    const figures = [
      { id: 'acknowledged_unsynced', value: early, good: '0', passed: early === 0 },
      { id: 'syncs_per_write', value: perWrite, good: '≥ 1', passed: perWrite >= 1 },
    ]
    return { name: 'syncs', trials: writes, figures, passed: figures.every(({ passed }) => passed) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
