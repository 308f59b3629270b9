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
    ['/kpis?asOf=yesterday', 400, 'bad_as_of'],
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
    ['/cases?cursor=%00', 400, 'bad_cursor'],
    ['/cases/nobody%3A1', 404, 'unknown_case'],
    ['/layers/rivers', 404, 'unknown_layer'],
    ['/cases?limit=501', 400, 'validation'],
  ])('%s is %i %s', async (url, status, code) => {
    const answer = await ask(url)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })
})
