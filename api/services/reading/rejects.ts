// The rejects file: every refused row as it was, with line, column, code, value and words, safe to open in a spreadsheet.
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { csvCell } from '#api/domain/text/csvFormula.ts'
import type { RowProblem } from './problems.ts'
import { REJECT_COLUMNS } from './rejectColumns.ts'
import { type Cell, cellText, type SourceRow } from './row.ts'

export interface RejectsWriter {
  /** Adds a refused row. Resolves when the file can take more; the order of calls is the order of the file. */
  write(row: SourceRow, problems: readonly RowProblem[]): Promise<void> | undefined
  /** Number of rows written so far. */
  count(): number
  /** Writes out and closes; the file exists only if a row was written. */
  close(): Promise<void>
}

/** Several problems of one row stand in one cell each, in the same order. */
export const PROBLEM_SEPARATOR = '; '

/** Rejected rows hold what residents wrote: nobody but the owner reads them. */
const OWNER_ONLY = 0o600

/**
 * Writes refused rows to a CSV file as they come: UTF-8 with byte order mark, CRLF, the original columns first, then
 * `line, column, code, value, message`; one line per row. Cells that a spreadsheet would take for a formula get a guard
 * (OWASP CSV injection), which the import takes off when the corrected file comes back.
 */
export function createRejects(path: string, header: readonly string[]): RejectsWriter {
  let stream: WriteStream | null = null
  let count = 0
  const opened = () => {
    if (stream) return stream
    stream = createWriteStream(path, { encoding: 'utf8', mode: OWNER_ONLY })
    stream.write(`\ufeff${csvLine([...header, ...REJECT_COLUMNS])}`)
    return stream
  }
  return {
    write(row, problems) {
      count++
      const target = opened()
      const hasRoom = target.write(
        csvLine([...originalCells(row, header.length), ...problemCells(row, problems)]),
      )
      return hasRoom ? undefined : once(target, 'drain').then(() => undefined)
    },
    count: () => count,
    async close() {
      if (!stream) return
      stream.end()
      await finished(stream)
    },
  }
}

/**
 * The row's own cells. Of a row that is at fault as a whole the first cell has all of it: put into its columns, a short row
 * would pass for a complete one when the file comes back.
 */
function originalCells({ values, fault }: SourceRow, width: number): readonly Cell[] {
  const cells = fault ? [values.map(cellText).join(',')] : values
  return Array.from({ length: width }, (_, column) => cells[column] ?? null)
}

function problemCells({ line }: SourceRow, problems: readonly RowProblem[]): readonly Cell[] {
  const joined = (part: (problem: RowProblem) => string) => problems.map(part).join(PROBLEM_SEPARATOR)
  return [
    line,
    joined(({ column }) => column ?? ''),
    joined(({ code }) => code),
    joined(({ value }) => value),
    joined(({ message }) => message),
  ]
}

/** One line of CSV, CRLF included; texts guarded against formulas, numbers (as texts too) as they are. */
function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(rejectCell).join(',')}\r\n`
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/

function rejectCell(cell: Cell): string {
  if (typeof cell === 'number' || cell === null) return csvCell(cell)
  const text = typeof cell === 'string' ? cell : cellText(cell)
  return PLAIN_NUMBER.test(text) ? text : csvCell(text)
}
