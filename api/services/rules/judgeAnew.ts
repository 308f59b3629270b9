// Judges cases anew under other rules or another calendar: derived apart, put in place in one short transaction, or not at all.
import { factWriter } from '#db/facts/write.ts'
import type { Db, Sqlite } from '#db/open.ts'
import { listJudgedCases } from '#db/queries/rules.ts'
import { attachStage, dropStage, moveStaged } from '#db/queries/stage.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PlannedDeployment } from '../deployment.ts'
import { stagePathOf } from '../import/importFiles.ts'
import { stageWriterHere } from '../import/stageWriter.ts'
import { stagingBase } from '../stageFile.ts'
import { type CaseBook, openCaseBook } from '../writing/caseBook.ts'
import { type ClockChange, changedClocks } from './verdicts.ts'

/** No import has this number, so the staging file is nobody else's. */
const STAGE_ID = 0

export interface Judging {
  /** Rules and calendar as they will be. */
  readonly deployment: PlannedDeployment
  readonly by: string
  /** Every case, or only those that another rule set would judge. */
  readonly which: 'all' | 'rejudged'
}

export interface Judged {
  readonly cases: number
  /** Clocks whose deadline or verdict as of the deployment's clock differs, in the order of cases. */
  readonly changes: readonly ClockChange[]
}

/**
 * Derives the cases beside the stored tables, which everybody reads meanwhile; then in one immediate transaction stores
 * the deployment's new settings, replaces their rows and roll-ups, and calls `inside`. What `inside` returns is committed
 * and returned where it says `keep`, and undone where not. Trails stay as they are.
 * @throws DomainError `conflict` where somebody else wrote in the meantime; nothing is written then, nor on any failure.
 */
export async function judgeAnew<T>(
  db: Db,
  judging: Judging,
  inside: (judged: Judged) => Promise<{ readonly keep: boolean; readonly result: T }>,
): Promise<T> {
  const { sqlite } = db
  const path = db.path === ':memory:' ? '' : stagePathOf(db.path, STAGE_ID)
  attachStage(sqlite, path)
  try {
    const base = stagingBase(sqlite)
    const { book, judged } = await stageCases(sqlite, judging)
    sqlite.exec('BEGIN IMMEDIATE')
    const now = stagingBase(sqlite)
    if (now.dataVersion !== base.dataVersion || now.lastKey !== base.lastKey) {
      throw new DomainError('conflict', 'cases were written in the meantime; try again')
    }
    judging.deployment.apply(sqlite)
    moveStaged(sqlite, { lastKey: base.lastKey, seqShift: 0 })
    book.finish()
    const { keep, result } = await inside(judged)
    sqlite.exec(keep ? 'COMMIT' : 'ROLLBACK')
    return result
  } finally {
    dropStage(sqlite, path)
  }
}

async function stageCases(
  sqlite: Sqlite,
  { deployment, by, which }: Judging,
): Promise<{ book: CaseBook; judged: Judged }> {
  const writer = stageWriterHere(sqlite)
  const book = openCaseBook(sqlite, { deployment, by, sink: writer.sink })
  const stored = factWriter(sqlite)
  const changes: ClockChange[] = []
  let cases = 0
  for (const one of listJudgedCases(sqlite)) {
    const { id, version } = deployment.rulesOn(one.ruleSetId, one.receivedAtMs)
    if (which === 'rejudged' && id === one.ruleSetId && version === one.ruleSetVersion) continue
    const before = stored.read(one.key).clock
    const after = book.rederive(one.key).rows.clock
    for (const change of changedClocks(before, after, deployment.asOfMs)) changes.push(change)
    cases += 1
    await writer.room()
  }
  await writer.finish()
  return { book, judged: { cases, changes } }
}
