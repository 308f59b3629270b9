// Which cells of a public table are not shown: those under k, and as few others as make them impossible to work out.
import {
  boundsOf,
  type CellAt,
  type Counts,
  cellsOf,
  type Hidden,
  isHidden,
  type Reach,
  reachOf,
  TableFlow,
} from './countTable.ts'

/** Fewest distinct cases behind a public number where no rule set says another (domain rules, section 9). */
export const PUBLIC_K = 5

/** What of a table is settled before: what stands in earlier releases cannot be taken back. */
export interface Settled {
  /** Cells everybody knows already: they cannot be hidden any more. */
  readonly shown?: Hidden
  /** Cells that are hidden in any case: hidden before, or never published. */
  readonly hidden?: Hidden
  readonly k?: number
  /** Columns that hold totals of rows, from the right. 1 where nothing is said. */
  readonly totals?: number
  /** How dear a cell is to its readers: cheap ones are hidden first. 1 where nothing is said. */
  readonly weightOf?: (at: CellAt) => number
}

/** Cells whose count says something of fewer than k cases: 1 to k − 1. An empty cell says nothing of anybody. */
export const isSmall = (count: number, k: number = PUBLIC_K): boolean => count > 0 && count < k

/**
 * Hidden cells of a table that an attacker who knows everything shown can narrow down too far: small cells
 * with hi − lo < k. Empty = the table may be shown. Small cells that are shown are narrowed down to themselves.
 */
export function exposedCells(
  counts: Counts,
  hidden: Hidden,
  { k = PUBLIC_K, totals = 1 }: Pick<Settled, 'k' | 'totals'> = {},
): CellAt[] {
  return smallCells(counts, k).filter((at) => isExposed(counts, hidden, { at, k, totals }))
}

const isExposed = (
  counts: Counts,
  hidden: Hidden,
  { at, k, totals }: { readonly at: CellAt; readonly k: number; readonly totals: number },
): boolean => {
  if (!isHidden(hidden, at)) return true
  const { lo, hi } = boundsOf(counts, hidden, at, totals)
  return hi - lo < k
}

const smallCells = (counts: Counts, k: number): CellAt[] =>
  cellsOf(counts).filter(([i, j]) => isSmall(counts[i]?.[j] ?? 0, k))

/**
 * Hides every small cell, and as few others as keep every small one in a range of at least k (complementary suppression by
 * shortest rings of cells, Kelly, Golden and Assad 1992, from several orders, then everything taken back that need not be hidden).
 * Among equals the answer that hides the fewest cases; ties by the order tried, so the same table gives the same answer. An empty
 * table hides nothing.
 * Null = what is settled leaves no way to protect them all: the table must not be shown.
 */
export function suppress(counts: Counts, settled: Settled = {}): Hidden | null {
  const { shown, hidden, k = PUBLIC_K, totals = 1, weightOf = () => 1 } = settled
  const small = smallCells(counts, k)
  if (shown && small.some((at) => isHidden(shown, at))) return null
  const base = counts.map((row, i) =>
    row.map((count, j) => isSmall(count, k) || (hidden ? isHidden(hidden, [i, j]) : false)),
  )
  const table = { counts, base, shown, k, totals, weightOf }
  let best: Hidden | null = null
  for (const order of ordersOf(small, counts)) {
    const tried = hideFor(table, order)
    if (tried !== null && (best === null || isLess(tried, best, table))) best = tried
  }
  return best
}

interface Table {
  readonly counts: Counts
  readonly base: Hidden
  readonly shown: Hidden | undefined
  readonly k: number
  readonly totals: number
  readonly weightOf: (at: CellAt) => number
}

/** Orders in which small cells are seen to: as they stand, backwards, the largest first, the smallest first, and turned. */
function ordersOf(small: readonly CellAt[], counts: Counts): CellAt[][] {
  const countAt = ([i, j]: CellAt) => counts[i]?.[j] ?? 0
  const turned = small.map((_, by) => [...small.slice(by), ...small.slice(0, by)])
  return [
    [...small],
    [...small].reverse(),
    [...small].sort((a, b) => countAt(b) - countAt(a)),
    [...small].sort((a, b) => countAt(a) - countAt(b)),
    ...turned.slice(1, TURNS),
  ]
}
const TURNS = 8

function hideFor(table: Table, order: readonly CellAt[]): Hidden | null {
  const { counts, base, k, totals } = table
  const hidden = base.map((row) => [...row])
  for (const at of order) {
    while (isExposed(counts, hidden, { at, k, totals })) {
      const ring = cheapestRing(table, hidden, at)
      if (ring === null) return null
      for (const [i, j] of ring) setAt(hidden, [i, j], true)
    }
  }
  takeBack(table, hidden)
  return hidden
}

function setAt(hidden: boolean[][], [i, j]: CellAt, value: boolean): void {
  const row = hidden[i]
  if (row) row[j] = value
}

