// Quick entry: one case, its later events, and what is refused.
import { afterEach, expect, test } from 'vitest'
import { openDb } from '#db/open.ts'
import type { NewCase, NewEvent } from '../contract/cases.ts'
import { computeKpis } from './computeKpis.ts'
import { contextOf } from './context.ts'
import { planDeployment } from './deployment.ts'
import { enterCase } from './enterCase.ts'
import { enterEvent } from './enterEvent.ts'
import { inTransaction } from './writing/caseBook.ts'

const NOW = Date.parse('2026-10-20T10:00:00+08:00')
const author = { actor: 'operator', nowMs: NOW }
const open: { close(): void }[] = []
afterEach(() => {
  for (const db of open.splice(0)) db.close()
})

function fresh() {
  const db = openDb(':memory:')
  open.push(db)
  inTransaction(db.sqlite, () => planDeployment(db.sqlite, { actor: 'test', nowMs: NOW }).apply(db.sqlite))
  const add = db.sqlite.prepare(
    "INSERT INTO department (street_id, id, name, kind) VALUES ('street', ?, ?, 'committee')",
  )
  for (const id of ['c1', 'c2']) add.run(id, id)
  return db
}

const entry: NewCase = {
  channel: 'reception_window',
  receivedAt: '2026-10-09T09:30:00+08:00',
  title: '楼道堆物',
  category: 'sanitation',
  urgency: 'ordinary',
  scope: 'building',
  firstReceiver: 'c1',
}
const later = (type: NewEvent['type'], day: string, more: Partial<NewEvent> = {}): NewEvent => ({
  type,
  occurredAt: `2026-10-${day}T15:00:00+08:00`,
  ...more,
})
const refusal = (act: () => unknown): string | undefined => {
  try {
    act()
  } catch (error) {
    return (error as { code?: string }).code
  }
  return undefined
}

test('an entered case counts at once, under a number of its day', async () => {
  const db = fresh()
  const id = enterCase(db, entry, author)
  expect(id).toBe('entry:E20261009-0001')
  expect(enterCase(db, entry, author)).toBe('entry:E20261009-0002')
  enterEvent(db, id, later('acknowledged', '10'), author)
  enterEvent(db, id, later('replied', '12', { text: '已清理' }), author)
  const { metrics } = await computeKpis(contextOf(db, NOW), { period: '2026-10' })
  expect(metrics.received?.num).toBe(2)
  expect(metrics.response_rate).toMatchObject({ num: 1, den: 2 })
})

test('what does not fit the case is refused and changes nothing', () => {
  const db = fresh()
  const id = enterCase(db, entry, author)
  const events = () => db.sqlite.prepare('SELECT count(*) AS n FROM event').get()
  const before = events()
  const tries: [NewEvent, string][] = [
    [later('resumed', '12'), 'event_order'],
    [later('called_back', '12', { reached: 'yes' }), 'event_order'],
    [later('reopened', '12', { reason: 'x' }), 'event_order'],
    [later('replied', '08'), 'event_order'],
    [later('replied', '28'), 'event_order'],
    [later('dispatched', '12'), 'validation'],
    [later('paused', '12'), 'validation'],
    [later('classified', '12'), 'validation'],
    [later('dispatched', '12', { to: 'nobody' }), 'unknown_department'],
    [later('classified', '12', { category: 'nothing' }), 'unknown_category'],
    [{ type: 'note', occurredAt: 'yesterday' }, 'validation'],
  ]
  for (const [event, code] of tries) expect(refusal(() => enterEvent(db, id, event, author))).toBe(code)
  expect(refusal(() => enterEvent(db, 'entry:none', later('note', '12'), author))).toBe('unknown_case')
  expect(events()).toEqual(before)
})

test('a pause, an archiving and a reopening follow each other only in their order', () => {
  const db = fresh()
  const id = enterCase(db, entry, author)
  const enter = (event: NewEvent) => refusal(() => enterEvent(db, id, event, author))
  expect(enter(later('paused', '12', { reason: '等材料' }))).toBeUndefined()
  expect(enter(later('paused', '13', { reason: '再等' }))).toBe('event_order')
  expect(enter(later('resumed', '13'))).toBeUndefined()
  expect(enter(later('dispatched', '13', { to: 'c2' }))).toBeUndefined()
  expect(enter(later('archived', '14', { outcome: 'resolved' }))).toBeUndefined()
  expect(enter(later('archived', '15'))).toBe('event_order')
  expect(enter(later('reopened', '16', { reason: '又堆了' }))).toBeUndefined()
  expect(
    enter(later('called_back', '17', { reached: 'yes', resolved: false, grade: 'dissatisfied' })),
  ).toBeUndefined()
})

test('online channels, unknown units and receipts in the future are refused', () => {
  const db = fresh()
  const enter = (more: Partial<NewCase>) => refusal(() => enterCase(db, { ...entry, ...more }, author))
  expect(enter({ channel: 'app' })).toBe('validation')
  expect(enter({ receivedAt: '2026-10-21T00:00:00+08:00' })).toBe('validation')
  expect(enter({ firstReceiver: 'c9' })).toBe('unknown_department')
  expect(enter({ category: 'none' })).toBe('unknown_category')
  expect(enter({ community: 'none' })).toBe('unknown_community')
})
