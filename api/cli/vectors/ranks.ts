// Vectors of rank intervals and tiers: estimates with `se`, `counts` of one share, or `moe90` with published intervals.
import { byScore, byShare } from '../../domain/ranking/pairs.ts'
import { separatedRankSets, simultaneousZ } from '../../domain/ranking/separated.ts'
import { type Standing, standingsOf } from '../../domain/ranking/standings.ts'
import { normalQuantile } from '../../domain/statistics/normal.ts'
import type { Interval } from '../../domain/statistics/wilson.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  expectSame,
  type Fields,
  flagIn,
  holds,
  isShaped,
  listIn,
  NotBinding,
  numberIn,
  numbersIn,
  numbersOf,
  vectorsOf,
} from './shape.ts'

/** Critical values are given to 15 digits, without a tolerance. */
const LAST_DIGITS = 1e-12

export const rankVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\branks?\b.*\btiers?\b/i, ['counts', 'rankSetHolmFisher']) ||
    holds(file, ['estimate', 'se', 'rankSetHolm']) ||
    holds(file, ['estimate', 'moe90', 'rankSet']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkRanks),
}

function checkRanks(vector: Fields): void {
  if ('counts' in vector) checkShares(vector)
  else if ('se' in vector) checkEstimates(vector)
  else if ('moe90' in vector) checkPublished(vector)
  else if ('estimate' in vector) throw new Error('neither “se” nor “moe90”')
  else throw new NotBinding('no estimates and no counts')
}

function checkShares(vector: Fields): void {
  const shares = listIn(vector, 'counts').map((pair, i) => {
    const [num = Number.NaN, den = Number.NaN] = numbersOf(pair, 'counts')
    return { id: idOf(i), num, den, score: (100 * num) / den }
  })
  const standings = standingsOf(shares, byShare, numberIn(vector, 'alpha'))
  expectRanks(standings, vector, 'rankSetHolmFisher')
}

function checkEstimates(vector: Fields): void {
  const estimates = numbersIn(vector, 'estimate')
  const se = numbersIn(vector, 'se')
  const level = numberIn(vector, 'alpha')
  const sign = flagIn(vector, 'higherIsBetter') ? 1 : -1
  const entrants = estimates.map((value, i) => ({
    id: idOf(i),
    score: sign * value,
    variance: (se[i] ?? Number.NaN) ** 2,
  }))
  expectRanks(standingsOf(entrants, byScore, level), vector, 'rankSetHolm')
  if (!('rankSetKWW' in vector)) return
  const z = simultaneousZ(estimates.length, level)
  expectNear('zKWW', z, numberIn(vector, 'zKWW'), LAST_DIGITS)
  const intervals = entrants.map(({ score, variance }) => around(score, z * Math.sqrt(variance)))
  expectSets('rankSetKWW', separatedRankSets(intervals), vector)
}

/** Intervals as published, rounded to one decimal; rank 1 is the lowest value. */
function checkPublished(vector: Fields): void {
  const margins = numbersIn(vector, 'moe90')
  const z = simultaneousZ(margins.length, numberIn(vector, 'alpha'))
  expectNear('zIndep', z, numberIn(vector, 'zIndep'), LAST_DIGITS)
  const toOneDecimal = (value: number) => Math.round(10 * value) / 10
  const intervals = numbersIn(vector, 'estimate').map((value, i): Interval => {
    const half = (z * (margins[i] ?? Number.NaN)) / normalQuantile(0.95)
    return { lo: toOneDecimal(value - half), hi: toOneDecimal(value + half) }
  })
  const [lo, hi] = [numbersIn(vector, 'lo'), numbersIn(vector, 'hi')]
  for (const [i, interval] of intervals.entries()) {
    expectNear(`lo[${i}]`, interval.lo, lo[i] ?? Number.NaN, LAST_DIGITS)
    expectNear(`hi[${i}]`, interval.hi, hi[i] ?? Number.NaN, LAST_DIGITS)
  }
  const mirrored = intervals.map((interval) => ({ lo: -interval.hi, hi: -interval.lo }))
  expectSets('rankSet', separatedRankSets(mirrored), vector)
}

const around = (value: number, half: number): Interval => ({ lo: value - half, hi: value + half })

/** Ids that sort as the vector lists its rows. */
const idOf = (i: number): string => String(i).padStart(6, '0')

function expectRanks(standings: readonly Standing[], vector: Fields, key: string): void {
  const rows = [...standings].sort((a, b) => (a.id < b.id ? -1 : 1))
  expectSets(
    key,
    rows.map(({ rankLow, rankHigh }) => [rankLow, rankHigh]),
    vector,
  )
  if ('tier' in vector)
    expectSame('tier', JSON.stringify(rows.map(({ tier }) => tier)), JSON.stringify(vector.tier))
  if ('nRejections' in vector) {
    const rejections = rows.reduce((sum, { rankHigh }) => sum + rows.length - rankHigh, 0)
    expectSame('nRejections', rejections, vector.nRejections)
  }
}

function expectSets(key: string, sets: readonly (readonly number[])[], vector: Fields): void {
  const wanted = listIn(vector, key)
  expectSame(`number of ${key}`, sets.length, wanted.length)
  for (const [i, set] of sets.entries())
    expectSame(`${key}[${i}]`, JSON.stringify(set), JSON.stringify(wanted[i]))
}
