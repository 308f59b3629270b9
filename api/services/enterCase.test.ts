// Quick entry: one case and its later events, in order, by one account, with everything that follows from them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewCase, NewEvent } from '../contract/cases.ts'
import { enterCase } from './enterCase.ts'
import { enterEvent } from './enterEvent.ts'
import { type Bench, NOW, openBench } from './import/test/importFixture.ts'

const entry: NewCase = {
  channel: 'reception_window',
  receivedAt: '2026-09-29T09:00:00+08:00',
  title: '楼道灯不亮',
  phone: '13800000000',
  category: 'facility',
  urgency: 'ordinary',
  scope: 'building',
  firstReceiver: '绿园物业',
}
const writer = { by: 'operator', nowMs: NOW }

let bench: Bench
beforeEach(async () => {
  bench = openBench()
  await bench.importRows([{ number: 'A1' }])
})
afterEach(() => bench.close())
const enter = (change: Partial<NewCase> = {}) => enterCase(bench.db, { ...entry, ...change }, writer)
const add = (caseId: string, event: Omit<NewEvent, 'occurredAt'> & { occurredAt?: string }) =>
  enterEvent(bench.db, { caseId, entry: { occurredAt: '2026-09-29T15:00:00+08:00', ...event } }, writer)
const stageOf = (id: string) =>
  bench.db.sqlite.prepare('SELECT stage FROM cases WHERE id = ?').pluck().get(id)

describe('an entered case', () => {
  it('is numbered within its local day', () => {
    expect(enter().id).toBe('entry:E20260929-0001')
    expect(enter().id).toBe('entry:E20260929-0002')
    expect(enter({ receivedAt: '2026-09-30T00:10:00+08:00' }).id).toBe('entry:E20260930-0001')
  })

  it('has clocks, a first receiver and one actor', () => {
    const { id } = enter()
    const row = bench.db.sqlite.prepare('SELECT title, is_open, import_id FROM cases WHERE id = ?').get(id)
    expect(row).toEqual({ title: '楼道灯不亮', is_open: 1, import_id: null })
    const body = bench.db.sqlite.prepare('SELECT body FROM event ORDER BY seq DESC LIMIT 1').pluck().get()
    expect(JSON.parse(String(body))).toMatchObject({ actor: 'operator', by: 'operator', type: 'submitted' })
    expect(String(body)).not.toContain('138')
    expect(bench.differences()).toEqual([])
  })

  it.each([
    ['validation', { channel: 'app' }],
    ['validation', { receivedAt: '2027-01-01T00:00:00+08:00' }],
    ['validation', { receivedAt: '昨天' }],
    ['unknown_department', { firstReceiver: '没有' }],
    ['unknown_community', { community: '没有' }],
    ['unknown_category', { category: '没有' }],
  ] as const)('is refused with %s for %o, and leaves nothing', (code, change) => {
    const before = bench.count('event')
    expect(() => enter(change)).toThrow(expect.objectContaining({ code }))
    expect([bench.count('event'), bench.count('cases')]).toEqual([before, 1])
  })
})

describe('an entered event', () => {
  it('moves the case on, stage by stage', () => {
    const { id } = enter()
    const seqs = [
      add(id, { type: 'dispatched', to: '绿园物业' }),
      add(id, { type: 'replied', text: '已更换灯管', occurredAt: '2026-09-29T16:00:00+08:00' }),
      add(id, { type: 'archived', outcome: 'resolved', occurredAt: '2026-09-29T17:00:00+08:00' }),
      add(id, {
        type: 'called_back',
        reached: 'yes',
        resolved: true,
        grade: 'satisfied',
        occurredAt: '2026-09-29T18:00:00+08:00',
      }),
    ].map(({ seq }) => seq)
    expect(stageOf(id)).toBe('archived')
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
    expect(bench.count('callback_fact')).toBe(1)
    expect(bench.differences()).toEqual([])
  })

  it.each([
    ['reopened', {}],
    ['resumed', {}],
    ['called_back', { reached: 'no' }],
    ['redispatched', { to: '绿园物业' }],
    ['replied', { occurredAt: '2026-09-28T09:00:00+08:00' }],
  ] as const)('%s is refused where the case does not stand so', (type, more) => {
    const { id } = enter()
    expect(() => add(id, { type, ...more })).toThrow(expect.objectContaining({ code: 'event_order' }))
  })

  it('of an imported or unknown case is refused', () => {
    expect(() => add('pingyi:A1', { type: 'note' })).toThrow(expect.objectContaining({ code: 'conflict' }))
    expect(() => add('entry:none', { type: 'note' })).toThrow(
      expect.objectContaining({ code: 'unknown_case' }),
    )
  })

  it('after a pause may only resume or go on', () => {
    const { id } = enter()
    add(id, { type: 'paused', reason: '等待居民' })
    expect(() => add(id, { type: 'paused' })).toThrow(expect.objectContaining({ code: 'event_order' }))
    add(id, { type: 'resumed', occurredAt: '2026-09-29T16:00:00+08:00' })
    expect(bench.db.sqlite.prepare('SELECT is_paused FROM cases WHERE id = ?').pluck().get(id)).toBe(0)
  })
})
