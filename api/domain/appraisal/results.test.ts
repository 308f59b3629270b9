// Results follow from the units alone: who is ranked, what void cases change, how a total orders a quarter.
import { describe, expect, it } from 'vitest'
import { STANDARD_SCHEME } from '../defaults.ts'
import { judged, type ResultRow, type ResultRule, resultsOf } from './results.ts'
import { parseSnapshot } from './snapshot.ts'
import { type AppraisalUnits, casesOf, type DepartmentUnits, NO_UNITS, sumsOf, withVoid } from './units.ts'

const scheme = {
  ...STANDARD_SCHEME,
  indicators: [
    { metric: 'response_rate', weight: 0.5, min: 4 },
    { metric: 'resolution_rate', weight: 0.5, min: 2 },
  ],
}
/** `met` of six confirmed in time, `resolved` of three; cases numbered from `from`. */
const aDepartment = (id: string, from: number, met: number, resolved: number): DepartmentUnits => {
  const cases = [0, 1, 2, 3, 4, 5].map((i) => from + i)
  return {
    ...{ id, name: id, kind: 'committee' },
    received: { cases, num: cases.map(() => 0), excluded: [] },
    indicators: {
      response_rate: { cases, num: cases.map((_, i) => Number(i < met)), excluded: [] },
      resolution_rate: {
        cases: cases.slice(0, 3),
        num: [0, 1, 2].map((i) => Number(i < resolved)),
        excluded: [],
      },
    },
  }
}
const units: AppraisalUnits = {
  cases: Array.from({ length: 18 }, (_, i) => `t:${String(i).padStart(2, '0')}`),
  departments: [aDepartment('a', 0, 6, 2), aDepartment('b', 6, 3, 3), aDepartment('c', 12, 0, 0)],
}
const rule: ResultRule = {
  kind: 'month',
  scheme,
  groups: [{ id: 'all', label: { zh: '全部', en: 'All' }, members: ['a', 'b', 'c', 'nobody'] }],
  ...{ supervision: {}, council: {}, emptyReasons: { resolution_rate: 'no_callbacks' } },
}
const rows = (given = units, by = rule) => resultsOf(given, by).flatMap((group) => group.rows)
const ranks = (given = units, by = rule) => rows(given, by).map(({ id, rank }) => [id, rank])

describe('results', () => {
  it('rank a month by score', () => {
    expect(ranks()).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ])
    expect(rows().map(({ score, total }) => [Math.round(score?.value ?? 0), total])).toEqual([
      [83, null],
      [75, null],
      [0, null],
    ])
  })

  it('rank a quarter by total: supervision can turn the order', () => {
    const supervised: ResultRule = {
      ...{ ...rule, kind: 'quarter' },
      supervision: { a: { value: 0, variance: 0 }, b: { value: 100, variance: 0 } },
    }
    expect(ranks(units, supervised)[0]).toEqual(['b', 1])
    expect(rows(units, { ...rule, kind: 'quarter' }).map((row) => judged(row)?.value)).toEqual(
      rows().map(({ score }) => score?.value),
    )
  })

  it('test one rate on its counts, unless a total says more', () => {
    const single: ResultRule = {
      ...{ ...rule, kind: 'quarter' },
      scheme: { ...scheme, indicators: [{ metric: 'response_rate', weight: 1, min: 4 }] },
    }
    // 6 of 6 against 0 of 6: Fisher 1/924; the others are not told apart.
    const bounds = (by: ResultRule) => rows(units, by).map(({ rankLow, rankHigh }) => [rankLow, rankHigh])
    expect(bounds(single)).toEqual(bounds({ ...single, kind: 'month' }))
    const part = (value: number) => ({ value, variance: 0 })
    const council = { a: part(100), b: part(0), c: part(0) }
    expect(bounds({ ...single, council })).not.toEqual(bounds(single))
  })

  it('leave cases out that are void, without a trace in den but in excluded', () => {
    const less = withVoid(units, ['t:06', 't:07', 'unknown'])
    const row = rows(less).find(({ id }) => id === 'b')
    expect(row?.indicators.response_rate).toMatchObject({ num: 1, den: 4, excluded: 2 })
    expect(row).toMatchObject({ cases: 6, voidCases: 2 })
    // The other department keeps its own figures; what may be claimed about its rank depends on both.
    const other = (of: readonly ResultRow[]) => of.find(({ id }) => id === 'a')
    expect(other(rows(less))).toEqual({ ...other(rows()), rankHigh: 1 })
    expect(other(rows())).toMatchObject({ rankLow: 1, rankHigh: 2 })
    expect(withVoid(units, ['unknown'])).toBe(units)
    expect(withVoid(less, ['t:06'])).toEqual(less)
  })

  it('count void cases among the excluded ones, as an indicator too', () => {
    const received = { cases: [0, 1], num: [0, 1], excluded: [] }
    const flow = { ...aDepartment('a', 0, 0, 0), received, indicators: { excluded_share: received } }
    const [voided] = withVoid({ ...units, departments: [flow] }, ['t:00']).departments
    expect(voided?.indicators.excluded_share).toEqual({ cases: [0, 1], num: [1, 1], excluded: [] })
    expect(voided?.received).toEqual(voided?.indicators.excluded_share)
  })

  it('rank nobody who falls short of a minimum by exclusions, and say why', () => {
    const few = rows(withVoid(units, ['t:00', 't:01', 't:03'])).at(-1)
    expect(few).toMatchObject({
      id: 'a',
      ranked: false,
      rank: null,
      reason: 'too_few',
      shortOf: ['response_rate', 'resolution_rate'],
    })
    const none = rows(withVoid(units, ['t:00', 't:01', 't:02'])).at(-1)
    expect(none).toMatchObject({ id: 'a', reason: 'no_callbacks' })
    const bare = { ...units, departments: [{ ...aDepartment('a', 0, 0, 0), indicators: {} }] }
    expect(rows(bare)).toMatchObject([{ id: 'a', reason: 'no_data', score: null }])
  })

  it('count indicators where less is better the other way round', () => {
    const upside = { ...scheme, indicators: [{ metric: 'breach_rate', weight: 1, min: 1 }] }
    const of = (id: string, from: number, num: number[]): DepartmentUnits => ({
      ...aDepartment(id, from, 0, 0),
      indicators: { breach_rate: { cases: [from, from + 1], num, excluded: [] } },
    })
    const given = { ...units, departments: [of('a', 0, [1, 1]), of('b', 6, [0, 0])] }
    expect(ranks(given, { ...rule, scheme: upside })[0]).toEqual(['b', 1])
  })
})

describe('units', () => {
  it('name the cases that count for a department', () => {
    expect(casesOf(units, 'b')).toEqual(['t:06', 't:07', 't:08', 't:09', 't:10', 't:11'])
    expect(casesOf(units, 'nobody')).toEqual([])
    expect(sumsOf(NO_UNITS)).toEqual({ num: 0, den: 0, excluded: 0 })
  })
})

it('a snapshot of an unknown layout is refused', () => {
  expect(() => parseSnapshot('{"v":3}')).toThrow(RangeError)
})
