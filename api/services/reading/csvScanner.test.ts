import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCsvScanner, delimiterOf, MAX_RECORD_LENGTH } from './csvScanner.ts'
import type { SourceRow } from './row.ts'

function scan(text: string, pieceLength = text.length || 1): SourceRow[] {
  const scanner = createCsvScanner(',')
  const rows: SourceRow[] = []
  for (let at = 0; at < text.length; at += pieceLength) {
    rows.push(...scanner.push(text.slice(at, at + pieceLength), false))
  }
  rows.push(...scanner.push('', true))
  return rows
}
const cells = (text: string) => scan(text).map(({ values }) => values)
const faults = (text: string) => scan(text).map(({ line, fault }) => [line, fault ?? 'ok'])

describe('well-formed text', () => {
  it('quotes hold delimiters, line ends and doubled quotes', () => {
    expect(cells('a,"b,1","c\r\nd","e ""f"""\r\n1,2,3,4')).toEqual([
      ['a', 'b,1', 'c\r\nd', 'e "f"'],
      ['1', '2', '3', '4'],
    ])
  })

  it('LF, CRLF and CR end records in one file', () => {
    expect(cells('a,b\nc,d\r\ne,f\rg,h')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ])
  })

  it('lines are counted as an editor counts them, those inside quotes too', () => {
    const rows = scan('h\n"a\nb\r\nc"\n\n\nd\r"e\rf"\rg')
    expect(rows.map(({ line, values }) => [line, values[0]])).toEqual([
      [1, 'h'],
      [2, 'a\nb\r\nc'],
      [7, 'd'],
      [8, 'e\rf'],
      [10, 'g'],
    ])
  })

  it('quotes inside an unquoted cell are text, empty cells stay, blank lines go', () => {
    expect(cells('5" pipe,,\n\n,""\n')).toEqual([
      ['5" pipe', '', ''],
      ['', ''],
    ])
  })

  it('reads any table as csv-parse does, wherever the pieces are cut', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '中', ',', '"', '\n', '\r\n', ' ', '=', '😀'),
      maxLength: 6,
    })
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
    const written = fc.tuple(cell, fc.boolean()).map(([value, bare]) => ({
      value,
      text: bare && !/[",\r\n]/.test(value) ? value : quoted(value),
    }))
    const table = fc.array(fc.array(written, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        (rows, eol, end, piece) => {
          const text = rows.map((row) => row.map(({ text }) => text).join(',')).join(eol) + (end ? eol : '')
          const ours = scan(text, piece).map(({ values }) => values)
          expect(ours).toEqual(rows.map((row) => row.map(({ value }) => value)))
          expect(ours).toEqual(parse(text, { relax_column_count: true, record_delimiter: eol }))
          expect(scan(text, piece)).toEqual(scan(text))
        },
      ),
    )
  })
})

describe('broken text costs its own row alone', () => {
  it('half a file: the quote that is never closed is named by its line', () => {
    expect(faults('h,i\n1,2\n3,"cut in the mid')).toEqual([
      [1, 'ok'],
      [2, 'ok'],
      [3, 'unclosed_quote'],
    ])
  })

  it('an open quote in the middle is found out at the next quote; the rows after it are read', () => {
    expect(faults('h,i\n1,"open\n2,"b",\n3,c\n')).toEqual([
      [1, 'ok'],
      [2, 'unclosed_quote'],
      [3, 'ok'],
      [4, 'ok'],
    ])
  })

  it('text after a closing quote on the same line is a misplaced quote', () => {
    expect(faults('1,"a"b,2\n3,c,4')).toEqual([
      [1, 'misplaced_quote'],
      [2, 'ok'],
    ])
  })

  it('an open quote with more than a record of text behind it does not swallow the file', () => {
    const many = `${'x'.repeat(99)}\n`.repeat(12_000)
    const rows = scan(`"open,\n${many}last,row`, 65_536)
    expect(rows[0]).toMatchObject({ line: 1, fault: 'unclosed_quote', values: ['"open,'] })
    expect(rows.slice(1).every(({ fault }) => fault === undefined)).toBe(true)
    expect(rows.at(-1)).toEqual({ line: 12_002, values: ['last', 'row'] })
  })

  it('a line longer than 1 MiB is refused and not kept, however long', () => {
    const scanner = createCsvScanner(',')
    const rows = scanner.push('a,b\n', false)
    for (let i = 0; i < 40; i++) rows.push(...scanner.push('y'.repeat(100_000), false))
    rows.push(...scanner.push('\nc,d\n', true))
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [1, undefined],
      [2, 'line_too_long'],
      [3, undefined],
    ])
    expect(String(rows[1]?.values[0]).length).toBeLessThan(MAX_RECORD_LENGTH / 10)
  })

  it('NUL is refused, the rows around it are not', () => {
    expect(faults('a,b\n1,\0\n2,c\n\0,3\n4,d')).toEqual([
      [1, 'ok'],
      [2, 'nul_byte'],
      [3, 'ok'],
      [4, 'nul_byte'],
      [5, 'ok'],
    ])
  })

  it('undecodable bytes are refused, a replacement character of the source is text', () => {
    expect(
      createCsvScanner(',')
        .push('a,\ufffd\nb,c\n', true, true)
        .map(({ fault }) => fault),
    ).toEqual(['bad_bytes', undefined])
    expect(createCsvScanner(',').push('a,\ufffd\n', true)).toEqual([{ line: 1, values: ['a', '\ufffd'] }])
  })

  it('never loses the end of a file and never loops, whatever the text', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\0'), maxLength: 60 })
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 7 }), (text, piece) => {
        const rows = scan(`${text}\nlast,row\n`, piece)
        expect(rows.at(-1)?.line).toBeGreaterThan(0)
        expect(rows.map(({ line }) => line)).toEqual(rows.map(({ line }) => line).toSorted((a, b) => a - b))
      }),
    )
  })
})

it('the delimiter is the one the first line uses most outside quotes', () => {
  expect(delimiterOf('a,b,c')).toBe(',')
  expect(delimiterOf('a;b;c,d')).toBe(';')
  expect(delimiterOf('a\tb')).toBe('\t')
  expect(delimiterOf('"a;b;c",d')).toBe(',')
  expect(delimiterOf('one')).toBe(',')
})
