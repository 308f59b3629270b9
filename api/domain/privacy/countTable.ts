// A table of counts with its totals, and what an attacker who knows the totals can work out of the hidden cells.

/** Rows × columns of counts; the last row and the last column hold the totals, their corner the grand total. */
export type Counts = readonly (readonly number[])[]
/** Of the same shape as the counts: true = the cell is not shown. */
export type Hidden = readonly (readonly boolean[])[]
/** Place of a cell: row and column from 0. */
export type CellAt = readonly [row: number, column: number]

/** What an attacker knows of a hidden cell: between `lo` and `hi`, both reachable; `hi` may be Infinity. */
export interface CellBounds {
  readonly lo: number
  readonly hi: number
}

/**
 * The rows with their totals put beside and below them. `totalOf` = the totals column of each row, from 0, where rows are added up in
 * several groups; absent = one for all. @throws RangeError for rows of different lengths or what is no count.
 */
export function withTotals(rows: Counts, totalOf: readonly number[] = []): Counts {
  const width = rows[0]?.length ?? 0
  const totals = 1 + Math.max(0, ...totalOf)
  for (const row of rows) {
    if (row.length !== width) throw new RangeError('the rows of a table are of one length')
    if (!row.every((count) => Number.isSafeInteger(count) && count >= 0))
      throw new RangeError('a table of counts holds whole numbers from 0')
  }
  const beside = rows.map((row, i) => {
    const own = totalOf[i] ?? 0
    return [...row, ...Array.from({ length: totals }, (_, j) => (j === own ? sumOf(row) : 0))]
  })
  const below = Array.from({ length: width + totals }, (_, j) => sumOf(beside.map((row) => row[j] ?? 0)))
  return [...beside, below]
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/**
 * Cells and totals as the arcs of a flow: what enters a row leaves it by its cells, what enters a column leaves it as its total, and the
 * grand total closes the ring. Hidden arcs may carry any count ≥ 0, shown ones only their own; so what an attacker can work
 * out of a hidden cell is how far its arc can go up and down (Cox 1980: bounds of a two-way table are whole numbers).
 */
interface Arc {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Shape of a table's flow: nodes are rows, columns, where the rows of each totals column begin and where all columns end. */
export class TableFlow {
  readonly nodes: number
  private readonly rows: number
  private readonly columns: number
  private readonly counts: Counts

  /** The last `totals` columns hold totals of rows; a row has its own in one of them. */
  constructor(counts: Counts, totals: number) {
    const width = counts[0]?.length ?? totals
    this.counts = counts
    this.rows = counts.length - 1
    this.columns = width - totals
    this.nodes = this.rows + width + 1
  }

  /** The arc of a cell or a total; a column of totals is where its rows begin. */
  arc([row, column]: CellAt): Arc {
    const [own, end] = [this.rows + column, this.nodes - 1]
    const count = this.counts[row]?.[column] ?? 0
    const isTotal = column >= this.columns
    if (row < this.rows) return isTotal ? { from: own, to: row, count } : { from: row, to: own, count }
    return isTotal ? { from: end, to: own, count } : { from: own, to: end, count }
  }
}

/** Every cell and total, row by row. */
export const cellsOf = (counts: Counts): CellAt[] =>
  counts.flatMap((row, i) => row.map((_, j): CellAt => [i, j]))

/** How far the arc of a hidden cell can go: `lo` ≤ count ≤ `hi`, given that shown cells stay as they are. */
export function boundsOf(counts: Counts, hidden: Hidden, at: CellAt, totals = 1): CellBounds {
  const { up, down } = reachOf(counts, hidden, at, totals)
  const count = counts[at[0]]?.[at[1]] ?? 0
  return { lo: count - down.amount, hi: count + up.amount }
}

/** How far a hidden cell can go in one direction, and where the other hidden cells still have room once it has gone there. */
export interface Reach {
  readonly amount: number
  readonly from: number
  readonly to: number
  /** Room left, by the nodes it leads from and to. */
  readonly room: readonly (readonly number[])[]
}

/** Up and down of a hidden cell. */
export function reachOf(
  counts: Counts,
  hidden: Hidden,
  at: CellAt,
  totals: number,
): { readonly up: Reach; readonly down: Reach } {
  const flow = new TableFlow(counts, totals)
  const own = flow.arc(at)
  const others = cellsOf(counts)
    .filter((cell) => isHidden(hidden, cell) && !(cell[0] === at[0] && cell[1] === at[1]))
    .map((cell) => flow.arc(cell))
  const reach = (from: number, to: number, limit: number): Reach => {
    const room = residual(others, flow.nodes)
    return { amount: mostFrom(from, to, room, limit), from, to, room }
  }
  return { up: reach(own.to, own.from, Number.POSITIVE_INFINITY), down: reach(own.from, own.to, own.count) }
}

export const isHidden = (hidden: Hidden, [row, column]: CellAt): boolean => hidden[row]?.[column] ?? false

/** capacity[from][to]: any amount onward, back as much as the count. */
function residual(arcs: readonly Arc[], nodes: number): number[][] {
  const capacity = Array.from({ length: nodes }, () => new Array<number>(nodes).fill(0))
  for (const { from, to, count } of arcs) {
    add(capacity, from, to, Number.POSITIVE_INFINITY)
    add(capacity, to, from, count)
  }
  return capacity
}

function add(capacity: number[][], from: number, to: number, amount: number): void {
  const row = capacity[from]
  if (row) row[to] = (row[to] ?? 0) + amount
}

/** Greatest flow between two nodes, at most `limit` (Edmonds and Karp 1972). */
function mostFrom(source: number, sink: number, capacity: number[][], limit: number): number {
  let total = 0
  while (total < limit) {
    const path = shortestPath(source, sink, capacity)
    if (path === null) return total
    const width = Math.min(limit - total, ...path.map(([from, to]) => capacity[from]?.[to] ?? 0))
    if (width === Number.POSITIVE_INFINITY) return width
    for (const [from, to] of path) {
      add(capacity, from, to, -width)
      add(capacity, to, from, width)
    }
    total += width
  }
  return total
}

type Step = readonly [from: number, to: number]

function shortestPath(source: number, sink: number, capacity: readonly number[][]): Step[] | null {
  const before = new Map<number, number>([[source, source]])
  for (const node of before.keys()) {
    if (node === sink) break
    for (const [next, room] of (capacity[node] ?? []).entries())
      if (room > 0 && !before.has(next)) before.set(next, node)
  }
  if (!before.has(sink)) return null
  const path: Step[] = []
  for (let node = sink; node !== source; node = before.get(node) ?? source)
    path.unshift([before.get(node) ?? source, node])
  return path
}
