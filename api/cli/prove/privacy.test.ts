import { expect, test } from 'vitest'
import { provePrivacy } from './privacy.ts'

test('planted residents are found in all their writings, and nobody where there is none', () => {
  const { figures, passed } = provePrivacy(0.01)
  expect(figures.map(({ id }) => id)).toEqual([
    'phones_masked',
    'citizen_numbers_masked',
    'addresses_masked',
    'names_masked',
    'false_alarms',
  ])
  expect(passed).toBe(true)
})