/** Shows again, the dearest and then the largest first, what need not be hidden. */
function takeBack({ counts, base, k, totals, weightOf }: Table, hidden: boolean[][]): void {
  const extra = cellsOf(counts)
    .filter((at) => isHidden(hidden, at) && !isHidden(base, at))
    .sort((a, b) => weightOf(b) - weightOf(a) || (counts[b[0]]?.[b[1]] ?? 0) - (counts[a[0]]?.[a[1]] ?? 0))
  for (const at of extra) {
    setAt(hidden, at, false)
    if (exposedCells(counts, hidden, { k, totals }).length > 0) setAt(hidden, at, true)
  }
}

function hiddenSum(hidden: Hidden, of: (at: CellAt) => number): number {
  const sums = hidden.map((row, i) => row.reduce((sum, is, j) => sum + (is ? of([i, j]) : 0), 0))
  return sums.reduce((sum, one) => sum + one, 0)
}

function isLess(a: Hidden, b: Hidden, { counts, weightOf }: Table): boolean {
  const more = hiddenSum(a, weightOf) - hiddenSum(b, weightOf)
  const countAt = ([i, j]: CellAt) => counts[i]?.[j] ?? 0
  return more < 0 || (more === 0 && hiddenSum(a, countAt) < hiddenSum(b, countAt))
}

/** A step between two nodes: through room that hidden cells leave, or through a cell that would have to be hidden for it. */
interface Edge {
  readonly to: number
  /** Null = no further cell. */
  readonly cell: CellAt | null
  readonly cost: number
  readonly room: number
}

/**
 * The cells to hide besides so that a small cell gets more room, the fewest there are: shortest ring through its arc, up or down,
 * first those that give all the room it lacks, then those that give less. Null = none.
 */
function cheapestRing(table: Table, hidden: Hidden, at: CellAt): CellAt[] | null {
  const { up, down } = reachOf(table.counts, hidden, at, table.totals)
  const lacking = table.k - up.amount - down.amount
  const downLeft = (table.counts[at[0]]?.[at[1]] ?? 0) - down.amount
  const upEdges = edgesOf(table, hidden, { at, reach: up })
  const downEdges = edgesOf(table, hidden, { at, reach: down })
  for (let need = lacking; need > 0; need -= 1) {
    const upward = cheapestPath(up, upEdges, need)
    const downward = downLeft >= need ? cheapestPath(down, downEdges, need) : null
    const cheaper = upward && downward && downward.cost < upward.cost ? downward : (upward ?? downward)
    if (cheaper) return cheaper.cells
  }
  return null
}

function edgesOf(
  { counts, shown, totals, weightOf }: Table,
  hidden: Hidden,
  { at, reach }: { readonly at: CellAt; readonly reach: Reach },
): Edge[][] {
  const flow = new TableFlow(counts, totals)
  const edges: Edge[][] = reach.room.map((row) =>
    row.flatMap((room, to) => (room > 0 ? [{ to, cell: null, cost: 0, room }] : [])),
  )
  for (const cell of cellsOf(counts)) {
    if (cell[0] === at[0] && cell[1] === at[1]) continue
    if (isHidden(hidden, cell) || (shown && isHidden(shown, cell))) continue
    const { from, to, count } = flow.arc(cell)
    // Whole cells first; a little is added for what a cell would hide, so that of equal rings the lighter one is taken.
    const cost = weightOf(cell) + count * LIGHT
    edges[from]?.push({ to, cell, cost, room: Number.POSITIVE_INFINITY })
    if (count > 0) edges[to]?.push({ to: from, cell, cost, room: count })
  }
  return edges
}
const LIGHT = 1e-9

interface Path {
  readonly cost: number
  /** Cells of the path that are not hidden yet. */
  readonly cells: CellAt[]
}

/** Cheapest path of at least `need` room (Dijkstra 1959); null = none. */
function cheapestPath({ from, to: sink }: Reach, edges: readonly Edge[][], need: number): Path | null {
  const best = new Map<number, Path>([[from, { cost: 0, cells: [] }]])
  const done = new Set<number>()
  for (let node = nearest(best, done); node !== null; node = nearest(best, done)) {
    const path = best.get(node) ?? { cost: 0, cells: [] }
    if (node === sink) return path
    done.add(node)
    for (const edge of edges[node] ?? []) if (edge.room >= need) goOn(best, path, edge)
  }
  return null
}

function goOn(best: Map<number, Path>, path: Path, { to, cell, cost: step }: Edge): void {
  const cost = path.cost + step
  if (cost >= (best.get(to)?.cost ?? Number.POSITIVE_INFINITY)) return
  best.set(to, { cost, cells: cell === null ? path.cells : [...path.cells, cell] })
}

function nearest(best: ReadonlyMap<number, Path>, done: ReadonlySet<number>): number | null {
  let found: number | null = null
  for (const [node, { cost }] of best)
    if (!done.has(node) && (found === null || cost < (best.get(found)?.cost ?? 0))) found = node
  return found
}
