// Results of a check, worked by hand and against R's published figures.
import { describe, expect, it } from 'vitest'
import { DEFAULT_CREDITS } from '../defaults.ts'
import { checkResultOf, checkResultText, parseCheckResult } from './checkResult.ts'
import { cautiousVariance, domainMean, stratifiedShare } from './estimate.ts'
import { checkOutcome, isClaimed, type Reported, visitOutcome } from './outcomes.ts'
import { pooledShare } from './pooledShare.ts'
import type { CheckAnswers } from './recordCheck.ts'
import { claimResults, type Sampled, type SampledRecord, unitResult } from './results.ts'

const answers = (changed: Partial<CheckAnswers> = {}): CheckAnswers => ({
  ...{ true_times: 'upheld', substantive_reply: 'upheld', evidence: 'cannot_tell' },
  ...{ first_receiver: 'upheld', archiving: 'upheld', attitude: 'upheld' },
  ...changed,
})
const BAD = answers({ evidence: 'not_upheld' })

let next = 0
/** A record of a stratum named `department/…`, upheld and resolved unless it says otherwise. */
function aRecord(stratum: string, changed: Partial<SampledRecord> = {}): SampledRecord {
  next += 1
  return {
    ...{
      id: `t:${next}`,
      stratum,
      department: stratum.split('/')[0] ?? '',
      isReplaced: false,
      claimed: true,
    },
    check: { state: 'settled', verdict: 'upheld' },
    visit: { isComplete: true, resolved: 'yes', grade: 'satisfied' },
    ...changed,
  }
}
const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make)
const notUpheld = { check: { state: 'settled', verdict: 'not_upheld' } } as const
const unanswered = {
  check: { state: 'settled', verdict: null },
  visit: { isComplete: true, resolved: null, grade: null },
} as const
const unresolved = { visit: { isComplete: true, resolved: 'no', grade: 'dissatisfied' } } as const

/** Two strata of d1 (60 and 20 records) and one of d2 (20). */
const SAMPLED: Sampled = {
  strata: [
    { stratum: 'd1/other', department: 'd1', size: 60 },
    { stratum: 'd1/flagged', department: 'd1', size: 20 },
    { stratum: 'd2/other', department: 'd2', size: 20 },
  ],
  records: [
    ...times(5, () => aRecord('d1/other')),
    aRecord('d1/other', notUpheld),
    ...times(2, () => aRecord('d1/flagged')),
    ...times(2, () => aRecord('d1/flagged', notUpheld)),
    aRecord('d1/flagged', unanswered),
    ...times(5, () => aRecord('d2/other')),
  ],
  frame: {
    d1: { cases: 80, claimed: 70, claimedIn: { 'd1/other': 55, 'd1/flagged': 15 } },
    d2: { cases: 20, claimed: 20, claimedIn: { 'd2/other': 20 } },
  },
  credits: DEFAULT_CREDITS,
}

describe('a department of two strata', () => {
  const { upheld, frame, asked } = unitResult(SAMPLED, 'd1')

  it('is weighted by what the strata hold, not by how many were drawn of them', () => {
    // 0.75·5/6 + 0.25·2/4; unweighted it would be 7/10.
    expect(upheld.value).toBeCloseTo(0.75 * (5 / 6) + 0.25 * 0.5, 12)
    expect([upheld.num, upheld.den, upheld.unanswered, frame, asked]).toEqual([7, 10, 1, 80, 11])
  })

  it('has the variance of its design', () => {
    // Σ W²(1 − n/N)·s²/n with s² = p(1−p)·n/(n−1): 0.5625·0.9·(5/36)/5 + 0.0625·0.8·(1/4)/3
    const variance = (0.5625 * 0.9 * (5 / 36)) / 5 + (0.0625 * 0.8 * 0.25) / 3
    expect(upheld.variance).toBeCloseTo(variance, 12)
    expect(upheld.effectiveN).toBeCloseTo((0.75 * 0.25) / variance, 9)
  })

  it('says how many answered and what the others could change', () => {
    expect(upheld.responseRate).toBeCloseTo(0.75 + 0.25 * (4 / 5), 12)
    expect(upheld.worst).toBeCloseTo(0.75 * (5 / 6) + 0.25 * (2 / 5), 12)
    expect(upheld.best).toBeCloseTo(0.75 * (5 / 6) + 0.25 * (3 / 5), 12)
  })
})

it('an all-verified sample has a width and a variance, never ±0', () => {
  const { upheld } = unitResult(SAMPLED, 'd2')
  expect([upheld.value, upheld.hi, upheld.effectiveN]).toEqual([1, 1, 5])
  expect(upheld.lo).toBeCloseTo(5 / (5 + 1.959963984540054 ** 2), 9)
  expect(upheld.variance).toBeCloseTo(((1 - (upheld.lo ?? 0)) / 2 / 1.959963984540054) ** 2, 12)
})

