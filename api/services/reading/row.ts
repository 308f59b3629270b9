// One row of a source file as read, before any mapping: its cells, its line and what is wrong with it as a row.

/** A cell: text from CSV; text, number or date (wall time as if UTC) from a workbook; null = empty. */
export type Cell = string | number | Date | null

/** Faults of a row as a whole, found before its cells are looked at. */
export type RowFault =
  | 'nul_byte'
  | 'bad_bytes'
  | 'unclosed_quote'
  | 'misplaced_quote'
  | 'line_too_long'
  | 'column_count'

export interface SourceRow {
  /** Physical line on which the record starts (CSV), row of the sheet (XLSX); 1 = first. */
  readonly line: number
  /** Cells in the file's order; of a row whose cells cannot be told apart only the raw text. */
  readonly values: readonly Cell[]
  readonly fault?: RowFault
}

/** Whether a cell holds nothing but blanks. */
export function isBlank(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string') return cell === null || cell === undefined
  return cell === '' || (cell.charCodeAt(0) <= 32 || cell.charCodeAt(0) > 127 ? cell.trim() === '' : false)
}

/**
 * The text of a cell, trimmed. Numbers keep their digits (`2128.0` stored as a number is `2128`), dates become
 * `YYYY-MM-DD HH:MM:SS`, `="0012"` (spreadsheets' way to keep zeros) is `0012`, line ends are LF. Empty = ''.
 */
export function cellText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return tidyText(cell)
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return numberText(cell)
  return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 19).replace('T', ' ')
}

function tidyText(cell: string): string {
  const text = cell.trim()
  if (text.charCodeAt(0) === 61 && text.length > 3 && text.startsWith('="') && text.endsWith('"')) {
    return text.slice(2, -1).trim()
  }
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value)
}
