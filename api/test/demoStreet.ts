// The demo street, generated once a test file and copied for each test, with low minimums so that few cases rank.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Db, openDb } from '#db/open.ts'
import { noteVersions } from '../services/audit/storedVersions.ts'
import { loadDemo } from '../services/loadDemo.ts'

export interface DemoStreet {
  /** A fresh copy in a file of its own. */
  open(): Db
  remove(): void
}

/** Generates so many cases; every indicator's minimum is 5, and the clock runs where `isLive`. */
export async function demoStreet(
  cases: number,
  { isLive }: { readonly isLive: boolean },
): Promise<DemoStreet> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-street-'))
  const first = openDb(path.join(folder, 'first.db'))
  await loadDemo(first, () => {}, { cases })
  const schemes = first.sqlite.prepare('SELECT id, body FROM scheme').all() as { id: string; body: string }[]
  for (const { id, body } of schemes) {
    const low = body.replaceAll('"min":20', '"min":5')
    first.sqlite.prepare('UPDATE scheme SET body = ? WHERE id = ?').run(low, id)
  }
  noteVersions(first.sqlite, { by: 'test', nowMs: Date.parse('2026-07-01T00:00:00Z') })
  if (isLive) first.sqlite.prepare("UPDATE street SET clock_mode = 'live'").run()
  first.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  first.close()
  let copies = 0
  return {
    open() {
      copies += 1
      const file = path.join(folder, `copy-${copies}.db`)
      copyFileSync(path.join(folder, 'first.db'), file)
      return openDb(file)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
