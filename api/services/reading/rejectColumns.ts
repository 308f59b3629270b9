// The columns a rejects file has beyond the original ones, by which it is known when it comes back corrected.
import type { Cell } from './row.ts'

/** In the CSV, after the original columns; names are read by programs. */
export const REJECT_COLUMNS = ['line', 'column', 'code', 'value', 'message'] as const
/** In the workbook, read by people. */
export const REJECT_COLUMNS_ZH = ['行', '列', '代码', '值', '说明'] as const

/** Whether a header ends with the columns of a rejects file. */
export function isRejectsHeader(header: readonly string[]): boolean {
  const last = header.slice(-REJECT_COLUMNS.length).join()
  return last === REJECT_COLUMNS.join() || last === REJECT_COLUMNS_ZH.join()
}

const GUARDED = /^'(?=\s*[=+\-@\t\r\n\0＝＋－＠])/u

/** A cell of a rejects file as it was before the guard against formulas was put in front. */
export function restoreCell(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace(GUARDED, '') : cell
}
