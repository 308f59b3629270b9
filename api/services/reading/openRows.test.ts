import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileError } from './fileErrors.ts'
import { type OpenOptions, openRows } from './openRows.ts'
import type { Cell, SourceRow } from './row.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reading-'))
})
afterAll(() => rm(folder, { recursive: true }))

let files = 0
async function file(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `file${files++}`)
  await writeFile(path, content)
  return path
}
async function read(content: string | Uint8Array, options?: OpenOptions) {
  const opened = await openRows(await file(content), options)
  const rows: SourceRow[] = []
  for await (const row of opened.rows) rows.push(row)
  return { ...opened, rows }
}
const errorOf = async (content: string | Uint8Array, options?: OpenOptions) => {
  try {
    await read(content, options)
  } catch (error) {
    if (error instanceof FileError) return error.code
    throw error
  }
  return 'read'
}
const workbook = (rows: Cell[][], name = 'Sheet1') => writeXlsx({ sheets: [{ name, rows }] })
/** 编号,标题 / 1,夜里路灯不亮 in GB18030, the second row with the four-byte character 㐀. */
const GB = Buffer.from('b1e0bac52cb1eacce20d0a312cd2b9c0efc2b7b5c6b2bbc1c10d0a322c8139ee390d0a', 'hex')

describe('encodings', () => {
  it('UTF-8 with and without byte order mark', async () => {
    for (const text of ['编号,标题\n1,路灯\n', '\ufeff编号,标题\n1,路灯\n']) {
      const { header, rows, encoding } = await read(text)
      expect(header).toEqual(['编号', '标题'])
      expect(rows).toEqual([{ line: 2, values: ['1', '路灯'] }])
      expect(encoding).toBe('utf-8')
    }
  })

  it('GB18030 is detected, four-byte characters included', async () => {
    const { header, rows, encoding } = await read(GB)
    expect(encoding).toBe('gb18030')
    expect(header).toEqual(['编号', '标题'])
    expect(rows.map(({ values }) => values)).toEqual([
      ['1', '夜里路灯不亮'],
      ['2', '㐀'],
    ])
  })

  it('UTF-16 with a byte order mark, tab-separated as spreadsheets save it', async () => {
    const text = '编号\t标题\r\n1\t路灯\r\n'
    const little = Buffer.from(`\ufeff${text}`, 'utf16le')
    expect((await read(little)).rows).toEqual([{ line: 2, values: ['1', '路灯'] }])
    expect((await read(Buffer.from(little).swap16())).encoding).toBe('utf-16be')
  })

  it('characters cut by the end of a piece are whole, and the first Chinese byte may come late', async () => {
    const ascii = '1,abc\n'.repeat(250_000)
    const { rows, encoding } = await read(`a,b\n${ascii}2,${'灯'.repeat(200_000)}\n`)
    expect(encoding).toBe('utf-8')
    expect(rows.at(-1)?.values[1]).toBe('灯'.repeat(200_000))
    const late = await read(
      Buffer.concat([Buffer.from(`a,b\n${ascii}`), Buffer.from('2,\xc2\xb7\xb5\xc6\n', 'latin1')]),
    )
    expect(late.encoding).toBe('gb18030')
    expect(late.rows.at(-1)?.values[1]).toBe('路灯')
  })

  it('damage does not change the encoding: a cut character at the end, a bad byte in the middle', async () => {
    const text = Buffer.from(`编号,标题\n1,路灯\n2,${'垃圾'.repeat(50)}\n3,路灯`)
    const cut = await read(text.subarray(0, text.length - 1))
    expect([cut.encoding, cut.rows.map(({ fault }) => fault)]).toEqual([
      'utf-8',
      [undefined, undefined, 'bad_bytes'],
    ])
    const damaged = Buffer.from(text)
    damaged[text.indexOf('路灯')] = 0xff
    const { encoding, rows } = await read(damaged)
    expect([encoding, rows.map(({ fault }) => fault)]).toEqual(['utf-8', ['bad_bytes', undefined, undefined]])
  })

  it('a declared encoding is kept; bytes that are not of it refuse their row only', async () => {
    const { rows } = await read(
      Buffer.concat([Buffer.from('a,b\n1,ok\n2,'), GB.subarray(0, 4), Buffer.from('\n3,ok\n')]),
      {
        encoding: 'utf-8',
      },
    )
    expect(rows.map(({ fault }) => fault)).toEqual([undefined, 'bad_bytes', undefined])
  })
})

