// Proof of the public tables: nothing small can be worked out of any of them, nor of two years of them with their corrections.
import { type Counts, type Hidden, withTotals } from '../../domain/privacy/countTable.ts'
import type { Publication } from '../../domain/privacy/publication.ts'
import { boardKey, differences, type PublicCells } from '../../domain/privacy/publicCells.ts'
import { planPublication } from '../../domain/privacy/publicTables.ts'
import { exposedCells, suppress } from '../../domain/privacy/suppress.ts'
import type { Figure, Proof } from './proof.ts'
import { type Random, randomFor } from './random.ts'

const TABLES = 10_000
const HISTORIES = 1_000
const METRIC = 'response_rate'
/** Bands by volume of a window: who has fewer than so many cases is compared apart. */
const BAND_FROM = 25
const GROUPS = ['low', 'high']

/**
 * 10,000 × scale random tables and 1,000 × scale two-year histories of months, quarters and corrections (trust.md section 4): in none
 * is a small cell narrowed to fewer than k values by the totals, by the months of a quarter or by the versions of a release.
 */
export function proveTables(scale: number): Proof {
  const tables = Math.max(1, Math.round(TABLES * scale))
  const histories = Math.max(1, Math.round(HISTORIES * scale))
  let exposed = 0
  for (let i = 0; i < tables; i++) exposed += exposedIn(randomFor('tables', i))
  const told = { leaks: 0, releases: 0, heldBack: 0 }
  for (let i = 0; i < histories; i++) addHistory(told, randomFor('histories', i))
  const none = (id: string, value: number): Figure => ({ id, value, good: '0', passed: value === 0 })
  const figures: Figure[] = [
    none('exposed_in_tables', exposed),
    none('leaks_in_histories', told.leaks),
    { id: 'released', value: told.releases, good: '> 0', passed: told.releases > 0 },
    { id: 'corrections_held_back', value: told.heldBack, good: '> 0', passed: told.heldBack > 0 },
  ]
  return { name: 'tables', trials: tables, figures, passed: figures.every(({ passed }) => passed) }
}

/** Many small counts, some empty, some large. */
function randomCount(random: Random): number {
  const kind = random()
  if (kind < 0.2) return 0
  return Math.floor(random() * (kind < 0.6 ? 9 : 80))
}

function exposedIn(random: Random): number {
  const [rows, columns] = [2 + Math.floor(random() * 7), 2 + Math.floor(random() * 5)]
  const counts = withTotals(
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => randomCount(random))),
  )
  const hidden = suppress(counts)
  return hidden === null ? 1 : exposedCells(counts, hidden).length
}

const UNITS = ['a', 'b', 'c', 'd', 'e', 'f']
const YEARS = ['2025', '2026']

interface Told {
  leaks: number
  releases: number
  heldBack: number
}

function addHistory(told: Told, random: Random): void {
  for (const year of YEARS) for (const number of [1, 2, 3, 4]) addQuarter(told, `${year}-Q${number}`, random)
}

/** Three months, their quarter, and now and then a correction of one of them. */
function addQuarter(told: Told, quarter: string, random: Random): void {
  const year = quarter.slice(0, 4)
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1
  const months = [0, 1, 2].map((i) => `${year}-${String(first + i).padStart(2, '0')}`)
  const dens = UNITS.map(() => months.map(() => randomCount(random)))
  const released: PublicCells[] = []
  // Every other quarter all are compared with all.
  const bandFrom = random() < 0.5 ? BAND_FROM : 0
  const groupOf = (count: number): string => (count < bandFrom ? 'low' : 'high')
  const publish = (period: string, counts: readonly number[]): boolean => {
    // As in a street: who has nothing in a month is not on its board.
    const all = UNITS.map((id, i): [string, number] => [id, counts[i] ?? 0])
    const board = GROUPS.map((group) => {
      const own = all.filter(([, count]) => count > 0 && groupOf(count) === group)
      return { group, metric: METRIC, departments: Object.fromEntries(own) }
    })
    const publication: Publication = { period, quarter, months, board, places: null, categories: null }
    const { cells, refusals } = planPublication(publication, released)
    if (refusals.length > 0) told.heldBack += 1
    else {
      told.releases += 1
      told.leaks += differences(cells, released) === null ? 0 : 1
      released.push(cells)
    }
    return refusals.length === 0
  }
  for (const [j, period] of months.entries()) {
    const column = dens.map((row) => row[j] ?? 0)
    publish(period, column)
    // A correction moves one department by a few cases, or by many; what is held back moves nothing the public knows of.
    if (random() >= 0.3) continue
    const row = dens[Math.floor(random() * UNITS.length)]
    const before = row?.[j] ?? 0
    if (!row) continue
    row[j] = before + Math.floor(random() * 12)
    if (
      !publish(
        period,
        dens.map((one) => one[j] ?? 0),
      )
    )
      row[j] = before
  }
  publish(
    quarter,
    dens.map((row) => row.reduce((sum, one) => sum + one, 0)),
  )
  told.leaks += workedOut({ quarter, months, dens, released, groupOf })
}

interface Looked {
  readonly quarter: string
  readonly months: readonly string[]
  readonly dens: Counts
  readonly released: readonly PublicCells[]
  readonly groupOf: (count: number) => string
}

/**
 * Small cells of the quarter that its months, its totals and its groups together give away: a column for every month and group, a column
 * of totals for every group of the quarter. Who stands where is what was released last.
 */
function workedOut({ quarter, months, dens, released, groupOf }: Looked): number {
  const known: PublicCells = Object.assign({}, ...released)
  const isHiddenAt = (key: string) => known[key]?.isShown !== true
  const totals = dens.map((row) => row.reduce((sum, one) => sum + one, 0))
  const columns = months.flatMap((window, j) => GROUPS.map((group) => ({ window, j, group })))
  const ends = GROUPS.map((group) => ({ window: quarter, group }))
  const isIn = (count: number, group: string) => count > 0 && groupOf(count) === group
  const counts = withTotals(
    dens.map((row) => columns.map(({ j, group }) => (isIn(row[j] ?? 0, group) ? (row[j] ?? 0) : 0))),
    totals.map((count) => GROUPS.indexOf(groupOf(count))),
  )
  const ownKey = (window: string, department: string) => boardKey(window, METRIC, { department })
  const rows = UNITS.map((id, i) => [
    ...columns.map(
      ({ window, j, group }) => isIn(dens[i]?.[j] ?? 0, group) && isHiddenAt(ownKey(window, id)),
    ),
    ...ends.map(({ window, group }) => isIn(totals[i] ?? 0, group) && isHiddenAt(ownKey(window, id))),
  ])
  const below = [...columns, ...ends].map(({ window, group }) =>
    isHiddenAt(boardKey(window, METRIC, { group })),
  )
  const hidden: Hidden = [...rows, below]
  return exposedCells(counts, hidden, {
    totals: 1 + Math.max(...totals.map((one) => GROUPS.indexOf(groupOf(one)))),
  }).length
}
