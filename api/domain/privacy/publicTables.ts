// The fixed list of public tables (domain rules, section 9): departments by month and quarter, places and categories by quarter.
import { boardTables } from './boardTables.ts'
import { withTotals } from './countTable.ts'
import type { PlaceCounts, Publication } from './publication.ts'
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
  regrouped,
} from './publicCells.ts'
import { isSmall, PUBLIC_K } from './suppress.ts'

/**
 * Decides every cell of a publication against what was released before, oldest first: small cells and as few others as protect
 * them are hidden. Refusals instead of cells where two releases would differ by 1 to k − 1, where a hidden department changed its
 * group within a window, or where nothing left to hide helps. k = fewest distinct cases behind a public number.
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
  for (const found of [differences(counted, released, k), regrouped(counted, released)])
    if (found !== null) refusals.push(found)
  return { cells: counted, refusals }
}

function tablesOf(publication: Publication, released: readonly PublicCells[]): PlannedTable[] {
  const { places, categories, period } = publication
  return [
    ...boardTables(publication, released),
    ...(places === null ? [] : [placeTable(period, places)]),
    ...(categories === null ? [] : [categoryTable(period, categories)]),
  ]
}

const decidedBy = ({ keys, decides }: PlannedTable): string[] =>
  keys.flat().filter((key): key is string => key !== null && decides(key))

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
