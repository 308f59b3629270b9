// P2, P3, P6: the quarter's ranking against DuckDB, how answers grow with the data, and arbitrary filters.
import { openDb } from '#db/open.ts'
import { contextOf } from '../services/context.ts'
import { rankDepartments } from '../services/rankDepartments.ts'
import { readBreaches } from '../services/readBreaches.ts'
import { readHeat } from '../services/readHeat.ts'
import { connectDuckDb, copyTables } from './duckdb.ts'
import { type BenchResult, log, medianSeconds, workspaceOf } from './workspace.ts'

const PERIOD = '2026-Q3'
const RUNS = 7

/** Seconds of each question over one workspace, uncached. */
async function timeQuestions(cases: number) {
  const db = openDb(workspaceOf(cases).db, { mustExist: true })
  const ask = (query: object = {}) => rankDepartments(contextOf(db, Date.now()), { period: PERIOD, ...query })
  const times = {
    ranking: await medianSeconds(RUNS, () => ask()),
    breaches: await medianSeconds(RUNS, () => readBreaches(contextOf(db, Date.now()), { period: PERIOD })),
    explained: await medianSeconds(RUNS, () =>
      readBreaches(contextOf(db, Date.now()), { period: PERIOD, with: 'drivers' }),
    ),
    heat: await medianSeconds(RUNS, () =>
      readHeat(contextOf(db, Date.now()), { period: PERIOD, cell: '250' }),
    ),
    filtered: await medianSeconds(RUNS, () => ask(FILTER)),
  }
  db.close()
  return times
}

/** No roll-up has these axes: the answer comes from the facts. */
const FILTER = {
  channel: ['hotline', 'mini_program'],
  scope: ['household', 'building'],
  urgency: ['ordinary'],
}

export async function growthBench(small: number, large: number): Promise<BenchResult[]> {
  const few = await timeQuestions(small)
  const many = await timeQuestions(large)
  return (['ranking', 'breaches', 'explained', 'heat'] as const).map((question) => ({
    id: `P3.${question}`,
    value: many[question] / few[question],
    parts: { [`seconds@${small}`]: few[question], [`seconds@${large}`]: many[question] },
    good: '≤ 2',
  }))
}

export async function peerBench(cases: number): Promise<BenchResult[]> {
  const ours = await timeQuestions(cases)
  const duck = await connectDuckDb()
  log('copying facts into DuckDB …')
  await copyTables(duck, workspaceOf(cases).db, ['clock_fact', 'callback_fact', 'received_fact', 'dim'])
  const bounds = periodBounds(cases)
  const ranking = await medianSeconds(RUNS, () => duck.runAndReadAll(momentsSql(bounds, '')))
  const filter = `AND f.dim_key IN (SELECT key FROM dim WHERE channel IN ('hotline', 'mini_program')
    AND scope IN ('household', 'building') AND urgency = 'ordinary')`
  const filtered = await medianSeconds(RUNS, () => duck.runAndReadAll(momentsSql(bounds, filter)))
  return [
    {
      id: `P2@${cases}`,
      value: ours.ranking / ranking,
      parts: { ours: ours.ranking, duckdb: ranking },
      good: '≤ 0.5',
    },
    {
      id: `P6@${cases}`,
      value: ours.filtered / filtered,
      parts: { ours: ours.filtered, duckdb: filtered },
      good: '≤ 10',
    },
  ]
}

function periodBounds(cases: number): { startMs: number; endMs: number; asOfMs: number } {
  const db = openDb(workspaceOf(cases).db, { mustExist: true })
  const { asOfMs } = contextOf(db, Date.now())
  db.close()
  return {
    startMs: Date.parse('2026-07-01T00:00:00+08:00'),
    endMs: Date.parse('2026-10-01T00:00:00+08:00'),
    asOfMs,
  }
}

/** The same counts and cross-moments of the standard scheme, by plain SQL over the raw rows; two periods as the answer has. */
function momentsSql({ startMs, endMs, asOfMs }: ReturnType<typeof periodBounds>, filter: string): string {
  const known = `f.valid_from_ms <= ${asOfMs} AND f.valid_to_ms > ${asOfMs} AND f.is_void = 0 ${filter}`
  const period = (from: number, to: number) => {
    const cohort = `f.at_ms >= ${from} AND f.at_ms < ${to} AND ${known}`
    return `
      WITH u AS (
        SELECT case_key c, department_key g, 1 d0, is_met y0, 0 d1, 0 y1, 0 d2, 0.0 y2 FROM clock_fact f WHERE clock = 0 AND ${cohort}
        UNION ALL SELECT case_key, department_key, 0, 0, 1, resolved, 0, 0 FROM callback_fact f WHERE resolved IS NOT NULL AND ${cohort}
        UNION ALL SELECT case_key, department_key, 0, 0, 0, 0, 1, credit FROM callback_fact f WHERE grade IS NOT NULL AND ${cohort}
      ), v AS (
        SELECT c, g, sum(d0) d0, sum(y0) y0, sum(d1) d1, sum(y1) y1, sum(d2) d2, sum(y2) y2 FROM u GROUP BY c, g
      )
      SELECT g, count(*), sum(d0), sum(y0), sum(d1), sum(y1), sum(d2), sum(y2), sum(d0*d0), sum(d0*d1), sum(d0*d2), sum(d1*d1),
        sum(d1*d2), sum(d2*d2), sum(y0*d0), sum(y0*d1), sum(y0*d2), sum(y1*d0), sum(y1*d1), sum(y1*d2), sum(y2*d0), sum(y2*d1),
        sum(y2*d2), sum(y0*y0), sum(y0*y1), sum(y0*y2), sum(y1*y1), sum(y1*y2), sum(y2*y2) FROM v GROUP BY g`
  }
  const before = startMs - 91 * 86_400_000
  return `SELECT * FROM (${period(startMs, endMs)}) UNION ALL SELECT * FROM (${period(before, startMs)})`
}
