// A server of the product as its own process, on a free port, with its own database.
import { type ChildProcess, spawn } from 'node:child_process'
import { projectRoot, webRoot } from './places.ts'

export interface Server {
  readonly origin: string
  readonly stop: () => Promise<void>
}

const START_MS = 100_000
const STOP_MS = 15_000

/** Starts what `npm start` runs (globalSetup.ts has built it) and waits until it says where it listens; an empty database gets the demo street. */
export async function startServer(
  database: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const child = spawn(process.execPath, ['dist/api/start.js'], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PINGYI_DB: database,
      PINGYI_WEB: webRoot,
      PINGYI_SIGN_IN_LIMIT: '0',
      // A machine busy with browsers is not an overloaded server.
      PINGYI_MAX_DELAY: '0',
      HOST: '127.0.0.1',
      PORT: '0',
      ...env,
    },
  })
  const stop = () => stopChild(child)
  // A run that is broken off must not leave a server behind.
  process.once('exit', () => child.kill('SIGKILL'))
  try {
    return { origin: await address(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`the server did not start:\n${said}`)), START_MS)
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (!found) return
      clearTimeout(timer)
      resolve(found[0])
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended (${code}):\n${said}`))
    })
  })
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await ended
  clearTimeout(timer)
}
