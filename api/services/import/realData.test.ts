// Real files in, the publishers' own verdicts out: Boston, Baltimore, and the messages to a city government.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FACT_TABLES, FACTS } from '#db/facts/columns.ts'
import { FOREVER } from '#db/units.ts'
import { contextOf } from '../context.ts'
import type { ImportResult } from '../importCases.ts'
import { loadBoundaries } from '../placeCases.ts'
import { rankDepartments } from '../rankDepartments.ts'
import { type Bench, NOW, openBench, presetOf } from './test/importFixture.ts'

const folder = process.env.PINGYI_REAL_DATA ?? join(import.meta.dirname, '../../../../shared/data')
const files = {
  boston: join(folder, 'boston-311/cases.csv'),
  neighbourhoods: join(folder, 'boston-311/Boston_Neighborhoods.geojson'),
  baltimoreCsv: join(folder, 'baltimore-311/311_sample.csv'),
  baltimoreXlsx: join(folder, 'baltimore-311/311_sample.xlsx'),
  messages: join(folder, 'zhengwu/附件4.xlsx'),
}
/** Absent data are said in the suite's name: the tests then pass over nothing, and that can be read. */
const isPresent = Object.values(files).every((file) => existsSync(file))
const title = isPresent ? 'real data' : `real data ABSENT at ${folder}: nothing checked`
const AS_OF = Date.parse('2016-01-12T22:22:40-05:00')

const one = (bench: Bench, sql: string, ...params: unknown[]): unknown =>
  bench.db.sqlite
    .prepare(sql)
    .pluck()
    .get(...params)

