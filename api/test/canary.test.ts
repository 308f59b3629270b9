// Planted residents: before a reveal no answer of any GET route, no line of the log and no body of the trail names them.
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import type { App } from '../plugins/decorations.ts'
import { type Bench, NOW, openBench } from '../services/import/test/importFixture.ts'
import { addTestAccount, enter } from './buildTestApp.ts'

const NAME = '欧阳金丝'
const PHONE = '13987654321'
const SPACED = '１３９ ８７６５ ４３２１'
const ID = '11010519491231002X'
const HOME = '3号楼2单元501'
/** What must never be seen: the name, and digits as they or their readers would write them. */
const CANARIES = [NAME, PHONE, '87654321', '８７６５', ID, HOME, '2单元501']

const HEADER = '编号,受理时间,首接单位,类别,诉求人,电话,地址,标题,内容,回复时间,归档时间,办理结果,事件'
const say = `投诉人${NAME}，电话${SPACED}，身份证${ID}，住金丝雀里${HOME}`
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const listed = JSON.stringify([
  { type: 'paused', at: '2026-09-03 10:00', reason: `等${PHONE}回电`, actor: `接线员 ${PHONE}` },
  { type: 'resumed', at: '2026-09-04 10:00' },
  { type: 'note', at: '2026-09-04 11:00', text: say, name: NAME, phone: PHONE },
])
const row = (number: string, received: string, events: string) =>
  [
    number,
    received,
    '绿园物业',
    'facility',
    NAME,
    PHONE,
    `金丝雀里${HOME}`,
    say,
    say,
    '',
    '',
    '',
    quoted(events),
  ].join(',')
const CSV = [
  HEADER,
  row('N1', '2026-09-02 09:00', listed),
  row('N2', `见${PHONE}`, ''),
  row(
    'N3',
    '2026-09-02 09:00',
    JSON.stringify([{ type: 'nonsense', at: '2026-09-03 10:00', name: NAME, text: say }]),
  ),
  row('N4', '2026-09-28 09:00', ''),
].join('\r\n')

let bench: Bench
let app: App
const log: string[] = []
const cookies: (string | undefined)[] = [undefined]

beforeAll(async () => {
  bench = openBench()
  const { db } = bench
  await bench.run(bench.write('cases.csv', CSV))
  const noLimits = { PINGYI_RATE_LIMIT: '0', PINGYI_SIGN_IN_LIMIT: '0', PINGYI_MAX_DELAY: '0' }
  const config = readConfig({ ...noLimits, PINGYI_DB: db.path })
  const stream = new Writable({
    write(line, _, done) {
      log.push(String(line))
      done()
    },
  })
  app = await buildApp({ config, db, now: () => NOW, logger: { level: 'trace', stream } })
  app.get('/fault', { config: { permission: 'public' } }, () => {
    throw new Error(`no column “${say}”`)
  })
  await app.ready()
  for (const role of ['leader', 'operator', 'supervisor', 'department', 'admin'] as const) {
    await addTestAccount(db, { username: role, role }, NOW)
    cookies.push(enter(app, role).cookie)
  }
})
afterAll(async () => {
  await app.close()
  bench.close()
})

const seenIn = (text: string) => CANARIES.filter((canary) => text.includes(canary))

/** An address for every GET route; the rejects are the importer's own file and stand apart. */
function addresses(): string[] {
  const gets = app.routeList.filter(
    ({ method, url }) => String(method).split(',').includes('GET') && !url.includes('*'),
  )
  const ids: Readonly<Record<string, string[]>> = {
    cases: ['pingyi:N1', 'pingyi:N4'],
    imports: ['1', '2'],
    layers: ['roads'],
  }
  return gets
    .filter(({ url }) => !url.endsWith('/rejects') && url !== '/fault')
    .flatMap(({ url }) => {
      const noun = url.split('/')[3] ?? ''
      const found = url.includes(':') ? (ids[noun] ?? ['2026-09']) : ['']
      return found.map((id) => url.replace(/:\w+/g, encodeURIComponent(id)))
    })
    .flatMap((url) => [url, `${url}?period=2026-09`, `${url}?within=P30D`, `${url}?q=${PHONE}&limit=5`])
}

test('no answer of any GET route, to nobody and to every role', async () => {
  await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: {
      cookie: cookies[2],
      'content-type': 'multipart/form-data; boundary=b',
    },
    payload: `--b\r\ncontent-disposition: form-data; name="mode"\r\n\r\npreview\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${CSV}\r\n--b--\r\n`,
  })
  let answered = 0
  for (const cookie of cookies) {
    for (const url of addresses()) {
      const answer = await app.inject({ url, headers: cookie === undefined ? {} : { cookie } })
      expect(answer.statusCode, url).toBeLessThan(500)
      if (answer.statusCode === 200) answered += 1
      expect(seenIn(answer.body), `${url} ${answer.body.slice(0, 2000)}`).toEqual([])
    }
  }
  expect(answered).toBeGreaterThan(200)
})

test('no body of the trail, no report of an import', () => {
  const bodies = bench.db.sqlite.prepare('SELECT body FROM event').pluck().all().join('\n')
  expect(bodies).toContain('139****4321')
  expect(seenIn(bodies)).toEqual([])
  const reports = bench.db.sqlite.prepare('SELECT report FROM import_batch').pluck().all().join('\n')
  expect(reports).toContain('events_json')
  expect(seenIn(reports)).toEqual([])
})

test('no line of the log, not even of a request that names them or of a fault', async () => {
  log.length = 0
  await app.inject({ url: `/api/v1/cases?q=${encodeURIComponent(say)}` })
  await app.inject({ url: `/api/v1/cases/${encodeURIComponent(`x:${PHONE}`)}` })
  const fault = await app.inject({ url: '/fault' })
  expect([fault.statusCode, seenIn(fault.body)]).toEqual([500, []])
  const lines = log.join('')
  expect(lines).toContain('/api/v1/cases?q')
  expect(lines).toContain('no column')
  expect(seenIn(lines)).toEqual([])
  expect(seenIn(decodeURIComponent(lines))).toEqual([])
})

test('the importer reads the rejected rows in full, and that is an act', async () => {
  const url = '/api/v1/imports/1/rejects'
  expect((await app.inject({ url, headers: { cookie: cookies[3] } })).statusCode).toBe(403)
  const answer = await app.inject({ url, headers: { cookie: cookies[2] } })
  expect(seenIn(answer.body)).toContain(NAME)
  const last = bench.db.sqlite.prepare('SELECT body FROM event ORDER BY seq DESC LIMIT 1').pluck().get()
  expect(JSON.parse(String(last))).toMatchObject({
    type: 'exported',
    by: 'operator',
    what: 'rejects',
    importId: 1,
  })
})
