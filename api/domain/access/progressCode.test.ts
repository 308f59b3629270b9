import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_BYTES, normalProgressCode, progressCodeOf } from './progressCode.ts'

test('sixteen digits in groups of four, the same bytes the same code', () => {
  expect(progressCodeOf(new Uint8Array(CODE_BYTES))).toBe('0000-0000-0000-0000')
  expect(progressCodeOf(new Uint8Array(CODE_BYTES).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ')
  expect(() => progressCodeOf(new Uint8Array(9))).toThrow(RangeError)
})

test('different bytes give different codes, and each is read back however it is typed', () => {
  const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES })
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      const code = progressCodeOf(a)
      expect(code === progressCodeOf(b)).toBe(a.every((byte, i) => byte === b[i]))
      const typed = code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l')
      expect(normalProgressCode(typed)).toBe(code.replace(/-/g, ''))
    }),
  )
})

test('what is no code is none', () => {
  for (const typed of [
    '',
    '0000-0000-0000-000',
    '0000-0000-0000-0000-0',
    '0000-0000-0000-000U',
    '0000-0000-0000-000;',
  ])
    expect(normalProgressCode(typed), typed).toBeNull()
})
