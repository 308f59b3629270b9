import { crc32, deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { FileError } from './fileErrors.ts'
import { inspectWorkbook } from './workbookGuard.ts'
import { readSheetBatches } from './workbookRows.ts'
import { WORKBOOK_LIMITS } from './zipDirectory.ts'

interface Part {
  readonly name: string
  readonly data: Buffer
  /** What the directory says instead of the truth. */
  readonly declared?: number
  /** Data of the entry with this index are claimed as one's own. */
  readonly sameAs?: number
}

/** A ZIP container, honest or not. */
function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  const starts: number[] = []
  let at = 0
  for (const { name, data, declared, sameAs } of parts) {
    const packed = deflateRawSync(data, { level: 9 })
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    starts.push(sameAs === undefined ? at : (starts[sameAs] ?? 0))
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc(data), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(declared ?? data.length, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(starts.at(-1) ?? 0, 42)
    directory.push(entry, Buffer.from(name))
    if (sameAs !== undefined) continue
    bodies.push(local, Buffer.from(name), packed)
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

/** Node 20.19 has no zlib.crc32; zero = not checked by readers. */
const crc = (data: Buffer): number => (typeof crc32 === 'function' ? crc32(data) : 0)

const text = (name: string, content: string, more: Partial<Part> = {}): Part => ({
  name,
  data: Buffer.from(content),
  ...more,
})

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A workbook with one sheet, written by hand. */
function workbookWith(sheet: string | Part, strings?: string): Buffer {
  const rel = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELS}/${kind}" Target="${target}"/>`
  const rels = (inner: string) => `<Relationships xmlns="${PACKAGE}">${inner}</Relationships>`
  const shared = strings === undefined ? '' : rel('rId2', 'sharedStrings', 'sharedStrings.xml')
  const sheets = `<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`
  return zip([
    text(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    text('_rels/.rels', rels(rel('rId1', 'officeDocument', 'xl/workbook.xml'))),
    text('xl/workbook.xml', sheets),
    text('xl/_rels/workbook.xml.rels', rels(rel('rId1', 'worksheet', 'worksheets/sheet1.xml') + shared)),
    typeof sheet === 'string' ? text('xl/worksheets/sheet1.xml', sheet) : sheet,
    ...(strings === undefined ? [] : [text('xl/sharedStrings.xml', strings)]),
  ])
}

const sheetOf = (rows: string) => `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`

async function outcome(content: Buffer): Promise<unknown> {
  try {
    const outline = await inspectWorkbook(content)
    const rows = []
    for await (const batch of readSheetBatches({ zip: content, outline, onRow: () => undefined }))
      rows.push(...batch)
    return rows.map(({ values }) => values)
  } catch (error) {
    if (error instanceof FileError) return error.code
    throw error
  }
}

it('a small workbook is read', async () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
  expect(await outcome(workbookWith(sheetOf(rows), `<sst xmlns="${MAIN}"><si><t>甲</t></si></sst>`))).toEqual(
    [[1, '甲']],
  )
  expect(await inspectWorkbook(workbookWith(sheetOf(rows)))).toEqual({
    sheets: ['S'],
    is1904: true,
    rowsExpected: 1,
  })
})

describe('what would exhaust a reader is refused within the limits', () => {
  const spaces = Buffer.alloc(64 * 1024 * 1024, ' ')

  it('zeros: a part that inflates beyond measure', async () => {
    const bomb = zip([{ name: 'xl/worksheets/sheet1.xml', data: spaces }])
    expect(bomb.length).toBeLessThan(200_000)
    expect(await outcome(bomb)).toBe('workbook_too_big')
  })

  it('lying-size: the limit holds while inflating, whatever the directory says', async () => {
    const before = process.memoryUsage().rss
    for (const declared of [1000, 60_000]) {
      const sheet = { name: 'xl/worksheets/sheet1.xml', data: spaces, declared }
      expect(await outcome(workbookWith(sheet))).toBe('workbook_too_big')
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  })

  it('a declared size of nothing, behind which a reader would inflate without a limit', async () => {
    expect(await outcome(zip([{ name: 'a', data: spaces, declared: 0 }]))).toBe('workbook_unreadable')
  })

  it('many-entries, entry, total and ratio', async () => {
    const many = Array.from({ length: WORKBOOK_LIMITS.entries + 1 }, (_, i) => text(`e${i}`, ''))
    expect(await outcome(zip(many))).toBe('workbook_too_big')
    expect(await outcome(zip([text('a', 'x', { declared: WORKBOOK_LIMITS.entry + 1 })]))).toBe(
      'workbook_too_big',
    )
    expect(await outcome(zip([text('a', 'x', { declared: 2 * 1024 * 1024 })]))).toBe('workbook_too_big')
  })

  it('overlap: two entries over the same bytes', async () => {
    expect(await outcome(zip([text('a', 'xxxx'), text('b', 'xxxx', { sameAs: 0 })]))).toBe(
      'workbook_unreadable',
    )
  })

  it('entity-bomb: a DTD in any part, wherever a piece is cut', async () => {
    const dtd = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetOf('')}`
    expect(await outcome(workbookWith(dtd))).toBe('workbook_unreadable')
    const late = `${' '.repeat(256 * 1024 - 4)}${Array.from({ length: 9000 }, (_, i) => i).join('')}`
    for (const shift of [0, 3, 8]) {
      expect(await outcome(workbookWith(`${late.slice(shift, 256 * 1024 - 4)}${dtd}${late}`))).toBe(
        'workbook_unreadable',
      )
    }
  })

  it('nested-ref and row-overflow: a far cell is an error, not a grid', async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    expect(await outcome(workbookWith(sheetOf(far)))).toBe('too_many_rows')
    const wide = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    expect(await outcome(workbookWith(sheetOf(wide)))).toBe('too_many_columns')
    const overflow = '<row r="99999999999"><c r="A1"><v>1</v></c></row>'
    expect(await outcome(workbookWith(sheetOf(overflow)))).toBe('too_many_rows')
  })

  it('empty styled cells to the sheet’s end are nothing', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576"/></row>'
    expect(await outcome(workbookWith(sheetOf(rows)))).toEqual([[1]])
  })

  it('shared-strings: a claimed count that no workbook could have', async () => {
    const row = sheetOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    const claiming = (counts: string) =>
      workbookWith(row, `<sst xmlns="${MAIN}" ${counts}><si><t>a</t></si></sst>`)
    for (const counts of ['count="4294967295"', 'count="1" uniqueCount="4294967295"']) {
      expect(await outcome(claiming(counts))).toBe('workbook_too_big')
    }
    expect(await outcome(claiming('count="30000000" uniqueCount="1"'))).toEqual([['a']])
  })

  it('zip-slip: a name that leads out of the container', async () => {
    for (const name of ['../../etc/passwd', '/etc/passwd', 'C:\\win.ini', 'a\\..\\b', 'a\0b']) {
      expect(await outcome(zip([text('xl/workbook.xml', ''), text(name, 'x')]))).toBe('workbook_unreadable')
    }
  })

  it('a cell longer than any spreadsheet’s, by its characters or by its bytes', async () => {
    const cell = (length: number) =>
      sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'x '.repeat(length / 2)}</t></is></c></row>`)
    expect(await outcome(workbookWith(cell(32_766)))).toEqual([['x '.repeat(16_383)]])
    expect(await outcome(workbookWith(cell(32_768)))).toBe('workbook_too_big')
    expect(await outcome(workbookWith(cell(3_000_000)))).toBe('workbook_too_big')
  })
})

describe('containers that are no workbook', () => {
  it('cut off, foreign or damaged ones are unreadable', async () => {
    const good = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: [['x', 1]] }] }))
    expect(await outcome(good.subarray(0, good.length - 30))).toBe('workbook_unreadable')
    expect(await outcome(good.subarray(0, 200))).toBe('workbook_unreadable')
    expect(await outcome(zip([text('readme.txt', 'hello')]))).toBe('workbook_unreadable')
    expect(await outcome(zip([text('../../etc/passwd', 'x')]))).toBe('workbook_unreadable')
    const broken = Buffer.from(good)
    broken.fill(0xaa, 60, 90)
    expect(await outcome(broken)).toBe('workbook_unreadable')
  })
})
