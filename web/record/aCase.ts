// Cases for tests: one of the list, and one whole case with a pause over two working days, answered because of it in time.
import type { CaseDetail, CaseItem, CaseList } from './queries.ts'

const at = (text: string) => `2026-${text}:00+08:00`

/** A case of the test street; give what the test is about. */
export function aCaseItem(overrides: Partial<CaseItem> = {}): CaseItem {
  return { ...ITEM, ...overrides }
}

/** A page of a list with the given cases. */
export function aCaseList(items: readonly CaseItem[], overrides: Partial<CaseList> = {}): CaseList {
  return {
    asOf: at('10-23T18:00'),
    ruleSet: 'default@1',
    dataVersion: '1',
    items: [...items],
    next: null,
    total: items.length,
    ...overrides,
  }
}

export function aCaseDetail(overrides: Partial<CaseDetail> = {}): CaseDetail {
  return { ...DETAIL, ...overrides }
}

/** An event of the trail. */
export function aTrailItem(
  overrides: Partial<CaseDetail['trail'][number]> & Pick<CaseDetail['trail'][number], 'type'>,
): CaseDetail['trail'][number] {
  return {
    seq: 1,
    occurredAt: at('09-30T15:42'),
    recordedAt: null,
    enteredAt: at('10-21T09:00'),
    backDated: false,
    actor: null,
    department: 'd1',
    to: null,
    text: null,
    reason: null,
    outcome: null,
    callback: null,
    changes: [],
    leaf: 'ab'.repeat(32),
    ...overrides,
  }
}

const ITEM: CaseItem = {
  id: 'hotline:YS20260930-0417',
  source: 'hotline',
  number: 'YS20260930-0417',
  title: '楼前路灯不亮',
  receivedAt: at('09-30T15:42'),
  channel: 'reception_window',
  category1: 'facility',
  category2: 'facility.streetlight',
  urgency: 'ordinary',
  scope: 'building',
  community: 'k1',
  firstReceiver: 'd1',
  department: 'd2',
  stage: 'archived',
  status: 'archived',
  void: false,
  due: '2026-10-19T23:59:59.999+08:00',
  dueState: 'met',
  provisional: false,
}

const HOLIDAYS = ['01', '02', '03', '04', '05', '06', '07', '11', '17', '18']
const DAYS: CaseDetail['days'] = [
  { date: '2026-09-30', working: true, makeUp: false, covered: true },
  ...Array.from({ length: 21 }, (_, i) => {
    const day = String(i + 1).padStart(2, '0')
    return { date: `2026-10-${day}`, working: !HOLIDAYS.includes(day), makeUp: day === '10', covered: true }
  }),
]

const DETAIL: CaseDetail = {
  asOf: at('10-23T18:00'),
  ruleSet: 'default@1',
  calendar: 'cn',
  case: ITEM,
  text: '老人下楼不安全。',
  erased: false,
  person: { name: '王**', phone: '138****0000', address: '柳荫里**' },
  position: { cell: 'g250.5.3', isDefault: false },
  clocks: [
    {
      clock: 'acknowledge',
      round: 0,
      start: at('09-30T15:42'),
      due: '2026-10-10T23:59:59.999+08:00',
      dueWithoutPauses: '2026-10-10T23:59:59.999+08:00',
      done: at('10-08T09:12'),
      state: 'met',
      provisional: false,
      department: 'd1',
      limit: { kind: 'working_days', n: 3 },
      countedDays: ['2026-10-08', '2026-10-09', '2026-10-10'],
      skippedDays: [],
      workingMinutes: 1050,
    },
    {
      clock: 'reply',
      round: 0,
      start: at('09-30T15:42'),
      due: '2026-10-19T23:59:59.999+08:00',
      dueWithoutPauses: '2026-10-15T23:59:59.999+08:00',
      done: at('10-16T16:18'),
      state: 'met',
      provisional: false,
      department: 'd2',
      limit: { kind: 'working_days', n: 7 },
      countedDays: ['08', '09', '10', '12', '15', '16', '19'].map((day) => `2026-10-${day}`),
      skippedDays: ['2026-10-13', '2026-10-14'],
      workingMinutes: 10_326,
    },
  ],
  pauses: [{ from: at('10-13T14:00'), to: at('10-14T10:30'), reason: '等待停电作业许可' }],
  facts: [
    {
      metric: 'resolution_rate',
      at: at('10-21T10:12'),
      department: 'd2',
      num: 1,
      den: 1,
      counted: true,
      reason: null,
    },
    {
      metric: 'reopen_rate',
      at: at('11-18T09:30'),
      department: 'd2',
      num: 0,
      den: 1,
      counted: false,
      reason: 'window_open',
    },
    {
      metric: 'received',
      at: at('09-30T15:42'),
      department: 'd1',
      num: 1,
      den: 1,
      counted: true,
      reason: null,
    },
  ],
  trail: [
    aTrailItem({ seq: 1, type: 'submitted', actor: '受理窗口', text: '老人下楼不安全。' }),
    aTrailItem({ seq: 2, type: 'acknowledged', occurredAt: at('10-08T09:12') }),
    aTrailItem({ seq: 3, type: 'dispatched', occurredAt: at('10-08T09:40'), to: 'd3' }),
    aTrailItem({
      seq: 4,
      type: 'redispatched',
      occurredAt: at('10-09T11:05'),
      department: 'd3',
      to: 'd2',
      reason: '不在管养范围',
    }),
    aTrailItem({
      seq: 5,
      type: 'followed_up',
      occurredAt: at('10-09T15:20'),
      recordedAt: at('10-12T16:05'),
      backDated: true,
      department: 'd2',
      text: '现场查勘',
    }),
    aTrailItem({ seq: 6, type: 'paused', occurredAt: at('10-13T14:00'), reason: '等待停电作业许可' }),
    aTrailItem({ seq: 7, type: 'resumed', occurredAt: at('10-14T10:30') }),
    aTrailItem({ seq: 8, type: 'replied', occurredAt: at('10-16T16:18'), department: 'd2' }),
    aTrailItem({ seq: 9, type: 'archived', occurredAt: at('10-19T09:30'), outcome: 'resolved' }),
    aTrailItem({
      seq: 10,
      type: 'called_back',
      occurredAt: at('10-21T10:12'),
      department: null,
      actor: '第三方回访员',
      callback: { reached: 'yes', contacted: true, resolved: true, grade: 'basically_satisfied' },
    }),
  ],
  days: DAYS,
}
