// A draft says what is wrong with it, and becomes exactly what was typed.
import { expect, it } from 'vitest'
import type { Scheme } from './queries.ts'
import { draftOf, faultsOf, schemeOf, weightSum } from './schemeDraft.ts'

const base: Scheme = {
  id: 'standard',
  version: '1',
  effectiveFrom: '2000-01-01',
  group: 'kind',
  credits: {
    very_satisfied: 1,
    satisfied: 1,
    basically_satisfied: 0.9,
    dissatisfied: 0,
    very_dissatisfied: 0,
  },
  indicators: [
    { metric: 'response_rate', weight: 0.3, min: 20 },
    { metric: 'resolution_rate', weight: 0.7, min: 20 },
  ],
}
const draft = { ...draftOf(base), effectiveFrom: '2027-01-01' }
const weighing = (...weights: string[]) => ({
  ...draft,
  indicators: draft.indicators.map((indicator, k) => ({ ...indicator, weight: weights[k] ?? '' })),
})

it('the base’s own weights add up, and its next version is the same from another day', () => {
  expect(weightSum(draft)).toBe(100)
  expect(faultsOf(draft)).toEqual([])
  const { version: _, ...rest } = base
  expect(schemeOf(draft)).toEqual({ ...rest, effectiveFrom: '2027-01-01' })
})

it('thirds add up where they are typed out', () => {
  expect(weightSum(weighing('33.3', '66.7'))).toBe(100)
  expect(schemeOf(weighing('33.3', '66.7')).indicators.map(({ weight }) => weight)).toEqual([0.333, 0.667])
})

it.each([
  [weighing('30', '60'), ['sum']],
  [weighing('0', '100'), ['weight']],
  [weighing('', '70'), ['weight', 'sum']],
  [weighing('dreißig', '70'), ['weight', 'sum']],
  [{ ...draft, effectiveFrom: '' }, ['day']],
  [{ ...draft, indicators: draft.indicators.map((one) => ({ ...one, min: '0' })) }, ['min']],
])('draft %# is held back', (one, faults) => {
  expect(faultsOf(one)).toEqual(faults)
})
