// Reads the cells of one row by a compiled mapping and collects what is wrong with them.
import type { Zone } from '#api/domain/time/zone.ts'
import type { EpochMs } from '#db/units.ts'
import type { CoordinateSystem } from '#db/vocabulary.ts'
import type { CodeField, CompiledMapping, TextField } from './compileMapping.ts'
import { type ProblemCode, type RowProblem, rowProblem } from './problems.ts'
import { type Cell, cellText, isBlank } from './row.ts'
import { isDayOnly, readTime } from './times.ts'

/** What the deployment and the import say of every row. */
export interface ReadContext {
  readonly zone: Zone
  readonly crs: CoordinateSystem
  readonly enteredAtMs: EpochMs
  /** Who imports; events whose source names nobody carry it. */
  readonly actor: string | null
}

/** One row being read. */
export interface RowReading {
  readonly line: number
  readonly values: readonly Cell[]
  readonly compiled: CompiledMapping
  readonly context: ReadContext
  readonly problems: RowProblem[]
}

/** Text of a field, its default where the cell is empty, '' where there is none. */
export function textOf(row: RowReading, field: TextField): string {
  if (field.index < 0) return field.fallback
  const text = cellText(row.values[field.index])
  return text === '' ? field.fallback : text
}

/** Code of a field, null where the cell is empty and has no default; a value that is not known is a problem. */
export function codeOf<T extends string>(row: RowReading, field: CodeField<T>): T | null {
  const text = textOf(row, field)
  if (text === '') return null
  const code = field.lookup(text)
  if (code !== undefined) return code
  if (field.otherwise !== null) return field.otherwise
  fail(row, field.column, 'value_unknown', text)
  return null
}

/** Instant of a field, null where the cell is empty; a cell that names no time is a problem. */
export function timeOf(row: RowReading, field: TextField): EpochMs | null {
  const cell = cellOf(row, field)
  if (isBlank(cell)) return null
  return checkedTime(row, field, cell)
}

/**
 * Instant of something that happens after receipt: a day without a time of day, the day of receipt, is the receipt itself,
 * not the midnight before it. Null where the cell is empty.
 */
export function laterTimeOf(row: RowReading, field: TextField, receivedAtMs: EpochMs): EpochMs | null {
  const time = timeOf(row, field)
  return time === null ? null : notBeforeReceipt(row, { time, cell: cellOf(row, field), receivedAtMs })
}

export function notBeforeReceipt(
  row: RowReading,
  at: { readonly time: EpochMs; readonly cell: Cell; readonly receivedAtMs: EpochMs },
): EpochMs {
  const { time, cell, receivedAtMs } = at
  if (time >= receivedAtMs || !isDayOnly(cell)) return time
  const { zone } = row.context
  return zone.dayOf(time) === zone.dayOf(receivedAtMs) ? receivedAtMs : time
}

/** Instant of a deadline: a day without a time of day lasts to its last millisecond. Null where the cell is empty. */
export function dueTimeOf(row: RowReading, field: TextField): EpochMs | null {
  const time = timeOf(row, field)
  if (time === null || !isDayOnly(cellOf(row, field))) return time
  const { zone } = row.context
  return zone.startOfDay(zone.dayOf(time) + 1) - 1
}

export function cellOf(row: RowReading, field: TextField): Cell {
  return field.index < 0 ? null : (row.values[field.index] ?? null)
}

function checkedTime(row: RowReading, field: TextField, cell: Cell): EpochMs | null {
  const time = readTime(cell, field.order, row.context.zone)
  if (typeof time === 'number') return time
  fail(row, field.column, time, cellText(cell))
  return null
}

/** Notes a problem; the first of a column stands for all. */
export function fail(
  row: RowReading,
  column: string | null,
  code: ProblemCode,
  value: string,
  detail?: string,
): void {
  if (row.problems.some((problem) => problem.column === column)) return
  row.problems.push(rowProblem({ line: row.line, column, code, value, detail }))
}
