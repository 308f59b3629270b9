import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counts, type Hidden, withTotals } from './countTable.ts'
import type { Publication } from './publication.ts'
import { boardKey, categoryKey, type PublicCells, placeKey, regrouped } from './publicCells.ts'
import { planPublication } from './publicTables.ts'
import { exposedCells, isSmall } from './suppress.ts'

const MONTHS = ['2026-07', '2026-08', '2026-09']
const METRIC = 'response_rate'
const UNITS = ['a', 'b', 'c', 'd']

const month = (period: string, dens: readonly number[]): Publication => ({
  ...{ period, quarter: '2026-Q3', months: MONTHS },
  board: [
    { group: 'g', metric: METRIC, departments: Object.fromEntries(UNITS.map((id, i) => [id, dens[i] ?? 0])) },
  ],
  ...{ places: null, categories: null },
})

const shownCount = (cells: PublicCells, key: string) => (cells[key]?.isShown ? cells[key].count : null)

/** Publishes one after the other; what is refused does not go out. */
function publishAll(publications: readonly Publication[]): PublicCells[] {
  const released: PublicCells[] = []
  for (const publication of publications) {
    const { cells, refusals } = planPublication(publication, released)
    if (refusals.length === 0) released.push(cells)
  }
  return released
}

/** What the public holds of a quarter in the end, and what it hides, as one table with its totals. */
function lookBack(released: readonly PublicCells[], dens: Counts): { counts: Counts; hidden: Hidden } {
  const all: PublicCells = Object.assign({}, ...released)
  const windows = [...MONTHS, '2026-Q3']
  const keys = [
    ...UNITS.map((department) => windows.map((window) => boardKey(window, METRIC, { department }))),
    windows.map((window) => boardKey(window, METRIC, { group: 'g' })),
  ]
  const counts = withTotals(dens)
  return { counts, hidden: keys.map((row) => row.map((key) => all[key]?.isShown !== true)) }
}

