// Erases who the residents of settled cases were: the figures, the trail and its hashes stay what they are.
import { rmSync } from 'node:fs'
import type { Sqlite } from '#db/open.ts'
import { type CaseRow, caseReader } from '#db/queries/caseWrites.ts'
import { eraseQuotes } from '#db/queries/checks.ts'
import { eraseComments } from '#db/queries/councils.ts'
import { listSpentFiles, updateImport } from '#db/queries/imports.ts'
import {
  compact,
  type KeptPlace,
  listErasableKeys,
  overwriteDeleted,
  personalEraser,
} from '#db/queries/personal.ts'
import { raiseDataVersion } from '#db/queries/street.ts'
import type { EpochMs } from '#db/units.ts'
import { cellOf, FINEST, positionAt } from '../domain/place/grid.ts'
import { recordAct } from './audit/recordAct.ts'
import { inTransaction } from './writing/caseBook.ts'
import { openPlacer, type Placer } from './writing/placer.ts'

export interface Erasure {
  readonly cases: number
  /** Events whose personal fields and salts are gone. */
  readonly events: number
  /** Cases whose exact coordinate stays: no other point lies in the same cell and community. */
  readonly exactPlaces: number
  /** Return visits whose resident's words are gone. */
  readonly quotes: number
  /** Comments of residents' councils. */
  readonly comments: number
  /** Files of rejected rows and uploads that went with them. */
  readonly files: number
}

/**
 * Erases personal fields, salts, titles and row hashes of cases that are not in hand and had their last event before an
 * instant, in one transaction with the act `erased` (counts and the instant; where nothing is to be erased, no act).
 * The exact position is personal too: a point of the same 125 m cell and community takes its place, so that every count,
 * now and after any re-derivation, stays. What residents said in return visits before the instant goes, whatever became
 * of the case; so do comments of councils held before it whose voting is over, and files of imports that ended before it. Afterwards the database is written anew, so that nothing is left in free pages or in the write-ahead log.
 * @throws Error where others use the file meanwhile: all is erased, and the next run writes the file anew.
 */
export function erasePersonal(
  sqlite: Sqlite,
  { beforeMs, by, nowMs }: { readonly beforeMs: EpochMs; readonly by: string; readonly nowMs: EpochMs },
): Erasure {
  overwriteDeleted(sqlite)
  const files = listSpentFiles(sqlite, beforeMs)
  const erased = inTransaction(sqlite, (): Erasure => {
    const keys = listErasableKeys(sqlite, beforeMs)
    const quotes = eraseQuotes(sqlite, beforeMs)
    const comments = eraseComments(sqlite, beforeMs)
    const counts = { ...eraseCases(sqlite, keys), quotes, comments, files: files.length }
    if (keys.length + quotes + comments + files.length === 0) return counts
    for (const { id } of files) updateImport(sqlite, id, { rejectsPath: null, storedPath: null })
    const before = new Date(beforeMs).toISOString()
    recordAct(sqlite, { type: 'erased', by, data: { before, ...counts } }, nowMs)
    raiseDataVersion(sqlite, null)
    return counts
  })
  for (const { path } of files) rmSync(path, { force: true })
  try {
    compact(sqlite)
  } catch (cause) {
    throw new Error('erased, but bytes may be left in the file while others use it: run it again', { cause })
  }
  return erased
}

function eraseCases(sqlite: Sqlite, keys: readonly number[]): Omit<Erasure, 'files' | 'quotes' | 'comments'> {
  const readCase = caseReader(sqlite)
  const erase = personalEraser(sqlite)
  const placer = openPlacer(sqlite)
  let events = 0
  let exactPlaces = 0
  for (const key of keys) {
    const row = readCase(key)
    const kept = keptPlace(row, placer)
    if (kept !== null && kept.lng === row.lng && kept.lat === row.lat) exactPlaces += 1
    events += erase(key, kept)
  }
  return { cases: keys.length, events, exactPlaces }
}

/** Steps of the raster that is searched within a cell: first its middle, then 25 m apart, then 5 m. */
const STEPS = [1, 5, 25] as const

/** A point that counts where the case counts and says no more than its cell. */
function keptPlace({ lng, lat }: CaseRow, placer: Placer): KeptPlace | null {
  if (lng === null || lat === null) return null
  const exact = { lng, lat }
  const own = placer.placeOf(exact, null)
  const { origin } = placer
  if (origin === null || own.cellX === null) return exact
  const cell = cellOf(exact, origin, FINEST)
  for (const steps of STEPS) {
    for (let i = 0; i < steps * steps; i++) {
      const x = (cell.ix + ((i % steps) + 0.5) / steps) * FINEST
      const y = (cell.iy + (Math.floor(i / steps) + 0.5) / steps) * FINEST
      const point = positionAt(origin, x, y)
      const place = placer.placeOf(point, null)
      const isSame = place.cellX === own.cellX && place.cellY === own.cellY
      if (isSame && place.communityKey === own.communityKey) return point
    }
  }
  return exact
}
