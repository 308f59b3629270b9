// Cards show the indicators that the sources can fill, and judge a change only on enough units.
import { describe, expect, it } from 'vitest'
import { aKpis, aRate } from '#web/test/figures.ts'
import { changesOf, indicatorsOf, rateAxis } from './kpiFigures.ts'

const CORE = {
  response_rate: [930, 1000],
  resolution_rate: [870, 1000],
  satisfaction_rate: [880, 1000],
} as const

describe('which indicators', () => {
  it('the three core ones where there are callbacks', () => {
    expect(indicatorsOf(aKpis(CORE, null)).ids).toEqual([
      'response_rate',
      'resolution_rate',
      'satisfaction_rate',
    ])
  })

  it('replies and recorded outcomes where no period has a callback', () => {
    const boston = {
      response_rate: [0, 0],
      reply_on_time_rate: [80, 100],
      resolution_rate_recorded: [70, 90],
    } as const
    expect(indicatorsOf(aKpis(boston, boston))).toEqual({
      ids: ['reply_on_time_rate', 'resolution_rate_recorded'],
      isRecorded: true,
    })
  })

  it('a period without callbacks yet keeps the core ones while the one before had some', () => {
    const now = {
      ...CORE,
      resolution_rate: [0, 0],
      satisfaction_rate: [0, 0],
      reply_on_time_rate: [5, 5],
    } as const
    expect(indicatorsOf(aKpis(now, CORE)).isRecorded).toBe(false)
  })

  it('no data at all keeps the core ones', () => {
    expect(indicatorsOf(aKpis({}, null)).isRecorded).toBe(false)
  })
})

describe('changes', () => {
  it('beyond chance is said, within chance is noise', () => {
    const kpis = aKpis(CORE, { ...CORE, response_rate: [880, 1000] })
    expect(
      changesOf(kpis, 'response_rate', 'higher').map((one) => [one.basis, one.trend?.word, one.sign]),
    ).toEqual([
      ['previous', 'good', 1],
      ['yearAgo', 'good', 1],
    ])
    expect(changesOf(kpis, 'resolution_rate', 'higher')[0]).toMatchObject({
      trend: { word: 'noise' },
      sign: 0,
    })
  })

  it('fewer than 20 units on either side are not judged', () => {
    const [change] = changesOf(aKpis(CORE, { ...CORE, response_rate: [3, 19] }), 'response_rate', 'higher')
    expect(change).toMatchObject({ isSmall: true, trend: null })
  })

  it('no base: nothing is judged and nothing called small', () => {
    expect(changesOf(aKpis(CORE, null), 'response_rate', 'higher')[0]).toMatchObject({
      isSmall: false,
      trend: null,
    })
    const empty = changesOf(aKpis(CORE, { response_rate: [0, 0] }), 'response_rate', 'higher')[0]
    expect(empty).toMatchObject({ isSmall: false, trend: null })
  })
})

it('a volume that begins from nothing has no base', () => {
  const kpis = aKpis({}, {})
  const before = { ...kpis.metrics.received, value: 0, num: 0, den: 0 }
  const previous = kpis.previous && {
    ...kpis.previous,
    metrics: { received: { ...aRate('x', 0, 0), ...before } },
  }
  expect(changesOf({ ...kpis, previous }, 'received', 'none')[0]?.trend).toBeNull()
})

describe('the axis of a card', () => {
  it('ends at 1, holds interval and target, and never starts above 0.8', () => {
    expect(rateAxis([aRate('x', 950, 1000)], 0.9)).toEqual({ min: 0.8, max: 1 })
    expect(rateAxis([aRate('x', 66, 100)], 0.9)).toEqual({ min: 0.5, max: 1 })
    expect(rateAxis([aRate('x', 0, 0)], 0.9)).toEqual({ min: 0.8, max: 1 })
    expect(rateAxis([aRate('x', 0, 30)], 0.9)).toEqual({ min: 0, max: 1 })
  })
})
