// The quarter's total: shares spread over the parts that have data, with their variance.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PART_SHARES, totalOf } from './total.ts'

const part = (value: number, variance = 1) => ({ value, variance })

describe('a total', () => {
  it('is 0.80 score, 0.10 supervision and 0.10 council, its variance the squared shares’ sum', () => {
    const total = totalOf({ score: part(90, 4), supervision: part(80, 9), council: part(70, 16) })
    expect(total?.value).toBeCloseTo(0.8 * 90 + 8 + 7, 12)
    expect(total?.variance).toBeCloseTo(0.64 * 4 + 0.01 * 9 + 0.01 * 16, 12)
  })

  it('spreads the share of a part without data pro rata, and says so', () => {
    const total = totalOf({ score: part(90, 4), supervision: null, council: part(72, 16) })
    expect(total?.value).toBeCloseTo((8 * 90 + 72) / 9, 12)
    expect(total?.variance).toBeCloseTo((64 * 4 + 16) / 81, 12)
    expect(total?.parts).toEqual([
      { part: 'score', share: 0.8, applied: 0.8 / (0.8 + 0.1), value: 90, variance: 4 },
      { part: 'supervision', share: 0.1, applied: null, value: null, variance: null },
      { part: 'council', share: 0.1, applied: 0.1 / (0.8 + 0.1), value: 72, variance: 16 },
    ])
  })

  it('is the score itself where nothing else has data', () => {
    expect(totalOf({ score: part(88.5, 2), supervision: null, council: null })).toMatchObject({
      value: 88.5,
      variance: 2,
    })
  })

  it('is not made of supervision and council alone', () => {
    expect(totalOf({ score: null, supervision: part(99), council: part(99) })).toBeNull()
  })

  it('lies between its lowest and highest part, whatever they are', () => {
    const points = fc.option(
      fc.record({ value: fc.double({ min: 0, max: 100, noNaN: true }), variance: fc.constant(1) }),
    )
    const values = fc.record({
      score: points.filter((one) => one !== null),
      supervision: points,
      council: points,
    })
    fc.assert(
      fc.property(values, (given) => {
        const known = Object.values(given).flatMap((one) => (one === null ? [] : [one.value]))
        const value = totalOf(given)?.value ?? Number.NaN
        expect(value).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9)
        expect(value).toBeLessThanOrEqual(Math.max(...known) + 1e-9)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('has shares that add up to one', () => {
    expect(Object.values(PART_SHARES).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 15)
  })
})
