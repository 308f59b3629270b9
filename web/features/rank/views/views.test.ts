// The funnel's places and the lines' order.
import { describe, expect, it } from 'vitest'
import { aRanking, aRate, aRow } from '#web/test/figures.ts'
import { funnelOf, kindOf, limitsOf } from './funnelOf.ts'
import { countPlace, heatMonths, heatOf } from './heatOf.ts'
import { nextView, readRankView, viewParam } from './rankView.ts'
import { slopeOf } from './slopeOf.ts'

const ID = 'resolution_rate'
const unit = (id: string, num: number, den: number) =>
  aRow({ id, rank: 1, score: [90, 88, 92], more: { indicators: { [ID]: aRate(ID, num, den) } } })

describe('the view', () => {
  it('is the table unless the address says another; V goes round', () => {
    expect([readRankView(undefined), readRankView('pie'), readRankView('slope')]).toEqual([
      'table',
      'table',
      'slope',
    ])
    const round = [nextView('table'), nextView('funnel'), nextView('slope'), nextView('heat')]
    expect(round).toEqual(['funnel', 'slope', 'heat', 'table'])
    expect([viewParam('table'), viewParam('funnel')]).toEqual([null, 'funnel'])
  })
})

describe('the months', () => {
  const at = { zone: 'Asia/Shanghai', asOf: '2026-11-10T12:00:00+08:00' }
  const question = { metric: ID, target: 0.9, isHigherBetter: true }
  const month = (...rows: Parameters<typeof unit>[]) => aRanking(rows.map((row) => unit(...row)))

  it('end with the period, or with as-of while it runs', () => {
    expect(heatMonths('2026-Q3', at)).toEqual([
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
    ])
    expect(heatMonths('2026-Q4', at).at(-1)).toBe('2026-11')
    expect(heatMonths('2026', at).at(-1)).toBe('2026-11')
    expect(heatMonths('2027-Q1', at).at(-1)).toBe('2027-01')
    expect(heatMonths('soon', at)).toEqual([])
  })

  it('have a colour only where the whole interval lies on one side; few units are never judged', () => {
    const months = [
      month(['a', 499, 500], ['b', 9, 10], ['c', 0, 0]),
      month(['a', 90, 100], ['b', 70, 100]),
      undefined,
    ]
    const [group] = month(['a', 1, 1], ['b', 1, 1], ['c', 1, 1]).groups
    const rows = heatOf(group ?? { id: '', rows: [] }, months, question)
    expect(rows.map(({ cells }) => cells.map(({ place }) => place))).toEqual([
      ['above', 'around', 'none'],
      ['few', 'below', 'none'],
      ['none', 'none', 'none'],
    ])
    expect(countPlace(rows, 'below')).toBe(1)
    const lower = heatOf(group ?? { id: '', rows: [] }, months, { ...question, isHigherBetter: false })
    expect(lower[0]?.cells[0]?.place).toBe('below')
  })
})

describe('the funnel', () => {
  const [group] = aRanking([
    unit('far', 70, 100),
    unit('low', 83, 100),
    unit('at', 90, 100),
    unit('high', 96, 100),
    unit('top', 499, 500),
    unit('small', 22, 22),
    unit('none', 0, 0),
  ]).groups
  const funnel = funnelOf(group ?? { rows: [] }, ID, 0.9)
  const placeOf = (id: string) => funnel.rows.find((row) => row.id === id)?.place

  it('places units by exact limits around the target; those without a case have none', () => {
    expect(['far', 'low', 'at', 'high', 'top'].map(placeOf)).toEqual([
      'farBelow',
      'below',
      'inside',
      'above',
      'farAbove',
    ])
    expect(placeOf('none')).toBeUndefined()
  })

  it('a small unit without a failure is not outside: that is likely at 90 %', () => {
    expect(placeOf('small')).toBe('inside')
    expect(limitsOf(22, 0.9)?.outer.hi).toBe(1)
  })

  it('limits of both sides are each other’s mirror', () => {
    const [at, mirrored] = [limitsOf(100, 0.9), limitsOf(100, 0.1)]
    expect(at?.inner.lo).toBeCloseTo(1 - (mirrored?.inner.hi ?? 0), 12)
    expect(at?.outer.hi).toBeCloseTo(1 - (mirrored?.outer.lo ?? 0), 12)
  })

  it('widens where units differ by more than chance', () => {
    expect(funnel.dispersion?.tau2).toBeGreaterThan(0)
    const far = funnel.rows.find(({ id }) => id === 'far')
    expect(far?.widened?.outer.lo).toBeLessThan(far?.limits.outer.lo ?? 0)
  })

  it('which side is good depends on the indicator', () => {
    expect([kindOf('farBelow', true), kindOf('below', true), kindOf('farAbove', true)]).toEqual([
      'poor',
      'attention',
      'good',
    ])
    expect([kindOf('farBelow', false), kindOf('above', false), kindOf('inside', false)]).toEqual([
      'good',
      'attention',
      'noise',
    ])
  })
})

describe('the lines of ranks', () => {
  const [group] = aRanking([unit('a', 9, 10), unit('b', 9, 10), unit('c', 9, 10)]).groups
  const before = new Map([
    ['a', 1],
    ['b', 3],
  ])
  const now = new Map([
    ['a', 2],
    ['b', 1],
  ])
  const lines = (selected?: string) => slopeOf(group ?? { rows: [] }, [before, now], selected)

  it('leave out who was never ranked, and put the one that moved most in colour', () => {
    expect(lines().map(({ id, moved, isOn }) => [id, moved, isOn])).toEqual([
      ['a', -1, false],
      ['b', 2, true],
    ])
  })

  it('put the chosen one in colour instead', () => {
    expect(lines('a').find(({ isOn }) => isOn)?.id).toBe('a')
    expect(lines('nobody').find(({ isOn }) => isOn)?.id).toBe('b')
  })
})
