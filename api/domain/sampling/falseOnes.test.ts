// Exact chances of a stratified draw, against every draw there is.
import { describe, expect, it } from 'vitest'
import { fisherGreater } from '../statistics/fisher.ts'
import { chancesOf, type VisitedStratum } from './falseOnes.ts'
import { misreports, verifiedRate } from './misreport.ts'

const choose = (n: number, k: number): number =>
  k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k

/** Chance of f false ones among n drawn of K of which d are false. */
const drawn = (K: number, n: number, d: number, f: number) =>
  (choose(d, f) * choose(K - d, n - f)) / choose(K, n)

/** Two strata, one drawn from four times as densely as the other: by double sums over every way of lying and of drawing. */
const K = [30, 12] as const
const N = [5, 8] as const
function slowly(found: readonly [number, number], all: number, isAtLeast: boolean): number {
  const estimate = (f: readonly number[]) => (K[0] / N[0]) * (f[0] ?? 0) + (K[1] / N[1]) * (f[1] ?? 0)
  let worst = 0
  for (let d = Math.max(0, all - K[1]); d <= Math.min(all, K[0]); d++) {
    let chance = 0
    for (let f = 0; f <= N[0]; f++)
      for (let g = 0; g <= N[1]; g++) {
        const difference = estimate([f, g]) - estimate(found)
        if (isAtLeast ? difference < -1e-9 : difference > 1e-9) continue
        chance += drawn(K[0], N[0], d, f) * drawn(K[1], N[1], all - d, g)
      }
    worst = Math.max(worst, chance)
  }
  return worst
}
const strata = (found: readonly [number, number]): VisitedStratum[] =>
  [0, 1].map((h) => ({ claimed: K[h] ?? 0, visited: N[h] ?? 0, falseOnes: found[h] ?? 0 }))

describe('chances of two strata', () => {
  it.each([
    [[2, 3], 8],
    [[0, 5], 6],
    [[3, 0], 12],
    [[1, 1], 3],
  ] as const)('of %j false ones found, %i false in all', (found, all) => {
    const { atLeast, atMost } = chancesOf(strata(found))
    expect(atLeast(all)).toBeCloseTo(slowly(found, all, true), 12)
    expect(atMost(all)).toBeCloseTo(slowly(found, all, false), 12)
  })

  it('rise with every false one, so that bounds can be searched', () => {
    const { atLeast, atMost } = chancesOf(strata([1, 4]))
    for (let all = 5; all < 42; all++) {
      expect(atLeast(all + 1)).toBeGreaterThanOrEqual(atLeast(all) - 1e-12)
      expect(atMost(all + 1)).toBeLessThanOrEqual(atMost(all) + 1e-12)
    }
  })
})

it('never pass 1 or 0 by a rounding', () => {
  for (let claimed = 20; claimed < 220; claimed += 7) {
    const other = { claimed, visited: 12, falseOnes: 0 }
    const { atLeast, atMost } = chancesOf([{ claimed: 2 * claimed, visited: 9, falseOnes: 0 }, other])
    for (const all of [0, 1, 5, claimed]) {
      expect(atLeast(all)).toBeLessThanOrEqual(1)
      expect(atMost(all)).toBeGreaterThanOrEqual(0)
    }
  }
})

it('of one stratum are the hypergeometric tails', () => {
  const { atLeast, atMost } = chancesOf([{ claimed: 40, visited: 10, falseOnes: 3 }])
  expect(atLeast(4)).toBeCloseTo(fisherGreater({ num: 3, den: 10 }, { num: 1, den: 30 }), 12)
  expect(atMost(20)).toBeCloseTo(fisherGreater({ num: 7, den: 10 }, { num: 13, den: 30 }), 12)
})

it('a stratum nobody visited may hide false ones, and accuses nobody', () => {
  const seen = { claimed: 40, visited: 10, falseOnes: 0 }
  const hidden = { claimed: 60, visited: 0, falseOnes: 0 }
  expect(chancesOf([seen, hidden]).atMost(60)).toBe(1)
  expect(chancesOf([seen, hidden]).atLeast(60)).toBe(1)
  expect(verifiedRate({ cases: 100, strata: [seen, hidden] })?.falseBounds.hi).toBeGreaterThanOrEqual(60)
})

it('at the tolerated share no honest department is pointed at more often than its level, wherever its mistakes lie', () => {
  // ⌈0.05·42⌉ = 3 false ones; every outcome of every way of lying.
  for (let d = 0; d <= 3; d++) {
    let pointedAt = 0
    for (let f = 0; f <= N[0]; f++)
      for (let g = 0; g <= N[1]; g++) {
        const chance = drawn(K[0], N[0], d, f) * drawn(K[1], N[1], 3 - d, g)
        if (chance === 0) continue
        const [found] = misreports([{ department: 'd', cases: 42, strata: strata([f, g]) }])
        if ((found?.p ?? 1) <= 0.05) pointedAt += chance
      }
    expect(pointedAt).toBeLessThanOrEqual(0.05)
  }
})
