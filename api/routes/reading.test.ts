// The reading routes over real requests: whole answers, kept per data version, honest about empty databases and bad questions.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { raiseDataVersion } from '#db/queries/street.ts'
import { buildDeployment } from '../test/buildDeployment.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'
import { LAST_MS, randomCases } from '../test/randomCases.ts'

const ADDRESSES = [
  '/meta',
  '/kpis?period=2026-Q2',
  '/rankings?period=2026-Q2',
  '/rankings/change?period=2026-05&department=d1&compare=yearAgo',
  '/rankings/moments?period=2026-Q2',
  '/rankings/mix?period=2026-Q2',
  '/breaches?period=2026-Q2&by=department&clock=all',
  '/breaches/matrix?period=2026',
  '/breaches/upcoming?within=P3D',
  '/stages?period=2026-05',
  '/heat?period=2026&cell=250&measure=breach_rate',
  '/heat?period=2026&cell=community&measure=per_1000_households',
  '/layers/communities',
  '/cases?period=2026&metric=breach_rate&part=num&limit=3',
  '/cases?period=2026-Q2&department=d1&department=d2&sort=-due',
  '/cases/t:N1',
]
const at = (path: string) => `/api/v1${path}`

let full: TestApp
let empty: TestApp
beforeAll(async () => {
  full = await buildTestApp({ db: buildDeployment(randomCases(60, 3), LAST_MS) })
  empty = await buildTestApp()
})
afterAll(async () => {
  await full.close()
  await empty.close()
})

describe('every reading address', () => {
  test.each(ADDRESSES)('%s answers, with a tag under which it is not sent again', async (path) => {
    const answer = await full.app.inject(at(path))
    expect([answer.statusCode, answer.json().code]).toEqual([200, undefined])
    expect(JSON.stringify(answer.json())).not.toContain('NaN')
    const again = await full.app.inject({ url: at(path), headers: { 'if-none-match': answer.headers.etag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await full.app.inject(at(path))).body).toBe(answer.body)
  })

  test.each(ADDRESSES.filter((path) => !/department=|cases\/t/.test(path)))(
    '%s answers on an empty database without a made-up figure',
    async (path) => {
      const answer = await empty.app.inject(at(path))
      expect(answer.statusCode).toBe(200)
    },
  )
})

test('a figure’s casesUrl is an address that holds its units', async () => {
  const { metrics } = (await full.app.inject(at('/kpis?period=2026-Q2'))).json()
  for (const id of ['response_rate', 'satisfaction_rate', 'backlog', 'per_1000_households']) {
    const { total } = (await full.app.inject(at(metrics[id].casesUrl))).json()
    expect([id, total]).toEqual([id, id === 'per_1000_households' ? metrics[id].num : metrics[id].den])
  }
})

test('an answer is worked out anew once the data change', async () => {
  const app = await buildTestApp({ db: buildDeployment(randomCases(5, 3), LAST_MS) })
  const before = (await app.app.inject(at('/meta'))).json()
  app.db.sqlite.prepare("UPDATE department SET name = '改名' WHERE id = 'd1'").run()
  raiseDataVersion(app.db.sqlite, null)
  const after = (await app.app.inject(at('/meta'))).json()
  expect(after.dataVersion).not.toBe(before.dataVersion)
  expect(after.departments[0].name).toBe('改名')
  await app.close()
})

test.each([
  ['/kpis?period=2026-13', 400, 'unknown_period'],
  ['/kpis?department=d9', 400, 'unknown_department'],
  ['/kpis?depart=d1', 400, 'validation'],
  ['/heat?cell=250&measure=per_1000_households', 400, 'measure_unavailable'],
  ['/heat?measure=hotspot', 400, 'measure_unavailable'],
  ['/layers/rivers', 404, 'unknown_layer'],
  ['/cases?metric=happiness', 400, 'unknown_metric'],
  ['/cases?cursor=x', 400, 'bad_cursor'],
  ['/cases?limit=0', 400, 'validation'],
  ['/cases/t:none', 404, 'unknown_case'],
])('%s is refused with %i %s', async (path, status, code) => {
  const answer = await full.app.inject(at(path))
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})
