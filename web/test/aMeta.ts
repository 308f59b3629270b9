// A small deployment for tests: one street, a few units, Q3 2026 still running.
import type { Meta } from '#api/contract/meta.ts'

const pair = (zh: string, en: string) => ({ zh, en })

/** Meta of a test street; give what the test is about. */
export function aMeta(overrides: Partial<Meta> = {}): Meta {
  return { ...base, ...overrides }
}

const base: Meta = {
  street: { id: 's1', name: '云杉街道', mapApproval: null },
  zone: 'Asia/Shanghai',
  departments: [
    { id: 'd1', name: '桂花里居委会', kind: 'committee' },
    { id: 'd2', name: '锦屏居委会', kind: 'committee' },
    { id: 'd3', name: '青禾物业', kind: 'property' },
  ],
  communities: [
    { id: 'k1', name: '桂花里', households: 1200, population: 3400 },
    { id: 'k2', name: '锦屏', households: null, population: null },
  ],
  categories: [
    { code: 'facility', parent: null, zh: '设施维护', en: 'Facilities' },
    { code: 'facility.streetlight', parent: 'facility', zh: '路灯损坏', en: 'Street light' },
    { code: 'sanitation', parent: null, zh: '环境卫生', en: 'Sanitation' },
  ],
  vocabulary: {},
  metrics: [
    {
      id: 'resolution_rate',
      kind: 'rate',
      version: 'v3',
      name: pair('解决率', 'Resolution rate'),
      formula: pair('回答“已解决”的件数 ÷ 接通且作答的件数', 'answered “resolved” ÷ reached and answered'),
      cohort: pair('期内完成的回访', 'callbacks completed in the period'),
      unit: pair('件', 'cases'),
      direction: 'higher',
    },
  ],
  schemes: [{ id: 'standard', version: 'v1', indicators: [], group: 'kind' }],
  periods: [
    { id: '2026', start: '2026-01-01T00:00:00+08:00', end: '2027-01-01T00:00:00+08:00', complete: false },
    { id: '2026-Q2', start: '2026-04-01T00:00:00+08:00', end: '2026-07-01T00:00:00+08:00', complete: true },
    { id: '2026-Q3', start: '2026-07-01T00:00:00+08:00', end: '2026-10-01T00:00:00+08:00', complete: false },
    { id: '2026-09', start: '2026-09-01T00:00:00+08:00', end: '2026-10-01T00:00:00+08:00', complete: false },
  ],
  calendar: { id: 'cn', years: [2026], complete: true, provisionalDeadlines: 0, firstUncoveredYear: 2027 },
  ruleSet: {
    id: '2026-01',
    version: 'v3',
    deadlines: 'internal',
    limits: [],
    minimum: 20,
    target: 90,
    excellent: 95,
  },
  sources: [{ id: 'demo', cases: 2642 }],
  cases: 2642,
  dataVersion: 'd1',
  clock: 'fixed',
  asOf: '2026-09-30T18:00:00+08:00',
  lastImportAt: '2026-09-30T18:00:00+08:00',
  demo: true,
  origin: null,
  cellSizes: [125, 250, 500, 1000],
  layers: [],
}
