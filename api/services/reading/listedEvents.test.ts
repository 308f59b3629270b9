import { describe, expect, it } from 'vitest'
import { zoneOf } from '#api/domain/time/zone.ts'
import { compileMapping } from './compileMapping.ts'
import { readCase } from './readCase.ts'
import { template } from './templateMapping.ts'

const zone = zoneOf('Asia/Shanghai')
const at = (text: string) => zone.fromLocal(Date.parse(`${text}Z`))
const base = { 编号: 'A1', 受理时间: '2026-09-01 09:00', 首接单位: '绿园物业' }

function read(cells: Record<string, string>) {
  const all = { ...base, ...cells }
  const row = { line: 7, values: Object.values(all) }
  const context = { zone, crs: 'wgs84', enteredAtMs: 5, actor: null } as const
  return readCase(row, compileMapping(template, Object.keys(all)), context)
}
function record(cells: Record<string, string>) {
  const result = read(cells)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.record
}
function problems(cells: Record<string, string>) {
  const result = read(cells)
  return 'problems' in result ? result.problems.map(({ column, code }) => [column, code]) : []
}

describe('the events column', () => {
  const listed = (...events: object[]) => record({ 事件: JSON.stringify(events) }).events
  const code = (text: string) => problems({ 事件: text })

  it.each([
    ['reason', 'data_error', 'data_error'],
    ['reason', '数据错误', 'data_error'],
    ['reason', 'Data error', 'data_error'],
    ['ground', 'data_error', 'data_error'],
    ['reason', '数据错误之外', '数据错误之外'],
  ])('takes the %s “%s” of a correction for %s', (key, said, reason) => {
    const event = {
      type: 'corrected',
      at: '2026-09-05 14:00',
      changes: { urgency: '普通' },
      approver: '主任',
    }
    const data = { changes: { urgency: 'ordinary' }, reason, approver: '主任' }
    expect(listed({ ...event, [key]: said }).map((one) => one.data)).toEqual([data])
  })

  it('takes every type of event, codes or words, offsets or local times', () => {
    const sha256 = 'ab'.repeat(32)
    const events = listed(
      { type: 'submitted', at: '2026-09-01 09:00', recordedAt: '2026-09-01 09:30' },
      { type: '分类', at: '2026-09-01 09:40', category: '环境卫生', urgency: '紧急', scope: '楼栋' },
      { type: 'dispatched', at: '2026-09-01 09:50', to: '城管科', reason: '职责' },
      { type: '改派', at: '2026-09-01 10:00', to: '绿园物业' },
      { type: 'acknowledged', at: '2026-09-01T02:30:00Z', department: '绿园物业', actor: '前台' },
      { type: '挂起', at: '2026-09-01 11:00', reason: '等配件' },
      { type: 'resumed', at: '2026-09-02 11:00' },
      { type: 'followed_up', at: '2026-09-02 12:00', text: '已到场' },
      { type: 'replied', at: '2026-09-03 12:00', text: '已修' },
      { type: 'archived', at: '2026-09-03 13:00', outcome: '已解决' },
      { type: 'called_back', at: '2026-09-04 13:00', reached: '未接' },
      {
        type: 'called_back',
        at: '2026-09-04 14:00',
        contacted: true,
        resolved: false,
        grade: 'dissatisfied',
      },
      { type: 'reopened', at: '2026-09-05 13:00', reason: '又坏了' },
      {
        type: 'corrected',
        at: '2026-09-05 14:00',
        changes: { urgency: '普通', community: 'c1' },
        reason: 'data_error',
        approver: '主任',
      },
      { type: 'attachment', at: '2026-09-05 15:00', sha256, mediaType: 'image/jpeg' },
      { type: 'note', at: '2026-09-05 16:00', text: '备注' },
      { type: 'merged', at: '2026-09-06 10:00', into: 'pingyi:A0' },
      { type: 'excluded', at: '2026-09-07 10:00', ground: 'duplicate' },
      { type: 'reinstated', at: '2026-09-08 10:00', ground: 'duplicate' },
    )
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['classified', { category1: 'sanitation', category2: null, urgency: 'urgent', scope: 'building' }],
      ['dispatched', { to: '城管科', reason: '职责' }],
      ['redispatched', { to: '绿园物业' }],
      ['acknowledged', {}],
      ['paused', { reason: '等配件' }],
      ['resumed', {}],
      ['followed_up', {}],
      ['replied', {}],
      ['archived', { outcome: 'resolved' }],
      ['called_back', { reached: 'no', contacted: null, resolved: null, grade: null }],
      ['called_back', { reached: 'yes', contacted: true, resolved: false, grade: 'dissatisfied' }],
      ['reopened', { reason: '又坏了' }],
      [
        'corrected',
        { changes: { urgency: 'ordinary', community: 'c1' }, reason: 'data_error', approver: '主任' },
      ],
      ['attachment', { sha256, mediaType: 'image/jpeg' }],
      ['note', {}],
      ['merged', { into: 'pingyi:A0' }],
      ['excluded', { ground: 'duplicate' }],
      ['reinstated', { ground: 'duplicate' }],
    ])
    expect(events[3]).toMatchObject({
      occurredAtMs: at('2026-09-01T10:30'),
      department: '绿园物业',
      actor: '前台',
      recordedAtMs: null,
    })
    expect(events[6]).toMatchObject({ personal: { text: '已到场' } })
  })

  it('`submitted` carries when the receipt was recorded', () => {
    const events = JSON.stringify([
      { type: 'submitted', at: '2026-09-01 09:00', recordedAt: '2026-09-03 09:00' },
    ])
    expect(record({ 事件: events }).receivedRecordedAtMs).toBe(at('2026-09-03T09:00'))
    expect(problems({ 事件: events.replace('01 09:00', '01 09:01') })).toEqual([['事件', 'events_json']])
  })

  it('an event told in a column too is one event, the listed one', () => {
    const events = JSON.stringify([
      { type: 'replied', at: '2026-09-03 10:00', recordedAt: '2026-09-03 10:05' },
    ])
    const both = record({ 回复时间: '2026-09-03 10:00', 事件: events }).events
    expect(both).toHaveLength(1)
    expect(both[0]?.recordedAtMs).toBe(at('2026-09-03T10:05'))
  })

  it('whatever is wrong in it is one problem of the column', () => {
    for (const text of [
      '{',
      '{}',
      '[1]',
      '[null]',
      '[{"type":"replied"}]',
      '[{"type":"solved","at":"2026-09-02 10:00"}]',
      '[{"type":"replied","at":"2026-09-02 10:00","recordedat":"2026-09-02 10:00"}]',
      '[{"type":"replied","at":"2026-09-02 10:00","recordedAt":"soon"}]',
      '[{"type":"dispatched","at":"2026-09-02 10:00"}]',
      '[{"type":"archived","at":"2026-09-02 10:00","outcome":"great"}]',
      '[{"type":"called_back","at":"2026-09-02 10:00"}]',
      '[{"type":"called_back","at":"2026-09-02 10:00","resolved":"perhaps"}]',
      '[{"type":"merged","at":"2026-09-02 10:00"}]',
      '[{"type":"excluded","at":"2026-09-02 10:00"}]',
      '[{"type":"attachment","at":"2026-09-02 10:00","sha256":"xyz"}]',
      '[{"type":"corrected","at":"2026-09-02 10:00","changes":{"colour":"red"}}]',
    ]) {
      expect([text, code(text)]).toEqual([text, [['事件', 'events_json']]])
    }
    expect(code('[{"type":"replied","at":"soon"}]')).toEqual([['事件', 'date_unreadable']])
    expect(code('[{"type":"replied","at":"9999-01-01"}]')).toEqual([['事件', 'date_out_of_range']])
  })
})
