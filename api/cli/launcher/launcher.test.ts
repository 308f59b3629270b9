// The launcher is invisible: a command behind it keeps its output, its exit code and its signals; a lock has one owner.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const launcher = path.resolve(import.meta.dirname, '../launch.mjs')
const lockModule = path.join(import.meta.dirname, 'lock.mjs')
const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-launcher-'))
const command = path.join(folder, 'command.ts')

beforeAll(() => {
  writeFileSync(
    command,
    `const [code, wait] = process.argv.slice(2)
     process.on('SIGTERM', () => { console.log('stopping'); process.exit(9) })
     console.log('ready')
     if (wait === undefined) process.exit(Number(code))
     setTimeout(() => {}, 30_000)`,
  )
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function collect(child: ChildProcess, onOutput: (text: string) => void = () => undefined): Promise<Ended> {
  const seen = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => {
    seen.stdout += chunk.toString()
    onOutput(seen.stdout)
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    seen.stderr += chunk.toString()
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...seen })))
}

const launch = (...args: string[]) =>
  spawn(process.execPath, [launcher, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })

it('a command keeps its output, with nothing added, and its exit code', async () => {
  expect(await collect(launch(command, '3'))).toEqual({ code: 3, stdout: 'ready\n', stderr: '' })
})

it('a stopped launcher stops the command and waits for it to clean up', async () => {
  const child = launch(command, '0', 'wait')
  const ended = await collect(child, (text) => text === 'ready\n' && child.kill('SIGTERM'))
  expect(ended).toMatchObject({ code: 9, stdout: 'ready\nstopping\n' })
})

it('two that want the same lock work one after the other, and a dead owner holds up nobody', async () => {
  const lock = path.join(folder, 'lock')
  const log = path.join(folder, 'log')
  writeFileSync(log, '')
  const script = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout } from 'node:timers/promises'
    import { withLock } from ${JSON.stringify(lockModule)}
    await withLock(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ')
      if (process.argv[1] === 'die') process.kill(process.pid, 'SIGKILL')
      await setTimeout(300)
      appendFileSync(${JSON.stringify(log)}, 'out ')
    })`
  const run = (...args: string[]) =>
    collect(spawn(process.execPath, ['--input-type=module', '-e', script, ...args]))
  await run('die')
  await Promise.all([run(), run(), run()])
  expect(readFileSync(log, 'utf8')).toBe('in in out in out in out ')
})
