// Revealing: by right, with a reason, one record at a time, and never without its act in the audit log.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { erasePersonal } from '../services/erasePersonal.ts'
import { type Bench, NOW, openBench } from '../services/import/test/importFixture.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'

const HEADER = '编号,受理时间,首接单位,类别,诉求人,电话,地址,标题,内容,回复时间,归档时间,办理结果'
const CSV = [
  HEADER,
  'N1,2026-03-02 09:00,绿园物业,facility,王小明,13900000001,柳荫里3号楼2单元501,漏水,请回电13900000001,2026-03-05 10:00,2026-03-06 10:00,已解决',
  'N2,2026-03-02 09:00,绿园物业,facility,,,,路灯,不亮,2026-03-05 10:00,2026-03-06 10:00,已解决',
].join('\r\n')

let bench: Bench
let app: TestApp
beforeEach(async () => {
  bench = openBench()
  await bench.run(bench.write('cases.csv', CSV))
  app = await buildTestApp({ db: bench.db, nowMs: NOW, config: { revealLimit: 3 } })
})
afterEach(async () => {
  await app.app.close()
  bench.close()
})

const reveal = (headers: object, payload: object = { reason: '回访核实' }, id = 'pingyi:N1') =>
  app.app.inject({
    method: 'POST',
    url: `/api/v1/cases/${encodeURIComponent(id)}/reveal`,
    headers: { ...headers },
    payload,
  })
const acts = () =>
  (
    bench.db.sqlite
      .prepare('SELECT body FROM event WHERE body LIKE \'%"revealed"%\'')
      .pluck()
      .all() as string[]
  ).map((body) => JSON.parse(body) as object)

test('an operator sees the fields asked for, and the act says who, which and why, not what', async () => {
  const operator = await app.signIn('operator')
  const answer = await reveal(operator, { fields: ['name', 'phone'], reason: '回访核实，电话13900000001' })
  expect(answer.json()).toEqual({
    id: 'pingyi:N1',
    title: null,
    text: null,
    name: '王小明',
    phone: '13900000001',
    address: null,
    events: [],
    reveals: [{ at: '2026-09-30T12:00:00+08:00', by: 'operator' }],
  })
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(acts()).toEqual([
    {
      by: 'operator',
      case: 'pingyi:N1',
      enteredAt: '2026-09-30T04:00:00.000Z',
      fields: ['name', 'phone'],
      reason: '回访核实，电话139****0001',
      type: 'revealed',
      v: 1,
    },
  ])
})

test('supervisors may, nobody else, and a refusal is no act', async () => {
  expect((await reveal({})).statusCode).toBe(401)
  for (const role of ['leader', 'department', 'admin'] as const) {
    expect((await reveal(await app.signIn(role))).statusCode).toBe(403)
  }
  expect(acts()).toEqual([])
  expect((await reveal(await app.signIn('supervisor'))).json()).toMatchObject({ text: '请回电13900000001' })
})

test('without a reason, for no case or for an unknown field nothing is shown', async () => {
  const operator = await app.signIn('operator')
  for (const payload of [{}, { reason: ' ' }, { reason: '  ' }, { reason: '核实', fields: ['salt'] }]) {
    expect((await reveal(operator, payload)).statusCode).toBe(400)
  }
  expect((await reveal(operator, undefined, 'pingyi:N9')).json().code).toBe('unknown_case')
  expect(acts()).toEqual([])
})

test('an account that reads on and on is slowed', async () => {
  const operator = await app.signIn('operator')
  const statuses: number[] = []
  for (let i = 0; i < 5; i++) statuses.push((await reveal(operator)).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  expect(acts()).toHaveLength(3)
  expect((await reveal(await app.signIn('supervisor'))).statusCode).toBe(200)
})

test('what was erased is a conflict, and no act', async () => {
  erasePersonal(bench.db.sqlite, { beforeMs: NOW, by: 'admin', nowMs: NOW })
  const answer = await reveal(await app.signIn('operator'))
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'conflict'])
  expect(acts()).toEqual([])
})
