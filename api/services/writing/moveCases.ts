// Places cases anew where boundaries or marked coordinates have changed: facts and roll-ups follow, the trail says nothing.
import { addContributions, type Ledger } from '#db/facts/contributions.ts'
import type { FactRows } from '#db/facts/factRows.ts'
import { factWriter } from '#db/facts/write.ts'
import type { Sqlite } from '#db/open.ts'
import { type CaseRow, caseReader, communityWriter } from '#db/queries/caseWrites.ts'
import type { Placer } from './placer.ts'
import type { Registry } from './registry.ts'

export interface Moving {
  readonly ledger: Ledger
  readonly registry: Registry
  readonly placer: Placer
  /** `main`, or an attached staging file. */
  readonly schema: string
}

/**
 * Moves each case to where the placer now puts it and returns how many changed their place. Roll-up changes are left in
 * the ledger, to be applied by the caller in the same transaction.
 */
export function moveCases(sqlite: Sqlite, keys: Iterable<number>, moving: Moving): number {
  const { ledger, schema } = moving
  const readCase = caseReader(sqlite, schema)
  const facts = factWriter(sqlite, schema)
  const setCommunity = communityWriter(sqlite, schema)
  let moved = 0
  for (const key of keys) {
    const row = readCase(key)
    const place = placeOf(row, moving)
    const placeKey = ledger.keys.places.keyOf(place)
    const rows = facts.read(key)
    if (row.communityKey !== place.communityKey) setCommunity(key, place.communityKey)
    if (rows.received[0]?.placeKey === placeKey) continue
    addContributions(ledger, rows, -1)
    addContributions(ledger, movedRows(rows, placeKey), 1)
    facts.move(key, placeKey)
    moved += 1
  }
  return moved
}

function placeOf({ lng, lat, declaredCommunity }: CaseRow, { placer, registry }: Moving) {
  const position = lng === null || lat === null ? null : { lng, lat }
  const isDeclared = declaredCommunity !== null && !placer.hasPolygons
  return placer.placeOf(position, isDeclared ? registry.communityKey(declaredCommunity) : null)
}

const movedRows = (rows: FactRows, placeKey: number) => ({
  received: rows.received.map((row) => ({ ...row, placeKey })),
  clock: rows.clock.map((row) => ({ ...row, placeKey })),
  callback: rows.callback.map((row) => ({ ...row, placeKey })),
  archive: rows.archive.map((row) => ({ ...row, placeKey })),
})
