// Writing in a thread of its own gives the same database as writing in place.
import { expect, it } from 'vitest'
import { FACT_TABLES, FACTS } from '#db/facts/columns.ts'
import { trailRoot } from '../writing/trailLog.ts'
import { type Bench, csvOf, openBench, type Row } from './test/importFixture.ts'

const LONG = '居民反映楼道堆放杂物，消防通道被占用，请尽快处理。'.repeat(40)
/** Large enough that a thread is worth it. */
const rows = Array.from(
  { length: 3600 },
  (_, i): Row => ({
    number: `N${i}`,
    received: `2026-0${1 + (i % 8)}-${10 + (i % 18)} 09:00`,
    department: `单位${i % 7}`,
    replied: i % 3 === 0 ? '' : `2026-09-${10 + (i % 18)} 10:00`,
    title: `${i} ${LONG}`,
    ...(i % 5 === 0 ? {} : { position: [121.47 + (i % 90) / 5000, 31.23 + (i % 70) / 5000] as const }),
  }),
)
const tables = ['cases', 'dim', 'place', 'score_rollup', 'clock_rollup', 'place_rollup']
const all = [...tables, ...FACT_TABLES.map((name) => FACTS[name].table)]
const bodiesOf = (bench: Bench) =>
  (
    bench.db.sqlite
      .prepare('SELECT body FROM event WHERE case_key IS NOT NULL ORDER BY seq')
      .pluck()
      .all() as string[]
  ).map((body) => body.replace(/"personal":"[0-9a-f]{64}"/, '"personal"'))

it('an import in two threads gives the same rows, the same trail but for its salts, and a whole tree', async () => {
  const [here, apart] = [openBench(), openBench()]
  await here.run(here.write('cases.csv', csvOf(rows)))
  await apart.run(apart.write('cases.csv', csvOf(rows)), { isParallel: true })
  for (const table of all) expect(apart.contents([table]), table).toEqual(here.contents([table]))
  expect(bodiesOf(apart)).toEqual(bodiesOf(here))
  expect(trailRoot(apart.db.sqlite)).toMatch(/^[0-9a-f]{64}$/)
  expect(apart.differences()).toEqual([])
  expect(apart.db.sqlite.pragma('foreign_key_check')).toEqual([])
  here.close()
  apart.close()
})
