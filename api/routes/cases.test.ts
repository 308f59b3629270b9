// Staff enter a case and what happens to it; every figure and list knows of it at once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildDeployment } from '../test/buildDeployment.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'

const AS_OF = Date.parse('2026-09-30T18:00:00+08:00')
const ENTRY = {
  channel: 'reception_window',
  receivedAt: '2026-09-30T15:42:00+08:00',
  title: '楼前路灯不亮',
  text: '老人下楼不安全，电话13800000000',
  name: '王小明',
  phone: '13800000000',
  category: 'a.x',
  urgency: 'urgent',
  scope: 'building',
  position: { lng: 121.005, lat: 31.005 },
  firstReceiver: 'd1',
}
const EVENT = { type: 'replied', occurredAt: '2026-09-30T17:00:00+08:00', department: 'd1' }

let server: TestApp
let cookie: { cookie: string }
beforeAll(async () => {
  server = await buildTestApp({ db: buildDeployment([], AS_OF), nowMs: AS_OF })
  cookie = await server.signIn('operator')
})
afterAll(() => server.close())

const post = (path: string, payload: object, headers: Record<string, string> = cookie) =>
  server.app.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers })
const get = async (path: string) => (await server.app.inject(`/api/v1${path}`)).json()

describe('an entered case', () => {
  test('stands under its address, with its writer in the trail and in every count', async () => {
    expect((await get('/kpis?period=2026-Q3')).metrics.received.value).toBe(0)
    const answer = await post('/cases', ENTRY)
    expect(answer.statusCode).toBe(201)
    const { id } = answer.json()
    const address = String(answer.headers.location)
    const detail = (await server.app.inject(address)).json()
    expect(detail.case).toMatchObject({ id, title: '楼前路灯不亮', status: 'open', community: 'c1' })
    expect(detail.trail).toMatchObject([{ type: 'submitted', actor: 'operator' }])
    expect(detail.person).toMatchObject({ name: '王**', phone: '138****0000' })
    const reply = await post(`/cases/${encodeURIComponent(id)}/events`, EVENT)
    expect([reply.statusCode, reply.json()]).toEqual([201, { seq: expect.any(Number) }])
    expect((await server.app.inject(address)).json().case).toMatchObject({
      status: 'replied',
      stage: 'replied',
    })
    expect((await get('/kpis?period=2026-Q3')).metrics.received.value).toBe(1)
    expect((await get('/cases?period=2026-Q3&q=路灯')).total).toBe(1)
  })

  test.each([
    ['of a channel staff do not enter', '/cases', { ...ENTRY, channel: 'app' }, 400, 'validation'],
    ['for a department there is not', '/cases', { ...ENTRY, firstReceiver: 'd9' }, 400, 'unknown_department'],
    ['with a field nobody knows', '/cases', { ...ENTRY, owner: 'd1' }, 400, 'validation'],
    ['of an unknown case', '/cases/t:none/events', EVENT, 404, 'unknown_case'],
  ])('%s is refused', async (_, path, body, status, code) => {
    const answer = await post(path, body)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  test('needs a session whose role may write', async () => {
    expect((await post('/cases', ENTRY, {})).statusCode).toBe(401)
    const supervisor = await server.signIn('supervisor')
    expect((await post('/cases', ENTRY, supervisor)).statusCode).toBe(403)
  })
})
