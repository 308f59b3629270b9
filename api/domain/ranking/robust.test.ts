import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compositeFromMoments, weigh, weighableFromMoments } from '../statistics/composite.ts'
import { momentsOf } from '../statistics/moments.ts'
import { type RobustEntrant, robustShares, weightGrid } from './robust.ts'

const UP = [true, true, true]

/** A department with so many of 200 cases good in each indicator. */
function department(id: string, good: readonly number[]): RobustEntrant {
  const cases = Array.from({ length: 200 }, (_, i) => ({
    d: good.map(() => 1),
    y: good.map((most) => Number(i < most)),
  }))
  return { id, ...weighableFromMoments(momentsOf(cases, good.length), UP.slice(0, good.length)) }
}

describe('the grid of weights', () => {
  test('three weights well inside give 721 vectors', () => {
    const grid = weightGrid([0.3, 0.4, 0.3])
    expect(grid).toHaveLength(721)
    expect(grid).toContainEqual([0.3, 0.4, 0.3])
    expect(grid).toContainEqual([0.15, 0.55, 0.3])
    expect(grid).not.toContainEqual([0.14, 0.55, 0.31])
  })
  test('a small weight is not taken below 0', () => {
    const grid = weightGrid([0.05, 0.95])
    expect(grid[0]).toEqual([0, 1])
    expect(grid).toHaveLength(21)
  })
  test('more than three weights move by 0.05', () => {
    const grid = weightGrid([0.25, 0.25, 0.25, 0.25])
    expect(grid).toHaveLength(231)
    expect(
      grid.every((vector) => vector.every((weight) => Number.isInteger(Math.round(weight * 1e9) / 5e7))),
    ).toBe(true)
  })
  test('one weight has one vector, none have none, impossible ones have none', () => {
    expect(weightGrid([1])).toEqual([[1]])
    expect(weightGrid([])).toEqual([])
    expect(weightGrid([0.2, 0.2])).toEqual([])
  })
  test('every vector lies in reach, is not negative and adds up to 1', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(parts, (raw) => {
        const sum = raw.reduce((total, part) => total + part, 0)
        fc.pre(sum > 0)
        const weights = raw.map((part) => part / sum)
        for (const vector of weightGrid(weights)) {
          expect(vector.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 12)
          vector.forEach((weight, k) => {
            expect(weight).toBeGreaterThanOrEqual(0)
            expect(Math.abs(weight - (weights[k] ?? 0))).toBeLessThanOrEqual(0.15 + 1e-9)
          })
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('the robust share', () => {
  const weights = [0.3, 0.4, 0.3]
  test('nobody has none; alone or among equals a tier always holds', () => {
    expect(robustShares([], weights)).toEqual([])
    expect(robustShares([department('a', [180, 170, 160])], weights)).toEqual([
      { id: 'a', tier: 1, share: 1 },
    ])
    const equals = ['a', 'b', 'c'].map((id) => department(id, [180, 170, 160]))
    expect(robustShares(equals, weights).map(({ share }) => share)).toEqual([1, 1, 1])
  })
  test('worse in everything stays below under every weighting', () => {
    const shares = robustShares(
      [department('low', [100, 90, 80]), department('high', [198, 195, 190])],
      weights,
    )
    expect(shares).toEqual([
      { id: 'high', tier: 1, share: 1 },
      { id: 'low', tier: 2, share: 1 },
    ])
  })
  test('a tier that hangs on one indicator is not robust', () => {
    const [first, second] = robustShares(
      [department('even', [190, 190, 190]), department('lopsided', [200, 150, 200])],
      weights,
    )
    expect(first).toMatchObject({ id: 'even', tier: 1, share: 1 })
    expect(second?.tier).toBe(2)
    expect(second?.share).toBeGreaterThan(0.2)
    expect(second?.share).toBeLessThan(0.95)
  })
  test('the order of departments changes nothing', () => {
    const all = [
      department('a', [190, 150, 180]),
      department('b', [170, 190, 160]),
      department('c', [150, 120, 199]),
    ]
    expect(robustShares(all.toReversed(), weights)).toEqual(robustShares(all, weights))
  })
  test('weights that leave no grid point have no share', () => {
    expect(robustShares([department('a', [180, 170])], [0.2, 0.2])).toEqual([
      { id: 'a', tier: 1, share: null },
    ])
  })
})

test('one set of sums weighed anew is the score by those weights', () => {
  const cases = Array.from({ length: 40 }, (_, i) => ({
    d: [1, Number(i % 2), Number(i % 3 > 0)],
    y: [Number(i % 5 > 0), Number(i % 4 === 1), i % 3 > 0 ? 0.9 : 0],
  }))
  const moments = momentsOf(cases, 3)
  const signs = [true, false, true]
  const once = weighableFromMoments(moments, signs)
  for (const weights of weightGrid([0.3, 0.4, 0.3]).filter((_, i) => i % 50 === 0)) {
    const { value, variancePlus } = compositeFromMoments(moments, weights, signs)
    expect(weigh(once, weights)).toEqual({ value, variancePlus })
  }
})
