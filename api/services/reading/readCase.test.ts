import { describe, expect, it } from 'vitest'
import type { Mapping } from '#api/contract/mapping.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import type { CoordinateSystem } from '#db/vocabulary.ts'
import { compileMapping, knownNames } from './compileMapping.ts'
import { FileError } from './fileErrors.ts'
import { presets } from './presets.ts'
import { readCase } from './readCase.ts'
import type { Cell } from './row.ts'
import { template } from './templateMapping.ts'

const zone = zoneOf('Asia/Shanghai')
const at = (text: string) => zone.fromLocal(Date.parse(`${text}Z`))
const base = { 编号: 'A1', 受理时间: '2026-09-01 09:00', 首接单位: '绿园物业' }

function read(cells: Record<string, Cell>, mapping: Mapping = template, crs: CoordinateSystem = 'wgs84') {
  const row = { line: 7, values: Object.values(cells) }
  return readCase(row, compileMapping(mapping, Object.keys(cells)), {
    zone,
    crs,
    enteredAtMs: 5,
    actor: null,
  })
}
function record(cells: Record<string, Cell>, mapping?: Mapping) {
  const read1 = read({ ...base, ...cells }, mapping)
  if ('problems' in read1) throw new Error(JSON.stringify(read1.problems))
  return read1.record
}
function problems(cells: Record<string, Cell>, mapping?: Mapping) {
  const read1 = read({ ...base, ...cells }, mapping)
  return 'problems' in read1 ? read1.problems.map(({ column, code }) => [column, code]) : []
}

describe('a template row', () => {
  it('with the least it needs has the defaults of the vocabulary', () => {
    expect(record({})).toEqual({
      source: 'pingyi',
      number: 'A1',
      attributes: {
        channel: 'unknown',
        category1: 'other',
        category2: null,
        urgency: 'ordinary',
        scope: 'unknown',
        firstReceiver: '绿园物业',
        community: null,
      },
      receivedAtMs: at('2026-09-01T09:00'),
      receivedRecordedAtMs: null,
      personal: {},
      events: [],
      crs: 'wgs84',
    })
  })

  it('takes codes, Chinese and English words, whatever their case and width', () => {
    for (const channel of ['hotline', '热线', 'Hotline', ' HOTLINE ', '12345', '１２３４５']) {
      expect(record({ 渠道: channel }).attributes.channel).toBe('hotline')
    }
    expect(record({ 紧急程度: '紧急', 影响范围: 'Cross-community' }).attributes).toMatchObject({
      urgency: 'urgent',
      scope: 'cross_community',
    })
  })

  it('takes English column names, another case and marks of required fields', () => {
    const cells = {
      'Number *': 'A1',
      RECEIVED_AT: '2026-09-01 09:00',
      '首接单位（必填）': 'x',
      'reply text': '',
    }
    expect('record' in read(cells)).toBe(true)
  })

  it('two levels of category in one cell, by code or word, foreign words kept', () => {
    const of = (category: string) => {
      const { category1, category2 } = record({ 类别: category }).attributes
      return [category1, category2]
    }
    expect(of('facility.streetlight')).toEqual(['facility', 'facility.streetlight'])
    expect(of('设施维护/路灯损坏')).toEqual(['facility', 'facility.路灯损坏'])
    expect(of('环境卫生')).toEqual(['sanitation', null])
    expect(of('停车管理')).toEqual(['停车管理', null])
    expect(of('')).toEqual(['other', null])
  })

  it('personal fields stand apart, line ends in them are LF', () => {
    const { personal } = record({
      标题: '路灯',
      内容: '一\r\n二',
      诉求人: '甲',
      电话: '+8613800000000',
      地址: '1 号',
    })
    expect(personal).toEqual({
      title: '路灯',
      text: '一\n二',
      name: '甲',
      phone: '+8613800000000',
      address: '1 号',
    })
  })

  it('states a department’s kind only where the row does', () => {
    expect(read({ ...base, 首接单位类型: '物业公司' })).toMatchObject({
      departmentKinds: { 绿园物业: 'property' },
    })
    expect(read(base)).toMatchObject({ departmentKinds: {} })
  })

  it('without a first receiver the department dispatched to stands in', () => {
    expect(record({ 首接单位: '', 转办单位: '城管科' }).attributes.firstReceiver).toBe('城管科')
  })
})