it('only a population checked to its last record is certain', () => {
  const whole = domainMean([{ size: 3, n: 3, values: [1, 1, 1] }])
  expect(whole?.interval).toEqual({ lo: 1, hi: 1 })
  expect(whole === null ? null : cautiousVariance(whole)).toBe(0)
})

it('all together are pooled over the strata', () => {
  const { upheld, asked, frame } = unitResult(SAMPLED, null)
  expect(upheld.value).toBeCloseTo(0.6 * (5 / 6) + 0.2 * 0.5 + 0.2, 12)
  expect([asked, frame, upheld.den]).toEqual([16, 100, 15])
})

it('nobody asked is no data, never 0', () => {
  const none = unitResult({ ...SAMPLED, records: [] }, 'd1').upheld
  expect(none).toMatchObject({
    value: null,
    lo: null,
    hi: null,
    variance: null,
    num: 0,
    den: 0,
    responseRate: null,
  })
})

it('grades count by the credits, with their own spread', () => {
  const { satisfied } = unitResult(
    {
      ...SAMPLED,
      records: [
        aRecord('d2/other'),
        aRecord('d2/other', { visit: { isComplete: true, resolved: 'yes', grade: 'basically_satisfied' } }),
        aRecord('d2/other', unresolved),
      ],
    },
    'd2',
  )
  const mean = 1.9 / 3
  const s2 = ((1 - mean) ** 2 + (0.9 - mean) ** 2 + mean ** 2) / 2
  expect(satisfied.value).toBeCloseTo(mean, 12)
  expect(satisfied.variance).toBeCloseTo((1 - 3 / 20) * (s2 / 3), 12)
})

describe('a domain of a stratified sample', () => {
  // R survey::apistrat, awards by stype (E 4421, H 755, M 1018).
  const APISTRAT = [
    { size: 4421, n: 100, x: 73 },
    { size: 755, n: 50, x: 16 },
    { size: 1018, n: 50, x: 24 },
  ]
  const valuesOf = ({ n, x }: { n: number; x: number }) => times(n, () => 0).map((_, i) => Number(i < x))

  it('of whole strata is the stratified share R gives', () => {
    const domain = domainMean(APISTRAT.map((one) => ({ size: one.size, n: one.n, values: valuesOf(one) })))
    const share = stratifiedShare(APISTRAT)
    expect(domain?.estimate).toBeCloseTo(0.638936064050578, 6)
    expect(Math.sqrt(domain?.variance ?? 0)).toBeCloseTo(0.0344059179972689, 6)
    expect(domain?.estimate).toBeCloseTo(share?.estimate ?? 0, 12)
    expect(domain?.variance).toBeCloseTo(share?.variance ?? 0, 12)
    expect(domain?.df).toBe(share?.df)
  })

  it('inside one stratum is a ratio with linearised variance', () => {
    // 10 of 100 drawn, 4 of them in the domain, 3 of those good.
    const domain = domainMean([{ size: 100, n: 10, values: [1, 1, 1, 0] }])
    const z = [0.25, 0.25, 0.25, -0.75, 0, 0, 0, 0, 0, 0]
    const s2 = z.reduce((sum, one) => sum + one ** 2, 0) / 9
    expect(domain?.estimate).toBe(0.75)
    expect(domain?.variance).toBeCloseTo((100 ** 2 * 0.9 * (s2 / 10)) / 40 ** 2, 12)
  })
})

it('two batches of one period speak together, the larger louder', () => {
  const a = { value: 0.9, variance: 0.001, effectiveN: 90 }
  const b = { value: 0.6, variance: 0.008, effectiveN: 30 }
  const { value, variance } = pooledShare([a, b])
  expect(value).toBeCloseTo(0.825, 12)
  expect(variance).toBeCloseTo(0.5625 * 0.001 + 0.0625 * 0.008, 12)
  expect(pooledShare([a])).toEqual(a)
  expect(() => pooledShare([])).toThrow(RangeError)
})

