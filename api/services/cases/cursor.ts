// The place a list has come to, as an opaque text; bound to its query, data version and as-of, so that a walk is exact.
import { createHash } from 'node:crypto'
import type { UnitPage } from '#db/facts/reader.ts'
import type { EpochMs } from '#db/units.ts'
import type { CasesQuery } from '../../contract/cases.ts'
import { DomainError } from '../../domain/errors.ts'

export interface Cursor {
  /** Answers of one walk are as of its first page, also while the clock runs. */
  readonly asOfMs: EpochMs
  readonly dataVersion: number
  /** Of that data version. */
  readonly total: number
  readonly from: NonNullable<UnitPage['from']>
  /** Units of that row already handed out. */
  readonly taken: number
}

const FINGERPRINT_CHARACTERS = 8
/** Beyond every time a record or a question may carry (year 5138). */
const LATEST_MS = 1e14

/** What the walk asks for; the page size may change on the way. */
function fingerprint(query: CasesQuery): string {
  const { cursor: _, limit: __, ...asked } = query
  const sorted = Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify(sorted))
    .digest('base64url')
    .slice(0, FINGERPRINT_CHARACTERS)
}

export function writeCursor(query: CasesQuery, cursor: Cursor): string {
  const { asOfMs, dataVersion, total, from, taken } = cursor
  const parts = [
    fingerprint(query),
    asOfMs,
    dataVersion,
    total,
    from.sortValue,
    from.caseKey,
    from.unit,
    taken,
  ]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** @throws DomainError bad_cursor for what no page handed out, or another query's page did. */
export function readCursor(query: CasesQuery): Cursor | null {
  if (query.cursor === undefined) return null
  const parts = parseParts(query.cursor)
  const [mark, ...numbers] = parts
  const [asOfMs, dataVersion, total, sortValue, caseKey, unit, taken] = numbers.filter(Number.isSafeInteger)
  if (mark !== fingerprint(query)) throw new DomainError('bad_cursor', 'the cursor belongs to another list')
  if (
    asOfMs === undefined ||
    Math.abs(asOfMs) > LATEST_MS ||
    dataVersion === undefined ||
    total === undefined ||
    sortValue === undefined ||
    caseKey === undefined ||
    unit === undefined ||
    taken === undefined
  ) {
    throw new DomainError('bad_cursor', 'no page handed out this cursor')
  }
  return { asOfMs, dataVersion, total, from: { sortValue, caseKey, unit }, taken }
}

function parseParts(text: string): [unknown, ...number[]] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length === 8) return parts as [unknown, ...number[]]
  } catch {
    // Falls through: whatever it is, it is no cursor.
  }
  throw new DomainError('bad_cursor', 'no page handed out this cursor')
}
