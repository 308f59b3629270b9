// A table as CSV that Chinese Excel opens right: UTF-8 with BOM, CRLF, text neutralised; the envelope as rows below the table.
import { csvCell } from '#api/domain/text/csvFormula.ts'
import { wallTime } from './cellText.ts'
import type { ExportCell, ExportColumn, ExportDocument, ExportNote } from './exportTable.ts'

const BOM = '\uFEFF'
const LINE_END = '\r\n'

/**
 * The first table of a document with raw values: rates 0–1, times in the deployment's hours. Every line has as many
 * cells as the head, so that strict readers take the whole file; an empty line of cells parts table and envelope.
 */
export function csvText({ tables: [table], envelope }: ExportDocument): string {
  const { columns } = table
  const width = Math.max(columns.length, 2)
  const lines = [
    line(
      columns.map(({ head }) => head),
      width,
    ),
    ...table.rows.map((row) =>
      line(
        row.map((value, index) => plain(value, columns[index])),
        width,
      ),
    ),
    line([], width),
    ...envelope.notes.map((note) => line([note.label, noteText(note)], width)),
  ]
  return BOM + lines.join(LINE_END) + LINE_END
}

/** `2026年第三季度 [2026-Q3]`: words and code in one cell; the code alone where they are the same. */
export function noteText({ text, raw }: ExportNote): string {
  return raw === '' || raw === text ? text : `${text} [${raw}]`
}

function plain(value: ExportCell, column: ExportColumn | undefined): ExportCell {
  return column?.kind === 'time' && typeof value === 'number' ? wallTime(value) : value
}

function line(values: readonly ExportCell[], width: number): string {
  const cells = values.map(csvCell)
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')].join(',')
}
