// Which row of a file is its header: titles above it are skipped, a header merged over two rows is put together.
import { type Cell, cellText, type SourceRow } from './row.ts'

/** How many rows from the top may hold the header. */
export const HEADER_SEARCH_ROWS = 20
/** So many known names make a row the header even if a fuller one follows. */
const ENOUGH_KNOWN = 3

export interface FoundHeader {
  readonly names: readonly string[]
  /** Index of the header's last row among the rows given. */
  readonly index: number
}

/** A column name made comparable: width, case, blanks, and marks of required fields do not count. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\((?:必填|选填|required|optional)\)/gi, '')
    .replace(/[*:：\s\u200b]+/g, '')
    .toLowerCase()
}

/**
 * The header among a file's first rows: the first with at least half as many known names as the best one (and three, or
 * all there are). Two neighbouring rows of a merged header count as one where together they know more than either.
 * Without any known name the first row that is not a lone title. Empty input = null.
 * @param known column names of the mapping, normalised.
 */
export function findHeader(rows: readonly SourceRow[], known: ReadonlySet<string>): FoundHeader | null {
  if (rows.length === 0) return null
  const names = rows.slice(0, HEADER_SEARCH_ROWS).map(({ values }) => values.map(headerText))
  const scores = names.map((row) => countKnown(row, known))
  const best = Math.max(...scores)
  if (best === 0) return plainHeader(names)
  const wanted = Math.min(best, Math.max(ENOUGH_KNOWN, Math.ceil(best / 2)))
  const index = scores.findIndex((score) => score >= wanted)
  return mergedWithNext(names, index, known) ?? filledFromAbove(names, index, known)
}

const headerText = (cell: Cell): string => cellText(cell).replace(/\s+/g, ' ')

function countKnown(names: readonly string[], known: ReadonlySet<string>): number {
  return new Set(names.map(normaliseName).filter((name) => known.has(name))).size
}

function plainHeader(names: readonly (readonly string[])[]): FoundHeader {
  const filled = names.map((row) => row.filter((name) => name !== '').length)
  const width = Math.max(...filled)
  const index = filled.findIndex((count) => count > 1 || count === width)
  return { names: names[index] ?? [], index }
}

/** The header and the row below it, where group names stand above their columns. */
function mergedWithNext(
  names: readonly (readonly string[])[],
  index: number,
  known: ReadonlySet<string>,
): FoundHeader | null {
  const upper = names[index] ?? []
  const lower = names[index + 1]
  if (!lower) return null
  const merged = overlay(upper, lower)
  const alone = Math.max(countKnown(upper, known), countKnown(lower, known))
  return countKnown(merged, known) > alone ? { names: merged, index: index + 1 } : null
}

/** Columns without a name in the header row take the one above, where that is a known one (cells merged downwards). */
function filledFromAbove(
  names: readonly (readonly string[])[],
  index: number,
  known: ReadonlySet<string>,
): FoundHeader {
  const row = names[index] ?? []
  const above = (names[index - 1] ?? []).map((name) => (known.has(normaliseName(name)) ? name : ''))
  return { names: overlay(above, row), index }
}

function overlay(upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(upper.length, lower.length)
  return Array.from({ length: width }, (_, column) => lower[column] || (upper[column] ?? ''))
}
