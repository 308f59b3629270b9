// The demo street, generated once a run and copied for each test, with low minimums so that few cases rank.
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inject } from 'vitest'
import { type Db, openDb } from '#db/open.ts'
import { noteVersions } from '../services/audit/storedVersions.ts'
import { loadDemo } from '../services/loadDemo.ts'

export interface DemoStreet {
  /** A fresh copy in a file of its own. */
  open(): Db
  remove(): void
}

/** Of so many cases; every indicator's minimum is 5, and the clock runs where `isLive`. */
export async function demoStreet(
  cases: number,
  { isLive }: { readonly isLive: boolean },
): Promise<DemoStreet> {
  const first = path.join(inject('streets'), `${cases}-${isLive ? 'live' : 'fixed'}.db`)
  if (!existsSync(first)) await generate(first, cases, isLive)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-street-'))
  let copies = 0
  return {
    open() {
      copies += 1
      const file = path.join(folder, `copy-${copies}.db`)
      copyFileSync(first, file)
      return openDb(file)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Gets its name when it is whole: two test files may want the same at the same time. */
async function generate(named: string, cases: number, isLive: boolean): Promise<void> {
  const file = `${named}.${process.pid}`
  const db = openDb(file)
  const { sqlite } = db
  await loadDemo(db, () => {}, { cases })
  const schemes = sqlite.prepare('SELECT id, body FROM scheme').all() as { id: string; body: string }[]
  for (const { id, body } of schemes) {
    const low = body.replaceAll('"min":20', '"min":5')
    sqlite.prepare('UPDATE scheme SET body = ? WHERE id = ?').run(low, id)
  }
  noteVersions(sqlite, { by: 'test', nowMs: Date.parse('2026-07-01T00:00:00Z') })
  if (isLive) sqlite.prepare("UPDATE street SET clock_mode = 'live'").run()
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  renameSync(file, named)
}
