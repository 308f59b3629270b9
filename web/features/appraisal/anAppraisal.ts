// An appraisal for tests: one group of two ranked units and one without enough cases; give what the test is about.
import type { AppraisalData, Effect, ObjectionItem, ResultRow, Snapshot } from './queries.ts'

const PERIOD = {
  id: '2026-Q3',
  start: '2026-07-01T00:00:00+08:00',
  end: '2026-10-01T00:00:00+08:00',
  zone: 'Asia/Shanghai',
}
const points = (value: number) => ({ value, lo: value - 2, hi: value + 2, variance: 1 })

export const aResult = (id: string, name: string, overrides: Partial<ResultRow> = {}): ResultRow => ({
  ...{ id, name, kind: 'committee', ranked: true, rank: 1, rankLow: null, rankHigh: null, tier: null },
  score: points(93),
  total: points(93),
  parts: [
    { part: 'score', share: 0.8, applied: 1, value: 93, variance: 1 },
    { part: 'supervision', share: 0.1, applied: null, value: null, variance: null },
    { part: 'council', share: 0.1, applied: null, value: null, variance: null },
  ],
  indicators: { resolution_rate: { value: 0.93, num: 93, den: 100, excluded: 0, lo: 0.86, hi: 0.97 } },
  ...{ cases: 120, voidCases: 3 },
  ...overrides,
})

export function aSnapshot(overrides: Partial<Snapshot> = {}): Snapshot {
  const few: Partial<ResultRow> = {
    ...{ ranked: false, reason: 'too_few', rank: null, score: null, total: null, parts: [] },
  }
  const rows = [
    aResult('d1', '桂花里居委会'),
    aResult('d2', '锦屏居委会', { rank: 2, score: points(84), total: points(84) }),
    aResult('d3', '长堤居委会', few),
  ]
  const { indicators } = aResult('all', '')
  const total = { indicators, score: 91, cases: 360, voidCases: 9 }
  return {
    sha256: 'ab'.repeat(32),
    stage: 'draft',
    asOf: '2026-10-08T09:00:00+08:00',
    ruleSets: ['default@1'],
    scheme: 'standard@1',
    indicators: [{ metric: 'resolution_rate', weight: 1, min: 20 }],
    calendar: 'cn@001',
    dataVersion: '7',
    trail: { size: 900, root: '0'.repeat(64) },
    groups: [{ id: 'committee', label: { zh: '居委会', en: 'Committees' }, rows, total }],
    funding: [],
    corrects: null,
    ...overrides,
  }
}

/** Opened to objections, unless the test says otherwise. */
export function anAppraisal(overrides: Partial<AppraisalData> = {}): AppraisalData {
  return {
    period: PERIOD,
    label: { zh: '2026年第三季度', en: 'Q3 2026' },
    kind: 'quarter',
    scheme: 'standard',
    state: 'objection',
    version: 1,
    steps: [],
    frozenAt: '2026-10-08T09:00:00+08:00',
    windowEndsAt: '2026-10-15T23:59:59.999+08:00',
    publishedAt: null,
    checks: [
      { check: 'period_unfinished', level: 'passed', count: 0, of: null, departments: [] },
      { check: 'unlocated', level: 'attention', count: 43, of: 700, departments: [] },
    ],
    objections: { total: 0, undecided: 0 },
    late: { cases: 0, events: 0, items: [], moves: [] },
    outcomes: [],
    log: [
      {
        ...{ at: '2026-10-08T09:00:00+08:00', by: 'operator', act: 'freeze', version: 1 },
        ...{ from: 'open', to: 'frozen', note: null, sha256: 'ab'.repeat(32) },
      },
    ],
    versions: [],
    snapshot: aSnapshot(),
    ...overrides,
  }
}

export const anObjection = (overrides: Partial<ObjectionItem> = {}): ObjectionItem => ({
  id: 4,
  ...{ period: '2026-Q3', scheme: 'standard', version: 1 },
  department: { id: 'd2', name: '锦屏居委会' },
  ground: 'not_ours',
  evidence: '辖区外小区',
  cases: ['hotline12345:88', 'hotline12345:91'],
  state: 'submitted',
  raisedBy: 'department',
  raisedAt: '2026-10-09T10:00:00+08:00',
  decidedAt: null,
  decisions: [],
  ...overrides,
})

/** What accepting objection 4 would change. */
export const anEffect: Effect = {
  id: 4,
  before: aResult('d2', '锦屏居委会'),
  after: aResult('d2', '锦屏居委会', {
    indicators: { resolution_rate: { value: 0.949, num: 93, den: 98, excluded: 2, lo: 0.88, hi: 0.98 } },
  }),
  moves: [
    { department: 'd1', name: '桂花里居委会', what: 'rank', from: 1, to: 2 },
    { department: 'd2', name: '锦屏居委会', what: 'rank', from: 2, to: 1 },
    { department: 'd2', name: '锦屏居委会', what: 'resolution_rate.den', from: 100, to: 98 },
    { department: 'd2', name: '锦屏居委会', what: 'score', from: 84, to: 85.126 },
    { department: 'd2', name: '锦屏居委会', what: 'total', from: 84, to: 85.126 },
  ],
  changesOutcomes: false,
  outcomes: [],
}