describe('departments over a quarter', () => {
  test('everything is shown where everybody has enough cases', () => {
    const [cells] = publishAll([month('2026-07', [30, 40, 50, 60])])
    expect(Object.values(cells ?? {}).every(({ isShown }) => isShown)).toBe(true)
    expect(shownCount(cells ?? {}, boardKey('2026-07', METRIC, { group: 'g' }))).toBe(180)
  })

  test('a small department is hidden with the total of its group, not with its neighbour', () => {
    const [cells] = publishAll([month('2026-07', [3, 40, 50, 60])])
    expect(
      UNITS.map((department) => shownCount(cells ?? {}, boardKey('2026-07', METRIC, { department }))),
    ).toEqual([null, 40, 50, 60])
    expect(shownCount(cells ?? {}, boardKey('2026-07', METRIC, { group: 'g' }))).toBeNull()
  })

  test('a department that has nothing this month keeps protecting what it protected in the last', () => {
    const july = month('2026-07', [3, 4, 50, 60])
    const august = month('2026-08', [30, 40, 50, 60])
    const rest = august.board.map((one) => {
      const { a: _a, ...departments } = one.departments
      return { ...one, departments }
    })
    for (const board of [august.board, rest]) {
      const [first, second] = publishAll([july, { ...august, board }])
      expect(first?.[boardKey('2026-07', METRIC, { department: 'a' })]?.isShown).toBe(false)
      expect(Object.values(second ?? {}).map(({ isShown }) => isShown)).toContain(true)
      expect(Object.values(second ?? {}).map(({ isShown }) => isShown)).not.toContain(false)
    }
  })

  test('one hidden month is not given away by the quarter: another month is hidden in time', () => {
    const dens = [
      [3, 20, 30],
      [40, 40, 40],
      [50, 50, 50],
      [60, 60, 60],
    ]
    const months = MONTHS.map((period, j) =>
      month(
        period,
        dens.map((row) => row[j] ?? 0),
      ),
    )
    const quarter = month(
      '2026-Q3',
      dens.map((row) => row.reduce((a, b) => a + b, 0)),
    )
    const released = publishAll([...months, quarter])
    expect(shownCount(released[2] ?? {}, boardKey('2026-09', METRIC, { department: 'a' }))).toBeNull()
    expect(shownCount(released[3] ?? {}, boardKey('2026-Q3', METRIC, { department: 'a' }))).toBe(53)
    const { counts, hidden } = lookBack(released, dens)
    expect(exposedCells(counts, hidden)).toEqual([])
  })

  test('whatever the counts and the order, nothing small can be worked out; in the order of time nothing is refused', () => {
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 3, maxLength: 3 }), {
      minLength: 4,
      maxLength: 4,
    })
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 })
    fc.assert(
      fc.property(table, order, (dens, steps) => {
        const totals = dens.map((row) => row.reduce((a, b) => a + b, 0))
        const all = [
          ...MONTHS.map((period, j) =>
            month(
              period,
              dens.map((row) => row[j] ?? 0),
            ),
          ),
          month('2026-Q3', totals),
        ]
        const released = publishAll(steps.flatMap((step) => all[step] ?? []))
        if (String(steps) === String([...steps].sort())) expect(released).toHaveLength(steps.length)
        const { counts, hidden } = lookBack(released, dens)
        expect(exposedCells(counts, hidden)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe('departments that change their band between the months of a quarter', () => {
  /** Bands by volume, as of each window. */
  const bandOf = (count: number): string => (count < 10 ? 'low' : 'high')
  const banded = (period: string, dens: readonly number[]): Publication => ({
    ...month(period, []),
    board: ['low', 'high'].map((group) => ({
      ...{ group, metric: METRIC },
      departments: Object.fromEntries(
        UNITS.flatMap((id, i) => (bandOf(dens[i] ?? 0) === group ? [[id, dens[i] ?? 0]] : [])),
      ),
    })),
  })
  const sums = (dens: Counts) => dens.map((row) => row.reduce((a, b) => a + b, 0))
  const columnOf = (dens: Counts, j: number) => dens.map((row) => row[j] ?? 0)

  /** Everything the public holds in the end, written down apart: a column for every month and band, a total for every band of the quarter. */
  function exposedIn(released: readonly PublicCells[], dens: Counts): unknown[] {
    const all: PublicCells = Object.assign({}, ...released)
    const isHiddenAt = (key: string) => all[key]?.isShown !== true
    const columns = MONTHS.flatMap((window, j) => ['low', 'high'].map((band) => ({ window, j, band })))
    const totals = sums(dens)
    const bands = ['low', 'high']
    const isIn = (i: number, { j, band }: { j: number; band: string }) => bandOf(dens[i]?.[j] ?? 0) === band
    const rows = UNITS.map((_, i) => columns.map((at) => (isIn(i, at) ? (dens[i]?.[at.j] ?? 0) : 0)))
    const counts = withTotals(
      rows,
      totals.map((count) => bands.indexOf(bandOf(count))),
    )
    const hidden = [
      ...UNITS.map((department, i) => [
        ...columns.map((at) => isIn(i, at) && isHiddenAt(boardKey(at.window, METRIC, { department }))),
        ...bands.map(
          (band) =>
            bandOf(totals[i] ?? 0) === band && isHiddenAt(boardKey('2026-Q3', METRIC, { department })),
        ),
      ]),
      [...columns, ...bands.map((band) => ({ window: '2026-Q3', band }))].map(({ window, band }) =>
        isHiddenAt(boardKey(window, METRIC, { group: band })),
      ),
    ]
    // A band of one hidden sum and a zero total says that nothing is there.
    return exposedCells(counts, hidden, { totals: counts[0] ? counts[0].length - columns.length : 1 })
  }

  test('whatever the counts, the totals of all bands together give nothing small away, and nothing is refused', () => {
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 18 }), { minLength: 3, maxLength: 3 }), {
      ...{ minLength: 4, maxLength: 4 },
    })
    fc.assert(
      fc.property(table, (dens) => {
        const months = MONTHS.map((period, j) => banded(period, columnOf(dens, j)))
        const released = publishAll([...months, banded('2026-Q3', sums(dens))])
        expect(released).toHaveLength(4)
        expect(exposedIn(released, dens)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('a hidden department that changes its band in a correction is refused while the totals of a band are shown', () => {
    const cells = (group: string, a: number): PublicCells => ({
      [boardKey('2026-07', METRIC, { department: 'a' })]: { count: a, isShown: false, group },
      [boardKey('2026-07', METRIC, { group: 'low' })]: { count: 60, isShown: true, group: 'low' },
    })
    const key = boardKey('2026-07', METRIC, { department: 'a' })
    expect(regrouped(cells('high', 12), [cells('low', 7)])).toEqual({ code: 'regrouped', cells: [key] })
    expect(regrouped(cells('low', 12), [cells('low', 7)])).toBeNull()
    const { [boardKey('2026-07', METRIC, { group: 'low' })]: _, ...withoutTotal } = cells('high', 12)
    expect(regrouped(withoutTotal, [cells('low', 7)])).toBeNull()
  })
})

describe('places and categories of a quarter', () => {
  const quarter: Publication = {
    ...{ period: '2026-Q3', quarter: '2026-Q3', months: MONTHS, board: [] },
    places: {
      cells: ['g500.0.0', 'g500.0.1', 'g500.1.0', ''],
      communities: ['north', 'south', ''],
      counts: [
        [40, 0, 0],
        [12, 3, 0],
        [0, 2, 0],
        [0, 6, 1],
      ],
    },
    categories: { facility: 30, safety: 2, sanitation: 32 },
  }
  const [cells = {}] = publishAll([quarter])

  test('small cells are hidden, and a second one, or the total gives them away', () => {
    expect(shownCount(cells, placeKey('2026-Q3', 'cell', 'g500.1.0'))).toBeNull()
    expect(shownCount(cells, placeKey('2026-Q3', 'cell', 'g500.0.0'))).toBe(40)
    expect(shownCount(cells, placeKey('2026-Q3', 'total', ''))).toBe(64)
    const hidden = Object.entries(cells).filter(([key, cell]) => key.includes('|cell|') && !cell.isShown)
    expect(hidden.length).toBeGreaterThan(1)
  })

  test('no pair of a shown and a hidden category: two are hidden', () => {
    expect(shownCount(cells, categoryKey('2026-Q3', 'safety'))).toBeNull()
    const shown = ['facility', 'sanitation'].map((code) => shownCount(cells, categoryKey('2026-Q3', code)))
    expect(shown.filter((count) => count === null)).toHaveLength(1)
  })

  test('the same again is no difference; two cases more are refused with the cells that tell it', () => {
    expect(planPublication(quarter, [cells]).refusals).toEqual([])
    const categories = { facility: 30, safety: 2, sanitation: 34 }
    const { refusals } = planPublication({ ...quarter, categories }, [cells])
    expect(refusals).toEqual([{ code: 'differs_too_little', cells: [categoryKey('2026-Q3', 'sanitation')] }])
  })

  test('a cell that became small is hidden, one that was hidden stays hidden', () => {
    const categories = { facility: 30, safety: 40, sanitation: 32 }
    const { cells: later } = planPublication({ ...quarter, categories }, [cells])
    expect(later[categoryKey('2026-Q3', 'safety')]?.isShown).toBe(false)
    expect(isSmall(later[categoryKey('2026-Q3', 'safety')]?.count ?? 0)).toBe(false)
  })
})
