// Rows under the names that hold them together.

/** In the order first met. */
export function grouped<R>(
  rows: readonly R[],
  nameOf: (row: R) => string,
): ReadonlyMap<string, readonly R[]> {
  const found = new Map<string, R[]>()
  for (const row of rows) {
    const name = nameOf(row)
    const group = found.get(name)
    if (group === undefined) found.set(name, [row])
    else group.push(row)
  }
  return found
}
