// The fixed list of public tables (domain rules, section 9): departments by month and quarter, places and categories by quarter.
import { withTotals } from './countTable.ts'
import {
  boardKey,
  categoryKey,
  differences,
  type PlannedTable,
  type PublicCell,
  type PublicCells,
  placeKey,
  planTable,
  type Refusal,
} from './publicCells.ts'
import { isSmall, PUBLIC_K } from './suppress.ts'

/** Cases behind one metric in one group of a publication, by department. */
export interface BoardCounts {
  readonly group: string
  readonly metric: string
  readonly departments: Readonly<Record<string, number>>
}

/** Received cases by cell and community; '' = in no cell, in no community. */
export interface PlaceCounts {
  readonly cells: readonly string[]
  readonly communities: readonly string[]
  /** Cells × communities. */
  readonly counts: readonly (readonly number[])[]
}

/** What a publication counts. */
export interface Publication {
  readonly period: string
  /** The quarter of the period (itself for a quarter) and its months, in order. */
  readonly quarter: string
  readonly months: readonly string[]
  readonly board: readonly BoardCounts[]
  /** Null in a month: places and categories are published by quarter only. */
  readonly places: PlaceCounts | null
  /** By first-level category; null in a month. */
  readonly categories: Readonly<Record<string, number>> | null
}

/**
 * Decides every cell of a publication against what was released before, oldest first: small cells and as few others as protect
 * them are hidden. Refusals instead of cells where two releases would differ by 1 to k − 1, or where nothing left to hide helps.
 * k = fewest distinct cases behind a public number.
 */
export function planPublication(
  publication: Publication,
  released: readonly PublicCells[],
  k: number = PUBLIC_K,
): { readonly cells: PublicCells; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = []
  let cells: PublicCells = {}
  for (const table of tablesOf(publication, released)) {
    const planned = planTable(table, [...released, cells], k)
    if (planned === null) refusals.push({ code: 'not_protectable', cells: decidedBy(table) })
    else cells = { ...cells, ...planned }
  }
  const counted = withOwnCounts(cells, publication, k)
  const difference = differences(counted, released, k)
  return { cells: counted, refusals: difference === null ? refusals : [...refusals, difference] }
}

function tablesOf(publication: Publication, released: readonly PublicCells[]): PlannedTable[] {
  const { board, places, categories, period } = publication
  return [
    ...board.map((counts) => boardTable(publication, counts, released)),
    ...(places === null ? [] : [placeTable(period, places)]),
    ...(categories === null ? [] : [categoryTable(period, categories)]),
  ]
}

const decidedBy = ({ keys, decides }: PlannedTable): string[] =>
  keys.flat().filter((key): key is string => key !== null && decides(key))

/** What the months that are out leave of a quarter that is known: a column nobody sees. */
const REST = null

/**
 * Departments × the months of their quarter, with the quarter as the rows' total and the group as the columns'. Where all months are
 * out, a quarter is planned as their sum, also where late rows moved it since. A department that the group had in another month of
 * the quarter and does not have now stands in the table with its months.
 */
