// A rule set that comes with an import judges its cases, is stored as a version, and is never changed under its name.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_RULE_SET } from '../domain/defaults.ts'
import type { RuleSet } from '../domain/rules.ts'
import { type Bench, openBench, presetOf, type Row } from './import/test/importFixture.ts'
import { parseRules } from './reading/parseRules.ts'

const days = (n: number, more: Partial<RuleSet> = {}): RuleSet => ({
  ...DEFAULT_RULE_SET,
  id: 'days',
  limits: [
    { clock: 'reply', urgency: 'ordinary', category: null, limit: { kind: 'calendar_days', n } },
    { clock: 'reply', urgency: 'ordinary', category: 'policy', limit: { kind: 'calendar_days', n: 1 } },
  ],
  ...more,
})
const rows: readonly Row[] = [
  { number: 'A1', received: '2026-03-07 12:30' },
  { number: 'A2', received: '2026-03-07 12:30', category: 'policy' },
]

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.close())
const dues = () =>
  bench.db.sqlite
    .prepare('SELECT due_ms FROM cases ORDER BY number')
    .pluck()
    .all()
    .map((ms) => new Date(Number(ms)).toISOString())
const judges = () =>
  bench.db.sqlite
    .prepare("SELECT DISTINCT rule_set_id || '@' || rule_set_version FROM cases ORDER BY 1")
    .pluck()
    .all()

describe('a rule set that comes with an import', () => {
  it('judges by category; a day is a local day also where the clocks change', async () => {
    await bench.importRows(rows, { rules: days(2), zone: 'America/New_York' })
    expect(dues()).toEqual(['2026-03-09T16:30:00.000Z', '2026-03-08T16:30:00.000Z'])
    expect(judges()).toEqual(['days@1'])
    const acts = bench.db.sqlite.prepare(
      "SELECT body ->> 'rules' FROM event WHERE body ->> 'type' = 'rules_added'",
    )
    expect(acts.pluck().all()).toEqual(['days'])
  })

  it('may leave no day at all: due at the time of receipt', async () => {
    await bench.importRows(rows.slice(0, 1), { rules: days(0) })
    expect(dues()).toEqual(['2026-03-07T04:30:00.000Z'])
  })

  it('stands above the deadlines of the source', async () => {
    const file = bench.write(
      'cases.csv',
      'SRRecordID,CreatedDate,DueDate,CloseDate,Agency,SRType\n1,03/07/2019 12:30:00 PM,03/30/2019 12:30:00 PM,,DPW,SW-Bulk\n',
    )
    await bench.run(file, { mapping: presetOf('baltimore311'), rules: days(2) })
    expect(dues()).toEqual(['2019-03-09T17:30:00.000Z'])
  })

  it('judges anew, as a later version, the cases received since it is in force', async () => {
    await bench.importRows(rows, { rules: days(2) })
    await bench.importRows([...rows, { number: 'A3', received: '2026-03-01 12:30' }], {
      rules: days(5, { version: '2', effectiveFrom: '2026-03-05' }),
    })
    expect(dues()).toEqual([
      '2026-03-12T04:30:00.000Z',
      '2026-03-08T04:30:00.000Z',
      '2026-03-03T04:30:00.000Z',
    ])
    expect(bench.differences()).toEqual([])
  })

  it('is refused where its version is stored with other limits', async () => {
    await bench.importRows(rows, { rules: days(2) })
    await expect(bench.importRows(rows, { rules: days(3) })).rejects.toThrow('days@1 is stored')
    expect((await bench.importRows(rows, { rules: days(2) })).report.unchanged).toBe(2)
  })
})

describe('a rule-set file', () => {
  it('is read as it is written', () => {
    for (const n of [0, 2]) expect(parseRules(`\ufeff${JSON.stringify(days(n))}`)).toEqual(days(n))
  })

  it.each([
    ['{', 'no JSON'],
    [JSON.stringify({ ...days(2), limits: 3 }), '/limits'],
    [JSON.stringify(days(2, { effectiveFrom: '2026-02-30' })), 'is no day'],
  ])('%s is refused', (text, words) => {
    expect(() => parseRules(text)).toThrow(words)
  })
})
