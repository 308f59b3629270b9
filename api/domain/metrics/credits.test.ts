import { expect, test } from 'vitest'
import { DEFAULT_CREDITS } from '../defaults.ts'
import { creditsText, parseCredits } from './credits.ts'

test('credits stand in the order of the grades and are read back exactly', () => {
  expect(creditsText(DEFAULT_CREDITS)).toBe('1,1,0.9,0,0')
  const odd = { ...DEFAULT_CREDITS, satisfied: 1 / 3, basically_satisfied: 1e-7 }
  expect(parseCredits(creditsText(odd))).toEqual(odd)
})

test.each(['', '1,1,1,0', '1,1,1,0,0,0', '1,1,1.1,0,0', '1,1,-0.1,0,0', '1,1,,0,0', '1,1,high,0,0'])(
  '“%s” is no credits',
  (text) => expect(parseCredits(text)).toBeNull(),
)