describe('numbers', () => {
  it('20-digit ids stay as they are, numeric cells lose their decimals, text tricks are undone', () => {
    const of = (cell: Cell) => record({ 编号: cell }).number
    expect(of('12345678901234567890')).toBe('12345678901234567890')
    expect(of(2128)).toBe('2128')
    expect(of('="00123"')).toBe('00123')
    expect(of("'00123")).toBe('00123')
    expect(of('\t00123 ')).toBe('00123')
    expect(of('=1+1')).toBe('=1+1')
  })

  it('a number that a spreadsheet has rounded is refused', () => {
    expect(problems({ 编号: 1e19 })).toEqual([['编号', 'number_digits_lost']])
    expect(problems({ 编号: '1.23457E+19' })).toEqual([['编号', 'number_digits_lost']])
    expect(problems({ 编号: 'x'.repeat(101) })).toEqual([['编号', 'number_too_long']])
  })
})

describe('stage columns become events', () => {
  const cells = {
    确认接收时间: '2026-09-01 10:00',
    分类时间: '2026-09-01 10:00',
    转办时间: '2026-09-01 11:00',
    转办单位: '城管科',
    跟进时间: '2026-09-02 10:00',
    回复时间: '2026-09-03 10:00',
    回复内容: '已修好',
    归档时间: '2026-09-04 10:00',
    办理结果: '已解决',
    回访时间: '2026-09-05 10:00',
    回访接通: '是',
    是否解决: '是',
    满意度: '满意',
  }

  it('in time order, equal times in the order of the stages', () => {
    const { events } = record(cells)
    expect(events.map(({ type }) => type).join(' ')).toBe(
      'acknowledged classified dispatched followed_up replied archived called_back',
    )
    expect(events[2]).toMatchObject({
      type: 'dispatched',
      data: { to: '城管科' },
      enteredAtMs: 5,
      recordedAtMs: null,
    })
    expect(events[4]).toMatchObject({ personal: { text: '已修好' } })
    expect(events[5]).toMatchObject({ data: { outcome: 'resolved' } })
    expect(events[6]).toMatchObject({
      data: { reached: 'yes', contacted: null, resolved: true, grade: 'satisfied' },
    })
  })

  it('what is told without its time is refused, nothing is dropped', () => {
    expect(problems({ ...cells, 回复时间: '' })).toEqual([['回复时间', 'required']])
    expect(problems({ ...cells, 归档时间: null })).toEqual([['归档时间', 'required']])
    expect(problems({ ...cells, 回访时间: '' })).toEqual([['回访时间', 'required']])
    expect(problems({ ...cells, 回访接通: '', 是否解决: '', 满意度: '' })).toEqual([['回访接通', 'required']])
  })

  it('a day without a time, the day of receipt, is not before it; a deadline’s day lasts to its end', () => {
    const day = record({ 回复时间: '2026-09-01', 归档时间: '2026/9/2', 答复期限: '2026-09-01' })
    expect(day.events.map(({ occurredAtMs }) => occurredAtMs)).toEqual([
      at('2026-09-01T09:00'),
      at('2026-09-02T00:00'),
    ])
    expect(day.attributes.publishedDueAtMs).toBe(at('2026-09-02T00:00') - 1)
  })
})

describe('time order', () => {
  it('reply, archive or published due before receipt refuse the row, once', () => {
    expect(problems({ 回复时间: '2026-09-01 08:59' })).toEqual([['回复时间', 'time_order']])
    expect(problems({ 归档时间: '2026-08-31' })).toEqual([['归档时间', 'time_order']])
    expect(problems({ 答复期限: '2026-08-31' })).toEqual([['答复期限', 'time_order']])
    expect(problems({ 回复时间: '2026-08-30', 归档时间: '2026-08-30', 答复期限: '2026-08-30' })).toHaveLength(
      1,
    )
    expect(problems({ 事件: '[{"type":"archived","at":"2026-08-31 08:59"}]' })).toEqual([
      ['事件', 'time_order'],
    ])
    expect(problems({ 回复时间: '2026-09-01 09:00' })).toEqual([])
  })
})

