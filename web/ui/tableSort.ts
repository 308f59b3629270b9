// The sort order in the address: `column` ascending, `-column` descending.

export type SortDirection = 'ascending' | 'descending'

export function sortDirection(sort: string | undefined, column: string): SortDirection | null {
  if (sort === column) return 'ascending'
  return sort === `-${column}` ? 'descending' : null
}

/** What a press on a column's head asks for: its first direction, then the other one. */
export function nextSort(sort: string | undefined, column: string, first: 'asc' | 'desc'): string {
  const direction = sortDirection(sort, column)
  if (direction === null) return first === 'desc' ? `-${column}` : column
  return direction === 'ascending' ? `-${column}` : column
}

/** Rows in the order of `sort` by a value per column; null last in both directions, ties keep their order. */
export function sorted<R>(
  rows: readonly R[],
  sort: string | undefined,
  read: (row: R, column: string) => number | string | null,
): readonly R[] {
  if (!sort) return rows
  const isDown = sort.startsWith('-')
  const column = isDown ? sort.slice(1) : sort
  const keyed = rows.map((row, index) => ({ row, index, value: read(row, column) }))
  keyed.sort((a, b) => compare(a.value, b.value, isDown) || a.index - b.index)
  return keyed.map((one) => one.row)
}

function compare(a: number | string | null, b: number | string | null, isDown: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order =
    typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b), 'zh-CN') : a - b
  return isDown ? -order : order
}