describe('misreporting', () => {
  const visited = (department: string, n: number, falseOnes: number) =>
    times(n, () => 0).map((_, i) => aRecord(`${department}/other`, i < falseOnes ? unresolved : {}))
  const counts = (department: string) => ({
    ...{ cases: 300, claimed: 280 },
    claimedIn: { [`${department}/other`]: 240, [`${department}/flagged`]: 40 },
  })
  const frame = { d1: counts('d1'), d2: counts('d2'), d3: counts('d3') }
  const records = [...visited('d1', 25, 9), ...visited('d2', 25, 1), ...visited('d3', 6, 1)]

  it('is stated where it is significant, and few visits say that they are few', () => {
    const claims = claimResults({ records, frame }, ['d1', 'd2', 'd3'])
    expect(claims.map(({ statement }) => statement)).toEqual(['significant', 'none', 'too_few'])
    expect(claims[0]).toMatchObject({ cases: 300, claimed: 280, visited: 25, falseOnes: 9 })
    expect(claims[0]?.verified?.verifiedRate).toBeCloseTo((280 / 300) * (1 - 9 / 25), 12)
  })

  it('counts an oversampled stratum as what it is', () => {
    // Nine of twenty flagged ones are false and none of ten others: 40·9/20 of 280, not 9/30 of them.
    const flagged = times(20, () => 0).map((_, i) => aRecord('d1/flagged', i < 9 ? unresolved : {}))
    const [claim] = claimResults({ records: [...flagged, ...visited('d1', 10, 0)], frame }, ['d1'])
    expect(claim).toMatchObject({ visited: 30, falseOnes: 9, statement: 'none' })
    expect(claim?.verified?.verifiedRate).toBeCloseTo((280 - 40 * (9 / 20)) / 300, 12)
    // As many false among the others are ten times as many cases.
    const others = [...visited('d1', 20, 9), ...times(10, () => aRecord('d1/flagged'))]
    expect(claimResults({ records: others, frame }, ['d1'])[0]?.statement).toBe('significant')
  })

  it('looks only at what was reported as resolved and answered', () => {
    const unclaimed = times(9, () => aRecord('d2/other', { ...unresolved, claimed: false }))
    const silent = times(9, () => aRecord('d2/other', unanswered))
    const [claim] = claimResults({ records: [...records, ...unclaimed, ...silent], frame }, ['d2'])
    expect(claim).toMatchObject({ visited: 25, falseOnes: 1, statement: 'none' })
  })
})

describe('a record', () => {
  const one = { isDouble: false }
  const both = { isDouble: true }

  it('is settled by one check, or by two that agree item by item, else by a third', () => {
    expect(checkOutcome({ first: answers() }, one)).toEqual({ state: 'settled', verdict: 'upheld' })
    expect(checkOutcome({ first: answers() }, both).state).toBe('unchecked')
    expect(checkOutcome({ second: answers() }, both).state).toBe('unchecked')
    expect(checkOutcome({}, one)).toEqual({ state: 'unchecked', verdict: null })
    expect(checkOutcome({ first: answers(), second: answers() }, both).verdict).toBe('upheld')
    expect(checkOutcome({ first: answers(), second: BAD }, both)).toEqual({ state: 'open', verdict: null })
    expect(checkOutcome({ first: answers(), second: BAD, settling: BAD }, both).verdict).toBe('not_upheld')
  })

  it('of which nothing can be told has no verdict', () => {
    const silent = Object.fromEntries(Object.keys(BAD).map((item) => [item, 'cannot_tell'])) as CheckAnswers
    expect(checkOutcome({ first: silent }, one)).toEqual({ state: 'settled', verdict: null })
  })

  it('is visited at the first answer, a refusal, a wrong number, or the third call', () => {
    const no = { reached: 'no', resolved: null, grade: null } as const
    const yes = { reached: 'yes', resolved: 'no', grade: 'satisfied' } as const
    expect(visitOutcome([no, no])).toEqual({ isComplete: false, resolved: null, grade: null })
    expect(visitOutcome([no, no, no]).isComplete).toBe(true)
    expect(visitOutcome([no, yes])).toEqual({ isComplete: true, resolved: 'no', grade: 'satisfied' })
    expect(visitOutcome([{ ...no, reached: 'refused' }]).isComplete).toBe(true)
    expect(visitOutcome([{ ...yes, resolved: 'unsure' }])).toMatchObject({ isComplete: true, resolved: null })
  })

  it('is reported as resolved by the archive it stands with, else by its last callback', () => {
    const nothing: Reported = {
      isArchived: false,
      isReopened: false,
      outcome: null,
      calledBackResolved: null,
    }
    expect(isClaimed(nothing)).toBe(false)
    expect(isClaimed({ ...nothing, isArchived: true, outcome: 'resolved' })).toBe(true)
    expect(isClaimed({ ...nothing, isArchived: true, outcome: 'explained', calledBackResolved: true })).toBe(
      false,
    )
    expect(isClaimed({ ...nothing, isArchived: true, outcome: 'resolved', isReopened: true })).toBe(false)
    expect(isClaimed({ ...nothing, isArchived: true, calledBackResolved: true })).toBe(true)
  })
})

it('a result is one canonical text, of a layout that is known', () => {
  const result = checkResultOf({
    ...SAMPLED,
    ...{ sample: 1, drawId: 'x', period: '2026-Q3', asOf: '2026-10-01T00:00:00+08:00', scheme: 'standard@1' },
    agreement: { records: null, items: null },
    agreed: [],
    resolutionMetric: 'resolution_rate',
    departments: [{ id: 'd1', name: '一', kind: 'committee' }],
    reported: new Map(),
  })
  const text = checkResultText(result)
  expect(checkResultText(parseCheckResult(text))).toBe(text)
  expect(() => parseCheckResult(text.replace('"v":1', '"v":2'))).toThrow(RangeError)
})
