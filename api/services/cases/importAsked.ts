// The import whose cases a list asks for: what it inserted, what it changed.
import type { ImportFilter } from '#db/facts/reader.ts'
import type { Db } from '#db/open.ts'
import type { CasesQuery } from '../../contract/cases.ts'
import { DomainError } from '../../domain/errors.ts'
import { requireImport } from '../import/describeImport.ts'
import { badField } from './unitsAsked.ts'

/**
 * Null where no import is asked for.
 * @throws DomainError validation (a change without an import); unknown_import; conflict for what was changed by an import
 * made before its place in the log was kept.
 */
export function importAsked(db: Db, { import: id, change }: CasesQuery): ImportFilter | null {
  if (id === undefined) {
    if (change !== undefined) throw badField('change', 'needs an import')
    return null
  }
  const { eventsFrom, eventsTo, mode, finishedAtMs } = requireImport(db, id)
  const isLost = eventsFrom === null && mode === 'run' && finishedAtMs !== null
  if (isLost && change !== 'inserted') {
    throw new DomainError('conflict', `what import ${id} changed was not kept apart when it ran`)
  }
  return { id, change: change ?? null, eventsFrom: eventsFrom ?? 0, eventsTo: eventsTo ?? 0 }
}
