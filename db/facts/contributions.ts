// What the settled rows of one case add to the roll-ups; taking rows away adds the same with the other sign.
import { FOREVER } from '../units.ts'
import type { BaseRow, ClockRow, FactRows } from './factRows.ts'
import type { Keys } from './keys.ts'
import { K, pairIndex, SUMS } from './layout.ts'
import {
  type ClockAxis,
  type ClockDelta,
  clockKey,
  type Deltas,
  GRAINS,
  type PlaceDelta,
  type Stratum,
} from './rollups.ts'

/** The local day and the calendar periods that hold an instant, by their first instants. */
export interface PeriodStarts {
  readonly day: number
  readonly month: number
  readonly quarter: number
  readonly year: number
}

/** Starts of an instant in the deployment's zone. */
export type StartsOf = (ms: number) => PeriodStarts

/** The rows roll-ups are made of. */
export type CountedRows = Pick<FactRows, 'received' | 'clock' | 'callback' | 'archive'>

/** Where contributions go, and what they need to know. */
export interface Ledger {
  readonly deltas: Deltas
  readonly keys: Keys
  readonly startsOf: StartsOf
}

/**
 * Adds (sign 1) or takes away (sign −1) the rows of one case. Rows of a case with a running clock and rows that are no
 * longer valid count nothing: answers read those from the facts.
 */
export function addContributions(ledger: Ledger, rows: CountedRows, sign: 1 | -1): void {
  const current = {
    received: rows.received.filter(isCurrent),
    clock: rows.clock.filter(isCurrent),
    callback: rows.callback.filter(isCurrent),
    archive: rows.archive.filter(isCurrent),
  }
  const [first] = current.received
  if (first === undefined || first.isSettled === 0) return
  const { category1, urgency } = ledger.keys.dims.valueOf(first.dimKey)
  const stratum = ledger.deltas.stratum(category1, urgency)
  const units = unitsOf(current)
  for (const grain of GRAINS) {
    for (const cell of vectorsOf(units, current.received, (ms) => ledger.startsOf(ms)[grain])) {
      addVectors(stratum.scores[grain].at(cell.startMs, cell.departmentKey), cell, sign)
    }
  }
  addClocks(ledger, current.clock, { stratum, sign })
  addPlaces(ledger, current, sign)
}

const isCurrent = (row: BaseRow): boolean => row.validToMs === FOREVER

/** One unit of a scheme indicator. */
interface Unit {
  readonly k: number
  readonly departmentKey: number
  readonly atMs: number
  readonly y: number
  readonly isVoid: boolean
}

function unitsOf(rows: CountedRows): Unit[] {
  const units: Unit[] = []
  const add = (row: BaseRow, k: number, y: number) => {
    const { departmentKey, atMs } = row
    if (atMs !== null) units.push({ k, departmentKey, atMs, y, isVoid: row.isVoid === 1 })
  }
  for (const row of rows.clock) add(row, row.clock, row.isMet)
  for (const row of rows.callback) {
    if (row.resolved !== null) add(row, 2, row.resolved)
    if (row.grade !== null) add(row, 4, row.credit ?? 0)
  }
  for (const row of rows.archive) {
    if (row.outcome !== null && row.outcome !== 'invalid') add(row, 3, Number(row.outcome === 'resolved'))
  }
  return units
}

/** The vectors y and d of one case in one cell, and what of it is void. */
interface Vectors {
  readonly departmentKey: number
  readonly startMs: number
  readonly d: number[]
  readonly y: number[]
  readonly excluded: number[]
  received: number
  voidReceived: number
}

function vectorsOf(
  units: readonly Unit[],
  received: readonly BaseRow[],
  startOf: (ms: number) => number,
): Vectors[] {
  const cells: Vectors[] = []
  for (const { k, departmentKey, atMs, y, isVoid } of units) {
    const cell = cellOf(cells, departmentKey, startOf(atMs))
    if (isVoid) cell.excluded[k] = (cell.excluded[k] ?? 0) + 1
    else {
      cell.d[k] = (cell.d[k] ?? 0) + 1
      cell.y[k] = (cell.y[k] ?? 0) + y
    }
  }
  for (const row of received) {
    const cell = cellOf(cells, row.departmentKey, startOf(row.atMs ?? 0))
    cell.received += 1
    cell.voidReceived += row.isVoid
  }
  return cells
}

const zeros = (): number[] => [0, 0, 0, 0, 0]

function cellOf(cells: Vectors[], departmentKey: number, startMs: number): Vectors {
  for (const cell of cells) if (cell.departmentKey === departmentKey && cell.startMs === startMs) return cell
  const cell: Vectors = {
    departmentKey,
    startMs,
    d: zeros(),
    y: zeros(),
    excluded: zeros(),
    received: 0,
    voidReceived: 0,
  }
  cells.push(cell)
  return cell
}

function addVectors(sums: Float64Array, cell: Vectors, sign: 1 | -1): void {
  const add = (at: number, value: number) => {
    if (value !== 0) sums[at] = (sums[at] ?? 0) + sign * value
  }
  let mask = 0
  for (let k = 0; k < K; k++) {
    const dk = cell.d[k] ?? 0
    const yk = cell.y[k] ?? 0
    add(SUMS.excluded + k, cell.excluded[k] ?? 0)
    if (dk === 0) continue
    mask |= 1 << k
    add(SUMS.d + k, dk)
    add(SUMS.y + k, yk)
    for (let l = 0; l < K; l++) {
      const dl = cell.d[l] ?? 0
      add(SUMS.yd + k * K + l, yk * dl)
      if (l < k) continue
      add(SUMS.dd + pairIndex(k, l), dk * dl)
      add(SUMS.yy + pairIndex(k, l), yk * (cell.y[l] ?? 0))
    }
  }
  if (mask !== 0) add(SUMS.casesByMask + mask, 1)
  add(SUMS.received, cell.received)
  add(SUMS.voidReceived, cell.voidReceived)
}

/** All current rows of a case share its stratum and its place. */
function addClocks(
  { deltas, keys, startsOf }: Ledger,
  rows: readonly ClockRow[],
  { stratum, sign }: { readonly stratum: Stratum; readonly sign: 1 | -1 },
): void {
  for (const { atMs, clock, departmentKey, placeKey, isVoid, isMet } of rows) {
    if (atMs === null) continue
    const startMs = startsOf(atMs).day
    const { communityKey } = keys.places.valueOf(placeKey)
    const verdict = verdictOf({ isVoid, isMet })
    const add = (axis: ClockAxis, value: number) => {
      deltas.clocks[axis].at(startMs, clockKey(value, clock, stratum.urgency))[verdict] += sign
    }
    add('all', 0)
    add('department', departmentKey)
    add('community', communityKey ?? 0)
    add('category', stratum.category)
  }
}

const verdictOf = (row: Pick<ClockRow, 'isVoid' | 'isMet'>): keyof ClockDelta =>
  row.isVoid === 1 ? 'excluded' : row.isMet === 1 ? 'met' : 'breached'

function addPlaces({ deltas, startsOf }: Ledger, rows: CountedRows, sign: 1 | -1): void {
  const count = (row: BaseRow, what: keyof PlaceDelta) => {
    if (row.atMs === null) return
    const starts = startsOf(row.atMs)
    for (const grain of GRAINS) deltas.places[grain].at(starts[grain], row.placeKey)[what] += sign
  }
  for (const row of rows.received) count(row, 'received')
  for (const row of rows.clock) count(row, verdictOf(row))
}
