import { describe, expect, test } from 'vitest'
import { openDb } from '#db/open.ts'
import { CHANNELS } from '#db/vocabulary.ts'
import { buildDeployment } from '../test/buildDeployment.ts'
import { LAST_MS, randomCases } from '../test/randomCases.ts'
import { contextOf } from './context.ts'
import { readMeta } from './readMeta.ts'

describe('meta', () => {
  const db = buildDeployment(randomCases(40, 9), LAST_MS)
  const meta = readMeta(contextOf(db, 0))

  test('names the periods with data from the first receipt to as-of, the running ones unfinished', () => {
    const quarters = meta.periods.filter(({ id }) => id.includes('Q'))
    expect(quarters.map(({ id, complete }) => [id, complete])).toEqual([
      ['2026-Q1', true],
      ['2026-Q2', true],
      ['2026-Q3', false],
    ])
    expect(meta.periods[0]).toEqual({
      id: '2026',
      start: '2026-01-01T00:00:00+08:00',
      end: '2027-01-01T00:00:00+08:00',
      complete: false,
    })
  })

  test('leaves out periods between in which nothing was received or due', () => {
    const late = buildDeployment(randomCases(40, 9), Date.UTC(2028, 4, 5))
    const ids = readMeta(contextOf(late, 0)).periods.map(({ id }) => id)
    expect(ids.filter((id) => /^\d{4}$/.test(id))).toEqual(['2026', '2028'])
    expect(ids).not.toContain('2027-Q2')
    expect(ids).toContain('2028-Q2')
  })

  test('tells words, rules and thresholds, sources with their cases, and how the clock stands', () => {
    expect(meta.vocabulary.channel?.map(({ code }) => code)).toEqual(Object.keys(CHANNELS))
    expect(meta.metrics.find(({ id }) => id === 'response_rate')?.name.zh).toBe('响应率')
    expect(meta.ruleSet).toMatchObject({ minimum: 20, target: 90, excellent: 95 })
    expect(meta.sources).toEqual([{ id: 't', cases: 40 }])
    expect(meta).toMatchObject({ cases: 40, clock: 'fixed', lastImportAt: null, layers: ['communities'] })
    expect(meta.calendar).toMatchObject({ complete: true, provisionalDeadlines: 0, firstUncoveredYear: null })
  })

  test('of an empty database has no periods and no cases', () => {
    const nothing = readMeta(contextOf(openDb(':memory:'), Date.UTC(2026, 8, 30)))
    expect(nothing).toMatchObject({ periods: [], cases: 0, sources: [], departments: [], clock: 'live' })
  })

  test('names the first year whose holidays are unknown, and how many deadlines that makes provisional', () => {
    const other = buildDeployment(randomCases(40, 9), LAST_MS)
    const body = JSON.stringify({ zone: 'Asia/Shanghai', years: [2024, 2025], rest: [], work: [] })
    other.sqlite.prepare("INSERT INTO calendar VALUES ('weekends', '1', '2000-01-01', ?, 0, NULL)").run(body)
    other.sqlite.prepare('UPDATE clock_fact SET is_provisional = 1 WHERE clock = 1').run()
    const { calendar } = readMeta(contextOf(other, 0))
    expect(calendar).toMatchObject({ years: [2024, 2025], complete: false, firstUncoveredYear: 2026 })
    expect(calendar.provisionalDeadlines).toBeGreaterThan(0)
  })
})
