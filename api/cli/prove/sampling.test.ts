import { expect, test } from 'vitest'
import { proveSampling } from './sampling.ts'

test('at a twentieth of its size every frequency agrees with the design', () => {
  const proof = proveSampling(0.05)
  expect(proof.trials).toBe(1000)
  expect(proof.figures.filter(({ passed }) => !passed)).toEqual([])
  expect(proof.figures.map(({ id }) => id)).toEqual([
    'records_p',
    'first_replacements_p',
    'pairs_p',
    'inspectors_p',
    'double_checks_p',
    'honest_streets_pointed_at',
    'misreporting_found',
    'wrongly_pointed_at',
  ])
})

test('the same scale gives the same figures', () => {
  expect(proveSampling(0.002)).toEqual(proveSampling(0.002))
})
