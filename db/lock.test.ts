// One holder a database file, under whatever name; whoever is refused is told by whom; a killed holder holds nothing.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DbHeldError, holdDb } from './lock.ts'

const NOW = Date.parse('2026-09-01T08:00:00Z')
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-lock-'))
  file = path.join(folder, 'p.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function holdElsewhere(): Promise<ChildProcess> {
  const program = `import { holdDb } from ${JSON.stringify(path.resolve('db/lock.ts'))}
    holdDb(${JSON.stringify(file)}, 'serve', ${NOW}); console.log('held'); setInterval(() => {}, 1000)`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout ?? child, 'data')
  return child
}

describe('a database file', () => {
  it('is held by one process; the next is told which and since when', async () => {
    const child = await holdElsewhere()
    expect(() => holdDb(file, 'serve', NOW + 1)).toThrow(
      `is held by process ${child.pid} (serve) since 2026-09-01T08:00:00.000Z: stop that one`,
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    holdDb(file, 'serve', NOW + 1).release()
  })

  it('is held once in a process too, until it is released', () => {
    const first = holdDb(file, 'serve', NOW)
    expect(() => holdDb(file, 'restore', NOW)).toThrow(DbHeldError)
    first.release()
    first.release()
    holdDb(file, 'restore', NOW).release()
  })

  it('is the same one under another name', () => {
    writeFileSync(file, '')
    symlinkSync(file, path.join(folder, 'link.db'))
    const first = holdDb(file, 'serve', NOW)
    expect(() => holdDb(path.join(folder, 'link.db'), 'serve', NOW)).toThrow(DbHeldError)
    first.release()
  })

  it('in memory is nobody’s but its own', () => {
    holdDb(':memory:', 'serve', NOW)
    holdDb(':memory:', 'serve', NOW)
  })
})
