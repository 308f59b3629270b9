import { expect, test } from 'vitest'
import { blankPersonal, holdsPersonal } from './blankPersonal.ts'

test.each([
  ['', ''],
  ['路灯三天不亮，9月12号已修好。', '路灯三天不亮，9月12号已修好。'],
  ['青石巷2号楼灭火器过期', '青石巷某灭火器过期'],
  ['电话13812345678，请回电', '电话某，请回电'],
])('%s → %s', (text, blank) => {
  expect(blankPersonal(text)).toBe(blank)
  expect(holdsPersonal(text)).toBe(blank !== text)
})

test('what the record says of its resident goes wherever it stands, the longest first', () => {
  const known = ['王试', '王试名', '']
  expect(blankPersonal('王试名说，王试来过', known)).toBe('某说，某来过')
  expect(holdsPersonal('王试来过', { known })).toBe(true)
  expect(holdsPersonal('来过', { known })).toBe(false)
})

test('an office may say where it is and what number it has, not whose mobile to call', () => {
  const fine = ['landline', 'address'] as const
  expect(holdsPersonal('云杉路18号，0571-87654321', { fine })).toBe(false)
  expect(holdsPersonal('云杉路18号，13812345678', { fine })).toBe(true)
})
