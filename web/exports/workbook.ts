// A document as a workbook: one sheet a table with typed cells under a frozen head, and the sheet 口径 with the envelope.
import {
  type CellStyle,
  type ColumnDef,
  type Cell as WorkbookCell,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { neutralise } from '#api/domain/text/csvFormula.ts'
import type { CellKind, ExportCell, ExportColumn, ExportDocument, ExportTable } from './exportTable.ts'

/** Words of the workbook itself. */
export interface WorkbookWords {
  /** Name of the envelope's sheet, and the heads of its columns. */
  readonly notes: string
  readonly label: string
  readonly text: string
  readonly raw: string
  /** Text of a cell that leads to the cases behind a figure. */
  readonly open: string
}

const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  id: '@',
  count: '#,##0',
  // A format with optional decimals would end whole numbers with a point, and write small ones as 0.
  number: 'General',
  rate: '0.0%',
  score: '0.00',
  share: '0.0000',
  rank: '0',
  change: '+0;-0;0',
  time: 'yyyy-mm-dd hh:mm',
  link: '@',
}
const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 18,
  id: 16,
  count: 10,
  number: 10,
  rate: 10,
  score: 10,
  share: 10,
  rank: 8,
  change: 10,
  time: 17,
  link: 9,
}
const LINK: CellStyle = { numFmt: '@', font: { underline: true, color: { rgb: '0B57A4' } } }
const HEAD: CellStyle = {
  numFmt: '@',
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E9EDF1' } },
  alignment: { wrapText: true, vertical: 'center' },
}
/** Excel: 31 characters, none of these. */
const NOT_IN_NAMES = /[\\/?*[\]:]/g
const LONGEST_NAME = 31
/** XML 1.0 has no such characters, and a workbook with one does not open; the writer escapes the others itself. */
const NOT_IN_XML = /[\uFFFE\uFFFF]/g
const LONGEST_CELL = 32_767

/** The bytes of an .xlsx. Text is never a formula, ids keep their digits, missing values are empty cells. */
export function workbookOf({ tables, envelope }: ExportDocument, words: WorkbookWords): Promise<Uint8Array> {
  const notes: ExportTable = {
    title: words.notes,
    name: words.notes,
    columns: [
      { id: 'label', head: words.label, kind: 'text', width: 20 },
      { id: 'text', head: words.text, kind: 'text', width: 80 },
      { id: 'raw', head: words.raw, kind: 'text', width: 40 },
    ],
    rows: envelope.notes.map(({ label, text, raw }) => [label, text, raw]),
  }
  const names = new Set<string>()
  return writeXlsx({ sheets: [...tables, notes].map((table) => sheetOf(table, { names, open: words.open })) })
}

function sheetOf(
  table: ExportTable,
  { names, open }: { readonly names: Set<string>; readonly open: string },
): WriteSheet {
  const { columns, rows } = table
  const cells = new Map<string, Partial<WorkbookCell>>([
    ...columns.map((_, index): [string, Partial<WorkbookCell>] => [`0,${index}`, { style: HEAD }]),
    ...linksOf(table),
  ])
  return {
    name: uniqueName(table.name, names),
    columns: columns.map(columnOf),
    rows: [
      columns.map(({ head }) => head),
      ...rows.map((row) =>
        row.map((value, at) => {
          const isLink = columns[at]?.kind === 'link' && value !== null
          return isLink ? open : typed(value, columns[at])
        }),
      ),
    ],
    cells,
    freezePane: { rows: 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  }
}

function linksOf({ columns, rows }: ExportTable): [string, Partial<WorkbookCell>][] {
  const links = columns.flatMap(({ kind }, at) => (kind === 'link' ? [at] : []))
  return rows.flatMap((row, index) =>
    links.flatMap((at): [string, Partial<WorkbookCell>][] => {
      const target = row[at]
      return typeof target === 'string'
        ? [[`${index + 1},${at}`, { hyperlink: { target }, style: LINK }]]
        : []
    }),
  )
}

function columnOf({ kind, width }: ExportColumn): ColumnDef {
  const isText = kind === 'text'
  return {
    width: width ?? WIDTHS[kind],
    style: {
      numFmt: FORMATS[kind],
      alignment: isText ? { wrapText: true, vertical: 'top' } : { vertical: 'top' },
    },
  }
}

function typed(value: ExportCell, column: ExportColumn | undefined): string | number | Date | null {
  if (typeof value === 'string') return neutralise(value).replace(NOT_IN_XML, '\uFFFD').slice(0, LONGEST_CELL)
  if (value === null || !Number.isFinite(value)) return null
  return column?.kind === 'time' ? new Date(value) : value
}

function uniqueName(name: string, taken: Set<string>): string {
  const base = name.replace(NOT_IN_NAMES, ' ').trim().slice(0, LONGEST_NAME) || 'Sheet'
  let found = base
  for (let n = 2; taken.has(found.toLowerCase()); n += 1) {
    const ending = ` ${n}`
    found = base.slice(0, LONGEST_NAME - ending.length) + ending
  }
  taken.add(found.toLowerCase())
  return found
}
