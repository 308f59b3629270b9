// Undoes an import without erasing anything: every case it brought is excluded by an event, and may come back.
import type { Sqlite } from '#db/open.ts'
import { listImportedKeys } from '#db/queries/caseWrites.ts'
import { findImport, updateImport } from '#db/queries/imports.ts'
import type { EpochMs } from '#db/units.ts'
import { DomainError } from '../domain/errors.ts'
import { recordAct } from './audit/recordAct.ts'
import { readDeployment } from './deployment.ts'
import { IMPORT_WITHDRAWN } from './import/compareTrail.ts'
import { inTransaction, openCaseBook } from './writing/caseBook.ts'

/**
 * Appends `excluded` (ground import_withdrawn) to every case the batch inserted that is not void yet, in one transaction;
 * returns how many. What the batch changed in older cases stays. A later file that names the cases reinstates them.
 * @throws DomainError unknown_import; `conflict` for a batch that is not in.
 */
export function withdrawImport(
  sqlite: Sqlite,
  importId: number,
  { by, nowMs }: { readonly by: string; readonly nowMs: EpochMs },
): number {
  return inTransaction(sqlite, () => {
    const batch = findImport(sqlite, importId)
    if (batch === undefined) throw new DomainError('unknown_import', `there is no import ${importId}`)
    if (batch.state !== 'done' || batch.mode !== 'run') {
      throw new DomainError('conflict', `import ${importId} brought nothing that could be withdrawn`)
    }
    const deployment = readDeployment(sqlite, nowMs)
    const book = openCaseBook(sqlite, { deployment, by })
    const keys = listImportedKeys(sqlite, importId)
    for (const key of keys) {
      book.append(key, [
        {
          type: 'excluded',
          data: { ground: IMPORT_WITHDRAWN, importId },
          occurredAtMs: deployment.asOfMs,
          recordedAtMs: null,
          enteredAtMs: nowMs,
          actor: by,
          department: null,
        },
      ])
    }
    book.finish()
    updateImport(sqlite, importId, { state: 'withdrawn' })
    const data = { importId, cases: keys.length }
    recordAct(sqlite, { type: 'import_withdrawn', by, data }, nowMs)
    return keys.length
  })
}
