// The map approval number: kept per deployment, by staff only, in the log, and in what every page reads first.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planDeployment } from '../services/deployment.ts'
import { inTransaction } from '../services/writing/caseBook.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'

let server: TestApp
const headers: Record<string, { cookie: string }> = {}
beforeAll(async () => {
  server = await buildTestApp()
  const { sqlite } = server.db
  inTransaction(sqlite, () => planDeployment(sqlite, { actor: 'test', nowMs: server.clock.ms }).apply(sqlite))
  for (const role of ['operator', 'admin', 'leader', 'department'] as const) {
    headers[role] = await server.signIn(role)
  }
})
afterAll(() => server.close())

const put = (number: string, as: string) =>
  server.app.inject({
    method: 'PUT',
    url: '/api/v1/settings/map-approval',
    payload: { number },
    headers: headers[as] ?? {},
  })
const shown = async () => (await server.app.inject('/api/v1/meta')).json().street.mapApproval
const entries = () =>
  server.db.sqlite
    .prepare("SELECT body FROM event WHERE body LIKE '%map_approval_set%' ORDER BY seq")
    .pluck()
    .all()

test('is none until staff give one; then every page reads it, and the log has who and what', async () => {
  expect(await shown()).toBeNull()
  expect((await put(' GS(2024)0650号 ', 'operator')).json()).toEqual({ number: 'GS(2024)0650号' })
  expect(await shown()).toBe('GS(2024)0650号')
  expect((await put('沪S(2025)012号', 'admin')).statusCode).toBe(200)
  const acts = entries().map((body) => JSON.parse(String(body)))
  expect(acts).toMatchObject([
    { by: 'operator', from: null, to: 'GS(2024)0650号' },
    { by: 'admin', from: 'GS(2024)0650号', to: '沪S(2025)012号' },
  ])
})

test('given again is neither written nor entered again; a blank one takes it away', async () => {
  const before = entries().length
  await put('沪S(2025)012号', 'operator')
  expect(entries().length).toBe(before)
  expect((await put('  ', 'operator')).json()).toEqual({ number: null })
  expect(await shown()).toBeNull()
})

test.each([
  ['a leader', 'GS(2024)1号', 'leader', 403],
  ['a department', 'GS(2024)1号', 'department', 403],
  ['nobody', 'GS(2024)1号', 'nobody', 401],
  ['a number of two lines', 'GS\n(2024)', 'operator', 400],
  ['a number that is too long', 'G'.repeat(61), 'operator', 400],
])('of %s is refused', async (_what, number, as, status) => {
  expect((await put(number, as)).statusCode).toBe(status)
})
