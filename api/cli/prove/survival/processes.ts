// The programs as people start them: a server on a port of its own that is asked over HTTP, and commands that run to their end.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { PASSWORD } from './street.ts'

const START_MS = 60_000

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Wrapping {
  readonly env?: Readonly<Record<string, string>>
  /** A program that starts the other, such as `prlimit …`. */
  readonly through?: readonly string[]
}

export interface Server {
  readonly pid: number
  /** Milliseconds from its start to its address. */
  readonly startedInMs: number
  /** Asks below `/api/v1`; a lost line is null. */
  ask(path: string, options?: Asking): Promise<Answer | null>
  signIn(username: string): Promise<Answer | null>
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>
  readonly ended: Promise<Ended>
}

export interface Asking {
  readonly method?: 'GET' | 'POST'
  readonly body?: object | FormData
}

export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

const QUIET = {
  PINGYI_LOG: 'silent',
  PINGYI_RATE_LIMIT: '0',
  PINGYI_SIGN_IN_LIMIT: '0',
  PINGYI_MAX_DELAY: '0',
  PORT: '0',
  HOST: '127.0.0.1',
}

function start(file: string, args: readonly string[], { env = {}, through = [] }: Wrapping): ChildProcess {
  const [command = process.execPath, ...rest] = [...through, process.execPath]
  return spawn(command, [...rest, '--import', 'tsx', `api/cli/${file}`, ...args], {
    env: { ...process.env, ...QUIET, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function follow(child: ChildProcess): {
  readonly said: { stdout: string; stderr: string }
  readonly ended: Promise<Ended>
} {
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', (piece: Buffer) => {
    said.stdout += piece.toString()
  })
  child.stderr?.on('data', (piece: Buffer) => {
    said.stderr += piece.toString()
  })
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    ...said,
  }))
  return { said, ended }
}

/** Runs `api/cli/NAME.ts` to its end, however that comes. */
export const run = (name: string, args: readonly string[], wrapping: Wrapping = {}): Promise<Ended> =>
  follow(start(`${name}.ts`, args, wrapping)).ended

/** Starts a server and waits for its address. @throws Error with its last words where it ends before that. */
export async function startServer(dbPath: string, wrapping: Wrapping = {}): Promise<Server> {
  const startedAt = performance.now()
  const child = start('start.ts', [], { ...wrapping, env: { ...wrapping.env, PINGYI_DB: dbPath } })
  const { said, ended } = follow(child)
  let isOver = false
  void ended.then(() => {
    isOver = true
  })
  let address: string | undefined
  while (address === undefined) {
    address = /http:\/\/\S+:\d+/.exec(said.stdout)?.[0]
    if (isOver) throw new Error(`the server ended: ${(await ended).stderr.trim()}`)
    if (performance.now() - startedAt > START_MS) {
      child.kill('SIGKILL')
      throw new Error('the server did not start')
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const startedInMs = performance.now() - startedAt
  return {
    pid: child.pid ?? 0,
    startedInMs,
    ended,
    ...asking(address),
    end: (signal) => endBy(child, ended, signal),
  }
}

function endBy(child: ChildProcess, ended: Promise<Ended>, signal: NodeJS.Signals): Promise<Ended> {
  child.kill(signal)
  return ended
}

function asking(address: string): Pick<Server, 'ask' | 'signIn'> {
  let cookie = ''
  const ask = async (path: string, { method = 'GET', body }: Asking = {}): Promise<Answer | null> => {
    const isForm = body instanceof FormData
    const headers = {
      cookie,
      ...(isForm || body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const content = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }
    try {
      const answer = await fetch(`${address}/api/v1${path}`, { method, headers, ...content })
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? {} : JSON.parse(text) }
    } catch {
      return null
    }
  }
  return {
    ask,
    signIn: (username) => ask('/session', { method: 'POST', body: { username, password: PASSWORD } }),
  }
}
