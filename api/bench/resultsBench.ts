// What the results of a batch cost beyond the one question they cannot do without: what was on record of every case of the frame.
import { copyFileSync, rmSync } from 'node:fs'
import { type Db, openDb } from '#db/open.ts'
import { insertAccount } from '#db/queries/accounts.ts'
import { insertVisit } from '#db/queries/checks.ts'
import { listReported } from '#db/queries/sampleResults.ts'
import { contextOf } from '../services/context.ts'
import { drawSample } from '../services/supervision/draw/drawSample.ts'
import { freezeSample } from '../services/supervision/draw/freezeSample.ts'
import { designOf, requireSample } from '../services/supervision/draw/storedPlan.ts'
import { resultsView } from '../services/supervision/results/readResults.ts'
import { standingResult } from '../services/supervision/results/standingResult.ts'
import { type BenchResult, medianSeconds, workspaceOf } from './workspace.ts'

const RUNS = 9

/** A batch of a twentieth of the quarter, every resident visited. */
export async function resultsBench(cases: number): Promise<BenchResult> {
  const file = `${workspaceOf(cases).db}.results`
  copyFileSync(workspaceOf(cases).db, file)
  const db = openDb(file)
  const id = await visited(db)
  const context = contextOf(db, Date.now())
  const row = requireSample(context, id)
  const frame = Object.keys(designOf(row).departments)
  const floor = await medianSeconds(RUNS, () => listReported(db, frame, row.asOfMs))
  const seconds = await medianSeconds(RUNS, async () =>
    resultsView(context, await standingResult(context, id, 'supervisor')),
  )
  db.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  const parts = { seconds, floor, frame: frame.length, records: row.sampleSize }
  return { id: `results@${cases}`, value: seconds / floor, parts, good: '≤ 6' }
}

async function visited(db: Db): Promise<number> {
  const supervisor = { by: 'supervisor', nowMs: Date.now() }
  const account = {
    passwordHash: '',
    isDemo: false,
    role: 'supervisor',
    displayName: '',
    createdAtMs: supervisor.nowMs,
  } as const
  for (const username of ['supervisor', 'supervisor2']) insertAccount(db, { username, ...account })
  const context = contextOf(db, supervisor.nowMs)
  const { id } = await freezeSample(context, { period: '2026-Q3' }, supervisor)
  const { records } = drawSample(context, id, { public: '31415926535897932384', ...supervisor })
  const said = {
    attempt: 1,
    by: 'supervisor',
    atMs: supervisor.nowMs,
    reached: 'yes',
    grade: 'satisfied',
  } as const
  for (const [i, { caseId }] of records.entries()) {
    const resolved = i % 9 === 0 ? 'no' : 'yes'
    insertVisit(db, { sampleId: id, caseId, ...said, resolved, quote: null, salt: null, quoteSalt: null })
  }
  return id
}
