// Opens a file to be imported: what it is, its header, and its rows as they come.
import { type FileHandle, open } from 'node:fs/promises'
import { readCsvBatches } from './csvFile.ts'
import { detectEncoding, type EncodingChoice, type TextEncoding } from './encoding.ts'
import { FileError } from './fileErrors.ts'
import { findHeader, HEADER_SEARCH_ROWS } from './headerRow.ts'
import { isBlank, type SourceRow } from './row.ts'
import { inspectWorkbook, kindOfFile, refuseOle2 } from './workbookGuard.ts'
import { readSheetBatches } from './workbookRows.ts'
import { WORKBOOK_LIMITS } from './zipDirectory.ts'

/** Columns a CSV may have (trust.md 8.4). */
const MAX_CSV_COLUMNS = 1000

export interface OpenOptions {
  readonly encoding?: EncodingChoice | undefined
  /** Sheet of a workbook; the first where absent. */
  readonly sheet?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Normalised column names by which the header row is found: `knownNames(mapping)`. */
  readonly known?: ReadonlySet<string> | undefined
}

export interface OpenedRows {
  /** Column names in the file's order, trimmed; '' for a column without a name. */
  readonly header: readonly string[]
  /** Line of the file on which the header stands. */
  readonly headerLine: number
  readonly format: 'csv' | 'xlsx'
  /** null for a workbook. */
  readonly encoding: TextEncoding | null
  /** Names of a workbook's sheets; empty for CSV. */
  readonly sheets: readonly string[]
  readonly totalBytes: number
  /** How far reading has come, for progress; an estimate for workbooks. */
  bytesRead(): number
  /** The rows below the header, once. Leaving the loop early closes the file. */
  readonly rows: AsyncIterable<SourceRow>
  /** The same rows some hundred at a time, for loops that must be fast. Either this or `rows`. */
  readonly batches: AsyncIterable<readonly SourceRow[]>
  /** Closes the file; needed only where neither `rows` nor `batches` was read. */
  close(): Promise<void>
}

interface Source {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: TextEncoding | null
  readonly sheets: readonly string[]
  readonly totalBytes: number
  readonly bytesRead: () => number
  readonly batches: AsyncGenerator<SourceRow[], void, undefined>
}

/**
 * Opens a CSV or XLSX file by its content, not its name. CSV is read in constant memory; a row of another width than the
 * header carries the fault `column_count`. A file with a header alone has no rows and is no error.
 * @throws FileError empty_file, missing_columns (no readable header at all), xls_not_supported, workbook_*, sheet_not_found, too_many_rows, too_many_columns
 */
export async function openRows(path: string, options: OpenOptions = {}): Promise<OpenedRows> {
  const file = await open(path, 'r')
  try {
    const source = await sourceOf(file, options)
    return await withHeader(source, file, options.known ?? new Set())
  } catch (error) {
    await file.close()
    throw error
  }
}

async function sourceOf(file: FileHandle, options: OpenOptions): Promise<Source> {
  const { size } = await file.stat()
  if (size === 0) throw new FileError('empty_file')
  const head = Buffer.alloc(8)
  await file.read(head, 0, 8, 0)
  const kind = kindOfFile(head)
  if (kind === 'text') return csvSource(file, size, options)
  if (size > WORKBOOK_LIMITS.container) {
    throw new FileError('workbook_too_big', {
      part: 'container',
      found: size,
      limit: WORKBOOK_LIMITS.container,
    })
  }
  const content = Buffer.alloc(size)
  await file.read(content, 0, size, 0)
  if (kind === 'ole2') throw refuseOle2(content)
  return sheetSource(content, options)
}

async function csvSource(file: FileHandle, totalBytes: number, options: OpenOptions): Promise<Source> {
  const encoding = await detectEncoding(file, options.encoding ?? 'auto')
  let read = 0
  const onBytes = (bytes: number) => {
    read = bytes
  }
  const batches = readCsvBatches({ file, encoding, signal: options.signal, onBytes })
  return {
    format: 'csv',
    encoding: encoding.encoding,
    sheets: [],
    totalBytes,
    bytesRead: () => read,
    batches,
  }
}

