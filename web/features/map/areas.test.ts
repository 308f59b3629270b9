// Ranking and classing of areas: ties share a place, few units are never coloured, counts always are.
import { describe, expect, it } from 'vitest'
import { aHeat } from './aHeat.ts'
import { breaksOf, locatedOf, lookOf, rankAreas } from './areas.ts'

const places = (areas: ReturnType<typeof rankAreas>) =>
  areas.map(({ id, rank, isTied }) => [id, rank, isTied])

describe('ranked areas', () => {
  it('equal counts share a place, 1, 2, 2, 4, in the order of their ids', () => {
    const heat = aHeat({
      areas: [
        { id: 'b', num: 5 },
        { id: 'a', num: 5 },
        { id: 'c', num: 9 },
        { id: 'd', num: 1 },
      ],
    })
    expect(places(rankAreas(heat, 'count', [3]))).toEqual([
      ['c', 1, false],
      ['a', 2, true],
      ['b', 2, true],
      ['d', 4, false],
    ])
  })

  it('a rate of fewer than the minimum is hatched and unranked however high, after all others; one without value last', () => {
    const heat = aHeat({
      measure: 'breach_rate',
      areas: [
        { id: 'few', num: 19, den: 19 },
        { id: 'none', num: 0, den: 0, value: null },
        { id: 'twenty', num: 2, den: 20 },
      ],
    })
    const areas = rankAreas(heat, 'breach_rate', [0.05])
    expect(areas.map(({ id, look, rank }) => [id, look, rank])).toEqual([
      ['twenty', 2, 1],
      ['few', 'hatched', null],
      ['none', 'hatched', null],
    ])
  })

  it('a single case is coloured: counts are never too few', () => {
    expect(rankAreas(aHeat({ areas: [{ id: 'a', num: 1 }] }), 'count', [])[0]?.look).toBe(1)
  })
})

it('a value on a break belongs to the upper class', () => {
  expect([9, 10, 19, 20, 99].map((value) => lookOf(value, false, [10, 20]))).toEqual([1, 2, 2, 3, 3])
})

it('classes are the period’s or the year’s, and what is located is the total less the unlocated', () => {
  const heat = aHeat({ areas: [{ id: 'a', num: 7 }], unlocated: 3 })
  expect(breaksOf(heat, 'period')).toEqual([10, 20])
  expect(breaksOf(heat, 'year')).toEqual([50])
  expect(locatedOf(heat)).toBe(7)
})
