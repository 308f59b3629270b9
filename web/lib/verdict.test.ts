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
  expect(trendVerdict(rate(90, 100), rate(88, 100), { direction: 'higher' })?.word).toBe('noise')
  expect(trendVerdict(rate(2366, 2529), rate(2100, 2400), { direction: 'higher' })).toEqual({
    kind: 'good',
    word: 'good',
  })
  expect(trendVerdict(rate(2366, 2529), rate(2100, 2400), { direction: 'lower' })).toEqual({
    kind: 'attention',
    word: 'worse',
  })
})

it('counts are judged by their own chance and carry no praise where there is no direction', () => {
  const count = (n: number) => aMetric({ kind: 'count', value: n, num: n, den: n })
  expect(trendVerdict(count(2642), count(2732), { direction: 'none' })?.word).toBe('noise')
  expect(trendVerdict(count(3000), count(2500), { direction: 'none' })).toEqual({
    kind: 'noise',
    word: 'more',
  })
  expect(trendVerdict(count(2000), count(2500), { direction: 'none' })).toEqual({
    kind: 'noise',
    word: 'fewer',
  })
})

it('nothing to compare with is no verdict; equal extremes are no change', () => {
  expect(trendVerdict(rate(1, 2), undefined, { direction: 'higher' })).toBeNull()
  expect(trendVerdict(rate(0, 0), rate(1, 2), { direction: 'higher' })).toBeNull()
  expect(trendVerdict(rate(30, 30), rate(40, 40), { direction: 'higher' })?.word).toBe('noise')
})

it('a count is judged by the days behind it: the same number a day is no change', () => {
  const count = (n: number) => aMetric({ kind: 'count', value: n, num: n, den: n })
  const of = (days: [number, number]) =>
    trendVerdict(count(10_340), count(9_340), { direction: 'none', days })
  expect(of([31, 28])?.word).toBe('noise')
  expect(of([30, 30])?.word).toBe('more')
})

it('few misses are judged exactly: 3 of 20 against 1 of 200 is beyond chance, 3 of 20 against 10 of 200 is not', () => {
  expect(trendVerdict(rate(17, 20), rate(199, 200), { direction: 'higher' })?.word).toBe('worse')
  expect(trendVerdict(rate(17, 20), rate(190, 200), { direction: 'higher' })?.word).toBe('noise')
})

/** ln n! */
const LOG_FACTORIALS = Array.from({ length: 1001 }, () => 0)
for (let n = 1; n < LOG_FACTORIALS.length; n += 1)
  LOG_FACTORIALS[n] = (LOG_FACTORIALS[n - 1] ?? 0) + Math.log(n)

function binomial(n: number, p: number): readonly (readonly [k: number, probability: number])[] {
  const log = (k: number) => LOG_FACTORIALS[k] ?? Number.NaN
  return Array.from({ length: n + 1 }, (_, k) => {
    const ln = log(n) - log(k) - log(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p)
    return [k, Math.exp(ln)] as const
  }).filter(([, probability]) => probability > 1e-6)
}

/** Probability that two periods of `n` and `m` units with the same true rate are said to differ. */
function falseAlarms(n: number, m: number, p: number): number {
  const moved = (a: number, b: number) =>
    trendVerdict(rate(a, n), rate(b, m), { direction: 'higher' })?.word !== 'noise'
  const others = binomial(m, p)
  return binomial(n, p).reduce((sum, [a, chance]) => {
    const alarms = others.filter(([b]) => moved(a, b)).reduce((part, [, other]) => part + other, 0)
    return sum + chance * alarms
  }, 0)
}

it('where nothing changed, at most 6 in 100 pairs of periods are said to have moved, counted exactly', () => {
  const sizes = [20, 22, 50, 200].flatMap((n) =>
    [20, 50, 200, 1000].flatMap((m) => [0.5, 0.8, 0.9, 0.95, 0.98].map((p) => falseAlarms(n, m, p))),
  )
  expect(Math.max(...sizes)).toBeGreaterThan(0.02)
  expect(Math.max(...sizes)).toBeLessThan(0.06)
})
