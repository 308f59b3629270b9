// Every export of a page stands in the trail: who, what, which period, how many rows; and nothing that is not a known code or id.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { THIS_MACHINE } from '../services/audit/recordExport.ts'
import { planDeployment } from '../services/deployment.ts'
import { inTransaction } from '../services/writing/caseBook.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'

let server: TestApp
let leader: { cookie: string }
beforeAll(async () => {
  server = await buildTestApp()
  const { sqlite } = server.db
  inTransaction(sqlite, () => planDeployment(sqlite, { actor: 'test', nowMs: server.clock.ms }).apply(sqlite))
  leader = await server.signIn('leader')
})
afterAll(() => server.close())

const REPORT = { what: 'rank', format: 'xlsx', period: '2026-Q3', filters: { urgency: ['urgent'] }, rows: 27 }
const post = (payload: object, headers: Record<string, string> = leader, remoteAddress = '127.0.0.1') =>
  server.app.inject({ method: 'POST', url: '/api/v1/audit/exports', payload, headers, remoteAddress })
const acts = (): unknown[] =>
  server.db.sqlite
    .prepare('SELECT body FROM event WHERE body LIKE \'%"type":"exported"%\' ORDER BY seq')
    .pluck()
    .all()
    .map((body) => JSON.parse(String(body)))

describe('an export', () => {
  it('is recorded under the account, with period, filters, rows and version', async () => {
    expect((await post({ ...REPORT, snapshot: 2 })).statusCode).toBe(204)
    expect(acts().at(-1)).toEqual({
      ...{ type: 'exported', v: 1, by: 'leader', enteredAt: new Date(server.clock.ms).toISOString() },
      ...{ what: 'rank', format: 'xlsx', period: '2026-Q3', filters: { urgency: ['urgent'] } },
      ...{ rowsTold: 27, snapshot: 2 },
    })
  })

  it('on the machine itself without an account is recorded as such; from elsewhere it is refused', async () => {
    expect((await post(REPORT, {})).statusCode).toBe(204)
    expect(acts().at(-1)).toMatchObject({ by: THIS_MACHINE })
    const before = acts().length
    expect((await post(REPORT, {}, '10.0.0.8')).statusCode).toBe(401)
    expect(acts().length).toBe(before)
  })

  it('on the machine itself without an account is entered 120 times a minute, not more', async () => {
    server.clock.ms += 60_000
    for (let n = 0; n < 120; n++) expect((await post(REPORT, {})).statusCode).toBe(204)
    const refused = await post(REPORT, {})
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
      429,
      'rate_limited',
      '1',
    ])
    expect((await post(REPORT)).statusCode).toBe(204)
    server.clock.ms += 60_000
    expect((await post(REPORT, {})).statusCode).toBe(204)
  })

  it.each([
    ['a department nobody knows', { filters: { department: ['张三 13812345678'] } }, 'unknown_department'],
    ['a period that is none', { period: '2026-Q9' }, 'unknown_period'],
    ['a metric nobody knows', { what: 'cases', of: '张三' }, 'unknown_metric'],
    ['a case nobody knows', { what: 'case', of: 'demo:1' }, 'unknown_case'],
    ['the record of an unknown department', { what: 'record', of: 'x' }, 'unknown_department'],
    ['a search text', { filters: { q: '张三' } }, 'validation'],
    ['a screen that does not exist', { what: 'secrets' }, 'validation'],
  ])('that names %s is refused and leaves no trace', async (_what, part, code) => {
    const before = acts().length
    expect((await post({ ...REPORT, ...part })).json()).toMatchObject({ code })
    expect(acts().length).toBe(before)
  })
})
