// Vectors of public tables: what an attacker works out of a table's hidden cells, and what two releases tell by their difference.
import { boundsOf, type Counts, type Hidden, isHidden, withTotals } from '../../domain/privacy/countTable.ts'
import { leakingCells } from '../../domain/privacy/releases.ts'
import { exposedCells, isSmall, suppress } from '../../domain/privacy/suppress.ts'
import {
  type Adapter,
  checkEach,
  expectSame,
  type Fields,
  flagIn,
  holds,
  listIn,
  numberIn,
  numbersIn,
  numbersOf,
  vectorsOf,
} from './shape.ts'

/** How many more cells than the fewest possible may be hidden. */
const SPARE = 2

export const suppressionVectors: Adapter = {
  recognises: (file) => holds(file, ['table', 'mask', 'bounds', 'safe']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkTable),
}

export const releaseVectors: Adapter = {
  recognises: (file) => holds(file, ['releaseA', 'releaseB', 'leakingCells']),
  check: (file) =>
    checkEach('vectors', vectorsOf(file), (vector) => {
      const k = numberIn(vector, 'k')
      const shown = (key: string) => numbersIn(vector, key).map((count) => (isSmall(count, k) ? null : count))
      const got = leakingCells(shown('releaseA'), shown('releaseB'), k)
      expectSame('leaking cells', got.join(), numbersIn(vector, 'leakingCells').join())
    }),
}

/** Totals are published; what the vector hides lies inside. */
function checkTable(vector: Fields): void {
  const k = numberIn(vector, 'k')
  const counts = withTotals(listIn(vector, 'table').map((row) => numbersOf(row, 'table')))
  const mask = listIn(vector, 'mask').map((row) => numbersOf(row, 'mask'))
  const hidden: Hidden = counts.map((row, i) => row.map((_, j) => mask[i]?.[j] === 1))
  for (const bound of listIn(vector, 'bounds')) {
    const [row = -1, column = -1, lo, hi] = numbersOf(bound, 'bounds')
    expectSame(
      `bounds of [${row}, ${column}]`,
      JSON.stringify(boundsOf(counts, hidden, [row, column])),
      JSON.stringify({ lo, hi }),
    )
  }
  expectSame(
    'safe',
    exposedCells(counts, hidden, { k }).filter(isInside(counts)).length === 0,
    flagIn(vector, 'safe'),
  )
  if ('minExtraCells' in vector) checkOwn(counts, { k, fewest: numberIn(vector, 'minExtraCells') })
}

/** Our own choice of cells: safe, and at most two more than the fewest. */
function checkOwn(counts: Counts, { k, fewest }: { readonly k: number; readonly fewest: number }): void {
  const shown = counts.map((row, i) => row.map((_, j) => !isInside(counts)([i, j])))
  const hidden = suppress(counts, { shown, k })
  if (hidden === null) throw new Error('nothing to hide makes the table safe')
  expectSame('cells exposed by our choice', exposedCells(counts, hidden, { k }).length, 0)
  const extra = counts
    .flatMap((row, i) => row.map((count, j) => isHidden(hidden, [i, j]) && !(count > 0 && count < k)))
    .filter(Boolean).length
  expectSame(`at most ${fewest + SPARE} cells more`, extra <= fewest + SPARE, true)
}

const isInside =
  (counts: Counts) =>
  ([row, column]: readonly [number, number]): boolean =>
    row < counts.length - 1 && column < (counts[0]?.length ?? 0) - 1
