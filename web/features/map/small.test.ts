// Chips, rows, categories, verdict against the street: the small choices of the screen.
import { expect, it } from 'vitest'
import { aHeat } from './aHeat.ts'
import { rankAreas } from './areas.ts'
import { barEnd, breachKind, streetRate } from './breach.ts'
import { chipsShown } from './chips.ts'
import { rowsShown } from './rows.ts'
import { topCategories } from './topCategories.ts'

it('of many categories the most frequent six and the chosen ones stand there, in their own order', () => {
  const chips = Array.from({ length: 12 }, (_, i) => ({ code: `c${i + 10}`, zh: '', en: '', count: i }))
  const { shown, hidden } = chipsShown(chips, ['c10'], false)
  expect(shown.map(({ code }) => code)).toEqual(['c10', 'c16', 'c17', 'c18', 'c19', 'c20', 'c21'])
  expect(hidden).toBe(5)
  expect(chipsShown(chips, [], true).hidden).toBe(0)
  expect(chipsShown(chips.slice(0, 8), [], false).shown).toHaveLength(8)
})

it('the chosen row is shown wherever it stands', () => {
  const areas = rankAreas(aHeat({ areas: [1, 2, 3, 4].map((num) => ({ id: `k${num}`, num })) }), 'count', [])
  const { shown, hidden } = rowsShown(areas, 2, 'k1')
  expect(shown.map(({ id }) => id)).toEqual(['k4', 'k3', 'k1'])
  expect(hidden).toBe(1)
})

it('the three largest categories with any case', () => {
  const counted = [0, 5, 9, 5, 1].map((count, i) => ({ category: { code: `c${i}` }, count }))
  expect(topCategories(counted).map(({ category }) => category.code)).toEqual(['c2', 'c1', 'c3'])
  expect(topCategories(counted.slice(0, 1))).toEqual([])
})

it('an area is worse only when its whole interval lies above the street, and few units are never judged', () => {
  expect(breachKind({ lo: 0.11, hi: 0.2, den: 100 }, 0.1)).toBe('poor')
  expect(breachKind({ lo: 0.09, hi: 0.2, den: 100 }, 0.1)).toBe('noise')
  expect(breachKind({ lo: 0.01, hi: 0.09, den: 100 }, 0.1)).toBe('good')
  expect(breachKind({ lo: 0.3, hi: 0.9, den: 19 }, 0.1)).toBe('uncertain')
})

it('the street’s rate pools the areas; the bar ends at a round number that holds both', () => {
  const areas = [
    { id: 'a', num: 1, den: 10 },
    { id: 'b', num: 9, den: 90 },
  ]
  expect(streetRate(aHeat({ measure: 'breach_rate', areas }))).toBe(0.1)
  expect(streetRate(aHeat({ measure: 'breach_rate', areas: [] }))).toBeNull()
  expect(barEnd(0.231, 0.08)).toBe(0.25)
  expect(barEnd(null, 0.3)).toBe(0.4)
  expect(barEnd(0.99, null)).toBe(1)
})
