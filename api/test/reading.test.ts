// Every reading route answers a filled deployment, and refuses what does not exist by its code.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildDeployment, TEST_DEPARTMENTS } from './buildDeployment.ts'
import { buildTestApp, type TestApp } from './buildTestApp.ts'
import { LAST_MS, randomCases } from './randomCases.ts'

let test: TestApp
beforeAll(async () => {
  test = await buildTestApp({ db: buildDeployment(randomCases(300, 7), LAST_MS), nowMs: LAST_MS })
})
afterAll(() => test.close())

const ask = (url: string) => test.app.inject(`/api/v1${url}`)
const [DEPARTMENT = ''] = TEST_DEPARTMENTS

describe('a reading route', () => {
  it.each([
    '/meta',
    `/kpis?period=2026-Q2&department=${DEPARTMENT}`,
    '/rankings?period=2026&group=all',
    `/rankings/change?period=2026-06&department=${DEPARTMENT}`,
    '/rankings/moments?period=2026',
    '/rankings/mix?period=2026',
    '/breaches?period=2026&grain=month&by=department',
    '/breaches/matrix?period=2026',
    '/breaches/upcoming?within=P3D&limit=5',
    '/stages?period=2026',
    '/heat?period=2026&cell=500&measure=count',
    '/cases?period=2026&limit=3&urgency=urgent&urgency=ordinary',
  ])('%s answers what its schema says, and 304 the second time', async (url) => {
    const answer = await ask(url)
    expect(answer.body.slice(0, 300)).not.toContain('"code"')
    expect(answer.statusCode).toBe(200)
    const again = await test.app.inject({
      url: `/api/v1${url}`,
      headers: { 'if-none-match': String(answer.headers.etag) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('leads from a list to one case', async () => {
    const { items } = (await ask('/cases?period=2026&limit=1')).json()
    const answer = await ask(`/cases/${encodeURIComponent(items[0].id)}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.json().case.id).toBe(items[0].id)
  })

  it.each([
    ['/kpis?period=2026-13', 400, 'unknown_period'],
    ['/objections?period=2026-13', 400, 'unknown_period'],
    ['/objections?scheme=none', 400, 'unknown_scheme'],
    ['/rectifications?period=2026-13', 400, 'unknown_period'],
    ['/meta?perid=2026', 400, 'validation'],
    ['/imports?state=done', 400, 'validation'],
    ['/kpis?asOf=yesterday', 400, 'bad_as_of'],
    ['/kpis?asOf=2026-02-30T00:00:00%2B08:00', 400, 'bad_as_of'],
    ['/kpis?department=nobody', 400, 'unknown_department'],
    ['/kpis?community=nowhere', 400, 'unknown_community'],
    ['/kpis?category=weather', 400, 'unknown_category'],
    ['/kpis?urgency=soon', 400, 'validation'],
    ['/kpis?departmnt=d1', 400, 'validation'],
    ['/rankings?scheme=mine', 400, 'unknown_scheme'],
    ['/rankings/change?period=2026', 400, 'validation'],
    ['/rankings/change?department=d1&department=d2', 400, 'validation'],
    ['/rankings/change?department=nobody', 400, 'unknown_department'],
    ['/rankings/mix?scheme=mine', 400, 'unknown_scheme'],
    ['/cases?metric=happiness', 400, 'unknown_metric'],
    ['/cases?metric=satisfaction_rate&credits=1,1,2,0,0', 400, 'validation'],
    ['/cases?metric=resolution_rate&credits=1,1,1,0,0', 400, 'validation'],
    ['/cases?metric=open_clocks&due=soon', 400, 'validation'],
    ['/cases?metric=open_clocks&due=../tomorrow', 400, 'validation'],
    ['/cases?metric=backlog&due=paused', 400, 'validation'],
    ['/cases?cursor=%00', 400, 'bad_cursor'],
    ['/cases/nobody%3A1', 404, 'unknown_case'],
    ['/layers/rivers', 404, 'unknown_layer'],
    ['/cases?limit=501', 400, 'validation'],
  ])('%s is %i %s', async (url, status, code) => {
    const answer = await ask(url)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })
})

it('a period without data says so of every figure, and of none that it is 0', async () => {
  for (const period of ['1999', '2031-Q2', '2001-02-03..2001-02-05']) {
    const answer = await ask(`/kpis?period=${period}`)
    expect(answer.statusCode).toBe(200)
    const metrics: Record<string, { kind: string; value: number | null; reason?: string }> =
      answer.json().metrics
    for (const [id, { kind, value, reason }] of Object.entries(metrics)) {
      if (kind === 'count' || id === 'backlog_age') continue
      expect([id, value, reason]).toEqual([id, null, 'no_data'])
    }
  }
})

it('a scope in which nothing took place has no cases per household in a period that has data', async () => {
  const { metrics } = (
    await ask('/kpis?period=2026-05-03..2026-05-03&channel=home_visit&scope=household')
  ).json()
  expect([metrics.received.value, metrics.per_1000_households.value]).toEqual([0, 0])
})

it.each(['community', 'department', 'category'])(
  'every point of the breaches by %s leads to exactly its clocks',
  async (by) => {
    const { series } = (await ask(`/breaches?period=2026&grain=month&clock=all&by=${by}`)).json()
    for (const { key, points } of series) {
      for (const { casesUrl, den } of points) {
        if (den > 0) expect([key, (await ask(`${casesUrl}&limit=1`)).json().total]).toEqual([key, den])
      }
    }
  },
)