async function sheetSource(zip: Buffer, options: OpenOptions): Promise<Source> {
  const outline = await inspectWorkbook(zip, options.signal)
  let share = 0
  const onRow = (row: number) => {
    share = Math.min(1, row / Math.max(1, outline.rowsExpected))
  }
  const batches = readSheetBatches({ zip, outline, sheet: options.sheet, signal: options.signal, onRow })
  return {
    format: 'xlsx',
    encoding: null,
    sheets: outline.sheets,
    totalBytes: zip.length,
    bytesRead: () => Math.round(zip.length * share),
    batches,
  }
}

async function withHeader(source: Source, file: FileHandle, known: ReadonlySet<string>): Promise<OpenedRows> {
  const first: SourceRow[] = []
  while (first.length < HEADER_SEARCH_ROWS) {
    const { value, done } = await source.batches.next()
    if (done) break
    for (const row of value) first.push(row)
  }
  const candidates = first.slice(0, HEADER_SEARCH_ROWS).filter((row) => !row.fault)
  const found = findHeader(candidates, known)
  const headerRow = found && candidates[found.index]
  if (!found || !headerRow) {
    if (first.length === 0) throw new FileError('empty_file')
    throw new FileError('missing_columns', { header: `unreadable in the first ${HEADER_SEARCH_ROWS} rows` })
  }
  const shape = shapeOf(found.names, source.format)
  const batches = rowsBelow(source, first.slice(first.indexOf(headerRow) + 1), shape, file)
  const { format, encoding, sheets, totalBytes, bytesRead } = source
  const close = async () => {
    await source.batches.return()
    await file.close()
  }
  const opened = {
    header: shape.header,
    headerLine: headerRow.line,
    format,
    encoding,
    sheets,
    totalBytes,
    bytesRead,
  }
  return { ...opened, rows: flatten(batches), batches, close }
}

/** How wide rows are: a CSV row has a cell for each named column; what a sheet has beyond the header is left out. */
interface RowShape {
  readonly header: readonly string[]
  readonly needed: number
  readonly exact: boolean
}

function shapeOf(names: readonly string[], format: 'csv' | 'xlsx'): RowShape {
  const needed = names.findLastIndex((name) => name !== '') + 1
  const header = format === 'csv' ? names : names.slice(0, needed)
  if (header.length > MAX_CSV_COLUMNS) {
    throw new FileError('too_many_columns', { columns: header.length, limit: MAX_CSV_COLUMNS })
  }
  return format === 'csv' ? { header, needed, exact: true } : { header, needed: 0, exact: false }
}

async function* rowsBelow(source: Source, rest: SourceRow[], shape: RowShape, file: FileHandle) {
  try {
    if (rest.length > 0) yield fitted(rest, shape)
    for await (const batch of source.batches) yield fitted(batch, shape)
  } finally {
    await file.close()
  }
}

async function* flatten(batches: AsyncIterable<readonly SourceRow[]>): AsyncGenerator<SourceRow> {
  for await (const batch of batches) yield* batch
}

/** Rows of the header's width; blank rows are left out, rows that cannot be brought to it are at fault. */
function fitted(rows: readonly SourceRow[], shape: RowShape): SourceRow[] {
  const width = shape.header.length
  const out: SourceRow[] = []
  for (const row of rows) {
    if (row.fault) out.push(row)
    else if (row.values.length === width && row.values[0] !== '') out.push(row)
    else if (!row.values.every(isBlank)) out.push(fittedRow(row, shape))
  }
  return out
}

function fittedRow(row: SourceRow, { header, needed, exact }: RowShape): SourceRow {
  const { line, values } = row
  const width = header.length
  if (values.length < needed || (exact && !values.slice(width).every(isBlank))) {
    return { ...row, fault: 'column_count' }
  }
  if (values.length >= width) return { line, values: values.slice(0, width) }
  return { line, values: [...values, ...new Array<null>(width - values.length).fill(null)] }
}
