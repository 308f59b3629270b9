// Judgements: an interval against a target, and a change against chance.
import { expect, it } from 'vitest'
import { aMetric } from '#web/test/aMetric.ts'
import { targetVerdict, trendVerdict } from './verdict.ts'

const rate = (num: number, den: number) => aMetric({ num, den, value: den > 0 ? num / den : null })

it.each([
  ['wholly above', 0.92, 0.95, 'good', 'poor'],
  ['touching from above', 0.9, 0.95, 'good', 'poor'],
  ['holding the target', 0.88, 0.92, 'attention', 'attention'],
  ['wholly below', 0.7, 0.89, 'poor', 'good'],
] as const)('an interval %s the target', (_, lo, hi, higher, lower) => {
  const metric = aMetric({ lo, hi, den: 100 })
  expect(targetVerdict(metric, 0.9)).toBe(higher)
  expect(targetVerdict(metric, 0.9, 'lower')).toBe(lower)
})

it('fewer than 20 units, or none, are no ground for a verdict', () => {
  expect(targetVerdict(aMetric({ lo: 0.95, hi: 1, den: 19 }), 0.9)).toBe('uncertain')
  expect(targetVerdict(aMetric({ lo: null, hi: null, den: 0 }), 0.9)).toBe('uncertain')
})

it('a change within chance is normal variation, beyond it is better or worse by the metric’s direction', () => {
  expect(trendVerdict(rate(90, 100), rate(88, 100), 'higher')?.word).toBe('noise')
  expect(trendVerdict(rate(2366, 2529), rate(2100, 2400), 'higher')).toEqual({ kind: 'good', word: 'good' })
  expect(trendVerdict(rate(2366, 2529), rate(2100, 2400), 'lower')).toEqual({
    kind: 'attention',
    word: 'worse',
  })
})

it('counts are judged by their own chance and carry no praise where there is no direction', () => {
  const count = (n: number) => aMetric({ kind: 'count', value: n, num: n, den: n })
  expect(trendVerdict(count(2642), count(2732), 'none')?.word).toBe('noise')
  expect(trendVerdict(count(3000), count(2500), 'none')).toEqual({ kind: 'noise', word: 'more' })
  expect(trendVerdict(count(2000), count(2500), 'none')).toEqual({ kind: 'noise', word: 'fewer' })
})

it('nothing to compare with is no verdict; equal extremes are no change', () => {
  expect(trendVerdict(rate(1, 2), undefined, 'higher')).toBeNull()
  expect(trendVerdict(rate(0, 0), rate(1, 2), 'higher')).toBeNull()
  expect(trendVerdict(rate(30, 30), rate(40, 40), 'higher')?.word).toBe('noise')
})
