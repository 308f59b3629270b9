// One row of a file → one case with its trail, or everything that is wrong with the row.
import type { CaseAttributes, CaseRecord, PersonalFields, Position } from '#api/domain/case.ts'
import { toWgs84 } from '#api/domain/place/gcj02.ts'
import type { EpochMs } from '#db/units.ts'
import type { DepartmentKind } from '#db/vocabulary.ts'
import {
  cellOf,
  codeOf,
  dueTimeOf,
  fail,
  type ReadContext,
  type RowReading,
  textOf,
  timeOf,
} from './cells.ts'
import { readColumnEvents } from './columnEvents.ts'
import type { CompiledMapping, TextField } from './compileMapping.ts'
import { type TimedEvent, trailOf } from './eventOrder.ts'
import { readListedEvents } from './listedEvents.ts'
import { type RowProblem, rowProblem } from './problems.ts'
import { restoreCell } from './rejectColumns.ts'
import { type Cell, cellText, isBlank, type SourceRow } from './row.ts'

const MAX_NUMBER_LENGTH = 100
/** Spreadsheets keep 15 digits of a number. */
const SAFE_NUMBER = 1e15

export interface ReadRow {
  readonly record: CaseRecord
  /** Kinds of departments as this row states them; the others have the mapping's `departmentKind`. */
  readonly departmentKinds: Readonly<Record<string, DepartmentKind>>
}

export interface RefusedRow {
  readonly problems: readonly RowProblem[]
}

/**
 * Reads one row. Department and community ids are the names of the source (trimmed, renamed by the mapping's `values`);
 * positions come back in WGS-84, 0,0 and empty ones are no position. Reply, archive or published due earlier than receipt
 * refuse the row (`time_order`, domain.md section 2). Every bad cell is named, each column once.
 */
export function readCase(
  row: SourceRow,
  compiled: CompiledMapping,
  context: ReadContext,
): ReadRow | RefusedRow {
  if (row.fault) return { problems: [faultOf(row)] }
  const values: readonly Cell[] = compiled.isRejects ? row.values.map(restoreCell) : row.values
  const reading: RowReading = { line: row.line, values, compiled, context, problems: [] }
  const receivedAtMs = requiredTime(reading, compiled.fields.receivedAt)
  const read = readRecord(reading, receivedAtMs ?? 0)
  return reading.problems.length > 0 || receivedAtMs === null ? { problems: inColumnOrder(reading) } : read
}

function inColumnOrder({ problems, compiled }: RowReading): readonly RowProblem[] {
  const place = ({ column }: RowProblem) => (column === null ? -1 : compiled.header.indexOf(column))
  return problems.toSorted((a, b) => place(a) - place(b))
}

function faultOf(row: SourceRow): RowProblem {
  const code = row.fault ?? 'column_count'
  const value = row.values.map(cellText).join(' ').replaceAll('\0', '␀')
  return rowProblem({ line: row.line, column: null, code, value })
}

function readRecord(row: RowReading, receivedAtMs: EpochMs): ReadRow {
  const { fields, codes, mapping } = row.compiled
  const attributes = readAttributes(row)
  const told = readColumnEvents(row, receivedAtMs, attributes.firstReceiver)
  const listed = readListedEvents(row, receivedAtMs)
  checkTimeOrder(row, receivedAtMs, attributes.publishedDueAtMs ?? null, [...told, ...listed])
  const { events, receivedRecordedAtMs } = trailOf(told, listed)
  const kind = codeOf(row, codes.departmentKind)
  const record: CaseRecord = {
    source: fields.source.index < 0 ? mapping.source : readSource(row),
    number: readNumber(row),
    attributes,
    receivedAtMs,
    receivedRecordedAtMs: timeOf(row, fields.recordedAt) ?? receivedRecordedAtMs,
    personal: readPersonal(row),
    events,
    crs: row.context.crs,
  }
  return { record, departmentKinds: kind === null ? NO_KINDS : { [attributes.firstReceiver]: kind } }
}

const NO_KINDS: Readonly<Record<string, DepartmentKind>> = Object.freeze({})

function readAttributes(row: RowReading): CaseAttributes {
  const { compiled } = row
  const { fields, codes, category, mapping } = compiled
  const levels = category.read(textOf(row, category.first), textOf(row, category.second))
  const community = textOf(row, fields.community)
  const due = dueTimeOf(row, fields.replyDue)
  const attributes = {
    channel: codeOf(row, codes.channel) ?? 'unknown',
    category1: levels.category1,
    category2: levels.category2,
    urgency: codeOf(row, codes.urgency) ?? 'ordinary',
    scope: codeOf(row, codes.scope) ?? 'unknown',
    firstReceiver: readFirstReceiver(row),
    community: community === '' ? null : compiled.communityName(community),
  } satisfies CaseAttributes
  const isPublished = mapping.ruleSet === 'published'
  return due !== null || isPublished ? { ...attributes, publishedDueAtMs: due } : attributes
}

