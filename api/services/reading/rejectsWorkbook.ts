// The rejects file as a workbook: bad cells marked, what is wrong beside them, to be corrected and imported again.
import { type Cell as WorkbookCell, writeXlsx } from 'hucre/xlsx'
import { openRows } from './openRows.ts'
import { REJECT_COLUMNS, REJECT_COLUMNS_ZH, restoreCell } from './rejectColumns.ts'
import { PROBLEM_SEPARATOR } from './rejects.ts'
import { type Cell, cellText } from './row.ts'

/** A workbook is held in memory: beyond this people get the CSV. */
export const MAX_WORKBOOK_ROWS = 20_000
const MAX_CELL_LENGTH = 32_767

const BAD = {
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF1B8' } },
  font: { bold: true, color: { rgb: 'A8071A' } },
} as const
const HEAD = { font: { bold: true } } as const

export interface RejectsWorkbook {
  readonly content: Uint8Array
  readonly rows: number
  /** The CSV has more rows than the workbook took. */
  readonly isCut: boolean
}

/**
 * Turns a rejects CSV into a workbook with the bad cells marked and the columns 行, 列, 代码, 值, 说明 at the end, which a
 * later import ignores. All cells are text, so that long numbers keep their digits and nothing is a formula.
 */
export async function rejectsWorkbook(csvPath: string): Promise<RejectsWorkbook> {
  const opened = await openRows(csvPath, { encoding: 'utf-8' })
  const width = opened.header.length - REJECT_COLUMNS.length
  const header = [...opened.header.slice(0, width), ...REJECT_COLUMNS_ZH]
  const rows: string[][] = [header]
  const marks = new Map<string, Partial<WorkbookCell>>(
    header.map((_, column) => [`0,${column}`, { style: HEAD }]),
  )
  let isCut = false
  for await (const { values } of opened.rows) {
    if (rows.length > MAX_WORKBOOK_ROWS) {
      isCut = true
      break
    }
    for (const column of badColumns(header, values, width))
      marks.set(`${rows.length},${column}`, { style: BAD })
    rows.push(values.map((cell) => cellText(restoreCell(cell)).slice(0, MAX_CELL_LENGTH)))
  }
  const sheet = { name: '有误的行', rows, cells: marks, freezePane: { rows: 1 } }
  return { content: await writeXlsx({ sheets: [sheet] }), rows: rows.length - 1, isCut }
}

/** Indexes of the cells a row's problems name; a row at fault as a whole marks its first. */
function badColumns(header: readonly string[], values: readonly Cell[], width: number): number[] {
  const named = cellText(values[width + 1]).split(PROBLEM_SEPARATOR.trim())
  return named.map((name) => Math.max(0, header.indexOf(name.trim())))
}
