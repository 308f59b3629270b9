// What waits for whom: decisions not taken by oneself, windows that are over, items of one's own.
import { expect, it } from 'vitest'
import type { AppraisalItem } from '#api/contract/appraisals.ts'
import type { Objection } from '#api/contract/objections.ts'
import type { Rectification } from '#api/contract/rectifications.ts'
import { type RoleKnown, roleTodos } from './roleTodos.ts'

const period = (id: string) => ({ id, start: '', end: '', zone: 'Asia/Shanghai' })
const appraisal = (
  id: string,
  state: AppraisalItem['state'],
  more: Partial<AppraisalItem> = {},
): AppraisalItem => ({
  ...{ period: period(id), kind: 'quarter', scheme: 'standard', version: 1, state, frozenAt: '' },
  ...{ windowEndsAt: null, publishedAt: null, movedBy: null, sha256: null, reason: null },
  ...more,
})
const objection = (id: number, more: Partial<Objection> = {}): Objection => ({
  ...{ id, period: '2026-Q3', scheme: 'standard', version: 1, department: { id: 'c01', name: '北苑' } },
  ...{
    ground: 'duplicate',
    evidence: '',
    cases: [],
    state: 'submitted',
    raisedBy: 'department',
    raisedAt: '',
  },
  ...{ decidedAt: null, decisions: [] },
  ...more,
})
const item = (id: number, more: Partial<Rectification> = {}): Rectification => ({
  ...{
    id,
    period: '2026-Q2',
    scheme: 'standard',
    department: { id: 'c01', name: '北苑' },
    title: '',
    owner: '',
  },
  ...{ workingDays: 5, dueAt: '', isOverdue: false, state: 'open', evidence: null, evidenceBy: null },
  ...{ evidenceAt: null, checkedBy: null, checkedAt: null, checkNote: null },
  ...more,
})
const buckets = [
  { id: 'overdue' as const, count: 2, casesUrl: '' },
  { id: 'within_3d' as const, count: 12, casesUrl: '' },
]
const soon = { count: 12, casesUrl: '' }
const over = { windowEndsAt: '2026-10-15T23:59:59.999+08:00' }
const ahead = { windowEndsAt: '2026-10-30T23:59:59.999+08:00' }
const known = (role: RoleKnown['who']['role'], more: Partial<RoleKnown> = {}): RoleKnown => ({
  who: { role, username: role, department: role === 'department' ? 'c01' : null },
  meta: {
    asOf: '2026-10-20T09:00:00+08:00',
    periods: [
      { id: '2026-Q2', start: '', end: '', complete: true },
      { id: '2026-Q3', start: '', end: '', complete: true },
      { id: '2026-09', start: '', end: '', complete: true },
      { id: '2026-Q4', start: '', end: '', complete: false },
    ],
  },
  ...{ appraisals: [], objections: [], rectifications: [], upcoming: { buckets, soon } },
  ...more,
})
const lines = (one: RoleKnown) =>
  roleTodos(one).map((todo) => [todo.kind, todo.count, 'period' in todo ? todo.period : null])

it('the leader decides what they have not decided, publishes what is over, and sees what is due', () => {
  const decided = { by: 'leader', verdict: 'accept' as const, reason: '', at: '' }
  const objections = [
    objection(1),
    objection(2, { decisions: [decided] }),
    objection(3, { state: 'accepted' }),
  ]
  const appraisals = [
    appraisal('2026-Q3', 'objection', over),
    appraisal('2026-Q2', 'objection', over),
    appraisal('2026-Q1', 'objection', ahead),
  ]
  const rectifications = [item(1, { isOverdue: true }), item(2, { state: 'submitted' })]
  expect(lines(known('leader', { objections, appraisals, rectifications }))).toEqual([
    ['decide', 1, '2026-Q3'],
    ['publish', 1, '2026-Q2'],
    ['overdue', 1, '2026-Q2'],
    ['check', 1, '2026-Q2'],
    ['soon', 12, null],
  ])
})

it('publishing is not told to be due while objections are not known', () => {
  const appraisals = [appraisal('2026-Q3', 'objection', over)]
  expect(lines(known('leader', { appraisals, objections: undefined }))).toEqual([['soon', 12, null]])
})

it('the operator freezes the last quarter that is over, and opens what is frozen', () => {
  expect(lines(known('operator'))).toEqual([
    ['freeze', 1, '2026-Q3'],
    ['soon', 12, null],
  ])
  const appraisals = [
    appraisal('2026-Q3', 'frozen', { version: 2 }),
    appraisal('2026-Q3', 'published'),
    appraisal('2026-Q2', 'frozen'),
    appraisal('2026-Q2', 'published', { version: 2 }),
  ]
  expect(lines(known('operator', { appraisals }))).toEqual([
    ['announce', 1, '2026-Q3'],
    ['soon', 12, null],
  ])
  expect(lines(known('operator', { appraisals: undefined }))).toEqual([['soon', 12, null]])
})

it('a department sees its own: deadlines, the open window, its rectification', () => {
  const appraisals = [appraisal('2026-Q3', 'objection', ahead)]
  const others = item(3, { department: { id: 'p01', name: '物业' }, isOverdue: true })
  const rectifications = [item(1), item(2, { isOverdue: true }), others]
  expect(lines(known('department', { appraisals, rectifications, objections: [objection(1)] }))).toEqual([
    ['late', 2, null],
    ['soon', 12, null],
    ['object', 1, '2026-Q3'],
    ['overdue', 1, '2026-Q2'],
    ['evidence', 1, '2026-Q2'],
  ])
})

it('nothing waits for others', () => {
  for (const role of ['supervisor', 'admin', null] as const) {
    expect(roleTodos(known(role, { objections: [objection(1)] }))).toEqual([])
  }
})

it('a supervisor has the questions that nobody has answered, and nothing else', () => {
  const asked = (unanswered: number) =>
    roleTodos({
      who: { role: 'supervisor', username: 'supervisor', department: null },
      meta: { asOf: '2026-11-02T12:00:00+08:00', periods: [] },
      ...{ appraisals: undefined, objections: undefined, rectifications: undefined, upcoming: undefined },
      signals: { unanswered, period: period('2026-Q3') },
    })
  expect(asked(2)).toEqual([{ kind: 'answer', count: 2, asked: '2026-Q3' }])
  expect(asked(0)).toEqual([])
})

it('an inspector has the records to check and the residents to visit of the batches that are open', () => {
  const one = (id: number, nextCheck: string | null, nextVisit: string | null) => ({
    batch: { id, drawId: 'd', period: '2026-Q3', state: 'drawn' as const, asOf: '' },
    ...{ checks: { done: 2, total: 5 }, visits: { done: 1, total: 5 }, nextCheck, nextVisit },
  })
  const inspections = [one(3, null, 'a'), one(2, 'a', 'b'), one(1, null, null)]
  expect(roleTodos(known('supervisor', { inspections }))).toEqual([
    { kind: 'records', count: 3, batch: 2 },
    { kind: 'residents', count: 8, batch: 3 },
  ])
  expect(roleTodos(known('supervisor'))).toEqual([])
  expect(roleTodos(known('operator', { inspections })).map(({ kind }) => kind)).not.toContain('records')
})
