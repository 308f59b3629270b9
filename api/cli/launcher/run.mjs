// Child processes of the launcher: quiet helpers whose output goes to a log, and the command itself, which gets everything.
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync, writeSync } from 'node:fs'
import os from 'node:os'
import { inRoot, root, say } from './paths.mjs'

const LAST_LINES = 40

/** The script behind a tool's name; all of ours are JavaScript, so they run under this very Node. */
export const toolPath = (name) => realpathSync(inRoot('node_modules/.bin', name))

/** Runs a helper with its output in `logName`; on failure shows the end of it and throws `trouble`. */
export async function runQuietly([command, ...args], { env = {}, logName, trouble }) {
  const log = openSync(inRoot(logName), 'a')
  writeSync(log, `\n$ ${[command, ...args].join(' ')}\n`)
  const options = { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', log, log] }
  const outcome = await ended(spawn(command, args, options)).finally(() => closeSync(log))
  if (outcome.code === 0) return
  say(`end of ${inRoot(logName)}:`)
  process.stderr.write(
    `${readFileSync(inRoot(logName), 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n')}\n`,
  )
  throw new Error(trouble)
}

/** Becomes the command as far as a parent can: its streams, its signals, its exit code. */
export async function runToEnd([command, ...args], { isTool }) {
  const node = isTool ? [toolPath(command)] : ['--import', 'tsx', inRoot(command)]
  const child = spawn(process.execPath, [...node, ...args], { cwd: root, stdio: 'inherit' })
  forwardSignals(child)
  const { code, signal } = await ended(child)
  process.exitCode = code ?? 128 + (os.constants.signals[signal] ?? 0)
}

/** A terminal sends Ctrl-C to the whole group already; a second one would mean "now, without cleaning up". */
function forwardSignals(child) {
  const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  process.on('SIGINT', () => atTerminal || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => child.kill(signal))
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
}
