import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zoneOf } from '#api/domain/time/zone.ts'
import { compileMapping, knownNames } from './compileMapping.ts'
import { openRows } from './openRows.ts'
import { readCase } from './readCase.ts'
import { createRejects } from './rejects.ts'
import { rejectsWorkbook } from './rejectsWorkbook.ts'
import { template } from './templateMapping.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rejects-'))
})
afterAll(() => rm(folder, { recursive: true }))

const context = { zone: zoneOf('Asia/Shanghai'), crs: 'wgs84', enteredAtMs: 0, actor: null } as const

/** Reads a file with the template, refused rows into `rejects`. */
async function importFile(path: string, rejects: string) {
  const opened = await openRows(path, { known: knownNames(template) })
  const compiled = compileMapping(template, opened.header)
  const writer = createRejects(rejects, opened.header)
  const numbers: string[] = []
  const titles: (string | undefined)[] = []
  for await (const row of opened.rows) {
    const result = readCase(row, compiled, context)
    if ('problems' in result) await writer.write(row, result.problems)
    else {
      numbers.push(result.record.number)
      titles.push(result.record.personal.title)
    }
  }
  await writer.close()
  return { numbers, titles, rejected: writer.count() }
}

const SOURCE = [
  '编号,受理时间,首接单位,标题,渠道,经度,纬度',
  '1,2026-09-01 09:00,甲,好的,热线,113.2,23.1',
  '20260901000000000123,上周,甲,"=HYPERLINK(""http://x"")",飞鸽,-71.05,42.3',
  '3,2026-09-01 09:00,甲,"+逗,号\n换行",热线,200,23.1',
  '4,2026-09-01 09:00,甲,少列',
  '5,2026-09-01 09:00,甲,"没有闭合',
].join('\r\n')

async function written(name: string) {
  const source = join(folder, `${name}.csv`)
  const rejects = join(folder, `${name}.rejects.csv`)
  await writeFile(source, SOURCE)
  return { rejects, ...(await importFile(source, rejects)) }
}

describe('rejects file', () => {
  it('has one line a row: the original cells, then line, column, code, value and words', async () => {
    const { rejects, rejected, numbers } = await written('a')
    expect([rejected, numbers]).toEqual([4, ['1']])
    const text = await readFile(rejects, 'utf8')
    expect(
      text.startsWith('\ufeff编号,受理时间,首接单位,标题,渠道,经度,纬度,line,column,code,value,message\r\n'),
    ).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    const { rows, header } = await openRows(rejects)
    const lines = []
    for await (const { values } of rows) lines.push(values.slice(header.length - 5, header.length - 1))
    expect(lines).toEqual([
      ['3', '受理时间; 渠道', 'date_unreadable; value_unknown', '上周; 飞鸽'],
      ['4', '经度', 'coordinate_range', '200'],
      ['6', '', 'column_count', '4 2026-09-01 09:00 甲 少列'],
      ['7', '', 'unclosed_quote', '5,2026-09-01 09:00,甲,"没有闭合'],
    ])
  })

  it('no cell starts a formula, numbers stay numbers', async () => {
    const { rejects } = await written('b')
    const text = await readFile(rejects, 'utf8')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(text).toContain(`"'+逗,号\n换行"`)
    expect(text).toContain(',-71.05,42.3,')
  })

  it('a corrected file comes back without guards and extra columns', async () => {
    const { rejects } = await written('c')
    const corrected = join(folder, 'corrected.csv')
    const text = await readFile(rejects, 'utf8')
    await writeFile(
      corrected,
      text.replace('上周', '2026-09-01').replace('飞鸽', '热线').replace(',200,', ',113.2,'),
    )
    const again = await importFile(corrected, join(folder, 'again.csv'))
    expect(again.numbers).toEqual(['20260901000000000123', '3'])
    expect(again.titles).toEqual(['=HYPERLINK("http://x")', '+逗,号\n换行'])
    expect(again.rejected).toBe(2)
  })

  it('where nothing was refused there is no file', async () => {
    const path = join(folder, 'none.csv')
    await createRejects(path, ['a']).close()
    expect(existsSync(path)).toBe(false)
  })
})

describe('rejects workbook', () => {
  it('marks the bad cells, says what is wrong, and can be imported again', async () => {
    const { rejects } = await written('d')
    const { content, rows, isCut } = await rejectsWorkbook(rejects)
    expect([rows, isCut]).toEqual([4, false])
    const sheet = (await readXlsx(content, { readStyles: true })).sheets[0]
    const filled = [...(sheet?.cells ?? [])]
      .filter(([, { style }]) => style?.fill !== undefined && JSON.stringify(style.fill).includes('FFF1B8'))
      .map(([place]) => place)
    expect(filled.toSorted()).toEqual(['1,1', '1,4', '2,5', '3,0', '4,0'])
    expect(sheet?.rows[0]?.slice(-5)).toEqual(['行', '列', '代码', '值', '说明'])
    expect(sheet?.rows[1]?.slice(0, 4)).toEqual([
      '20260901000000000123',
      '上周',
      '甲',
      '=HYPERLINK("http://x")',
    ])
    expect(String(sheet?.rows[2]?.at(-1))).toContain('经纬度超出范围')
    const path = join(folder, 'back.xlsx')
    await writeFile(path, content)
    expect((await importFile(path, join(folder, 'back.csv'))).rejected).toBe(4)
  })
})
