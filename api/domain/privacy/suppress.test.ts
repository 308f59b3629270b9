import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf, type CellAt, type Counts, type Hidden, withTotals } from './countTable.ts'
import { leakingCells } from './releases.ts'
import { exposedCells, isSmall, suppress } from './suppress.ts'

const hide = (counts: Counts, cells: readonly CellAt[]): Hidden =>
  counts.map((row, i) => row.map((_, j) => cells.some(([a, b]) => a === i && b === j)))
const totalsOf = (counts: Counts): Hidden =>
  counts.map((row, i) => row.map((_, j) => i === counts.length - 1 || j === row.length - 1))
const hiddenIn = (hidden: Hidden | null) => hidden?.flat().filter(Boolean).length ?? Number.NaN

/** Every way to fill the hidden inner cells so that the shown totals come out: by trying them all. */
function* fillings(counts: Counts, hidden: Hidden): Generator<Counts> {
  const places = counts.flatMap((row, i) =>
    row.flatMap((_, j): CellAt[] => (hidden[i]?.[j] && !totalsOf(counts)[i]?.[j] ? [[i, j]] : [])),
  )
  const most = (counts.at(-1)?.at(-1) ?? 0) + 1
  const tried = counts.map((row) => [...row])
  const fill = function* (at: number): Generator<Counts> {
    const place = places[at]
    if (!place) {
      const inner = tried.slice(0, -1).map((row) => row.slice(0, -1))
      const again = withTotals(inner)
      const agrees = counts.every((row, i) =>
        row.every((count, j) => hidden[i]?.[j] || again[i]?.[j] === count),
      )
      if (agrees) yield again
      return
    }
    for (let count = 0; count < most; count++) {
      const row = tried[place[0]]
      if (row) row[place[1]] = count
      yield* fill(at + 1)
    }
  }
  yield* fill(0)
}

const aTable = (rows: number, columns: number, most: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  })

describe('bounds of hidden cells', () => {
  test('one hidden cell beside its totals is known exactly', () => {
    const counts = withTotals([
      [20, 50, 10],
      [8, 19, 22],
      [17, 32, 3],
    ])
    expect(boundsOf(counts, hide(counts, [[2, 2]]), [2, 2])).toEqual({ lo: 3, hi: 3 })
  })

  test('without the totals nothing bounds it from above', () => {
    const counts = withTotals([[3, 9]])
    const hidden = counts.map((row) => row.map(() => true))
    expect(boundsOf(counts, hidden, [0, 0])).toEqual({ lo: 0, hi: Number.POSITIVE_INFINITY })
  })

  test('are what trying every filling gives, with hidden totals too', () => {
    const cells = fc.uniqueArray(fc.tuple(fc.nat(2), fc.nat(2)), {
      minLength: 1,
      maxLength: 4,
      selector: String,
    })
    fc.assert(
      fc.property(aTable(2, 2, 3), cells, (rows, places) => {
        const counts = withTotals(rows)
        const hidden = hide(counts, places as CellAt[])
        // A total that is hidden together with its whole row has no upper bound: trying would not end.
        fc.pre(places.every((at) => Number.isFinite(boundsOf(counts, hidden, at as CellAt).hi)))
        const all = [...fillings(counts, hidden)]
        for (const [i, j] of places) {
          const values = all.map((one) => one[i]?.[j] ?? Number.NaN)
          const [lo, hi] = [Math.min(...values), Math.max(...values)]
          expect(boundsOf(counts, hidden, [i, j])).toEqual({ lo, hi })
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('suppression', () => {
  test('a table without small cells is shown whole, an empty one too', () => {
    expect(
      hiddenIn(
        suppress(
          withTotals([
            [5, 0],
            [9, 12],
          ]),
        ),
      ),
    ).toBe(0)
    expect(hiddenIn(suppress(withTotals([])))).toBe(0)
  })

  test('leaves no small cell exposed, whatever the table', () => {
    fc.assert(
      fc.property(aTable(4, 3, 12), (rows) => {
        const counts = withTotals(rows)
        const hidden = suppress(counts)
        expect(hidden).not.toBeNull()
        if (hidden) expect(exposedCells(counts, hidden)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('needs at most two cells more than the fewest possible', () => {
    fc.assert(
      fc.property(aTable(3, 3, 9), (rows) => {
        const counts = withTotals(rows)
        const shown = totalsOf(counts)
        fc.pre(counts.every((row, i) => row.every((count, j) => !(shown[i]?.[j] && isSmall(count)))))
        const hidden = suppress(counts, { shown })
        const fewest = fewestHidden(counts)
        if (fewest === null) expect(hidden).toBeNull()
        else expect(hiddenIn(hidden)).toBeLessThanOrEqual(fewest + 2)
      }),
      { numRuns: 60 },
    )
  })

  test('what is out cannot be hidden any more, what was hidden stays so', () => {
    const counts = withTotals([
      [2, 30, 40],
      [20, 30, 40],
    ])
    expect(suppress(counts, { shown: hide(counts, [[0, 0]]) })).toBeNull()
    const hidden = suppress(counts, { shown: totalsOf(counts), hidden: hide(counts, [[1, 2]]) })
    expect(hidden?.[1]?.[2]).toBe(true)
    if (hidden) expect(exposedCells(counts, hidden)).toEqual([])
  })

  test('is null where the totals already give the small cell away', () => {
    const counts = withTotals([[3, 20]])
    expect(suppress(counts, { shown: totalsOf(counts) })).toBeNull()
  })
})

/** By trying every choice of inner cells; null = not even all of them suffice. */
function fewestHidden(counts: Counts): number | null {
  const inner = counts.slice(0, -1).flatMap((row, i) => row.slice(0, -1).map((count, j) => ({ i, j, count })))
  let fewest: number | null = null
  for (let choice = 0; choice < 2 ** inner.length; choice++) {
    const cells = inner.filter(({ count }, at) => isSmall(count) || (choice >> at) % 2 === 1)
    if (fewest !== null && cells.length >= fewest) continue
    const hidden = hide(
      counts,
      cells.map(({ i, j }): CellAt => [i, j]),
    )
    if (exposedCells(counts, hidden).length === 0) fewest = cells.length
  }
  return fewest
}

describe('releases', () => {
  test('a cell that moved by 1 to k − 1 in either direction leaks, one that is hidden in either does not', () => {
    expect(leakingCells([13, 8, 9, null, 12], [13, 11, 14, 9, 8])).toEqual([1, 4])
    expect(leakingCells([13], [null])).toEqual([])
    expect(() => leakingCells([1], [1, 2])).toThrow(RangeError)
  })
})
