import { expect, it } from 'vitest'
import { usualForm, wishOf, withSignals } from './wish.ts'

const usual = usualForm('2026-Q3')

it('the usual form wishes for 5 % of the quarter, in strata, each covered', () => {
  expect(wishOf(usual)).toEqual({
    period: '2026-Q3',
    size: { by: 'share', share: 0.05 },
    ...{ stratify: 'department_flagged', oversample: 2, least: 1, method: 'proportional' },
  })
})

it('only the parameters of the chosen rule go along', () => {
  expect(wishOf({ ...usual, by: 'acceptance' })?.size).toEqual({ by: 'acceptance', limit: 2.5, level: 'II' })
  expect(wishOf({ ...usual, by: 'precision', share: 'x' })?.size).toEqual({ by: 'precision', margin: 0.05 })
})

it('no wish where a number is none, too small or not whole', () => {
  for (const change of [{ share: '4' }, { share: '' }, { oversample: '1.5' }, { least: '11' }])
    expect(wishOf({ ...usual, ...change })).toBeNull()
})

it('records behind signals are drawn at least twice as often, and only where strata are by flag', () => {
  const on = { ...usual, oversample: '1', ...withSignals({ ...usual, oversample: '1' }, true) }
  expect(wishOf(on)).toMatchObject({ signals: true, oversample: 2 })
  expect(withSignals({ ...usual, oversample: '5' }, true)).toEqual({ signals: true })
  expect(wishOf({ ...on, stratify: 'department' })).not.toHaveProperty('signals')
})

it('filters go along where something is chosen, and only then', () => {
  expect(wishOf({ ...usual, frame: { kind: ['property'], channel: [] } })).toMatchObject({
    kind: ['property'],
  })
  expect(wishOf({ ...usual, frame: { kind: ['property'], channel: [] } })).not.toHaveProperty('channel')
})
