// P8: from the start of the process to /readyz on a large database.
import { spawn } from 'node:child_process'
import { type BenchResult, workspaceOf } from './workspace.ts'

const PORT = 18_080
const DEADLINE_MS = 60_000

export async function startBench(cases: number): Promise<BenchResult> {
  const { db } = workspaceOf(cases)
  const startedAt = performance.now()
  const server = spawn(process.execPath, ['--import', 'tsx', 'api/cli/start.ts'], {
    env: { ...process.env, PORT: String(PORT), PINGYI_DB: db },
    stdio: 'ignore',
  })
  try {
    while (!(await isReady())) {
      if (performance.now() - startedAt > DEADLINE_MS) throw new Error('the server did not get ready')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const seconds = (performance.now() - startedAt) / 1000
    return { id: `P8@${cases}`, value: seconds, parts: { seconds }, good: '≤ 2 s' }
  } finally {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
  }
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${PORT}/readyz`)).ok
  } catch {
    return false
  }
}
