// Changes of the roll-ups, gathered in memory and applied inside the transaction that writes the facts.
import type { Sqlite } from '../open.ts'
import type { Urgency } from '../vocabulary.ts'
import { decodeSums, encodeSums, SUMS, SUMS_LENGTH } from './layout.ts'

export const GRAINS = ['month', 'quarter', 'year'] as const
export type RollupGrain = (typeof GRAINS)[number]

export interface ClockDelta {
  met: number
  breached: number
  excluded: number
}
export interface PlaceDelta extends ClockDelta {
  received: number
}

/** Numbers by first instant and a second key; a cell asked for the first time holds zeros. */
export interface Cells<D> {
  at(startMs: number, key: number): D
}

/** First-level category × urgency. */
export interface Stratum {
  readonly category1: string
  readonly urgency: Urgency
  /** Number of the category in these changes. */
  readonly category: number
  /** By grain, first instant of the period and department. */
  readonly scores: Readonly<Record<RollupGrain, Cells<Float64Array>>>
}

/** Changes not yet applied. Whatever counts by the million finds its cell by numbers alone. */
export interface Deltas {
  stratum(category1: string, urgency: Urgency): Stratum
  /** By first instant of the day and `clockKey` of the axis' value. */
  readonly clocks: Readonly<Record<ClockAxis, Cells<ClockDelta>>>
  /** By first instant of the period and place. */
  readonly places: Readonly<Record<RollupGrain, Cells<PlaceDelta>>>
  /** Adds everything to the stored roll-ups, removes cells that count nothing any more, and forgets the changes. */
  apply(sqlite: Sqlite): void
}

export type ClockAxis = 'all' | 'department' | 'community' | 'category'
const AXES: readonly ClockAxis[] = ['all', 'department', 'community', 'category']

/** A value of an axis (key of a department or community, number of a category), a clock and an urgency in one number. */
export const clockKey = (value: number, clock: number, urgency: Urgency): number =>
  value * 4 + clock * 2 + (urgency === 'urgent' ? 1 : 0)

interface OwnCells<D> extends Cells<D> {
  /** Every cell, which is forgotten by that. */
  take(): (readonly [startMs: number, key: number, value: D])[]
}

function cells<D>(empty: () => D): OwnCells<D> {
  let known = new Map<number, Map<number, D>>()
  return {
    at(startMs, key) {
      let row = known.get(startMs)
      if (row === undefined) {
        row = new Map()
        known.set(startMs, row)
      }
      let value = row.get(key)
      if (value === undefined) {
        value = empty()
        row.set(key, value)
      }
      return value
    },
    take() {
      const all = [...known].flatMap(([startMs, row]) =>
        [...row].map(([key, value]) => [startMs, key, value] as const),
      )
      known = new Map()
      return all
    },
  }
}

const noClocks = (): ClockDelta => ({ met: 0, breached: 0, excluded: 0 })
const noPlaces = (): PlaceDelta => ({ met: 0, breached: 0, excluded: 0, received: 0 })
const noScores = () => new Float64Array(SUMS_LENGTH)
const byGrain = <D>(empty: () => D) => ({ month: cells(empty), quarter: cells(empty), year: cells(empty) })

interface OwnStratum extends Stratum {
  readonly scores: Readonly<Record<RollupGrain, OwnCells<Float64Array>>>
}

export function openDeltas(): Deltas {
  const strata = new Map<string, OwnStratum>()
  const categories: string[] = []
  const clocks = {
    all: cells(noClocks),
    department: cells(noClocks),
    community: cells(noClocks),
    category: cells(noClocks),
  }
  const places = byGrain(noPlaces)
  const numberOf = (category1: string) => {
    const known = categories.indexOf(category1)
    return known >= 0 ? known : categories.push(category1) - 1
  }
  return {
    stratum(category1, urgency) {
      const name = `${urgency} ${category1}`
      let stratum = strata.get(name)
      if (stratum === undefined) {
        stratum = { category1, urgency, category: numberOf(category1), scores: byGrain(noScores) }
        strata.set(name, stratum)
      }
      return stratum
    },
    clocks,
    places,
    apply(sqlite) {
      for (const stratum of strata.values()) {
        for (const grain of GRAINS) applyScores(sqlite, { grain, ...stratum }, stratum.scores[grain].take())
      }
      for (const axis of AXES) {
        applyClocks(sqlite, { axis, valueFor: valuesOf(axis, categories) }, clocks[axis].take())
      }
      for (const grain of GRAINS) applyPlaces(sqlite, grain, places[grain].take())
    },
  }
}

/** The stored value of an axis: '' for the whole street, the code of a category, else a key. */
function valuesOf(axis: ClockAxis, categories: readonly string[]): (value: number) => string {
  if (axis === 'all') return () => ''
  return axis === 'category' ? (value) => categories[value] ?? '' : String
}

type Changes<D> = readonly (readonly [startMs: number, key: number, change: D])[]

function applyScores(
  sqlite: Sqlite,
  of: { readonly grain: RollupGrain; readonly category1: string; readonly urgency: Urgency },
  changes: Changes<Float64Array>,
): void {
  if (changes.length === 0) return
  const key = 'grain = ? AND start_ms = ? AND department_key = ? AND category1 = ? AND urgency = ?'
  const read = sqlite.prepare(`SELECT sums FROM score_rollup WHERE ${key}`).pluck()
  const remove = sqlite.prepare(`DELETE FROM score_rollup WHERE ${key}`)
  const write = sqlite.prepare(
    `INSERT OR REPLACE INTO score_rollup (grain, start_ms, department_key, category1, urgency, sums)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  for (const [startMs, departmentKey, change] of changes) {
    const at = [of.grain, startMs, departmentKey, of.category1, of.urgency]
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

const isNothing = ({ met, breached, excluded }: ClockDelta): boolean =>
  met === 0 && breached === 0 && excluded === 0

function applyClocks(
  sqlite: Sqlite,
  { axis, valueFor }: { readonly axis: ClockAxis; readonly valueFor: (value: number) => string },
  changes: Changes<ClockDelta>,
): void {
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
  for (const [startMs, key, delta] of changes) {
    if (isNothing(delta)) continue
    const urgency: Urgency = key % 2 === 1 ? 'urgent' : 'ordinary'
    const at = [axis, startMs, valueFor(Math.floor(key / 4)), Math.floor(key / 2) % 2, urgency]
    add.run(...at, delta.met, delta.breached, delta.excluded)
    if (Math.min(delta.met, delta.breached, delta.excluded) < 0) tidy.run(...at)
  }
}

function applyPlaces(sqlite: Sqlite, grain: RollupGrain, changes: Changes<PlaceDelta>): void {
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
  for (const [startMs, placeKey, { received, met, breached, excluded }] of changes) {
    if (received === 0 && met === 0 && breached === 0 && excluded === 0) continue
    const at = [grain, startMs, placeKey]
    add.run(...at, received, met, breached, excluded)
    if (Math.min(received, met, breached, excluded) < 0) tidy.run(...at)
  }
}