describe('files that are no table', () => {
  it('an empty file and one of blank lines say so', async () => {
    expect(await errorOf('')).toBe('empty_file')
    expect(await errorOf('\r\n\r\n')).toBe('empty_file')
    expect(await errorOf('\ufeff')).toBe('empty_file')
  })

  it('a file of NULs has no header', async () => {
    expect(await errorOf(Buffer.from('a,b\n1,2\n', 'utf16le'))).toBe('missing_columns')
  })

  it('a header alone has no rows', async () => {
    expect((await read('a,b\n')).rows).toEqual([])
    expect((await read('a,b')).rows).toEqual([])
  })

  it('an .xls is told to be saved as .xlsx', async () => {
    const xls = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(await errorOf(xls)).toBe('xls_not_supported')
    expect(await errorOf(Buffer.concat([xls, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'workbook_encrypted',
    )
  })

  it('more than 1,000 columns are refused', async () => {
    expect(await errorOf(`${Array.from({ length: 1001 }, (_, i) => `c${i}`).join()}\n`)).toBe(
      'too_many_columns',
    )
  })
})

describe('header row', () => {
  const known = new Set(['编号', '受理时间', '标题', '首接单位'])

  it('titles above the header are skipped, in CSV and in workbooks', async () => {
    const rows = [
      ['XX街道诉求台账'],
      ['统计期：2026年9月'],
      ['编号', '受理时间', '标题'],
      ['1', '2026-09-03', '路灯'],
    ]
    const csv = await read(rows.map((row) => row.join()).join('\n'), { known })
    const xlsx = await read(await workbook(rows), { known })
    for (const opened of [csv, xlsx]) {
      expect(opened.header).toEqual(['编号', '受理时间', '标题'])
      expect(opened.headerLine).toBe(3)
      expect(opened.rows).toEqual([{ line: 4, values: ['1', '2026-09-03', '路灯'] }])
    }
  })

  it('a header merged over two rows is put together', async () => {
    const upper = ['编号', '基本信息', '', '首接单位']
    const lower = ['', '受理时间', '标题', '']
    const { header, rows } = await read(await workbook([['台账'], upper, lower, ['1', 'x', 'y', 'z']]), {
      known,
    })
    expect(header).toEqual(['编号', '受理时间', '标题', '首接单位'])
    expect(rows.map(({ line }) => line)).toEqual([4])
  })

  it('without any known name the first row with more than a title is the header', async () => {
    expect((await read('report of 2026,,\nid,when,what\n1,2,3\n')).header).toEqual(['id', 'when', 'what'])
    expect((await read('id\n1\n')).header).toEqual(['id'])
  })
})

describe('widths', () => {
  it('a row of another width is at fault, blank cells beyond the header are not', async () => {
    const { rows } = await read('a,b\n1,2\n1\n1,2,3\n1,2,,\n,\n')
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [2, undefined],
      [3, 'column_count'],
      [4, 'column_count'],
      [5, undefined],
    ])
  })

  it('a first column without a name is read as any other', async () => {
    const { header, rows } = await read(',a,b\n0,1,2\n1,3,4\n')
    expect(header).toEqual(['', 'a', 'b'])
    expect(rows[1]?.values).toEqual(['1', '3', '4'])
  })

  it('a sheet’s short rows end early, what stands beyond its header is left out', async () => {
    const { rows } = await read(
      await workbook([['a', 'b'], ['1'], ['1', '2', 'note'], [null, null], ['3', '4']]),
    )
    expect(rows.map(({ values }) => values)).toEqual([
      ['1', null],
      ['1', '2'],
      ['3', '4'],
    ])
  })
})

it('a workbook’s sheet is chosen by name, unknown ones are refused', async () => {
  const content = await writeXlsx({
    sheets: [
      { name: '说明', rows: [['x']] },
      { name: '数据 & 表', rows: [['a'], [20], [new Date(Date.UTC(2026, 8, 3))], ['12345678901234567890']] },
    ],
  })
  const opened = await read(content, { sheet: '数据 & 表' })
  expect(opened.sheets).toEqual(['说明', '数据 & 表'])
  expect(opened.rows.map(({ values }) => values[0])).toEqual([
    20,
    new Date(Date.UTC(2026, 8, 3)),
    '12345678901234567890',
  ])
  expect(await errorOf(content, { sheet: 'other' })).toBe('sheet_not_found')
})

it('progress ends at the file’s size and an abort stops reading', async () => {
  const path = await file(`a,b\n${'1,2\n'.repeat(300_000)}`)
  const opened = await openRows(path)
  let seen = 0
  for await (const batch of opened.batches) {
    seen += batch.length
    expect(opened.bytesRead()).toBeLessThanOrEqual(opened.totalBytes)
  }
  expect([seen, opened.bytesRead()]).toEqual([300_000, opened.totalBytes])
  const controller = new AbortController()
  const aborted = await openRows(path, { signal: controller.signal })
  await expect(async () => {
    for await (const _ of aborted.batches) controller.abort()
  }).rejects.toThrow(/abort/i)
})
