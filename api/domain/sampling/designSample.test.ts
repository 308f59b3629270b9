import { expect, test } from 'vitest'
import { type Candidate, type Design, designSample, sizeForMargin } from './designSample.ts'

/** 200 records of two departments, every tenth flagged. */
const candidates: Candidate[] = Array.from({ length: 200 }, (_, i) => ({
  id: `s:${i}`,
  departmentId: i % 4 === 0 ? 'b' : 'a',
  isFlagged: i % 10 === 0,
}))
const usual: Design = {
  size: { by: 'share', share: 0.1 },
  stratify: 'department_flagged',
  oversample: 1,
  least: 0,
  method: 'proportional',
}

test('strata hold every record once, in the order of their names', () => {
  const { strata, n, population } = designSample(candidates, usual)
  expect(strata.map(({ stratum, size }) => [stratum, size])).toEqual([
    ['a/flagged', 10],
    ['a/other', 140],
    ['b/flagged', 10],
    ['b/other', 40],
  ])
  expect(strata.map((one) => one.n)).toEqual([1, 14, 1, 4])
  expect([n, population]).toEqual([20, 200])
})

test('oversampling moves draws to flagged records, never adds any', () => {
  const { strata, n } = designSample(candidates, { ...usual, oversample: 5 })
  expect(n).toBe(20)
  expect(strata.map((one) => one.n)).toEqual([4, 10, 3, 3])
})

test('a least of each stratum is kept and said in n; strata without draws are named', () => {
  const few = { ...usual, size: { by: 'share', share: 0.01 } } as const
  expect(designSample(candidates, few).uncovered).toEqual({ strata: 3, records: 60 })
  const all = designSample(candidates, { ...few, least: 2 })
  expect([all.n, all.uncovered]).toEqual([8, { strata: 0, records: 0 }])
})

test('Neyman draws more where an earlier check found more spread', () => {
  const known = new Map([
    ['a/other', 0.1],
    ['b/other', 0.5],
  ])
  const { strata } = designSample(candidates, { ...usual, method: 'neyman', least: 2 }, known)
  const of = (name: string) => strata.find(({ stratum }) => stratum === name)
  expect(of('b/other')?.n).toBeGreaterThan(of('a/other')?.n ?? 0)
  expect(of('a/flagged')?.spread).toBe(0.5)
})

test('the expected half width is that of a simple sample where there are no strata', () => {
  const { n, halfWidth } = designSample(candidates, {
    ...usual,
    stratify: 'none',
    size: { by: 'precision', margin: 0.1 },
  })
  expect(n).toBe(sizeForMargin(200, 0.1))
  // 1.96·√(0.25/66·(1 − 66/200))
  expect([n, halfWidth]).toEqual([66, expect.closeTo(0.09873, 4)])
})

test('no records: nothing is drawn by any rule', () => {
  for (const size of [
    usual.size,
    { by: 'detection', falseShare: 0.1, confidence: 0.9 },
    { by: 'acceptance', level: 'II', limit: 1 },
  ] as const)
    expect(designSample([], { ...usual, size })).toMatchObject({ n: 0, halfWidth: null, strata: [] })
})
