// Which numbers of a publication the public may see, given everything the public has seen before.
import { type CellAt, type Counts, type Hidden, isHidden, withTotals } from './countTable.ts'
import { leakingCells } from './releases.ts'
import { isSmall, PUBLIC_K, suppress } from './suppress.ts'

/** A count that a publication could show: what it counts, how many, and whether it is shown. */
export interface PublicCell {
  readonly count: number
  readonly isShown: boolean
  /** Group in which a department was compared; absent for anything else. */
  readonly group?: string
}
/** By what is counted: the same key in two publications is the same cell. */
export type PublicCells = Readonly<Record<string, PublicCell>>

/** Cases behind a metric: of a department, whatever group it is compared in, or of a group together. */
export const boardKey = (
  period: string,
  metric: string,
  of: { readonly department: string } | { readonly group: string },
): string =>
  'department' in of
    ? `board|${period}|${metric}|department|${of.department}`
    : `board|${period}|${metric}|group|${of.group}`
export const placeKey = (period: string, kind: 'cell' | 'community' | 'total', id: string): string =>
  `place|${period}|${kind}|${id}`
export const categoryKey = (period: string, code: string): string => `category|${period}|${code}`

/** Why a publication may not go out. */
export type Refusal =
  | {
      /** Two publications of one cell differ by 1 to k − 1 cases. */
      readonly code: 'differs_too_little'
      readonly cells: readonly string[]
    }
  | {
      /** A hidden department was compared in another group in what is out of the same window: the totals of both would give it away. */
      readonly code: 'regrouped'
      readonly cells: readonly string[]
    }
  | {
      /** What is out already leaves no way to protect a small cell. */
      readonly code: 'not_protectable'
      readonly cells: readonly string[]
    }

/** Cells of a publication that move by 1 to k − 1 against what the public holds; null = none. */
export function differences(
  cells: PublicCells,
  released: readonly PublicCells[],
  k: number = PUBLIC_K,
): Refusal | null {
  const keys = Object.keys(cells)
  const shownIn = (of: PublicCells) => keys.map((key) => (of[key]?.isShown === true ? of[key].count : null))
  const leaking = new Set(released.flatMap((earlier) => leakingCells(shownIn(earlier), shownIn(cells), k)))
  return leaking.size === 0
    ? null
    : { code: 'differs_too_little', cells: keys.filter((_, at) => leaking.has(at)) }
}

/**
 * Hidden departments that stand in another group, or in none, in an earlier release of the same window, where the totals of either group
 * are shown in both: their difference is the department's own number. Null = none.
 */
export function regrouped(cells: PublicCells, released: readonly PublicCells[]): Refusal | null {
  const found = released.flatMap((earlier) =>
    [...new Set([...Object.keys(earlier), ...Object.keys(cells)])].filter((key) =>
      isRegrouped(key, earlier, cells),
    ),
  )
  return found.length === 0 ? null : { code: 'regrouped', cells: [...new Set(found)].sort() }
}

function isRegrouped(key: string, earlier: PublicCells, later: PublicCells): boolean {
  const [table, window = '', metric = '', kind] = key.split('|')
  if (table !== 'board' || kind !== 'department') return false
  const [before, now] = [earlier[key], later[key]]
  if (before?.group === now?.group) return false
  const isHiddenIn = (cell: PublicCell | undefined) => cell !== undefined && !cell.isShown
  if (!isHiddenIn(before) && !isHiddenIn(now)) return false
  return [before?.group, now?.group].some((group) => {
    if (group === undefined) return false
    const total = boardKey(window, metric, { group })
    return earlier[total]?.isShown === true && later[total]?.isShown === true
  })
}

/** What is settled of a cell before a publication is planned. */
type State = 'open' | 'shown' | 'hidden'

/** A table of cells with its totals, by row and column; a key of null = never published. */
export interface PlannedTable {
  /** Without totals. */
  readonly counts: Counts
  /** The totals column of each row, from 0; absent = one for all. */
  readonly totalOf?: readonly number[]
  /** Rows × columns with totals: key of each cell, null = nobody ever sees it. */
  readonly keys: readonly (readonly (string | null)[])[]
  /** Cells this publication decides about. */
  readonly decides: (key: string) => boolean
  /** Cells a later publication is sure to show: planned as if they were out. */
  readonly foresees?: (key: string) => boolean
  /** Group a decided cell belongs to. */
  readonly groupOf?: (key: string) => string | undefined
  /** Cells whose 0 everybody knows though it is never published, such as a place outside a community. */
  readonly isKnownZero?: (at: CellAt) => boolean
  readonly weightOf?: (at: CellAt) => number
}

/**
 * Decides what of a table is shown. What was shown or hidden in an earlier publication stays so, except a cell that has become small,
 * which is hidden now. Null = impossible; where only what is foreseen makes it so, it is planned without foresight.
 */
export function planTable(
  table: PlannedTable,
  released: readonly PublicCells[],
  k: number = PUBLIC_K,
): PublicCells | null {
  const counts = withTotals(table.counts, table.totalOf)
  const given = { counts, released, k }
  const planned = plan(table, given) ?? plan({ ...table, foresees: () => false }, given)
  if (planned === null) return null
  const cells = table.keys.flatMap((row, i) =>
    row.flatMap((key, j): [string, PublicCell][] => {
      if (key === null || !table.decides(key)) return []
      const group = table.groupOf?.(key)
      const cell = { count: counts[i]?.[j] ?? 0, isShown: !isHidden(planned, [i, j]) }
      return [[key, group === undefined ? cell : { ...cell, group }]]
    }),
  )
  return Object.fromEntries(cells)
}

interface Given {
  /** With totals. */
  readonly counts: Counts
  readonly released: readonly PublicCells[]
  readonly k: number
}

function plan(table: PlannedTable, { counts, released, k }: Given): Hidden | null {
  const states = counts.map((row, i) =>
    row.map((count, j) =>
      stateOf(table, { key: table.keys[i]?.[j] ?? null, at: [i, j], count, released, k }),
    ),
  )
  const of = (state: State): Hidden => states.map((row) => row.map((one) => one === state))
  const { weightOf, totalOf = [] } = table
  const totals = 1 + Math.max(0, ...totalOf)
  return suppress(counts, {
    ...{ shown: of('shown'), hidden: of('hidden'), totals, k },
    ...(weightOf ? { weightOf } : {}),
  })
}

interface Looked {
  readonly key: string | null
  readonly at: CellAt
  readonly count: number
  readonly released: readonly PublicCells[]
  readonly k: number
}

function stateOf(
  { decides, foresees, isKnownZero }: PlannedTable,
  { key, at, count, released, k }: Looked,
): State {
  if (key === null) return count === 0 && isKnownZero?.(at) === true ? 'shown' : 'hidden'
  const before = released.flatMap((cells) => cells[key] ?? [])
  if (before.some(({ isShown }) => !isShown)) return 'hidden'
  if (before.length > 0) return decides(key) && isSmall(count, k) ? 'open' : 'shown'
  if (decides(key)) return 'open'
  return foresees?.(key) === true && !isSmall(count, k) ? 'shown' : 'hidden'
}
