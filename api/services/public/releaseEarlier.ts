// Results published before there were releases: planned for the public once, in the order of their publication.
import { unreleased } from '#db/queries/releases.ts'
import { readSnapshot } from '../appraisal/storedSnapshot.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { releaseResult } from './releaseResult.ts'

/** Releases or holds back every published version that has no release yet, all or none, and returns how many. */
export function releaseEarlier(context: Context, nowMs: number): number {
  const { db } = context
  if (unreleased(db).length === 0) return 0
  return inTransaction(db.sqlite, () => {
    const rows = unreleased(db)
    for (const row of rows) releaseResult(context, row, { ...readSnapshot(db, row.id), by: 'system', nowMs })
    return rows.length
  })
}
