// Every byte anybody may read, after residents were planted in the street: nothing of them, of any case, or of where it lies.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PublicResult } from '../contract/publicResult.ts'
import type { PublicTextItem } from '../contract/publicTexts.ts'
import type { Sample } from '../contract/samples.ts'
import { addAccount } from '../services/accounts.ts'
import { suspectsIn } from '../services/public/publicTexts.ts'
import type { PublicCheck } from '../services/public/readChecks.ts'
import { type Life, NOW, PERIOD, startLife } from './appraisalLife.ts'
import { TEST_PASSWORD } from './buildTestApp.ts'
import { checkAll } from './checkedSample.ts'
import { AGENDA, planCouncil, seal, step, vote } from './councilLife.ts'
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
let checksBefore: PublicCheck[]
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
  const draft = await life.done<PublicTextItem>('operator', 'POST', '/public-texts', told)
  await life.done('leader', 'POST', `/public-texts/${draft.id}/approve`, { confirmed: suspectsIn(draft) })
  await holdCouncil()
  await checkBatch()
  checksBefore = await publicChecks()
  await life.toObjection()
  life.pass(20)
  await life.publish()
}, 120_000)
afterAll(async () => {
  await life.test.close()
  street.remove()
})

/** A council whose residents write more than they should. */
async function holdCouncil(): Promise<void> {
  const { council, tokens } = await planCouncil(life, 6)
  await step(life, council.id, 'open')
  for (const token of tokens) await vote(life, token, '1222', { comment: SAID })
  await seal(life, council.id, 6)
  await life.done('leader', 'POST', `/councils/${council.id}/publish`)
}

/** A batch drawn from the quarter, checked, visited and handed in. */
async function checkBatch(): Promise<void> {
  const account = { username: 'supervisor2', password: TEST_PASSWORD, role: 'supervisor' } as const
  await addAccount(life.test.db, account, NOW)
  const { id } = await life.done<Sample>('supervisor', 'POST', '/samples', {
    period: PERIOD,
    size: { by: 'share', share: 0.12 },
  })
  const sample = await life.done<Sample>('supervisor', 'POST', `/samples/${id}/draw`, {
    public: '31415926535897932384',
  })
  checkAll({ test: life.test, sample })
  await life.done('supervisor', 'POST', `/samples/${id}/submit`, {})
}

async function publicChecks(): Promise<PublicCheck[]> {
  const answer = await life.test.app.inject({
    url: '/api/public/v1/supervision',
    remoteAddress: '203.0.113.9',
  })
  return answer.json().items
}

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
    '/public/supervision',
    '/public/council',
    '/api/public/v1/samples/1',
    `/api/public/v1/progress/${code}`,
  ])
    expect(answered).toContain(path)
  const all = [...seen.values()].join('\n')
  for (const text of ['占用公共空间，当日清走', '记录属实率', AGENDA.title]) expect(all).toContain(text)
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
  // A draw is made again from the ids of its frame: they stand in its file, and nowhere else.
  const others = [...seen].flatMap(([url, body]) => (url.includes('/samples/') ? [] : [body])).join('\n')
  expect(words.filter((one) => others.includes(one))).toEqual([])
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

it('a check is told once the quarter that counts it is, of departments of which five records were looked at', async () => {
  expect(checksBefore).toMatchObject([{ id: 1, period: PERIOD, state: 'submitted', result: null }])
  const [check] = await publicChecks()
  const units = check?.result?.departments ?? []
  expect(units.length).toBeGreaterThan(5)
  for (const { asked, ...unit } of units) {
    if (asked === null) expect([unit.upheld, unit.resolved, unit.satisfied]).toEqual([null, null, null])
    else expect(asked).toBeGreaterThanOrEqual(5)
  }
  expect(units.some(({ asked }) => asked === null)).toBe(true)
})

it('a total is told with its parts, and with all of them or not at all', async () => {
  const { body } = await life.test.app.inject({ url: '/api/public/v1/board', remoteAddress: '203.0.113.9' })
  const board = JSON.parse(body) as PublicResult
  const rows = board.groups.flatMap((group) => group.rows).filter(({ ranked }) => ranked)
  const given = (one: (typeof rows)[number]) => (one.parts ?? []).map(({ points }) => points)
  const told = rows.filter(({ score }) => score !== null)
  const checked = told.filter(({ parts }) => parts?.some(({ part }) => part === 'supervision'))
  expect(checked.length).toBeGreaterThan(3)
  for (const row of told) {
    expect(given(row)).not.toContain(null)
    const sum = (row.parts ?? []).reduce((all, { share, points }) => all + share * (points ?? 0), 0)
    expect(sum).toBeCloseTo(row.score?.value ?? 0, 9)
  }
  const hidden = rows.filter((row) => given(row).includes(null))
  expect(hidden.length).toBeGreaterThan(0)
  for (const { score, parts } of hidden)
    expect([score, parts?.find(({ part }) => part === 'score')?.points]).toEqual([null, null])
  const page = await life.test.app.inject({ url: '/public?lang=en', remoteAddress: '203.0.113.9' })
  expect(page.body).toContain('Total = Score × 80% + Supervision × 10%')
})

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
