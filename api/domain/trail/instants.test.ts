import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoUtc, msOfIso } from './instants.ts'

const LAST = 8_640_000_000_000_000

test('an instant is written as the standard writes it, and read back', () => {
  expect(isoUtc(0)).toBe('1970-01-01T00:00:00.000Z')
  expect(isoUtc(-1)).toBe('1969-12-31T23:59:59.999Z')
  expect(isoUtc(1_790_754_127_009)).toBe('2026-09-30T07:42:07.009Z')
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: -LAST, max: LAST }), fc.integer({ min: 0, max: 4_000_000_000_000 })),
      (ms) => {
        expect(isoUtc(ms)).toBe(new Date(ms).toISOString())
        expect(msOfIso(isoUtc(ms))).toBe(ms)
      },
    ),
  )
})

test('more days than are kept in mind are written all the same', () => {
  for (let day = -6000; day < 6000; day++) {
    expect(isoUtc(day * 86_400_000 + 1)).toBe(new Date(day * 86_400_000 + 1).toISOString())
  }
})

test('what is no instant is refused', () => {
  for (const ms of [Number.NaN, Number.POSITIVE_INFINITY, 0.5, LAST + 86_400_000]) {
    expect(() => isoUtc(ms)).toThrow(RangeError)
  }
  for (const text of ['', 'yesterday', '2026-09-30T07:42:00.000', '2026-02-30T99:00:00.000Z']) {
    expect(() => msOfIso(text)).toThrow(RangeError)
  }
})
