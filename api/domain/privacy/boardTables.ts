// Departments of a quarter as tables to be planned: its months beside one another, whoever was compared with whom in each of them.

import type { Publication } from './publication.ts'
import { boardKey, type PlannedTable, type PublicCell, type PublicCells } from './publicCells.ts'

/** Group of each department on a board. */
type Groups = ReadonlyMap<string, string>

/** What is known of a metric over the quarter of a publication. */
interface Board {
  readonly publication: Publication
  readonly metric: string
  /** By window: the months and the quarter that are out, or going out. */
  readonly groups: ReadonlyMap<string, Groups>
  readonly countOf: (department: string, window: string) => number
}

/**
 * One table for every metric and every set of groups that share departments in the quarter: where bands by volume move a department,
 * the totals of both bands tell of it, and so both are planned together.
 */
export function boardTables(publication: Publication, released: readonly PublicCells[]): PlannedTable[] {
  const metrics = [...new Set(publication.board.map(({ metric }) => metric))]
  return metrics.flatMap((metric) => {
    const board = boardOf(publication, metric, released)
    const own = new Set(board.groups.get(publication.period)?.values())
    return joined([...board.groups.values()])
      .filter((groups) => groups.some((group) => own.has(group)))
      .map((groups) => boardTable(board, groups))
  })
}

function boardOf(publication: Publication, metric: string, released: readonly PublicCells[]): Board {
  const { period, quarter, months } = publication
  const own = publication.board.filter((one) => one.metric === metric)
  const counts = new Map(own.flatMap(({ departments }) => Object.entries(departments)))
  const members = own.flatMap(({ group, departments }) =>
    Object.keys(departments).map((id): [string, string] => [id, group]),
  )
  const before = new Map(
    [...new Set([...months, quarter])].map((window) => [window, latestOf(window, metric, released)]),
  )
  const groups = new Map<string, Groups>([[period, new Map(members)]])
  for (const [window, cells] of before) {
    if (window === period || cells.size === 0) continue
    groups.set(window, new Map([...cells].map(([id, { group = '' }]) => [id, group])))
  }
  const countOf = (id: string, window: string) =>
    (window === period ? counts.get(id) : before.get(window)?.get(id)?.count) ?? 0
  return { publication, metric, groups, countOf }
}

/** Cells of a window by department, each as it was last released. */
function latestOf(
  window: string,
  metric: string,
  released: readonly PublicCells[],
): ReadonlyMap<string, PublicCell> {
  const prefix = boardKey(window, metric, { department: '' })
  const cells = released.flatMap((one) => Object.entries(one).filter(([key]) => key.startsWith(prefix)))
  return new Map(cells.map(([key, cell]) => [key.slice(prefix.length), cell]))
}

/** Sets of groups that share a department over the windows, each in code-unit order. */
function joined(windows: readonly Groups[]): string[][] {
  const setOf = new Map<string, Set<string>>()
  const groupOf = new Map<string, string>()
  for (const [id, group] of windows.flatMap((groups) => [...groups])) {
    const mine = setOf.get(group) ?? new Set([group])
    const other = setOf.get(groupOf.get(id) ?? group) ?? mine
    for (const one of mine) other.add(one)
    for (const one of other) setOf.set(one, other)
    groupOf.set(id, group)
  }
  return [...new Set(setOf.values())].map((set) => [...set].sort())
}

/** A month of one group; of no group = what the months that are out leave of a quarter that is known, which nobody sees. */
interface Column {
  readonly window: string
  readonly group: string | null
}

interface Shape {
  readonly ids: readonly string[]
  readonly columns: readonly Column[]
  /** Groups of the quarter, a column of totals each; one of no group where it is not out. */
  readonly ends: readonly (string | null)[]
}

function shapeOf({ publication, groups }: Board, own: readonly string[]): Shape {
  const { quarter, months } = publication
  const isOwn = (group: string | undefined) => group !== undefined && own.includes(group)
  const members = [...groups.values()].flatMap((of) => [...of].filter(([, group]) => isOwn(group)))
  const groupsIn = (window: string) =>
    own.filter((group) => [...(groups.get(window)?.values() ?? [])].includes(group))
  const out = months.filter((month) => groups.has(month))
  const columns = out.flatMap((window): Column[] => groupsIn(window).map((group) => ({ window, group })))
  const rest = groups.has(quarter) && out.length < months.length ? [{ window: quarter, group: null }] : []
  const ends = groupsIn(quarter)
  return {
    ids: [...new Set(members.map(([id]) => id))].sort(),
    columns: [...columns, ...rest],
    ends: ends.length > 0 ? ends : [null],
  }
}

/**
 * Departments × the months of their quarter and the groups they were compared in, with the quarter as the rows' totals and the groups
 * as the columns'. Where all months are out, a quarter is planned as their sum, also where late rows moved it since. A department
 * that a group had in another month of the quarter and does not have now stands in the table with its months.
 */
function boardTable(board: Board, own: readonly string[]): PlannedTable {
  const { publication, metric, groups } = board
  const { period, quarter, months } = publication
  const shape = shapeOf(board, own)
  const { ids, columns, ends } = shape
  const hasQuarter = groups.has(quarter)
  const groupOf = (id: string, window: string) => groups.get(window)?.get(id)
  const totalOf = ids.map((id) => Math.max(0, ends.indexOf(groupOf(id, quarter) ?? null)))
  const keyOf = (window: string, id: string) => boardKey(window, metric, { department: id })
  // Who is not on a board that is out, or going out, has nothing there, and everybody knows it.
  const totals = ids.map((id, i) =>
    ends.map((_, j) =>
      totalOf[i] === j && (!hasQuarter || groupOf(id, quarter) !== undefined) ? keyOf(quarter, id) : null,
    ),
  )
  const rows = ids.map((id, i) => [
    ...columns.map(({ window, group }) =>
      group !== null && groupOf(id, window) === group ? keyOf(window, id) : null,
    ),
    ...(totals[i] ?? []),
  ])
  const totalRow = [...columns, ...ends.map((group) => ({ window: quarter, group }))].map(
    ({ window, group }) => (group === null ? null : boardKey(window, metric, { group })),
  )
  const mine = new Map([
    ...ids.map((id) => [keyOf(period, id), groupOf(id, period)] as const),
    ...own.map((group) => [boardKey(period, metric, { group }), group] as const),
  ])
  const isLast = !hasQuarter && months.every((month) => groups.has(month))
  return {
    counts: ids.map((id) => countsOf(board, shape, id)),
    ...{ totalOf, keys: [...rows, totalRow] },
    decides: (key) => mine.get(key) !== undefined,
    groupOf: (key) => mine.get(key),
    isKnownZero: ([row, column]) => row < ids.length && columns[column]?.group !== null,
    foresees: (key) => isLast && totals.some((row) => row.includes(key)),
    weightOf: ([row]) => (row === ids.length ? TOTAL_WEIGHT : 1),
  }
}

/** A group's total is missed less than a department's own figure. */
const TOTAL_WEIGHT = 0.25

/** Counts of a department, column by column. */
function countsOf({ groups, countOf, publication }: Board, { columns }: Shape, id: string): number[] {
  const known = columns.map(({ window, group }) =>
    group !== null && groups.get(window)?.get(id) === group ? countOf(id, window) : 0,
  )
  const rest = countOf(id, publication.quarter) - known.reduce((sum, one) => sum + one, 0)
  return known.map((count, j) => (columns[j]?.group === null ? Math.max(0, rest) : count))
}
