// A backup of a database in use is whole or not there; a restore puts it in place or leaves everything as it was.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdDb } from '#db/lock.ts'
import { openDb } from '#db/open.ts'
import { buildEarlier } from '#db/test/earlierSchema.ts'
import { claimedCheckpoint } from '../../domain/trail/checkpoint.ts'
import { addAccount } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import { performApart } from '../import/apart.ts'
import { type Bench, csvOf, openBench } from '../import/test/importFixture.ts'
import { openBatch } from '../importCases.ts'
import { template } from '../reading/templateMapping.ts'
import { signIn } from '../sessions.ts'
import { recomputeTrail } from '../trail/recomputeTrail.ts'
import { openSigner } from '../trail/signer.ts'
import { keyPathOf, openKeyFile } from '../trail/signing.ts'
import { trailRoot } from '../writing/trailLog.ts'
import { backUp } from './backUp.ts'
import { restore } from './restore.ts'

const NOW = Date.parse('2026-09-30T08:00:00Z')
const rows = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ number: `${prefix}${i}`, replied: '2026-09-03 10:00' }))

let bench: Bench
let to: string
beforeEach(async () => {
  bench = openBench()
  to = path.join(bench.folder, 'copies', 'b.db')
  await bench.importRows(rows('A', 300))
})
afterEach(() => bench.close())

const inFolder = (name: string) => path.join(bench.folder, name)
const restoreTo = (dbPath: string, from = to) =>
  restore({ from, dbPath, keyFile: keyPathOf(dbPath), by: 'admin', nowMs: NOW })
const lastAct = (file: string) => {
  const db = openDb(file)
  const body = db.sqlite.prepare('SELECT body FROM event ORDER BY seq DESC LIMIT 1').pluck().get()
  db.close()
  return JSON.parse(String(body)) as Record<string, unknown>
}

