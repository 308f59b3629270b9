import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vectorSources } from '#api/test/sharedVectors.ts'
import { csvCell, neutralise } from './csvFormula.ts'

interface CsvVector {
  readonly input: string
  readonly out: string
}

describe.each(
  vectorSources<{ readonly vectors: readonly CsvVector[] }>('csv_formula.json', 'security/csv_formula.json'),
)('%s', (_, { vectors }) => {
  test.each(vectors)('$input', ({ input, out }) => {
    expect(neutralise(input)).toBe(out)
  })
})

test('a formula behind blanks is one, whatever blanks they are', () => {
  for (const blank of [' ', '  ', '\u00a0', '\u3000', '\ufeff', '\v', ' \u3000 ']) {
    expect(neutralise(`${blank}=1`)).toBe(`'${blank}=1`)
    expect(neutralise(`${blank}\tx`)).toBe(`'${blank}\tx`)
    expect(neutralise(`${blank}路灯`)).toBe(`${blank}路灯`)
  }
})

test('other texts stay as they are', () => {
  for (const text of ['', ' ', '路灯坏了', 'a=1', '1-2', "'=1", 'x@y', '2026-09-30', '（=1）']) {
    expect(neutralise(text)).toBe(text)
  }
})

test('numbers are written as numbers, nothing and what is no number as nothing', () => {
  expect([-2, 0.5, 1e21].map(csvCell)).toEqual(['-2', '0.5', '1e+21'])
  expect([null, Number.NaN, Number.NEGATIVE_INFINITY].map(csvCell)).toEqual(['', '', ''])
  expect(csvCell('-2')).toBe("'-2")
})

test('cells with commas, quotes or line ends are quoted', () => {
  expect(csvCell('a,b')).toBe('"a,b"')
  expect(csvCell('say "hi"')).toBe('"say ""hi"""')
  expect(csvCell('=HYPERLINK("http://x","点我")')).toBe('"\'=HYPERLINK(""http://x"",""点我"")"')
  expect(csvCell('two\nlines')).toBe('"two\nlines"')
})

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', ' ', 'x') }),
)

test('a reader of CSV gets every cell back, and none that begins a formula', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
      const [read] = parse(`${cells.map(csvCell).join(',')}\r\n`, { record_delimiter: '\r\n' }) as string[][]
      expect(read).toEqual(cells.map(neutralise))
      for (const text of read ?? []) expect(text).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
    }),
  )
})
