import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChartPoint, type ChartSignal, pChart } from './spc.ts'

const point = (num: number, den = 100, complete = true): ChartPoint => ({ num, den, complete })
const series = (...nums: readonly number[]): ChartPoint[] => nums.map((num) => point(num))
const of = (rule: ChartSignal['rule'], points: readonly ChartPoint[]): ChartSignal[] =>
  pChart(points).signals.filter((signal) => signal.rule === rule)

describe('centre and limits', () => {
  test('nothing counted has no centre, no limits and no signal', () => {
    expect(pChart([])).toEqual({ centre: null, points: [], signals: [] })
    expect(pChart([point(0, 0), point(3, 10, false)])).toEqual({
      centre: null,
      points: [null, null],
      signals: [],
    })
  })
  test('the centre pools counts, it is no mean of rates; limits follow each n', () => {
    const { centre, points } = pChart([point(10, 100), point(1, 400), point(0, 0)])
    expect(centre).toBe(11 / 500)
    const reach = 3 * Math.sqrt((0.022 * 0.978) / 400)
    expect(points[1]?.ucl).toBeCloseTo(0.022 + reach, 15)
    expect(points[0]?.lcl).toBe(0)
    expect(points[2]).toBeNull()
  })
  test('an unfinished point is drawn with limits, does not move the centre and is never judged', () => {
    const { centre, points, signals } = pChart([...series(5, 5, 5), point(90, 100, false)])
    expect(centre).toBe(0.05)
    expect(points[3]?.ucl).toBeLessThan(0.9)
    expect(signals).toEqual([])
  })
  test('limits stay in 0…1 and hold the centre', () => {
    const points = fc.array(
      fc.tuple(fc.nat(500), fc.nat(500), fc.boolean()).map(([a, b, complete]) => ({
        num: Math.min(a, b),
        den: Math.max(a, b),
        complete,
      })),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(points, (given) => {
        const chart = pChart(given)
        expect(chart.points).toHaveLength(given.length)
        const centre = chart.centre ?? Number.NaN
        for (const limits of chart.points.filter((one) => one !== null)) {
          expect(limits.lcl).toBeGreaterThanOrEqual(0)
          expect(limits.ucl).toBeLessThanOrEqual(1)
          expect(limits.lcl <= centre && centre <= limits.ucl).toBe(true)
        }
        for (const { from, to } of chart.signals) {
          expect(from).toBeLessThanOrEqual(to)
          expect([given[from], given[to]].every((end) => end?.complete && end.den > 0)).toBe(true)
        }
      }),
    )
  })
})

describe('signals', () => {
  test('a point beyond three sigma, above or below', () => {
    expect(of('beyond_limits', series(5, 6, 4, 5, 6, 4, 5, 6, 30))).toEqual([
      { rule: 'beyond_limits', direction: 'above', from: 8, to: 8 },
    ])
    const dip = [...Array.from({ length: 9 }, () => point(500, 1000)), point(300, 1000)]
    expect(of('beyond_limits', dip)[0]?.direction).toBe('below')
  })
  test('two neighbours beyond the limits are one signal, two-of-three adds nothing to it', () => {
    const { signals } = pChart(series(...Array.from({ length: 20 }, () => 5), 40, 41))
    expect(signals.filter(({ direction }) => direction === 'above')).toEqual([
      { rule: 'beyond_limits', direction: 'above', from: 20, to: 21 },
    ])
  })
  test('seven in a row above the centre are a run, six are none', () => {
    const low = series(4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5)
    expect(of('run', [...low, ...series(9, 8, 9, 8, 9, 8, 9)]).at(-1)).toEqual({
      rule: 'run',
      direction: 'above',
      from: 12,
      to: 18,
    })
    expect(
      of('run', [...low, ...series(9, 8, 9, 8, 9, 8)]).every(({ direction }) => direction === 'below'),
    ).toBe(true)
  })
  test('a point on the centre ends a run', () => {
    const points = series(6, 6, 6, 6, 5, 6, 6, 6, 4, 4, 4, 4, 5, 4, 4, 4)
    expect(pChart(points).centre).toBeCloseTo(0.05, 12)
    expect(of('run', [...points, point(6), point(4)])).toEqual([])
  })
  test('empty points are passed over: a run goes on after days without a deadline', () => {
    const workdays = series(9, 8, 9, 8, 9)
    const weekend = [point(0, 0), point(0, 0)]
    const low = series(4, 5, 4, 5, 4, 5, 4, 5, 4, 5)
    expect(of('run', [...low, ...workdays, ...weekend, ...series(8, 9)]).at(-1)).toMatchObject({
      from: 10,
      to: 18,
    })
  })
  test('six rising or falling points are a trend, five are none', () => {
    const flat = series(6, 5, 6, 5, 6)
    expect(of('trend', [...flat, ...series(3, 4, 5, 6, 7, 8), ...flat])).toEqual([
      { rule: 'trend', direction: 'above', from: 5, to: 10 },
    ])
    expect(of('trend', [...flat, ...series(8, 7, 6, 5, 4, 3), point(9)])[0]).toMatchObject({
      direction: 'below',
      from: 5,
      to: 10,
    })
    expect(of('trend', [...flat, ...series(4, 5, 6, 7, 8), ...flat])).toEqual([])
    expect(of('trend', series(6, 6, 6, 6, 6, 6, 6))).toEqual([])
  })
  test('two of three neighbours beyond two sigma on one side', () => {
    const flat = Array.from({ length: 16 }, (_, i) => point(4 + (i % 3)))
    expect(of('two_of_three', [...flat, point(10), point(5), point(10), ...flat])).toEqual([
      { rule: 'two_of_three', direction: 'above', from: 16, to: 18 },
    ])
    expect(of('two_of_three', [...flat, point(10), point(5), point(5), point(10), ...flat])).toEqual([])
  })
  test('points all alike deviate from nothing', () => {
    for (const n of [0, 100, 7]) expect(pChart(series(n, n, n, n, n, n, n, n)).signals).toEqual([])
  })
})
