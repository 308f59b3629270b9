// Every byte anybody may read, after residents were planted in the street: nothing of them, of any case, or of where it lies.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Life, PERIOD, startLife } from './appraisalLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'

const RESIDENT = { name: '欧阳金丝', phone: '13987654321', address: '金丝雀里3号楼2单元501' }
const ID = '11010519491231002X'
const POSITION = { lng: 120.387_654, lat: 30.298_765 }
const SAID = `${RESIDENT.name}，１３９８７６５４３２１，${ID}，住${RESIDENT.address}，金丝雀笼被占`
const CANARIES = [
  ...Object.values(RESIDENT),
  ...[ID, '１３９８', '87654321', '金丝雀', '2单元501', '387654', '298765', '387.65'],
]
const PLANTED = 12

let street: DemoStreet
let life: Life
let code: string
const planted: string[] = []

beforeAll(async () => {
  street = await demoStreet(6000, { isLive: true })
  life = await startLife(street.open(), ['p01', 'p02'])
  const { body } = await life.ask('operator', 'GET', '/meta')
  const [{ code: category }] = JSON.parse(body).categories
  for (let i = 0; i < PLANTED; i++) {
    const { id } = await life.done<{ id: string }>('operator', 'POST', '/cases', {
      ...{
        channel: 'reception_window',
        receivedAt: '2026-09-02T09:00:00+08:00',
        category,
        firstReceiver: 'p01',
      },
      ...{ urgency: 'ordinary', scope: 'household', title: `${RESIDENT.name}：金丝雀笼被占`, text: SAID },
      ...{ position: POSITION, ...RESIDENT },
    })
    planted.push(id)
  }
  const first = encodeURIComponent(planted[0] ?? '')
  code = (await life.done<{ code: string }>('operator', 'POST', `/cases/${first}/progress-code`)).code
  const told = { kind: 'typical_case', case: planted[0], title: '占用公共空间，当日清走', body: '已清走。' }
  const { id } = await life.done<{ id: number }>('operator', 'POST', '/public-texts', told)
  await life.done('leader', 'POST', `/public-texts/${id}/approve`)
  await life.toObjection()
  life.pass(20)
  await life.publish()
}, 120_000)
afterAll(async () => {
  await life.test.close()
  street.remove()
})

/** Whatever is served to anybody outside the API of staff: results, pages, screens, samples. */
const IS_PUBLIC = /^\/(?:api\/public\/v1|public|s|recheck|b)(?:\/|$)/

function addresses(): string[] {
  const patterns = life.test.app.routeList
    .filter(
      ({ url, method, config }) =>
        [method].flat().includes('GET') && config?.permission === 'public' && IS_PUBLIC.test(url),
    )
    .map(({ url }) => url)
  expect(patterns).toContain('/api/public/v1/board')
  expect(patterns).toContain('/public/:period')
  const fill = (value: string) => (pattern: string) => pattern.replace(/:\w+/g, encodeURIComponent(value))
  const paths = [PERIOD, code, planted[0] ?? '', 'p01', '1', SAID].flatMap((value) =>
    patterns.map(fill(value)),
  )
  const queries = ['', '?lang=en', `?period=${PERIOD}`, `?period=${PERIOD}&scheme=standard`, `?code=${code}`]
  return [...new Set(paths)].flatMap((path) => queries.map((query) => `${path}${query}`))
}

async function crawl(): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  for (const url of addresses()) {
    const answer = await life.test.app.inject({ url, remoteAddress: '203.0.113.9' })
    // What somebody typed into the address is theirs, not ours: a refusal may repeat it.
    if (answer.statusCode < 400) seen.set(url, `${answer.body}\n${JSON.stringify(answer.headers)}`)
  }
  return seen
}

it('names no resident, no case, no text and no place on the earth', async () => {
  const seen = await crawl()
  const answered = [...seen.keys()].map((url) => url.split('?')[0])
  for (const path of [
    '/api/public/v1/board',
    '/api/public/v1/heat',
    '/public/cases',
    `/api/public/v1/progress/${code}`,
  ])
    expect(answered).toContain(path)
  const all = [...seen.values()].join('\n')
  expect(all).toContain('占用公共空间，当日清走')
  const hits = CANARIES.filter((one) => all.includes(one))
  expect(hits).toEqual([])
  const { sqlite } = life.test.db
  const rows = sqlite.prepare('SELECT id, number, title, lng, lat FROM cases').all() as {
    id: string
    number: string
    title: string | null
    lng: number | null
    lat: number | null
  }[]
  const told = rows.flatMap(({ id, number, title, lng, lat }) => [id, number, title, lng, lat])
  const words = [...new Set(told.map(String))].filter((one) => one.length >= 6)
  expect(words.length).toBeGreaterThan(6000)
  expect(words.filter((one) => all.includes(one))).toEqual([])
  const fields = sqlite
    .prepare('SELECT fields FROM personal WHERE fields IS NOT NULL')
    .pluck()
    .all() as string[]
  const texts = fields.flatMap((one) => Object.values(JSON.parse(one) as Record<string, unknown>))
  const said = [...new Set(texts.filter((one) => typeof one === 'string' && one.length >= 6))] as string[]
  expect(said.length).toBeGreaterThan(100)
  expect(said.filter((one) => all.includes(one))).toEqual([])
  expect(all).not.toMatch(/"(?:lng|lat|coordinates|geometry)"/)
}, 120_000)

it('is crawled by what would find them: staff read the planted text by its right', async () => {
  const { body } = await life.ask(
    'operator',
    'POST',
    `/cases/${encodeURIComponent(planted[0] ?? '')}/reveal`,
    {
      reason: '核对',
    },
  )
  expect(CANARIES.filter((one) => body.includes(one)).length).toBeGreaterThan(4)
})
