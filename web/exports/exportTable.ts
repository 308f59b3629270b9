// What a screen gives to a file: tables of typed values as the API answered them, and the envelope that every file carries.

import type { ExportReport } from '#api/contract/exports.ts'

/**
 * How a value is typed in a workbook and written for people. `id` is text that looks like a number; `rate` is 0–1; `share` is the
 * factor that points count by, 0–1; `time` is epoch milliseconds of the deployment's wall clock, so that a file shows the street's
 * own hours. `link` is the whole address of the cases behind the figures beside it: a hyperlink in a workbook, the address itself in CSV.
 */
export type CellKind =
  | 'text'
  | 'id'
  | 'count'
  | 'number'
  | 'rate'
  | 'score'
  | 'share'
  | 'rank'
  | 'change'
  | 'time'
  | 'link'

export type ExportCell = string | number | null

export interface ExportColumn {
  readonly id: string
  readonly head: string
  readonly kind: CellKind
  /** Also where there is little room: a copied table. Workbook and CSV have every column. */
  readonly isBrief?: boolean
  /** Width in a workbook, in characters; by its kind where absent. */
  readonly width?: number
}

export interface ExportTable {
  /** Title above it where it is pasted. */
  readonly title: string
  /** Name of its sheet. */
  readonly name: string
  readonly columns: readonly ExportColumn[]
  readonly rows: readonly (readonly ExportCell[])[]
}

/** One line of the envelope. `id` names it in code (an indicator's definition has the indicator's own id); `raw` is the code or instant as the API has it. */
export interface ExportNote {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly raw: string
}

export interface ExportEnvelope {
  readonly notes: readonly ExportNote[]
  /** Everything but a published appraisal. */
  readonly isDraft: boolean
  /** Status in words: 暂列, 已发布. */
  readonly status: string
  /** File name without ending: screen, period, as-of. */
  readonly fileName: string
  /** What the audit log is told before the file leaves the page. */
  readonly report: Omit<ExportReport, 'format' | 'rows'>
}

export interface ExportDocument {
  /** The first is what the screen shows; the others become further sheets of the workbook. */
  readonly tables: readonly [ExportTable, ...ExportTable[]]
  readonly envelope: ExportEnvelope
  /** Said beside the file, and in its envelope: rows that were left out. */
  readonly warning?: string
}

/** Who exports, and when (epoch milliseconds). */
export interface Stamp {
  readonly who: string
  readonly atMs: number
}

/** The columns for little room; all where none is marked. */
export function briefColumns(table: ExportTable): readonly number[] {
  const brief = table.columns.flatMap((column, index) => (column.isBrief ? [index] : []))
  return brief.length > 0 ? brief : table.columns.map((_, index) => index)
}
