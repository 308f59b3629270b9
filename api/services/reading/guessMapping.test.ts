import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { Mapping } from '#api/contract/mapping.ts'
import { gcj02ToBd09, wgs84ToGcj02 } from '#api/domain/place/gcj02.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import { compileMapping, knownNames } from './compileMapping.ts'
import { guessMapping } from './guessMapping.ts'
import { judgeCrs, rawPosition } from './judgeCrs.ts'
import { openRows } from './openRows.ts'
import { presets } from './presets.ts'
import { readCase } from './readCase.ts'
import { TEMPLATE_COLUMNS } from './templateColumns.ts'
import { templateCsv } from './templateCsv.ts'
import { template } from './templateMapping.ts'

const columnsOf = (header: string[], rows: string[][] = []) =>
  Object.fromEntries(
    guessMapping(header, rows)
      .guesses.filter(({ column }) => column !== null)
      .map(({ field, column }) => [field, column]),
  )

describe('guesses', () => {
  it('a hotline’s export is understood by its usual names', () => {
    const header = [
      '序号',
      '工单编号',
      '来电时间',
      '诉求内容',
      '来电人',
      '联系电话',
      '事发地址',
      '承办单位',
      '办结时间',
      '是否满意',
    ]
    const row = ['1', 'GD1', '2026/9/3 8:05', '路灯', '甲', '138', '1 号', '城管科', '2026/9/5', '满意']
    expect(columnsOf(header, [row])).toEqual({
      number: '工单编号',
      receivedAt: '来电时间',
      text: '诉求内容',
      name: '来电人',
      phone: '联系电话',
      address: '事发地址',
      firstReceiver: '承办单位',
      archivedAt: '办结时间',
      grade: '是否满意',
    })
  })

  it('a guessed mapping reads its file', () => {
    const header = ['受理编号', '登记时间', '责任单位', '问题类别', '紧急级别', '备注']
    const values = ['S1', '2026年9月3日', '绿园物业', '环境卫生', '特急', 'x']
    const { mapping, unused } = guessMapping(header, [values])
    const context = { zone: zoneOf('Asia/Shanghai'), crs: 'wgs84', enteredAtMs: 0, actor: null } as const
    expect(readCase({ line: 2, values }, compileMapping(mapping, header), context)).toMatchObject({
      record: {
        number: 'S1',
        attributes: { category1: 'sanitation', urgency: 'urgent', firstReceiver: '绿园物业' },
      },
    })
    expect(unused).toEqual(['备注'])
  })

  it('a column of times whose values are none is not taken for one', () => {
    const guess = guessMapping(
      ['编号', '受理时间', '回复时间'],
      [
        ['1', '2026-09-01 09:00', '三天内'],
        ['2', '2026-09-02', '无'],
      ],
    )
    expect(guess.guesses.find(({ field }) => field === 'repliedAt')?.column).toBeNull()
    expect(guess.guesses.find(({ field }) => field === 'receivedAt')).toMatchObject({
      confidence: 1,
      samples: ['2026-09-01 09:00', '2026-09-02'],
      required: true,
    })
  })

  it('the order of year-last dates is read off the values', () => {
    expect(guessMapping(['created_at'], [['01/02/2026']]).mapping.dateFormat).toBe('mdy')
    expect(guessMapping(['created_at'], [['25/02/2026'], ['01/02/2026']]).mapping.dateFormat).toBe('dmy')
    expect(guessMapping(['created_at'], [['2026/1/2']]).mapping.dateFormat).toBe('ymd')
  })

  it('the template’s own header is found whole, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const guess = guessMapping(
        TEMPLATE_COLUMNS.map((column) => column[language]),
        [],
      )
      expect(guess.guesses.every(({ confidence }) => confidence === 1)).toBe(true)
    }
  })

  it('what is missing is refused by its template name', () => {
    const { mapping } = guessMapping(['foo', 'bar'], [])
    expect(() => compileMapping(mapping, ['foo', 'bar'])).toThrow(/编号, 受理时间, 首接单位/)
  })
})

describe('presets and template', () => {
  it('every preset and every guess is a valid mapping file', () => {
    for (const mapping of [
      ...Object.values(presets),
      guessMapping(['编号', '类别', '经度', '纬度'], []).mapping,
    ]) {
      expect([mapping.id, [...Value.Errors(Mapping, mapping)]]).toEqual([mapping.id, []])
      expect(Value.Check(Mapping, JSON.parse(JSON.stringify(mapping)))).toBe(true)
    }
  })

  it('the template file has the columns of the preset and no rows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'template-'))
    for (const language of ['zh', 'en'] as const) {
      const path = join(folder, language)
      await writeFile(path, templateCsv(language))
      const opened = await openRows(path, { known: knownNames(template) })
      expect(opened.header).toHaveLength(TEMPLATE_COLUMNS.length)
      expect(() => compileMapping(template, opened.header)).not.toThrow()
      for await (const row of opened.rows) expect.unreachable(`a row: ${row.line}`)
    }
    await rm(folder, { recursive: true })
  })
})

describe('coordinate systems', () => {
  const inside = ({ lng, lat }: { lng: number; lat: number }) =>
    lng > 113.26 && lng < 113.262 && lat > 23.13 && lat < 23.132
  const here = Array.from({ length: 50 }, (_, i) => ({ lng: 113.26 + 0.00004 * i, lat: 23.13 + 0.00004 * i }))

  it('the system in which most positions lie inside is found, and the shares are given', () => {
    const gcj02 = here.map(wgs84ToGcj02)
    const bd09 = gcj02.map(gcj02ToBd09)
    for (const [crs, positions] of Object.entries({ wgs84: here, gcj02, bd09 })) {
      const judged = judgeCrs(positions, inside)
      expect(judged.best).toBe(crs)
      expect(Object.values(judged.shares).filter((share) => share > 0.9)).toHaveLength(1)
    }
  })

  it('without positions, or with none inside anywhere, there is no best one', () => {
    expect(judgeCrs([], inside)).toMatchObject({ best: null, positions: 0 })
    expect(judgeCrs([{ lng: 0.1, lat: 0.1 }], inside).best).toBeNull()
  })

  it('the same cases in three systems are read to positions at most 5 m apart', () => {
    const header = ['编号', '受理时间', '首接单位', '经度', '纬度']
    const compiled = compileMapping(template, header)
    const zone = zoneOf('Asia/Shanghai')
    for (const position of here) {
      const gcj02 = wgs84ToGcj02(position)
      for (const [crs, { lng, lat }] of [
        ['wgs84', position],
        ['gcj02', gcj02],
        ['bd09', gcj02ToBd09(gcj02)],
      ] as const) {
        const row = { line: 2, values: ['1', '2026-09-01', 'x', String(lng), String(lat)] }
        const result = readCase(row, compiled, { zone, crs, enteredAtMs: 0, actor: null })
        const read = 'record' in result ? result.record.personal.position : undefined
        const metres = Math.hypot(
          ((read?.lng ?? 0) - position.lng) * 102_300,
          ((read?.lat ?? 0) - position.lat) * 111_195,
        )
        expect(metres).toBeLessThan(5)
        expect(rawPosition(row, compiled)).toEqual({ lng, lat })
      }
    }
  })
})
