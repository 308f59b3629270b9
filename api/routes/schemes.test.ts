// Schemes are added version by version; a period keeps the one in force on its first day.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { STANDARD_SCHEME } from '../domain/defaults.ts'
import { planDeployment } from '../services/deployment.ts'
import { inTransaction } from '../services/writing/caseBook.ts'
import { trailRoot } from '../services/writing/trailLog.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'

let server: TestApp
let operator: { cookie: string }
let supervisor: { cookie: string }
beforeAll(async () => {
  server = await buildTestApp()
  const { sqlite } = server.db
  inTransaction(sqlite, () => planDeployment(sqlite, { actor: 'test', nowMs: server.clock.ms }).apply(sqlite))
  operator = await server.signIn('operator')
  supervisor = await server.signIn('supervisor')
})
afterAll(() => server.close())

const { version: _, ...standard } = STANDARD_SCHEME
const heavy = {
  ...standard,
  effectiveFrom: '2026-07-01',
  indicators: standard.indicators.map((indicator, k) => ({ ...indicator, weight: [0.1, 0.45, 0.45][k] })),
}
const post = (payload: object, headers: Record<string, string> = operator) =>
  server.app.inject({ method: 'POST', url: '/api/v1/schemes', payload, headers })
const get = async (path: string) => (await server.app.inject(`/api/v1${path}`)).json()
const weights = async (period: string) =>
  (await get(`/rankings?period=${period}`)).indicators.map(({ weight }: { weight: number }) => weight)

test('a new version holds from the first period that begins with it, and stands in the log', async () => {
  const root = trailRoot(server.db.sqlite)
  const answer = await post(heavy)
  expect([answer.statusCode, answer.json()]).toEqual([201, { id: 'standard', version: '2' }])
  expect(await weights('2026-Q2')).toEqual([0.3, 0.4, 0.3])
  expect(await weights('2026-Q3')).toEqual([0.1, 0.45, 0.45])
  // In the middle of a period nothing changes hands.
  expect(await weights('2026')).toEqual([0.3, 0.4, 0.3])
  expect(trailRoot(server.db.sqlite)).not.toBe(root)
  const { items } = await get('/schemes')
  expect(
    items.map(({ scheme }: { scheme: { id: string; version: string } }) => `${scheme.id}@${scheme.version}`),
  ).toEqual(['recorded@1', 'standard@1', 'standard@2'])
  expect(items.at(-1)).toMatchObject({ scheme: heavy, actor: 'operator' })
})

test.each([
  ['a version that is taken', { ...heavy, version: '1' }, 409, 'conflict'],
  ['without a first day', { ...heavy, effectiveFrom: undefined }, 422, 'bad_scheme'],
  ['whose weights miss 1', { ...heavy, indicators: standard.indicators.slice(1) }, 422, 'bad_scheme'],
  ['with a field nobody knows', { ...heavy, colour: 'red' }, 400, 'validation'],
])('%s is refused', async (_what, body, status, code) => {
  const answer = await post(body)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

test('who may not write may read', async () => {
  expect((await post(heavy, supervisor)).statusCode).toBe(403)
  expect((await post(heavy, {})).statusCode).toBe(401)
  expect((await get('/schemes')).items.length).toBeGreaterThan(1)
})
