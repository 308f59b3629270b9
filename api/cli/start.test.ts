// Two servers never share a database file: the second says who has it and ends; after kill -9 the next one starts.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDb } from '#db/open.ts'
import { openBench } from '../services/import/test/importFixture.ts'

const root = path.resolve(import.meta.dirname, '../..')
let folder: string
let file: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-start-'))
  file = path.join(folder, 'p.db')
  const bench = openBench()
  await bench.importRows([{ number: 'A1' }])
  bench.db.sqlite.prepare('VACUUM INTO ?').run(file)
  bench.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(): ChildProcess {
  const env = { ...process.env, PORT: '0', PINGYI_DB: file, PINGYI_LOG: 'silent' }
  const args = ['--import', 'tsx', 'api/cli/start.ts']
  return spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function serving(child: ChildProcess): Promise<string> {
  let said = ''
  child.stdout?.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  for (;;) {
    const address = /http:\/\/\S+:\d+/.exec(said)?.[0]
    if (address !== undefined) return address
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

it('is refused while another serves the file, and takes over where that one was killed', {
  timeout: 90_000,
}, async () => {
  const first = start()
  await serving(first)
  const second = start()
  let words = ''
  second.stderr?.on('data', (piece: Buffer) => {
    words += piece.toString()
  })
  expect(await once(second, 'close')).toEqual([1, null])
  expect(words).toMatch(
    new RegExp(`^pingyi: .*p\\.db is held by process ${first.pid} \\(serve\\) since 20\\S+Z: stop that one`),
  )
  first.kill('SIGKILL')
  await once(first, 'close')
  const third = start()
  expect((await fetch(`${await serving(third)}/readyz`)).status).toBe(200)
  third.kill('SIGTERM')
  expect(await once(third, 'close')).toEqual([0, null])
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(statSync(file).size).toBeGreaterThan(0)
  openDb(file).close()
})
