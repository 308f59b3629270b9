import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeSet } from '#api/test/sharedVectors.ts'
import { byScore, byShare, type Estimated } from './pairs.ts'
import { type Standing, standingsOf } from './standings.ts'

interface RankVector {
  readonly id: string
  readonly alpha: number
  readonly estimate?: readonly number[]
  readonly se?: readonly number[]
  readonly counts?: readonly (readonly [number, number])[]
  readonly rankSetHolm?: readonly (readonly number[])[]
  readonly rankSetHolmFisher?: readonly (readonly number[])[]
  readonly tier?: readonly number[]
}

const named = (i: number): string => `unit-${String(i).padStart(4, '0')}`
const ofPairs = (pairs: readonly (readonly [number, number])[]): Estimated[] =>
  pairs.map(([score, deviation], i) => ({ id: named(i), score, variance: deviation ** 2 }))
const byId = (standings: readonly Standing[]) => [...standings].sort((a, b) => (a.id < b.id ? -1 : 1))

function standingsIn(vector: RankVector): Standing[] {
  const { counts, estimate = [], se = [], alpha } = vector
  if (counts === undefined)
    return standingsOf(ofPairs(estimate.map((value, i) => [value, se[i] ?? Number.NaN])), byScore, alpha)
  const shares = counts.map(([num, den], i) => ({ id: named(i), num, den, score: (100 * num) / den }))
  return standingsOf(shares, byShare, alpha)
}

describe.each(wholeSet<{ readonly vectors: readonly RankVector[] }>('ranking/rank_sets_and_tiers.json'))(
  '%s',
  (_, { vectors }) => {
    const holm = vectors.filter(({ se, counts }) => se !== undefined || counts !== undefined)
    test.each(holm)('$id: rank intervals and tiers', (vector) => {
      const standings = byId(standingsIn(vector))
      expect(standings.map(({ rankLow, rankHigh }) => [rankLow, rankHigh])).toEqual(
        vector.rankSetHolm ?? vector.rankSetHolmFisher,
      )
      const tiers = standings.map(({ tier }) => tier)
      expect(tiers).toEqual(vector.tier ?? tiers.map(() => 1))
    })
  },
)

describe('named cases', () => {
  test('nobody has no standing; one alone is first in tier 1', () => {
    expect(standingsOf([], byScore)).toEqual([])
    const alone = standingsOf([{ id: 'a', score: 3, variance: 0 }], byScore)
    expect(alone).toEqual([{ id: 'a', rank: 1, rankLow: 1, rankHigh: 1, tier: 1 }])
  })

  test('four of five full marks and one dissatisfied case: one tier, every rank possible', () => {
    const towns = Array.from({ length: 30 }, (_, i) => ({ num: i < 24 ? 30 : 29, den: 30 }))
    const standings = standingsOf(
      towns.map((town, i) => ({ id: named(i), ...town, score: (100 * town.num) / town.den })),
      byShare,
    )
    expect(new Set(standings.map(({ tier, rankLow, rankHigh }) => `${tier} ${rankLow}–${rankHigh}`))).toEqual(
      new Set(['1 1–30']),
    )
    expect(standings.map(({ rank }) => rank)).toEqual([...Array(24).fill(1), ...Array(6).fill(25)])
  })

  test('scores without any variance: the higher is better, equals are not', () => {
    const standings = standingsOf(
      ofPairs([
        [90, 0],
        [90, 0],
        [80, 0],
      ]),
      byScore,
    )
    expect(standings.map(({ rank, rankLow, rankHigh, tier }) => [rank, rankLow, rankHigh, tier])).toEqual([
      [1, 1, 2, 1],
      [1, 1, 2, 1],
      [3, 3, 3, 2],
    ])
  })

  test('a head of wide interval shares its tier with units that differ among themselves', () => {
    const [head, second, third] = standingsOf(
      ofPairs([
        [95, 10],
        [94, 0.1],
        [80, 0.1],
      ]),
      byScore,
    )
    expect([head?.tier, second?.tier, third?.tier]).toEqual([1, 1, 1])
    // The rank interval is the finer statement.
    expect([second?.rankLow, second?.rankHigh]).toEqual([1, 2])
    expect([third?.rankLow, third?.rankHigh]).toEqual([2, 3])
  })

  test('among equal scores the tier goes by the order too: by id', () => {
    const standings = standingsOf(
      ofPairs([
        [95, 1],
        [85, 30],
        [85, 1],
        [60, 1],
      ]),
      byScore,
    )
    expect(byId(standings).map(({ tier }) => tier)).toEqual([1, 1, 2, 3])
    expect(standings.map(({ rank }) => rank)).toEqual([1, 2, 2, 4])
  })

  test('a group in which nothing can be claimed is one tier', () => {
    const standings = standingsOf(
      ofPairs([
        [95, 9],
        [90, 9],
        [85, 9],
      ]),
      byScore,
    )
    expect(standings.map(({ tier, rankLow, rankHigh }) => [tier, rankLow, rankHigh])).toEqual([
      [1, 1, 3],
      [1, 1, 3],
      [1, 1, 3],
    ])
  })
})

describe('the p of a pair of scores', () => {
  const pair = (ahead: number, variance: number) =>
    byScore({ id: 'a', score: 50 + ahead, variance }, { id: 'b', score: 50, variance })
  test('is 1 − Φ(z) and keeps its accuracy far out', () => {
    expect(pair(Math.SQRT2 * 1.959963984540054, 1)).toBeCloseTo(0.025, 12)
    expect(pair(Math.SQRT2 * 10, 1) / 7.61985302416053e-24).toBeCloseTo(1, 8)
  })
  test('is 0, 1 or 0.5 without variance', () => {
    expect([pair(1, 0), pair(-1, 0), pair(0, 0), pair(1e-10, 0)]).toEqual([0, 1, 0.5, 0.5])
  })
})

const scored = fc
  .array(fc.tuple(fc.integer({ min: 60, max: 100 }), fc.constantFrom(0, 0.3, 1, 3, 10)), { maxLength: 14 })
  .map(ofPairs)

test('the order of rows changes nothing, names only who of equals comes first', () => {
  fc.assert(
    fc.property(scored, fc.infiniteStream(fc.nat()), (units, random) => {
      const before = byId(standingsOf(units, byScore))
      const keyed = units.map((unit) => ({ unit, key: random.next().value }))
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ unit }) => unit)
      expect(byId(standingsOf(shuffled, byScore))).toEqual(before)
      const mirrored = (id: string) => named(9999 - Number(id.slice(-4)))
      const distinct = units.filter(({ score }, i) => units.findIndex((one) => one.score === score) === i)
      const renamed = standingsOf(
        distinct.map((unit) => ({ ...unit, id: mirrored(unit.id) })),
        byScore,
      )
      expect(byId(renamed.map((one) => ({ ...one, id: mirrored(one.id) })))).toEqual(
        byId(standingsOf(distinct, byScore)),
      )
    }),
  )
})

test('the rank lies in its interval, tiers only grow down the order', () => {
  fc.assert(
    fc.property(scored, (units) => {
      const standings = standingsOf(units, byScore)
      expect(standings).toHaveLength(units.length)
      standings.forEach((one, i) => {
        expect(one.rankLow).toBeLessThanOrEqual(one.rank)
        expect(one.rankHigh).toBeGreaterThanOrEqual(one.rank)
        const before = standings[i - 1]
        const step = one.tier - (before?.tier ?? 0)
        expect([0, 1]).toContain(step)
      })
    }),
  )
})
