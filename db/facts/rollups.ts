// Changes of the roll-ups, gathered in memory and applied inside the transaction that writes the facts.
import type { Sqlite } from '../open.ts'
import type { Urgency } from '../vocabulary.ts'
import type { RollupGrain } from './contributions.ts'
import { decodeSums, encodeSums, SUMS, SUMS_LENGTH } from './layout.ts'

export interface ScoreCell {
  readonly grain: RollupGrain
  readonly startMs: number
  readonly departmentKey: number
  readonly category1: string
  readonly urgency: Urgency
}
export interface ClockCell {
  readonly axis: 'department' | 'community' | 'category'
  readonly startMs: number
  readonly value: string
  readonly clock: number
  readonly urgency: Urgency
}
export interface PlaceCell {
  readonly grain: RollupGrain
  readonly startMs: number
  readonly placeKey: number
}
export interface ClockDelta {
  met: number
  breached: number
  excluded: number
}
export interface PlaceDelta extends ClockDelta {
  received: number
}

/** Changes not yet applied; each method returns the numbers of a cell to be added to. */
export interface Deltas {
  score(cell: ScoreCell): Float64Array
  clock(cell: ClockCell): ClockDelta
  place(cell: PlaceCell): PlaceDelta
  /** Adds everything to the stored roll-ups, removes cells that count nothing any more, and forgets the changes. */
  apply(sqlite: Sqlite): void
}

interface Cells<C, D> {
  at(key: string, cell: C): D
  take(): [C, D][]
}

function cells<C, D>(empty: () => D): Cells<C, D> {
  let known = new Map<string, [C, D]>()
  return {
    at(key, cell) {
      let entry = known.get(key)
      if (entry === undefined) {
        entry = [cell, empty()]
        known.set(key, entry)
      }
      return entry[1]
    },
    take() {
      const all = [...known.values()]
      known = new Map()
      return all
    },
  }
}

export function openDeltas(): Deltas {
  const scores = cells<ScoreCell, Float64Array>(() => new Float64Array(SUMS_LENGTH))
  const clocks = cells<ClockCell, ClockDelta>(() => ({ met: 0, breached: 0, excluded: 0 }))
  const places = cells<PlaceCell, PlaceDelta>(() => ({ met: 0, breached: 0, excluded: 0, received: 0 }))
  return {
    score: (cell) =>
      scores.at(
        `${cell.grain} ${cell.startMs} ${cell.departmentKey} ${cell.urgency} ${cell.category1}`,
        cell,
      ),
    clock: (cell) =>
      clocks.at(`${cell.axis} ${cell.startMs} ${cell.clock} ${cell.urgency} ${cell.value}`, cell),
    place: (cell) => places.at(`${cell.grain} ${cell.startMs} ${cell.placeKey}`, cell),
    apply(sqlite) {
      applyScores(sqlite, scores.take())
      applyClocks(sqlite, clocks.take())
      applyPlaces(sqlite, places.take())
    },
  }
}

function applyScores(sqlite: Sqlite, changes: readonly [ScoreCell, Float64Array][]): void {
  const key = 'grain = ? AND start_ms = ? AND department_key = ? AND category1 = ? AND urgency = ?'
  const read = sqlite.prepare(`SELECT sums FROM score_rollup WHERE ${key}`).pluck()
  const remove = sqlite.prepare(`DELETE FROM score_rollup WHERE ${key}`)
  const write = sqlite.prepare(
    `INSERT OR REPLACE INTO score_rollup (grain, start_ms, department_key, category1, urgency, sums)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  for (const [{ grain, startMs, departmentKey, category1, urgency }, change] of changes) {
    const at = [grain, startMs, departmentKey, category1, urgency]
    const stored = read.get(...at) as Buffer | undefined
    const sums = stored === undefined ? change : added(decodeSums(stored), change)
    if (countsNothing(sums)) remove.run(...at)
    else write.run(...at, encodeSums(sums))
  }
}

function added(sums: Float64Array, change: Float64Array): Float64Array {
  for (let i = 0; i < SUMS_LENGTH; i++) sums[i] = (sums[i] ?? 0) + (change[i] ?? 0)
  return sums
}

/** Whole numbers decide: credits such as 0.9 may leave a rest of 1e-16 that stands for nothing. */
function countsNothing(sums: Float64Array): boolean {
  const isZero = (from: number, to: number) => sums.subarray(from, to).every((sum) => sum === 0)
  return isZero(SUMS.casesByMask, SUMS.y) && isZero(SUMS.excluded, SUMS_LENGTH)
}

const isNothing = (delta: ClockDelta | PlaceDelta): boolean =>
  delta.met === 0 &&
  delta.breached === 0 &&
  delta.excluded === 0 &&
  (!('received' in delta) || delta.received === 0)

function applyClocks(sqlite: Sqlite, changes: readonly [ClockCell, ClockDelta][]): void {
  const add = sqlite.prepare(
    `INSERT INTO clock_rollup (axis, start_ms, value, clock, urgency, met, breached, excluded)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
     met = met + excluded.met, breached = breached + excluded.breached,
     excluded = clock_rollup.excluded + excluded.excluded`,
  )
  const tidy = sqlite.prepare(
    `DELETE FROM clock_rollup WHERE axis = ? AND start_ms = ? AND value = ? AND clock = ? AND urgency = ?
     AND met = 0 AND breached = 0 AND excluded = 0`,
  )
  for (const [cell, delta] of changes) {
    if (isNothing(delta)) continue
    const at = [cell.axis, cell.startMs, cell.value, cell.clock, cell.urgency]
    add.run(...at, delta.met, delta.breached, delta.excluded)
    if (Math.min(delta.met, delta.breached, delta.excluded) < 0) tidy.run(...at)
  }
}

function applyPlaces(sqlite: Sqlite, changes: readonly [PlaceCell, PlaceDelta][]): void {
  const add = sqlite.prepare(
    `INSERT INTO place_rollup (grain, start_ms, place_key, received, met, breached, excluded)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET received = received + excluded.received,
     met = met + excluded.met, breached = breached + excluded.breached,
     excluded = place_rollup.excluded + excluded.excluded`,
  )
  const tidy = sqlite.prepare(
    `DELETE FROM place_rollup WHERE grain = ? AND start_ms = ? AND place_key = ?
     AND received = 0 AND met = 0 AND breached = 0 AND excluded = 0`,
  )
  for (const [cell, delta] of changes) {
    if (isNothing(delta)) continue
    const at = [cell.grain, cell.startMs, cell.placeKey]
    const { received, met, breached, excluded } = delta
    add.run(...at, received, met, breached, excluded)
    if (Math.min(received, met, breached, excluded) < 0) tidy.run(...at)
  }
}
