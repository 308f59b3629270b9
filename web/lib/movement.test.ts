// What may be said of a change: no more than the figures carry.
import { describe, expect, it } from 'vitest'
import { aKpis } from '#web/test/figures.ts'
import { type Clause, type MovementQuestion, movementOf } from './movement.ts'

const CORE = {
  response_rate: [936, 1000],
  resolution_rate: [875, 1000],
  satisfaction_rate: [873, 1000],
} as const
const BEFORE = { ...CORE, response_rate: [880, 1000], resolution_rate: [880, 1000] } as const

const parted = (
  kpis: Parameters<typeof movementOf>[0],
  compare: MovementQuestion['compare'] = 'previous',
) => {
  const parts = movementOf(kpis, { compare, metrics: [], ids: Object.keys(CORE) })
  return Object.fromEntries(
    Object.entries(parts).map(([part, clauses]: [string, readonly Clause[]]) => [
      part,
      clauses.map(({ id }) => id),
    ]),
  )
}
const nothing = { moved: [], steady: [], flat: [], plain: [] }

describe('the indicators', () => {
  it('are parted into moved, within normal variation, and exactly as before', () => {
    expect(parted(aKpis(CORE, BEFORE))).toEqual({
      ...nothing,
      moved: ['response_rate'],
      steady: ['resolution_rate'],
      flat: ['satisfaction_rate'],
    })
  })

  it('stand alone where nothing is compared, in the first period, and before a period without data', () => {
    const plain = { ...nothing, plain: Object.keys(CORE) }
    expect(parted(aKpis(CORE, BEFORE), 'none')).toEqual(plain)
    expect(parted(aKpis(CORE, null))).toEqual(plain)
    const empty = { response_rate: [0, 0], resolution_rate: [0, 0], satisfaction_rate: [0, 0] } as const
    expect(parted(aKpis(CORE, empty))).toEqual(plain)
  })

  it('with fewer than 20 units on either side are not judged', () => {
    const few = { ...CORE, response_rate: [3, 19] } as const
    expect(parted(aKpis(few, CORE)).plain).toEqual(['response_rate'])
    expect(parted(aKpis(CORE, few)).plain).toEqual(['response_rate'])
  })

  it('without a value are left out', () => {
    expect(Object.values(parted(aKpis({ ...CORE, resolution_rate: [0, 0] }, CORE))).flat()).toEqual([
      'response_rate',
      'satisfaction_rate',
    ])
  })

  it('that moved by what is written as 0.0 points are said to be unchanged', () => {
    const many = { response_rate: [9_360_000, 10_000_000] } as const
    const kpis = aKpis(many, { response_rate: [9_356_000, 10_000_000] })
    expect(parted(kpis)).toEqual({ ...nothing, flat: ['response_rate'] })
  })
})
