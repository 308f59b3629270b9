// The server as `npm start` runs it, over a bench's database.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

const DEADLINE_MS = 60_000
const POLL_MS = 20

export interface Served {
  readonly origin: string
  /** Seconds from the start of the process until /readyz said yes. */
  readonly seconds: number
  stop(): Promise<void>
}

/** Builds it where its sources changed, starts it and waits until it is ready. @throws Error after a minute. */
export async function serve(db: string, port: number): Promise<Served> {
  spawnSync(process.execPath, ['api/cli/launch.mjs', '--server'], { stdio: 'ignore' })
  const startedAt = performance.now()
  const server = spawn(process.execPath, ['dist/api/start.js'], {
    env: { ...process.env, PORT: String(port), PINGYI_DB: db },
    stdio: 'ignore',
  })
  const origin = `http://127.0.0.1:${port}`
  while (!(await isReady(origin))) {
    if (performance.now() - startedAt > DEADLINE_MS) {
      await end(server)
      throw new Error('the server did not get ready')
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  return { origin, seconds: (performance.now() - startedAt) / 1000, stop: () => end(server) }
}

async function end(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}

const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