describe('positions', () => {
  const position = (lng: Cell, lat: Cell) => record({ 经度: lng, 纬度: lat }).personal.position

  it('empty and 0,0 are no position', () => {
    for (const [lng, lat] of [
      ['', ''],
      [null, null],
      ['0', '0.0'],
      [0, 0],
    ]) {
      expect(position(lng ?? null, lat ?? null)).toBeUndefined()
    }
    expect(position('113.2', '23.1')).toEqual({ lng: 113.2, lat: 23.1 })
    expect(position(113.2, 23.1)).toEqual({ lng: 113.2, lat: 23.1 })
  })

  it('half a position, a word or an impossible degree is refused', () => {
    const of = (lng: Cell, lat: Cell) => problems({ 经度: lng, 纬度: lat })
    expect(of('113.2', '')).toEqual([['纬度', 'coordinate_unreadable']])
    expect(of('东经113度', '23.1')).toEqual([['经度', 'coordinate_unreadable']])
    expect(of('23.1', '113.2')).toEqual([['纬度', 'coordinate_range']])
    expect(of('181', '23')).toEqual([['经度', 'coordinate_range']])
  })
})

describe('refusals', () => {
  it('name every bad cell of a row, with line, value and words', () => {
    const result = read({ ...base, 编号: '', 受理时间: '0000-01-01 00:00', 渠道: '飞鸽', 首接单位: '' })
    expect(result).toMatchObject({
      problems: [
        { column: '编号', code: 'required' },
        { line: 7, column: '受理时间', code: 'date_out_of_range', value: '0000-01-01 00:00' },
        { column: '首接单位', code: 'required' },
        { column: '渠道', code: 'value_unknown', value: '飞鸽', message: expect.stringContaining('不认识') },
      ],
    })
  })

  it('a source with a colon would make two ids one', () => {
    expect(problems({ 来源: 'a:b' })).toEqual([['来源', 'source_invalid']])
    expect(record({ 来源: '热线平台' }).source).toBe('热线平台')
    expect(record({ 来源: '' }).source).toBe('pingyi')
  })

  it('a row at fault as a whole keeps its fault', () => {
    const compiled = compileMapping(template, Object.keys(base))
    const context = { zone, crs: 'wgs84', enteredAtMs: 0, actor: null } as const
    expect(readCase({ line: 3, values: ['a\0'], fault: 'nul_byte' }, compiled, context)).toMatchObject({
      problems: [{ line: 3, column: null, code: 'nul_byte', value: 'a␀' }],
    })
  })
})

describe('mappings', () => {
  it('the wrong preset names the columns it misses', () => {
    const compile = () =>
      compileMapping(presets.boston311 ?? template, ['SRRecordID', 'CreatedDate', 'Source'])
    expect(compile).toThrow(FileError)
    expect(compile).toThrow(/CASE_ENQUIRY_ID, OPEN_DT, .*TARGET_DT.*REASON/)
  })

  it('a value that leads to no code is an error of the mapping', () => {
    const channel = { column: 'Source', values: { Fax: 'telegraph' } }
    const mapping: Mapping = { ...template, fields: { ...template.fields, channel } }
    expect(() => compileMapping(mapping, Object.keys(base))).toThrow(/telegraph/)
  })

  it('knows its columns by every synonym, rules and ignored ones included', () => {
    const known = knownNames(presets.boston311 ?? template)
    for (const name of ['case_enquiry_id', 'closure_reason', 'ontime_status', 'longitude'])
      expect(known.has(name)).toBe(true)
  })

  it('the corrected rejects file comes back without its guards', () => {
    const guarded = {
      ...base,
      标题: "'=1+1",
      电话: "'+86138",
      诉求人: "'s",
      line: '2',
      column: '',
      code: '',
      value: '',
      message: '',
    }
    const result = read(guarded)
    expect(result).toMatchObject({ record: { personal: { title: '=1+1', phone: '+86138', name: "'s" } } })
  })
})