function boardTable(
  publication: Publication,
  { group, metric, departments }: BoardCounts,
  released: readonly PublicCells[],
): PlannedTable {
  const { period, quarter, months } = publication
  const gone = goneFrom(publication, { group, metric, released })
  const ids = [...Object.keys(departments), ...gone].sort()
  const keyOf = (window: string, id: string) => boardKey(window, metric, { department: id })
  const latest = (key: string): PublicCell | undefined => released.findLast((cells) => key in cells)?.[key]
  const isOut = (month: string) => ids.some((id) => latest(keyOf(month, id)) !== undefined)
  const windows = months.filter((month) => month === period || isOut(month))
  const countOf = (id: string, window: string) =>
    window === period ? (departments[id] ?? 0) : (latest(keyOf(window, id))?.count ?? 0)
  const hasQuarter = quarter === period || isOut(quarter)
  const hasRest = hasQuarter && windows.length < months.length
  const columns: (string | typeof REST)[] = hasRest ? [...windows, REST] : windows
  const counts = ids.map((id) => {
    const known = windows.map((month) => countOf(id, month))
    const rest = countOf(id, quarter) - known.reduce((sum, one) => sum + one, 0)
    return hasRest ? [...known, Math.max(0, rest)] : known
  })
  const totalKey = (window: string) => boardKey(window, metric, { group })
  // Who is not on a board that is out, or going out, has nothing there, and everybody knows it.
  const isAbsent = (id: string, window: string) =>
    window === period ? !(id in departments) : isOut(window) && latest(keyOf(window, id)) === undefined
  const rows = ids.map((id) =>
    [...columns, quarter].map((window) =>
      window === REST || isAbsent(id, window) ? null : keyOf(window, id),
    ),
  )
  const totals = [...columns.map((window) => (window === REST ? null : totalKey(window))), totalKey(quarter)]
  const prefix = boardKey(period, metric, { department: '' })
  const isDecided = (key: string) => key.startsWith(prefix) || key === totalKey(period)
  const isLast = !hasQuarter && windows.length === months.length
  return {
    counts,
    keys: [...rows, totals],
    group,
    decides: isDecided,
    isKnownZero: ([row, column]) => row < ids.length && [...columns, quarter][column] !== REST,
    foresees: (key) => isLast && rows.some((row) => row.at(-1) === key),
    weightOf: ([row]) => (row === ids.length ? TOTAL_WEIGHT : 1),
  }
}
/** Departments that the group had in the quarter's releases and that no group has now. */
function goneFrom(
  { quarter, months, board }: Publication,
  {
    group,
    metric,
    released,
  }: { readonly group: string; readonly metric: string; readonly released: readonly PublicCells[] },
): string[] {
  const here = new Set(board.flatMap((one) => (one.metric === metric ? Object.keys(one.departments) : [])))
  const prefixes = [...months, quarter].map((window) => boardKey(window, metric, { department: '' }))
  const ids = released.flatMap((cells) =>
    Object.entries(cells).flatMap(([key, cell]) => {
      const prefix = cell.group === group ? prefixes.find((one) => key.startsWith(one)) : undefined
      return prefix === undefined ? [] : [key.slice(prefix.length)]
    }),
  )
  return [...new Set(ids)].filter((id) => !here.has(id))
}

/** A group's total is missed less than a department's own figure. */
const TOTAL_WEIGHT = 0.25

/** Cells × communities: what lies in both is never published, that nothing lies in both is known to who knows the map. */
function placeTable(period: string, { cells, communities, counts }: PlaceCounts): PlannedTable {
  const rows = cells.map((id) => [...communities.map(() => null), placeKey(period, 'cell', id)])
  const totals = communities.map((id) => placeKey(period, 'community', id))
  return {
    counts,
    keys: [...rows, [...totals, placeKey(period, 'total', '')]],
    decides: () => true,
    isKnownZero: () => true,
    weightOf: ([row, column]) => weightOfPlace(row === cells.length, column === communities.length),
  }
}

function weightOfPlace(isTotalRow: boolean, isTotalColumn: boolean): number {
  if (isTotalRow && isTotalColumn) return STREET_WEIGHT
  return isTotalRow ? COMMUNITY_WEIGHT : 1
}
const COMMUNITY_WEIGHT = 4
const STREET_WEIGHT = 16

/** One column under the street's total, which the table of places has decided about. */
function categoryTable(period: string, categories: Readonly<Record<string, number>>): PlannedTable {
  const codes = Object.keys(categories).sort()
  const keys = codes.map((code) => [categoryKey(period, code), null])
  const prefix = categoryKey(period, '')
  return {
    counts: codes.map((code) => [categories[code] ?? 0]),
    keys: [...keys, [placeKey(period, 'total', ''), null]],
    decides: (key) => key.startsWith(prefix),
  }
}

/** A quarter's own counts in the place of the sums of its months, from which late rows may have moved them. */
function withOwnCounts(cells: PublicCells, { period, board }: Publication, k: number): PublicCells {
  const own = board.flatMap(({ group, metric, departments }) => {
    const ids = Object.keys(departments)
    const total =
      withTotals([ids.map((id) => departments[id] ?? 0)])
        .at(-1)
        ?.at(-1) ?? 0
    return [
      ...ids.map(
        (department) => [boardKey(period, metric, { department }), departments[department] ?? 0] as const,
      ),
      [boardKey(period, metric, { group }), total] as const,
    ]
  })
  const moved = own.flatMap(([key, count]): [string, PublicCell][] => {
    const cell = cells[key]
    return cell === undefined ? [] : [[key, { ...cell, count, isShown: cell.isShown && !isSmall(count, k) }]]
  })
  return { ...cells, ...Object.fromEntries(moved) }
}