describe('a backup', () => {
  it('is the database of its instant, under its name alone, and stands in the trail', async () => {
    const root = trailRoot(bench.db.sqlite)
    const made = await backUp(bench.db, { to, by: 'admin', nowMs: NOW })
    expect(made).toMatchObject({ file: to, events: 601, root, bytes: statSync(to).size })
    expect(statSync(to).mode & 0o777).toBe(0o600)
    expect(readdirSync(path.dirname(to))).toEqual(['b.db'])
    expect(lastAct(bench.db.path)).toMatchObject({
      type: 'backed_up',
      by: 'admin',
      file: 'b.db',
      events: 601,
      root,
    })
    const copy = openDb(to)
    expect(recomputeTrail(copy.sqlite)).toEqual({ size: 601, root, fault: null })
    expect(copy.sqlite.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(300)
    copy.close()
  })

  it('made while others write and import holds whole units of work, and its root is one the trail had', async () => {
    const other = openDb(bench.db.path)
    const file = bench.write('more.csv', csvOf(rows('B', 2000)))
    const request = { file, mapping: template, by: 'cli' }
    const importId = openBatch(bench.db, { ...request, now: () => NOW })
    const task = { ...request, kind: 'import', importId, fileName: 'more.csv', mode: 'run' } as const
    const importing = performApart(bench.db.path, task, { nowMs: NOW, onProgress: () => {} })
    const made = await Promise.all(
      [1, 2, 3].map(async (i) => {
        await new Promise((resolve) => setTimeout(resolve, 60 * i))
        recordAct(other.sqlite, { type: 'signed_in', by: 'a' }, NOW)
        return backUp(bench.db, { to: `${to}-${i}`, by: 'admin', nowMs: NOW })
      }),
    )
    await importing.ended
    expect(bench.count('cases')).toBe(2300)
    for (const { events, root, file: copied } of made) {
      expect(trailRoot(bench.db.sqlite, events)).toBe(root)
      const copy = openDb(copied)
      expect([300, 2300]).toContain(copy.sqlite.prepare('SELECT count(*) FROM cases').pluck().get())
      copy.close()
    }
    other.close()
  })

  it('takes nobody’s place, and a damaged trail gives none', async () => {
    writeFileSync(inFolder('there.db'), 'mine')
    const wish = { by: 'admin', nowMs: NOW }
    await expect(backUp(bench.db, { ...wish, to: inFolder('there.db') })).rejects.toThrow('exists already')
    expect(readFileSync(inFolder('there.db'), 'utf8')).toBe('mine')
    bench.db.sqlite.exec("DROP TRIGGER event_no_update; UPDATE event SET body = '{}' WHERE seq = 7")
    await expect(backUp(bench.db, { ...wish, to })).rejects.toThrow('event 7 does not fit its leaf')
    expect(readdirSync(path.dirname(to))).toEqual([])
  })
})

describe('a restore', () => {
  beforeEach(async () => {
    const account = { username: 'admin', password: 'long enough', role: 'admin' } as const
    await addAccount(bench.db, account, NOW)
    await signIn(bench.db, { ...account, browser: null, address: '127.0.0.1' }, NOW)
    await backUp(bench.db, { to, by: 'admin', nowMs: NOW })
  })

  it('puts the backup in place, keeps what was there, ends every session', async () => {
    await bench.importRows(rows('C', 20))
    const before = { root: trailRoot(bench.db.sqlite), size: 643 + 1 }
    bench.db.close()
    const done = await restoreTo(bench.db.path)
    expect(done).toMatchObject({ events: 602, kept: `${bench.db.path}.before-restore-20260930T080000Z` })
    const now = openDb(bench.db.path)
    expect(trailRoot(now.sqlite, 602)).toBe(done.root)
    expect(recomputeTrail(now.sqlite)).toMatchObject({ size: 603, fault: null })
    expect(now.sqlite.prepare('SELECT count(*) FROM session').pluck().get()).toBe(0)
    expect(now.sqlite.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(300)
    now.close()
    expect(lastAct(bench.db.path)).toMatchObject({
      type: 'restored',
      by: 'admin',
      replacedEvents: before.size,
    })
    const kept = openDb(String(done.kept))
    expect(recomputeTrail(kept.sqlite)).toMatchObject({ size: before.size, root: before.root, fault: null })
    kept.close()
  })

  it('of less than was signed goes on under a new key, and says so; of all that was signed under the same', async () => {
    const key = keyPathOf(bench.db.path)
    const first = openSigner(bench.db, null).key
    await backUp(bench.db, { to: inFolder('early'), by: 'admin', nowMs: NOW })
    await bench.importRows(rows('C', 20))
    openSigner(bench.db, null).sign(NOW)
    await backUp(bench.db, { to: inFolder('late'), by: 'admin', nowMs: NOW })
    bench.db.close()
    expect(await restoreTo(bench.db.path, inFolder('late'))).toMatchObject({ keyRetired: null })
    const retired = `${key}.before-restore-20260930T080000Z_2`
    expect(await restoreTo(bench.db.path, inFolder('early'))).toMatchObject({ keyRetired: retired })
    expect(openKeyFile(retired).name).toBe(first.name)
    const now = openDb(bench.db.path)
    const signer = openSigner(now, null)
    expect(signer.key.name).not.toBe(first.name)
    expect(claimedCheckpoint(signer.sign(NOW).note)?.origin).toBe(signer.key.name)
    now.close()
  })

  it('makes a database where there is none', async () => {
    expect(await restoreTo(inFolder('new/p.db'))).toMatchObject({ events: 602, kept: null })
    expect(readdirSync(inFolder('new')).sort()).toEqual(['p.db', 'p.db.lock'])
  })

  it('is refused while a server has the database', async () => {
    const lock = holdDb(bench.db.path, 'serve', NOW)
    await expect(restoreTo(bench.db.path)).rejects.toThrow(`is held by process ${process.pid} (serve)`)
    lock.release()
  })

  it('is refused while another process has it open, and leaves it alone', async () => {
    bench.db.close()
    const program = `import { openDb } from ${JSON.stringify(path.resolve('db/open.ts'))}
      const { sqlite } = openDb(${JSON.stringify(bench.db.path)}); sqlite.exec('SELECT 1 FROM cases')
      console.log('open'); setInterval(() => sqlite.open, 1000)`
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
    // The timer holds the connection: one that nothing refers to is closed by the garbage collector.
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    await expect(restoreTo(bench.db.path)).rejects.toThrow('is open in another process')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(lastAct(bench.db.path)).toMatchObject({ type: 'backed_up' })
    expect(await restoreTo(bench.db.path)).toMatchObject({ events: 602 })
  })

  it.each([
    ['cut', (file: string) => truncateSync(file, 80_000)],
    ['no database', (file: string) => writeFileSync(file, 'nothing')],
  ])('of a backup that is %s is refused, and the database is what it was', async (_, spoil) => {
    spoil(to)
    const root = trailRoot(bench.db.sqlite)
    bench.db.close()
    await expect(restoreTo(bench.db.path)).rejects.toThrow(/damaged|malformed|not a database/)
    const db = openDb(bench.db.path)
    expect(trailRoot(db.sqlite)).toBe(root)
    db.close()
    expect(readdirSync(bench.folder).filter((name) => name.includes('restore'))).toEqual([])
  })

  it('takes the place of a damaged database and keeps its remains, log and all', async () => {
    const ruin = 'ruin'.repeat(50_000)
    bench.db.close()
    writeFileSync(bench.db.path, ruin)
    writeFileSync(`${bench.db.path}-wal`, 'log of the ruin')
    const { kept } = await restoreTo(bench.db.path)
    expect(readFileSync(String(kept), 'utf8')).toBe(ruin)
    expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('log of the ruin')
    expect(existsSync(`${bench.db.path}-wal`)).toBe(false)
    expect(lastAct(bench.db.path)).toMatchObject({ type: 'restored', replacedEvents: null })
  })

  it('brings a backup of an earlier version up to date', async () => {
    const earlier = inFolder('earlier.db')
    const sqlite = buildEarlier(earlier, 1)
    sqlite.exec(
      ['event_no_delete', 'node_no_delete'].map((name) => `DROP TRIGGER ${name};`).join('') +
        'DELETE FROM personal; DELETE FROM event; DELETE FROM node',
    )
    sqlite.close()
    const done = await restoreTo(inFolder('now.db'), earlier)
    expect(done.events).toBe(0)
    expect(lastAct(inFolder('now.db'))).toMatchObject({ type: 'restored' })
  })

  it('of a database in use is refused', async () => {
    await expect(restoreTo(inFolder('x.db'), bench.db.path)).rejects.toThrow(
      'a database in use, not a backup',
    )
    await expect(restoreTo(bench.db.path, bench.db.path)).rejects.toThrow('is the database itself')
    await expect(restoreTo(inFolder('x.db'), inFolder('none.db'))).rejects.toThrow('there is no')
  })
})