describe(title, { timeout: 120_000 }, () => {
  describe('Boston', () => {
    let bench: Bench
    let result: ImportResult
    beforeAll(async () => {
      bench = openBench()
      if (!isPresent) return
      const options = { zone: 'America/New_York', calendar: 'weekends', asOfMs: AS_OF }
      result = await bench.run(files.boston, { mapping: presetOf('boston311'), ...options })
    })
    afterAll(() => bench.close())

    it('rejects the ten rows closed before they were opened, and takes all others', () => {
      if (!isPresent) return
      expect(result.report).toMatchObject({
        rows: 6139,
        inserted: 6129,
        rejected: 10,
        provisionalDeadlines: 0,
      })
      expect(result.report.problems).toMatchObject([{ code: 'time_order', column: 'CLOSED_DT', count: 10 }])
      const lines = parse<Record<string, string>>(readFileSync(result.rejectsFile ?? ''), {
        columns: true,
        bom: true,
      })
      expect(lines.map((line) => line.code)).toEqual(Array(10).fill('time_order'))
    })

    it('judges every row with a target and a flag as the publisher did, open ones as of the export', () => {
      if (!isPresent) return
      const rows = parse<Record<string, string>>(readFileSync(files.boston), { columns: true, bom: true })
      const verdict = bench.db.sqlite.prepare(
        `SELECT CASE WHEN f.done_ms IS NULL OR f.done_ms > @asOf THEN f.at_ms >= @asOf ELSE f.is_met END
         FROM clock_fact f JOIN cases c ON c.key = f.case_key WHERE c.id = @id AND f.valid_to_ms = @forever`,
      )
      const { source } = presetOf('boston311')
      const judged = rows.flatMap(({ CASE_ENQUIRY_ID, TARGET_DT, OnTime_Status }) => {
        if (!TARGET_DT || !OnTime_Status) return []
        const met = verdict.pluck().get({ id: `${source}:${CASE_ENQUIRY_ID}`, asOf: AS_OF, forever: FOREVER })
        return met === undefined ? [] : [(OnTime_Status === 'ONTIME') === (met === 1)]
      })
      expect(judged).toHaveLength(4755)
      expect(judged.every((agrees) => agrees)).toBe(true)
    })

    it('has no clock for rows without a target: Animal Control has none at all', () => {
      if (!isPresent) return
      const clocks = `SELECT count(*) FROM clock_fact f JOIN department d ON d.key = f.department_key WHERE d.id = ?`
      expect(one(bench, clocks, 'Animal Control')).toBe(0)
      expect(one(bench, 'SELECT count(*) FROM clock_fact WHERE clock = 0')).toBe(0)
    })

    it.each(['2015-Q1', '2015-Q2', '2015-Q3', '2015-Q4'])(
      'ranks %s as a second program does from the CSV alone',
      async (period) => {
        if (!isPresent) return
        const script = join(import.meta.dirname, '../../../fixtures/vectors/second/rank_boston.py')
        const said: unknown = JSON.parse(
          execFileSync('python3', [script, files.boston, period], { encoding: 'utf8' }),
        )
        const { groups } = await rankDepartments(contextOf(bench.db, AS_OF), { period, scheme: 'recorded' })
        const ranked = groups.flatMap(({ rows }) => rows).filter((row) => row.ranked)
        const near = (value: number | null) => expect.closeTo(value ?? Number.NaN, 9)
        expect(said).toEqual(
          ranked.map(({ department, rank, score, indicators }) => ({
            id: department.id,
            rank,
            ...{ score: near(score.value), lo: near(score.lo), hi: near(score.hi) },
            units: [indicators.reply_on_time_rate?.den, indicators.resolution_rate_recorded?.den],
          })),
        )
        expect(ranked.length).toBeGreaterThan(1)
      },
    )

    it('marks the default geocode, which is no position any more', () => {
      if (!isPresent) return
      expect(result.report.piles).toMatchObject([{ lng: -71.0587, lat: 42.3594, cases: 767 }])
      const placed = `SELECT count(*) FROM cases c JOIN received_fact f ON f.case_key = c.key
        JOIN place p ON p.key = f.place_key WHERE round(c.lat, 4) = 42.3594 AND round(c.lng, 4) = -71.0587
        AND p.cell_x IS NOT NULL`
      expect(one(bench, placed)).toBe(0)
    })

    it('re-imported changes nothing, and has roll-ups equal to a recount with neighbourhoods too', async () => {
      if (!isPresent) return
      const again = await bench.run(files.boston, { mapping: presetOf('boston311') })
      expect(again.report).toMatchObject({ inserted: 0, updated: 0, unchanged: 6129, rejected: 10 })
      const geojson = readFileSync(files.neighbourhoods, 'utf8')
      const names = { id: 'Neighborhood_ID', name: 'Name', by: 'admin', nowMs: NOW }
      expect(loadBoundaries(bench.db.sqlite, { geojson, ...names }).communities).toBe(26)
      expect(bench.differences()).toEqual([])
      expect(bench.db.sqlite.pragma('foreign_key_check')).toEqual([])
    })
  })

  it('Baltimore gives the same database from CSV and from XLSX', async () => {
    if (!isPresent) return
    const [csv, xlsx] = [openBench(), openBench()]
    const options = { mapping: presetOf('baltimore311'), zone: 'America/New_York', calendar: 'weekends' }
    const fromCsv = await csv.run(files.baltimoreCsv, options)
    const fromXlsx = await xlsx.run(files.baltimoreXlsx, options)
    const { seconds: _, ...said } = fromCsv.report
    expect(fromXlsx.report).toMatchObject(said)
    expect(said).toMatchObject({ rows: 10_000, inserted: 10_000, rejected: 0 })
    const tables = [
      'cases',
      'department',
      'category',
      'dim',
      'place',
      'score_rollup',
      'clock_rollup',
      'place_rollup',
    ]
    const all = [...tables, ...FACT_TABLES.map((name) => FACTS[name].table)]
    for (const table of all) expect(xlsx.contents([table]), table).toEqual(csv.contents([table]))
    expect(one(csv, 'SELECT count(*) FROM event')).toBe(one(xlsx, 'SELECT count(*) FROM event'))
    csv.close()
    xlsx.close()
  })

  it('附件4: 120 messages, text and spreadsheet dates alike, median delay of the reply 9.95 days', async () => {
    if (!isPresent) return
    const bench = openBench()
    const { report } = await bench.run(files.messages, { mapping: presetOf('opengov-zh') })
    expect(report).toMatchObject({ rows: 120, inserted: 120, rejected: 0 })
    const delays = bench.db.sqlite
      .prepare(
        `SELECT (f.at_ms - c.received_at_ms) / 86400000.0 AS days FROM reply_fact f JOIN cases c ON c.key = f.case_key
         ORDER BY days`,
      )
      .pluck()
      .all() as number[]
    expect(delays).toHaveLength(120)
    expect(((delays[59] ?? 0) + (delays[60] ?? 0)) / 2).toBeCloseTo(9.95, 2)
    bench.close()
  })
})
