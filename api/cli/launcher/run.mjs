// Child processes of the launcher: quiet helpers whose output goes to a log, and the command itself, which gets everything.
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync, writeSync } from 'node:fs'
import os from 'node:os'
import { pathToFileURL } from 'node:url'
import { inRoot, root, say } from './paths.mjs'

const LAST_LINES = 40
const PASSED = ['SIGTERM', 'SIGHUP', 'SIGQUIT']
const PARENT_POLL_MS = 500

/** The script behind a tool's name; all of ours are JavaScript, so they run under this very Node. */
export const toolPath = (name) => realpathSync(inRoot('node_modules/.bin', name))

/** Runs a helper with its output in `logName`; on failure shows the end of it and throws `trouble`. */
export async function runQuietly([command, ...args], { env = {}, logName, trouble }) {
  const log = openSync(inRoot(logName), 'a')
  writeSync(log, `\n$ ${[command, ...args].join(' ')}\n`)
  const options = { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', log, log] }
  const code = await supervise(spawn(command, args, options)).finally(() => closeSync(log))
  if (code === 0) return
  say(`end of ${inRoot(logName)}:`)
  process.stderr.write(
    `${readFileSync(inRoot(logName), 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n')}\n`,
  )
  throw new Error(trouble)
}

/** Becomes the command as far as a parent can: its streams, its signals, its exit code. */
export async function runToEnd([command, ...args], { isTool, isHeld }) {
  const held = isHeld ? ['--import', pathToFileURL(inRoot('api/cli/launcher/hold.mjs')).href] : []
  const loader = command.endsWith('.ts') ? ['--import', 'tsx'] : []
  const node = isTool ? [toolPath(command)] : [...held, ...loader, inRoot(command)]
  process.exitCode = await supervise(
    spawn(process.execPath, [...node, ...args], { cwd: root, stdio: 'inherit' }),
  )
}

/** Passes signals on until the child ends; resolves to its exit code, the way a shell counts signals. */
function supervise(child) {
  const pass = (signal) => child.kill(signal)
  // A terminal sends Ctrl-C to the whole group already; a second one would mean "now, without cleaning up".
  const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  const passInterrupt = () => atTerminal || child.kill('SIGINT')
  process.on('SIGINT', passInterrupt)
  for (const signal of PASSED) process.on(signal, pass)
  const watch = watchParent(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]))
  }).finally(() => {
    clearInterval(watch)
    process.off('SIGINT', passInterrupt)
    for (const signal of PASSED) process.off(signal, pass)
  })
}

/** An npm that was killed outright passes no signal on: a server left behind would keep its port. */
function watchParent(onGone) {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined) return undefined
  return setInterval(() => process.ppid !== parent && onGone(), PARENT_POLL_MS).unref()
}