/** The first receiver; where its column is empty the department dispatched to; else the mapping's default. */
function readFirstReceiver(row: RowReading): string {
  const { fields, departmentName, dispatchName } = row.compiled
  const own = cellText(cellOf(row, fields.firstReceiver))
  if (own !== '') return departmentName(own)
  const dispatched = textOf(row, fields.dispatchedTo)
  if (dispatched !== '') return dispatchName(dispatched)
  if (fields.firstReceiver.fallback !== '') return fields.firstReceiver.fallback
  fail(row, fields.firstReceiver.column, 'required', '')
  return ''
}

function readSource(row: RowReading): string {
  const { fields, mapping } = row.compiled
  const source = textOf(row, fields.source)
  if (source === '') return mapping.source
  if (source.includes(':') || source.length > 40) fail(row, fields.source.column, 'source_invalid', source)
  return source
}

function readNumber(row: RowReading): string {
  const field = row.compiled.fields.number
  const cell = cellOf(row, field)
  // A leading apostrophe is how people keep spreadsheets from turning long numbers into powers of ten.
  const number = cellText(cell).replace(/^'/, '')
  if (number === '') fail(row, field.column, 'required', '')
  else if (isRounded(cell, number)) fail(row, field.column, 'number_digits_lost', number)
  else if (number.length > MAX_NUMBER_LENGTH) fail(row, field.column, 'number_too_long', number)
  return number
}

function isRounded(cell: Cell, number: string): boolean {
  if (typeof cell === 'number') return Math.abs(cell) >= SAFE_NUMBER
  return number.length < 16 && /^\d(\.\d+)?e\+\d+$/i.test(number)
}

function requiredTime(row: RowReading, field: TextField): EpochMs | null {
  if (isBlank(cellOf(row, field))) {
    fail(row, field.column, 'required', '')
    return null
  }
  return timeOf(row, field)
}

function readPersonal(row: RowReading): PersonalFields {
  const { fields } = row.compiled
  // Assigned one by one: conditional spreads would cost more than all the rest of the row.
  const personal: { -readonly [K in keyof PersonalFields]: PersonalFields[K] } = {}
  for (const name of PERSONAL_TEXTS) {
    const text = textOf(row, fields[name])
    if (text !== '') personal[name] = text
  }
  const position = readPosition(row)
  if (position) personal.position = position
  return personal
}

const PERSONAL_TEXTS = ['title', 'text', 'name', 'phone', 'address'] as const

function readPosition(row: RowReading): Position | null {
  const { lng: lngField, lat: latField } = row.compiled.position
  const lng = degreesOf(row, lngField)
  const lat = degreesOf(row, latField)
  if (lng === null && lat === null) return null
  if (lng === null || lat === null) return halfPosition(row, lng === null ? lngField : latField)
  if (Number.isNaN(lng) || Number.isNaN(lat) || (lng === 0 && lat === 0)) return null
  if (Math.abs(lng) > 180) fail(row, lngField.column, 'coordinate_range', textOf(row, lngField))
  if (Math.abs(lat) > 90) fail(row, latField.column, 'coordinate_range', textOf(row, latField))
  return row.problems.length > 0
    ? null
    : rounded(toWgs84({ lng: centimetres(lng), lat: centimetres(lat) }, row.context.crs))
}

/**
 * 7 decimals, a centimetre: the same table saved as CSV and as a workbook differs in the 15th digit, and must not in the
 * trail.
 */
const centimetres = (degrees: number): number => Math.round(degrees * 1e7) / 1e7
const rounded = ({ lng, lat }: Position): Position => ({ lng: centimetres(lng), lat: centimetres(lat) })

function halfPosition(row: RowReading, missing: TextField): null {
  fail(row, missing.column, 'coordinate_unreadable', '')
  return null
}

/** Decimal degrees; null = empty; NaN = no number, noted. */
function degreesOf(row: RowReading, field: TextField): number | null {
  const cell = cellOf(row, field)
  if (typeof cell === 'number') return cell
  const text = cellText(cell)
  if (text === '') return null
  const degrees = Number(text)
  if (!Number.isFinite(degrees)) {
    fail(row, field.column, 'coordinate_unreadable', text)
    return Number.NaN
  }
  return degrees
}

/** Reply, archive and published due are not earlier than receipt; one problem a row, at the first that is. */
function checkTimeOrder(
  row: RowReading,
  receivedAtMs: EpochMs,
  dueAtMs: EpochMs | null,
  trail: readonly TimedEvent[],
): void {
  const { replyDue, receivedAt } = row.compiled.fields
  const shown = (column: TextField) => cellText(cellOf(row, column))
  if (dueAtMs !== null && dueAtMs < receivedAtMs) {
    fail(row, replyDue.column, 'time_order', shown(replyDue), `受理 ${shown(receivedAt)}`)
    return
  }
  for (const { event, column, cell } of trail) {
    if ((event.type !== 'replied' && event.type !== 'archived') || event.occurredAtMs >= receivedAtMs)
      continue
    fail(row, column, 'time_order', cellText(cell), `受理 ${shown(receivedAt)}`)
    return
  }
}
