// A department stands by its whole interval, on enough cases, on one axis with its group.
import { describe, expect, it } from 'vitest'
import { aRow } from '#web/test/figures.ts'
import { rankMove, scoreAxis, standingOf, tiedRanks } from './standing.ts'

describe('standing against the standard', () => {
  it('is judged by the whole interval, not by the score', () => {
    const kind = (lo: number, hi: number) =>
      standingOf(aRow({ id: 'a', rank: 1, score: [(lo + hi) / 2, lo, hi] }), 90).kind
    expect(kind(90, 95)).toBe('good')
    expect(kind(89.9, 99)).toBe('attention')
    expect(kind(80, 90)).toBe('attention')
    expect(kind(80, 89.9)).toBe('poor')
  })

  it('is not judged on 22 of 22, only marked as a small sample', () => {
    const row = aRow({ id: 'a', rank: 1, score: [100, 91, 100], den: 22 })
    expect(standingOf(row, 90)).toEqual({ kind: 'uncertain', isSmall: true, least: 22 })
    expect(standingOf(aRow({ id: 'a', rank: 1, score: [100, 91, 100], den: 30 }), 90).isSmall).toBe(false)
  })

  it('is uncertain and no small sample where there is no score', () => {
    expect(standingOf(aRow({ id: 'a', den: 12 }), 90)).toEqual({
      kind: 'uncertain',
      isSmall: false,
      least: 12,
    })
  })
})

describe('ranks', () => {
  it('1, 2, 2, 4: only the shared rank is tied', () => {
    const rows = [1, 2, 2, 4, null].map((rank, index) => aRow({ id: String(index), rank }))
    expect([...tiedRanks(rows)]).toEqual([2])
  })

  it('a smaller number is a move up; not ranked before is no move', () => {
    expect(rankMove(2, 5)).toEqual({ kind: 'up', by: 3, from: 5 })
    expect(rankMove(5, 2)).toEqual({ kind: 'down', by: 3, from: 2 })
    expect(rankMove(2, 2)?.kind).toBe('same')
    expect(rankMove(2, null)?.kind).toBe('new')
    expect(rankMove(null, 2)).toBeNull()
  })
})

describe('the common axis', () => {
  it('holds every interval and the standard, in round steps up to 100', () => {
    const axis = scoreAxis([aRow({ id: 'a', rank: 1, score: [75, 71.2, 79] })], 90)
    expect(axis).toEqual({ min: 70, max: 100, ticks: [70, 75, 80, 85, 90, 95, 100] })
    expect(scoreAxis([], 90).ticks).toEqual([90, 95, 100])
    expect(scoreAxis([aRow({ id: 'a', rank: 1, score: [5, 0, 40] })], 90).ticks).toEqual([
      0, 20, 40, 60, 80, 100,
    ])
  })
})
