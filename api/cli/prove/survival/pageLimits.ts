// Units of work that run out of pages in the middle: each is undone as a whole, said as a full disk, and succeeds once there is room.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { type Db, openDb } from '#db/open.ts'
import { systemClock } from '../../../clock.ts'
import { freezeAppraisal } from '../../../services/appraisal/freezeAppraisal.ts'
import { openObjections } from '../../../services/appraisal/openObjections.ts'
import { publishAppraisal } from '../../../services/appraisal/publishAppraisal.ts'
import { contextOf } from '../../../services/context.ts'
import { enterCase } from '../../../services/enterCase.ts'
import { importCases } from '../../../services/importCases.ts'
import { template } from '../../../services/reading/templateMapping.ts'
import { signIn } from '../../../services/sessions.ts'
import { storageFault } from '../../../services/storageFault.ts'
import { trailRoot } from '../../../services/writing/trailLog.ts'
import { newCase, PASSWORD, writeCases } from './street.ts'
import { faultsIn } from './whole.ts'

const NO_LIMIT = 2_147_483_646
/** Small works fit into pages that are there: they are done so often that they must run out. */
const MOST_TIMES = 5000
const NAME = { period: '2026-09' } as const

type Work = (db: Db, folder: string) => unknown

const actor = { by: 'proof', nowMs: systemClock() }

const WORKS: Readonly<Record<string, { readonly prepare?: Work; readonly work: Work }>> = {
  pages_at_entry: {
    work: (db) => enterCase(db, newCase('不亮'.repeat(90)), { actor: 'proof', nowMs: systemClock() }),
  },
  pages_at_import: {
    work: (db, folder) => {
      const file = writeCases(path.join(folder, 'cases.csv'), 'P', 2000)
      return importCases(db, { file, mapping: template, by: 'proof', now: systemClock })
    },
  },
  pages_at_publishing: {
    prepare: async (db) => {
      const context = contextOf(db, systemClock())
      await freezeAppraisal(context, NAME, actor)
      openObjections(context, NAME, { ...actor, workingDays: 3 })
    },
    work: (db) => {
      const leader = { ...actor, by: 'leader' }
      return publishAppraisal(contextOf(db, systemClock()), NAME, { ...leader, confirm: '2026年9月' })
    },
  },
  pages_at_sign_in: {
    work: (db) =>
      signIn(
        db,
        { username: 'operator', password: PASSWORD, browser: null, address: '127.0.0.1' },
        systemClock(),
      ),
  },
}

export const pageLimits = Object.fromEntries(
  Object.entries(WORKS).map(([name, { prepare, work }]) => [
    name,
    async (folder: string, street: string): Promise<string[]> => {
      const file = path.join(folder, 'p.db')
      copyFileSync(street, file)
      const db = openDb(file)
      try {
        await prepare?.(db, folder)
        return await limited(db, () => work(db, folder))
      } finally {
        db.close()
      }
    },
  ]),
)

async function limited(db: Db, work: () => unknown): Promise<string[]> {
  const { sqlite } = db
  sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`)
  const { before, error } = await workUntilFull(db, work)
  const wrong = storageFault(error)?.code === 'storage_full' ? [] : [`it failed with ${String(error)}`]
  if (contentsOf(db) !== before) wrong.push('something of it was stored')
  wrong.push(...faultsIn(db))
  sqlite.pragma(`max_page_count = ${NO_LIMIT}`)
  try {
    await work()
  } catch (cause) {
    wrong.push(`with room it failed too: ${String(cause)}`)
  }
  return [...wrong, ...faultsIn(db)]
}

async function workUntilFull(
  db: Db,
  work: () => unknown,
): Promise<{ readonly before: string; readonly error: unknown }> {
  for (let i = 0; i < MOST_TIMES; i++) {
    const before = contentsOf(db)
    try {
      await work()
    } catch (error) {
      return { before, error: error instanceof Error && error.cause instanceof Error ? error.cause : error }
    }
  }
  throw new Error('the pages did not run out')
}

const contentsOf = ({ sqlite }: Db): string =>
  [
    trailRoot(sqlite),
    ...['cases', 'session', 'appraisal_snapshot', 'appraisal_log'].map((table) =>
      sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    ),
    sqlite.prepare('SELECT group_concat(state) FROM appraisal').pluck().get(),
  ].join()
