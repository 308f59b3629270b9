import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fisherGreater } from './fisher.ts'

// Ratios of whole numbers, by counting tables.
test.each([
  ['three of three against none of three', [3, 3], [0, 3], 1 / 20],
  ['the lady tasting tea: three of four right', [3, 4], [1, 4], 17 / 70],
  ['all four right', [4, 4], [0, 4], 1 / 70],
  ['the wrong way round', [1, 4], [3, 4], 69 / 70],
  ['both full', [30, 30], [12, 12], 1],
  ['both empty', [0, 30], [0, 12], 1],
  ['no units on one side', [0, 0], [5, 9], 1],
  ['no units at all', [0, 0], [0, 0], 1],
] as const)('%s', (_, [x, n], [y, m], p) => {
  expect(fisherGreater({ num: x, den: n }, { num: y, den: m })).toBeCloseTo(p, 13)
})

// By exact whole-number arithmetic: Σ C(n,x)·C(m,s−x) / C(n+m,s) over BigInt.
test.each([
  [
    [11, 12],
    [13, 33],
  ],
  [
    [238, 261],
    [1306, 1423],
  ],
  [
    [1306, 1423],
    [238, 261],
  ],
  [
    [950, 1000],
    [9300, 10_000],
  ],
  [
    [400, 500],
    [100, 500],
  ],
] as const)('%j against %j is the exact sum', ([x, n], [y, m]) => {
  const p = fisherGreater({ num: x, den: n }, { num: y, den: m })
  const exact = exactGreater(x, n, y, m)
  expect(Math.abs(p / exact - 1)).toBeLessThan(1e-9)
})

function exactGreater(x: number, n: number, y: number, m: number): number {
  const chooseRow = (k: number) => {
    const row = [1n]
    for (let i = 1; i <= k; i++) row.push(((row[i - 1] ?? 0n) * BigInt(k - i + 1)) / BigInt(i))
    return row
  }
  const [ofA, ofB, all] = [chooseRow(n), chooseRow(m), chooseRow(n + m)]
  let sum = 0n
  for (let k = x; k <= Math.min(n, x + y); k++) sum += (ofA[k] ?? 0n) * (ofB[x + y - k] ?? 0n)
  const scale = 10n ** 400n
  return Number(`${(sum * scale) / (all[x + y] ?? 1n)}e-400`)
}

const counts = fc.nat(300).chain((den) => fc.nat(den).map((num) => ({ num, den })))

test('both directions share the table itself: their p add up to 1 and its probability', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const [up, down] = [fisherGreater(a, b), fisherGreater(b, a)]
      expect(up).toBeGreaterThanOrEqual(0)
      expect(up).toBeLessThanOrEqual(1)
      expect(up + down).toBeGreaterThanOrEqual(1 - 1e-9)
      const more = { num: a.num + 1, den: a.den }
      const less = { num: b.num - 1, den: b.den }
      if (more.num <= more.den && less.num >= 0)
        expect(up + down - 1).toBeCloseTo(up - fisherGreater(more, less), 9)
    }),
  )
})

test('one more success never makes the claim weaker', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      fc.pre(a.num < a.den)
      expect(fisherGreater({ num: a.num + 1, den: a.den }, b)).toBeLessThanOrEqual(
        fisherGreater(a, b) + 1e-12,
      )
    }),
  )
})

test('what is no count of a count is refused', () => {
  const good = { num: 1, den: 2 }
  for (const bad of [
    { num: 0.9, den: 1 },
    { num: 3, den: 2 },
    { num: -1, den: 2 },
    { num: 1, den: Number.NaN },
  ]) {
    expect(() => fisherGreater(bad, good)).toThrow(RangeError)
    expect(() => fisherGreater(good, bad)).toThrow(RangeError)
  }
})
