// Other weights: points and shares, what moves, and the worker's answer against the ranking's own rules.
import { describe, expect, it } from 'vitest'
import { momentsOf } from '#api/domain/statistics/moments.ts'
import { answerWeights } from './answerWeights.ts'
import { normalised, pointsOf, readPoint, sharesOf, sumOf, weightedRows } from './weights.ts'

describe('points', () => {
  it('are the scheme’s weights in hundredths, and shares of their sum', () => {
    expect(pointsOf([0.3, 0.4, 0.3])).toEqual([30, 40, 30])
    expect(sharesOf([30, 30, 60])).toEqual([0.25, 0.25, 0.5])
    expect(sharesOf([0, 0])).toBeNull()
  })

  it('scaled to 100 stay whole and add up', () => {
    expect(normalised([1, 1, 1])).toEqual([34, 33, 33])
    expect(normalised([50, 100, 50])).toEqual([25, 50, 25])
    expect(sumOf(normalised([7, 13, 29, 3]))).toBe(100)
    expect(normalised([0, 0])).toEqual([0, 0])
  })

  it('are read between 0 and 100, nonsense as 0', () => {
    expect(['55', '-3', '200', 'x'].map(readPoint)).toEqual([55, 0, 100, 0])
  })
})

const department = (id: string, first: number, second: number, den = 200) => {
  const cases = Array.from({ length: den }, (_, i) => ({
    d: [1, 1],
    y: [Number(i < first * den), Number(i >= den - second * den)],
  }))
  return { id, moments: momentsOf(cases, 2) }
}
const departments = [department('a', 0.99, 0.7), department('b', 0.8, 0.95)]
const question = { departments, higherIsBetter: [true, true], isRobust: false }

describe('the answer', () => {
  it('ranks by the weights it is given', () => {
    const order = (weights: number[]) =>
      answerWeights({ ...question, weights }).standings.map(({ id, rank }) => [id, rank])
    expect(order([0.9, 0.1])).toEqual([
      ['a', 1],
      ['b', 2],
    ])
    expect(order([0.1, 0.9])).toEqual([
      ['b', 1],
      ['a', 2],
    ])
  })

  it('gives points of the score, and robust shares only where they are asked for', () => {
    const plain = answerWeights({ ...question, weights: [0.5, 0.5] })
    expect(plain.standings[0]?.score).toBeCloseTo(87.5, 9)
    expect(plain.robust).toBeNull()
    const robust = answerWeights({ ...question, weights: [0.5, 0.5], isRobust: true })
    expect(robust.robust?.map(({ id, tier }) => [id, tier])).toEqual(
      robust.standings.map(({ id, tier }) => [id, tier]),
    )
    for (const { share } of robust.robust ?? []) expect(share).toBeGreaterThan(0)
  })

  it('an indicator where lower is better enters turned round', () => {
    const { standings } = answerWeights({ ...question, higherIsBetter: [false, true], weights: [1, 0] })
    expect(standings[0]).toMatchObject({ id: 'b', rank: 1 })
  })
})

it('rows stand in the tried order and say what moved', () => {
  const now = answerWeights({ ...question, weights: [0.9, 0.1] }).standings
  const tried = answerWeights({ ...question, weights: [0.1, 0.9] }).standings
  const names = new Map([['a', '甲']])
  const rows = weightedRows({ names, now, tried, robust: [{ id: 'a', share: 0.97 }] })
  expect(rows.map(({ id, name, isMoved, robust }) => [id, name, isMoved, robust])).toEqual([
    ['b', 'b', true, null],
    ['a', '甲', true, 0.97],
  ])
})
