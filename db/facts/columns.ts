// The fact tables' columns, in the one order in which rows are written, moved and read back.
import type {
  ArchiveRow,
  BaseRow,
  CallbackRow,
  ClockRow,
  EntryRow,
  FactRows,
  OpenRow,
  ReceivedRow,
  ReplyRow,
  StageRow,
} from './factRows.ts'

export type FactTable = keyof FactRows
export type Value = number | string | null

const BASE = [
  'case_key',
  'unit',
  'valid_from_ms',
  'valid_to_ms',
  'is_void',
  'is_settled',
  'department_key',
  'dim_key',
  'place_key',
  'at_ms',
] as const

const base = (row: BaseRow): Value[] => [
  row.caseKey,
  row.unit,
  row.validFromMs,
  row.validToMs,
  row.isVoid,
  row.isSettled,
  row.departmentKey,
  row.dimKey,
  row.placeKey,
  row.atMs,
]

/** A fact table: its name, its columns, and the values of its rows in their order. */
export interface FactColumns {
  readonly table: string
  readonly columns: readonly string[]
  values(rows: FactRows): Value[][]
}

function table<Row extends BaseRow>(
  name: string,
  columns: readonly string[],
  how: { readonly rows: (all: FactRows) => readonly Row[]; readonly own: (row: Row) => readonly Value[] },
): FactColumns {
  return {
    table: `${name}_fact`,
    columns: [...BASE, ...columns],
    values: (all) =>
      how.rows(all).map((row) => {
        const values = base(row)
        for (const value of how.own(row)) values.push(value)
        return values
      }),
  }
}

export const FACTS: { readonly [T in FactTable]: FactColumns } = {
  received: table<ReceivedRow>('received', ['has_pause'], {
    rows: (all) => all.received,
    own: (row) => [row.hasPause],
  }),
  clock: table<ClockRow>('clock', ['clock', 'start_ms', 'done_ms', 'is_met', 'is_provisional', 'worked_ms'], {
    rows: (all) => all.clock,
    own: (row) => [row.clock, row.startMs, row.doneMs, row.isMet, row.isProvisional, row.workedMs],
  }),
  callback: table<CallbackRow>('callback', ['reached', 'resolved', 'grade', 'credit'], {
    rows: (all) => all.callback,
    own: (row) => [row.reached, row.resolved, row.grade, row.credit],
  }),
  archive: table<ArchiveRow>('archive', ['outcome', 'reopened_at_ms', 'window_end_ms'], {
    rows: (all) => all.archive,
    own: (row) => [row.outcome, row.reopenedAtMs, row.windowEndMs],
  }),
  reply: table<ReplyRow>('reply', ['by_first_receiver'], {
    rows: (all) => all.reply,
    own: (row) => [row.byFirstReceiver],
  }),
  handoff: table<BaseRow>('handoff', [], { rows: (all) => all.handoff, own: () => [] }),
  stage: table<StageRow>('stage', ['from_stage', 'stage', 'worked_ms'], {
    rows: (all) => all.stage,
    own: (row) => [row.fromStage, row.stage, row.workedMs],
  }),
  open: table<OpenRow>('open', ['to_ms', 'received_at_ms', 'pauses'], {
    rows: (all) => all.open,
    own: (row) => [row.toMs, row.receivedAtMs, row.pauses],
  }),
  entry: table<EntryRow>('entry', ['entries', 'back_dated'], {
    rows: (all) => all.entry,
    own: (row) => [row.entries, row.backDated],
  }),
}

export const FACT_TABLES = Object.keys(FACTS) as FactTable[]

/** Columns that hold texts; every other one holds numbers. */
const TEXTS: ReadonlySet<string> = new Set(['reached', 'grade', 'outcome', 'from_stage', 'stage', 'pauses'])

/** Places of a table's text columns. */
export const textPlaces = ({ columns }: FactColumns): ReadonlySet<number> =>
  new Set(columns.flatMap((column, i) => (TEXTS.has(column) ? [i] : [])))

/** `INSERT` of a row's values into a fact table of one schema. */
export const insertSql = ({ table, columns }: FactColumns, schema: string): string =>
  `INSERT INTO ${schema}.${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`

/** `case_key` → `caseKey`. */
const camel = (column: string): string =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Columns as the fields of their row type. */
export const selected = ({ columns }: { readonly columns: readonly string[] }): string =>
  columns.map((column) => `${column} AS ${camel(column)}`).join(', ')
