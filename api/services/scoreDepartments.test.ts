import { describe, expect, test } from 'vitest'
import type { DepartmentSums } from '#db/facts/reader.ts'
import { DEFAULT_CREDITS } from '../domain/defaults.ts'
import type { Scheme } from '../domain/rules.ts'
import { momentsOf } from '../domain/statistics/moments.ts'
import { type Contest, scoreRows, standingsOfRows } from './scoreDepartments.ts'

const schemeOf = (...metrics: string[]): Scheme => ({
  id: 'test',
  version: '1',
  effectiveFrom: '2000-01-01',
  group: 'kind',
  credits: DEFAULT_CREDITS,
  indicators: metrics.map((metric) => ({ metric, weight: 1 / metrics.length, min: 20 })),
})

/** Sums of a department with `num` of `den` cases good in each indicator. */
function sumsOf(departmentKey: number, indicators: readonly (readonly [num: number, den: number])[]) {
  const most = Math.max(...indicators.map(([, den]) => den))
  const cases = Array.from({ length: most }, (_, i) => ({
    d: indicators.map(([, den]) => Number(i < den)),
    y: indicators.map(([num]) => Number(i < num)),
  }))
  const moments = momentsOf(cases, indicators.length)
  const sums: DepartmentSums = {
    departmentKey,
    moments,
    excluded: indicators.map(() => 0),
    received: most,
    voidReceived: 0,
  }
  return sums
}

function contest(scheme: Scheme, departments: readonly (readonly (readonly [number, number])[])[]): Contest {
  const members = departments.map((_, i) => ({
    key: i,
    id: `d${i}`,
    name: `单位${i}`,
    kind: 'office' as const,
  }))
  return {
    members,
    sums: new Map(departments.map((indicators, i) => [i, sumsOf(i, indicators)])),
    scheme,
    publishes: false,
  }
}

const claims = (question: Contest) => {
  const standings = standingsOfRows(scoreRows(question), question.scheme)
  return question.members.map(({ id }) => {
    const standing = standings.get(id)
    return standing === undefined ? null : [standing.rankLow, standing.rankHigh, standing.tier]
  })
}

test('a group without a ranked row claims nothing', () => {
  expect(claims(contest(schemeOf('response_rate'), []))).toEqual([])
  expect(claims(contest(schemeOf('response_rate'), [[[19, 19]], [[3, 4]]]))).toEqual([null, null])
})

test('the only ranked row of a group is first of one', () => {
  expect(claims(contest(schemeOf('response_rate'), [[[30, 40]], [[3, 4]]]))).toEqual([[1, 1, 1], null])
})

test('rows that are not ranked do not count in K', () => {
  const scheme = schemeOf('response_rate', 'resolution_rate')
  const rows = contest(scheme, [
    [
      [95, 100],
      [93, 100],
    ],
    [
      [94, 100],
      [94, 100],
    ],
    [
      [100, 100],
      [19, 19],
    ],
    [
      [20, 100],
      [30, 100],
    ],
  ])
  expect(claims(rows)).toEqual([[1, 2, 1], [1, 2, 1], null, [3, 3, 2]])
})

describe('a single indicator', () => {
  test('that is a rate is tested by Fisher on its counts', () => {
    // 35 of 35 against 28 of 35: p = 0.0056 by Fisher.
    expect(claims(contest(schemeOf('resolution_rate'), [[[35, 35]], [[28, 35]]]))).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ])
    // 20 of 20 against 17 of 20: p = 0.115.
    expect(claims(contest(schemeOf('resolution_rate'), [[[20, 20]], [[17, 20]]]))).toEqual([
      [1, 2, 1],
      [1, 2, 1],
    ])
  })
  test('where lower is better the lower share is the better one', () => {
    expect(claims(contest(schemeOf('reopen_rate'), [[[30, 100]], [[5, 100]]]))).toEqual([
      [2, 2, 2],
      [1, 1, 1],
    ])
  })
  test('that is a mean of credits is tested by its variance', () => {
    const question = contest(schemeOf('satisfaction_rate'), [[[90.9, 100]], [[20.9, 100]]])
    expect(scoreRows(question).every(({ share }) => share === null)).toBe(true)
    expect(claims(question)).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ])
  })
})
