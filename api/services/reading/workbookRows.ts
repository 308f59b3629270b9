// A workbook's sheet → batches of rows: numbers, texts and dates as stored, empty rows left out, within limits.
import { streamXlsxRows } from 'hucre/xlsx'
import { FileError } from './fileErrors.ts'
import type { Cell, SourceRow } from './row.ts'
import { isBlank } from './row.ts'
import type { WorkbookOutline } from './workbookGuard.ts'
import { WORKBOOK_LIMITS } from './zipDirectory.ts'

const BATCH_ROWS = 500

export interface SheetReading {
  readonly zip: Buffer
  readonly outline: WorkbookOutline
  /** Name of the sheet; the first where absent. */
  readonly sheet?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Told after every batch the number of the sheet's row reached; infinity at the end. */
  readonly onRow: (row: number) => void
}

type StoredValue = string | number | boolean | Date | null

/**
 * Rows of one sheet in order. A formula's cell holds its stored result, an error cell its code as text.
 * @throws FileError sheet_not_found, too_many_rows, too_many_columns, workbook_too_big (a cell), workbook_unreadable
 */
export async function* readSheetBatches(reading: SheetReading): AsyncGenerator<SourceRow[], void, undefined> {
  const { zip, outline, sheet, signal, onRow } = reading
  if (sheet !== undefined && !outline.sheets.includes(sheet))
    throw new FileError('sheet_not_found', { sheet })
  let batch: SourceRow[] = []
  for await (const { index, values } of storedRows(zip, sheet)) {
    const width = usedWidth(values)
    if (width === 0) continue
    checkBounds(index, width)
    batch.push({ line: index + 1, values: values.slice(0, width).map(toCell) })
    if (batch.length < BATCH_ROWS) continue
    signal?.throwIfAborted()
    onRow(index + 1)
    yield batch
    batch = []
  }
  onRow(Number.POSITIVE_INFINITY)
  if (batch.length > 0) yield batch
}

async function* storedRows(zip: Buffer, sheet: string | undefined) {
  try {
    yield* streamXlsxRows(zip, sheet === undefined ? {} : { sheet })
  } catch (cause) {
    throw new FileError('workbook_unreadable', {}, cause)
  }
}

function usedWidth(values: readonly StoredValue[]): number {
  let width = values.length
  while (width > 0) {
    const value = values[width - 1]
    if (typeof value === 'boolean' || !isBlank(value)) return width
    width--
  }
  return 0
}

function checkBounds(index: number, width: number): void {
  if (!(index < WORKBOOK_LIMITS.rows)) {
    throw new FileError('too_many_rows', { row: index + 1, limit: WORKBOOK_LIMITS.rows })
  }
  if (width > WORKBOOK_LIMITS.columns) {
    throw new FileError('too_many_columns', { columns: width, limit: WORKBOOK_LIMITS.columns })
  }
}

function toCell(value: StoredValue): Cell {
  if (typeof value === 'string' && value.length > WORKBOOK_LIMITS.cellCharacters) {
    throw new FileError('workbook_too_big', { part: 'cell', found: value.length })
  }
  return typeof value === 'boolean' ? String(value) : value
}
