// Derives every case anew from its trail, after rules or calendar have changed; the trail itself stays as it is.

import type { Sqlite } from '#db/open.ts'
import { listCaseKeys } from '#db/queries/caseWrites.ts'
import type { EpochMs } from '#db/units.ts'
import { type Deployment, readDeployment } from './deployment.ts'
import { inTransaction, openCaseBook } from './writing/caseBook.ts'

const PAGE = 1000

/**
 * Recomputes facts, roll-ups and case rows of every case in one transaction and returns their number. An unchanged rule
 * set and calendar give the same rows again.
 */
export function rebuildFacts(
  sqlite: Sqlite,
  { by, nowMs }: { readonly by: string; readonly nowMs: EpochMs },
): number {
  const deployment = readDeployment(sqlite, nowMs)
  return inTransaction(sqlite, () => rederiveAll(sqlite, { deployment, by }))
}

/** The same inside a transaction of the caller's. */
export function rederiveAll(
  sqlite: Sqlite,
  { deployment, by }: { readonly deployment: Deployment; readonly by: string },
): number {
  const book = openCaseBook(sqlite, { deployment, by })
  let count = 0
  for (let after = 0; ; ) {
    const keys = listCaseKeys(sqlite, after, PAGE)
    for (const key of keys) book.rederive(key)
    count += keys.length
    const last = keys.at(-1)
    if (last === undefined) break
    after = last
  }
  book.finish()
  return count
}
