// What leaves the product as a file is read back by other readers: types, heads, envelope; no text is ever a formula.
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aDocument } from '#web/test/aDocument.ts'
import { copiedTable } from './clipboard.ts'
import { csvText } from './csv.ts'
import { workbookOf } from './workbook.ts'

const NAMES = { notes: '口径', label: '项目', text: '内容', raw: '编码或原值', open: '打开' }
const { f } = createWords(zh, 'zh', 'Asia/Shanghai')

describe('the workbook', () => {
  const read = async () => readXlsx(await workbookOf(aDocument(), NAMES), { readStyles: true })

  it('has numbers as numbers, rates with % format, ids as text, times as dates, missing values as empty cells', async () => {
    const [sheet] = (await read()).sheets
    const cell = (at: string) => sheet?.cells?.get(at)
    expect(cell('1,0')).toMatchObject({ value: 1, type: 'number' })
    expect(cell('1,1')).toMatchObject({
      value: '20260000000000000001',
      type: 'string',
      style: { numFmt: '@' },
    })
    expect(cell('1,3')).toMatchObject({ value: 102 / 154, type: 'number', style: { numFmt: '0.0%' } })
    expect(cell('1,4')).toMatchObject({ value: 12_345, type: 'number', style: { numFmt: '#,##0' } })
    expect(cell('1,5')?.value).toEqual(new Date('2026-09-30T18:00:00Z'))
    expect(cell('1,6')?.value).toBe(2)
    expect(sheet?.rows[2]).toEqual([2, '007', '含“引号",逗号\n与换行', null, 0, null, -1, null])
    expect(cell('1,7')).toMatchObject({
      value: '打开',
      hyperlink: { target: 'http://127.0.0.1:8080/cases?period=2026-Q3&department=d1' },
    })
  })

  it('freezes the head of every sheet and repeats it in print', async () => {
    const { sheets } = await read()
    for (const { freezePane, pageSetup } of sheets) {
      expect(freezePane?.rows).toBe(1)
      expect(pageSetup?.printTitlesRow).toBe('$1:$1')
    }
  })

  it('names sheets apart and ends with the envelope, line by line', async () => {
    const { sheets } = await read()
    expect(sheets.map(({ name }) => name)).toEqual(['居委会', '居委会 2', '口径'])
    expect(sheets[2]?.rows).toEqual([
      ['项目', '内容', '编码或原值'],
      ['期次', '2026年第三季度', '2026-Q3'],
      ['筛选', '未筛选（全部）', expect.toSatisfy((value) => value === null || value === '')],
    ])
  })

  it('holds no formula: what would start one has a quote before it', async () => {
    const { sheets } = await read()
    expect(sheets[0]?.rows[1]?.[2]).toBe('\'=HYPERLINK("http://x")')
    expect(sheets[1]?.rows.slice(1)).toEqual([["'+1"], ["'@x"], ["'-2"]])
    for (const { cells } of sheets)
      for (const cell of cells?.values() ?? []) expect(cell.formula).toBeUndefined()
  })
})

it('a workbook opens though a text holds what XML has no character for', async () => {
  const { tables, envelope } = aDocument()
  const odd = { ...tables[1], rows: [['甲\uFFFE乙\uFFFF\u0001']] } as (typeof tables)[0]
  const { sheets } = await readXlsx(await workbookOf({ tables: [odd], envelope }, NAMES))
  expect(sheets[0]?.rows[1]?.[0]).toBe('甲\uFFFD乙\uFFFD\u0001')
})

describe('the CSV', () => {
  const bytes = new TextEncoder().encode(csvText(aDocument()))

  it('starts with the UTF-8 mark and ends every line with CR LF', () => {
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text.endsWith('\r\n')).toBe(true)
    // The only bare line feed is the one inside a quoted text.
    expect(text.replaceAll('\r\n', '').match(/\n/g)).toHaveLength(1)
  })

  it('comes back from a strict reader: raw values, then an empty line, then the envelope', () => {
    const rows = parse(Buffer.from(bytes), { bom: true, relax_column_count: false })
    expect(rows[0]?.slice(0, 5)).toEqual(['名次', '单位编号', '单位', '解决率', '办件量'])
    expect(rows[1]).toEqual([
      '1',
      '20260000000000000001',
      '\'=HYPERLINK("http://x")',
      String(102 / 154),
      '12345',
      '2026-09-30 18:00',
      '2',
      'http://127.0.0.1:8080/cases?period=2026-Q3&department=d1',
    ])
    expect(rows[2]?.[2]).toBe('含“引号",逗号\n与换行')
    expect(rows[3]?.join('')).toBe('')
    expect(rows.slice(4).map((row) => row.slice(0, 2))).toEqual([
      ['期次', '2026年第三季度 [2026-Q3]'],
      ['筛选', '未筛选（全部）'],
    ])
  })
})

describe('the copied table', () => {
  const { html, plain } = copiedTable(aDocument(), f)

  it('is an HTML table for Word and WPS, escaped, with figures as the screen writes them', () => {
    const parsed = new DOMParser().parseFromString(html, 'text/html')
    const cells = [...parsed.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    )
    expect([...parsed.querySelectorAll('thead th')].map((cell) => cell.textContent)).toEqual([
      '名次',
      '单位',
      '解决率',
      '办件量',
      '名次变化',
    ])
    expect(cells[0]).toEqual(['1', '\'=HYPERLINK("http://x")', '66.2%', '12,345', '↑2'])
    expect(cells[1]?.slice(2)).toEqual(['—', '0', '↓1'])
    expect(parsed.body.textContent).toContain('期次 2026年第三季度 [2026-Q3]')
  })

  it('is tabs and lines for plain editors, one line a row', () => {
    const lines = plain.split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines[2]?.split('\t')).toHaveLength(5)
    expect(lines[3]).toContain('含“引号",逗号 与换行')
  })
})

describe('text that a spreadsheet would run', () => {
  const starters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
  const rows = starters.map((sign) => [`${sign}1+1`])
  const column = { id: 'a', head: 'a', kind: 'text' as const }
  const document = { ...aDocument(), tables: [{ title: 'a', name: 'a', columns: [column], rows }] as const }

  it('has a quote before it in Excel and in CSV, whatever sign it begins with', async () => {
    const { sheets } = await readXlsx(await workbookOf(document, NAMES))
    const cells = sheets[0]?.rows.slice(1).map(([cell]) => String(cell)) ?? []
    expect(cells.map((cell) => cell.slice(0, 1))).toEqual(starters.map(() => "'"))
    const read: string[][] = parse(csvText(document), { bom: true })
    expect(read.slice(1, starters.length + 1).map(([cell]) => cell)).toEqual(rows.map(([text]) => `'${text}`))
  })
})
