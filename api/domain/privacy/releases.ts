// What two releases of one table tell by their difference.
import { PUBLIC_K } from './suppress.ts'

/** The counts of a release, cell by cell; null = not shown. */
export type ReleasedCounts = readonly (number | null)[]

/**
 * Places of cells that are shown in both releases and differ by 1 to k − 1: whoever holds both sheets knows something of fewer than k
 * cases. A correction may be released only where this is empty, otherwise it waits for the next period.
 * @throws RangeError where the releases are not of the same table.
 */
export function leakingCells(earlier: ReleasedCounts, later: ReleasedCounts, k: number = PUBLIC_K): number[] {
  if (earlier.length !== later.length) throw new RangeError('two releases of one table have the same cells')
  return later.flatMap((count, at) => {
    const before = earlier[at] ?? null
    if (count === null || before === null) return []
    const moved = Math.abs(count - before)
    return moved > 0 && moved < k ? [at] : []
  })
}
