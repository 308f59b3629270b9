// The brief says no more than the figures carry.
import { describe, expect, it } from 'vitest'
import { anItem, anUpcoming, aRanking, aRow } from '#web/test/figures.ts'
import { dueFacts, standingsOf } from './briefFacts.ts'

const ids = (units: readonly { id: string }[]) => units.map(({ id }) => id)

describe('sentence 2', () => {
  const rows = [
    aRow({ id: 'few', rank: 1, score: [100, 91, 100], den: 22 }),
    aRow({ id: 'high', rank: 2, score: [97, 95, 99] }),
    aRow({ id: 'open', rank: 3, score: [90, 87, 93] }),
    aRow({ id: 'low', rank: 4, score: [83, 80, 86] }),
    aRow({ id: 'lowest', rank: 5, score: [70, 66, 75] }),
    aRow({ id: 'out', den: 10 }),
  ]

  it('names who is wholly above or below, the lowest first, and counts the rest', () => {
    const facts = standingsOf(aRanking(rows), 90)
    expect(ids(facts.above)).toEqual(['high'])
    expect(ids(facts.below)).toEqual(['lowest', 'low'])
    expect(facts).toMatchObject({ ranked: 5, open: 2, notRanked: 1 })
  })

  it('a leader on few cases is named as such', () => {
    const { fewLeaders } = standingsOf(aRanking(rows), 90)
    expect(fewLeaders.map(({ unit, n }) => [unit.id, n])).toEqual([['few', 22]])
  })
})

describe('sentence 3', () => {
  it('counts buckets, not the listed items, and names no last day where some are not listed', () => {
    const items = [anItem({ bucket: 'overdue' }), anItem({ bucket: 'today' }), anItem({})]
    expect(dueFacts(anUpcoming(items))).toMatchObject({ overdue: 1, soon: 2, last: items[2]?.due })
    expect(dueFacts(anUpcoming(items, { within_3d: 7 }))).toMatchObject({ soon: 9, last: null })
  })

  it('an over deadline that is provisional does not make those ahead provisional', () => {
    const over = anItem({ bucket: 'overdue', provisional: true })
    expect(dueFacts(anUpcoming([over, anItem({})])).isProvisional).toBe(false)
    expect(dueFacts(anUpcoming([anItem({ provisional: true })])).isProvisional).toBe(true)
  })
})
