// What the public sees of published results: released tables only, small cells hidden, corrections that tell too much held back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Release } from '../contract/releases.ts'
import { type Counts, type Hidden, withTotals } from '../domain/privacy/countTable.ts'
import type { PublicCells } from '../domain/privacy/publicCells.ts'
import { exposedCells } from '../domain/privacy/suppress.ts'
import { type Life, PERIOD, startLife } from './appraisalLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'

let street: DemoStreet
let life: Life
const PUBLIC = '/api/public/v1'

beforeAll(async () => {
  street = await demoStreet(6000, { isLive: true })
  life = await startLife(street.open(), ['p01', 'p02'])
}, 120_000)
afterAll(async () => {
  await life.test.close()
  street.remove()
})

const get = (url: string, headers: Record<string, string> = {}) =>
  life.test.app.inject({ method: 'GET', url: `${PUBLIC}${url}`, headers, remoteAddress: '203.0.113.9' })

interface Board {
  readonly k: number
  readonly asOf: string
  readonly version: number
  readonly groups: readonly {
    readonly id: string
    readonly rows: readonly {
      readonly department: { readonly id: string }
      readonly score: { readonly value: number } | null
      readonly indicators: Readonly<Record<string, { readonly num: number; readonly den: number } | null>>
    }[]
    readonly total: Readonly<Record<string, { readonly den: number } | null>>
  }[]
}
interface Heat {
  readonly places: {
    readonly total: number
    readonly cells: readonly { readonly id: string; readonly count: number | null }[]
    readonly communities: readonly {
      readonly id: string
      readonly name: string
      readonly count: number | null
    }[]
  }
  readonly categories: readonly { readonly code: string; readonly count: number | null }[]
}

describe('before anything is published', () => {
  it('there is nothing, and it says so', async () => {
    for (const address of ['/board', '/heat', `/board?period=${PERIOD}`])
      expect((await get(address)).json(), address).toMatchObject({ code: 'not_found' })
    expect((await get('/notices')).json()).toMatchObject({ items: [] })
  })

  it('a draft is not public', async () => {
    await life.toObjection()
    expect((await get('/board')).statusCode).toBe(404)
  })
})

describe('a published quarter', () => {
  let board: Board
  let heat: Heat
  beforeAll(async () => {
    life.pass(20)
    await life.publish()
    board = (await get('/board')).json()
    heat = (await get('/heat')).json()
  })

  it('is read without signing in, from anywhere, and kept by caches for a minute', async () => {
    const answer = await get('/board')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=60')
    const again = await get('/board', { 'if-none-match': String(answer.headers.etag) })
    expect(again.statusCode).toBe(304)
  })

  it('shows the numbers of the snapshot, where at least five cases stand behind them', async () => {
    const { body } = await life.ask('leader', 'GET', `/appraisals/${PERIOD}/result?version=1`)
    const published = JSON.parse(body).rankings.groups.flatMap((group: { rows: unknown[] }) => group.rows)
    const rows = board.groups.flatMap((group) => group.rows)
    expect(rows).toHaveLength(published.length)
    for (const row of rows) {
      const own = published.find(
        (one: Board['groups'][0]['rows'][0]) => one.department.id === row.department.id,
      )
      for (const [metric, figure] of Object.entries(row.indicators)) {
        const { num, den } = own.indicators[metric]
        if (den > 0 && den < board.k) expect(figure, `${row.department.id} ${metric}`).toBeNull()
        else if (figure !== null) expect(figure).toMatchObject({ num, den })
      }
    }
    expect(rows.some(({ indicators }) => Object.values(indicators).some((figure) => figure !== null))).toBe(
      true,
    )
  })

  it('counts squares and communities as the map of the staff does: a default position is no place', async () => {
    const { asOf } = board
    for (const [cell, list] of [
      ['500', heat.places.cells],
      ['community', heat.places.communities],
    ] as const) {
      const url = `/heat?period=${PERIOD}&cell=${cell}&measure=count&asOf=${encodeURIComponent(asOf)}`
      const { features } = JSON.parse((await life.ask('leader', 'GET', url)).body)
      const known = new Map(
        features.map((one: { id: string; properties: { num: number } }) => [one.id, one.properties.num]),
      )
      for (const { id, count } of list) if (count !== null) expect(count, id).toBe(known.get(id) ?? 0)
    }
  })

  it('shows no place and no category of one to four cases, and hides no single one beside its total', () => {
    const { places, categories } = heat
    const lists = [places.cells, places.communities, categories]
    for (const list of lists) {
      const counts = list.map(({ count }) => count)
      expect(counts.filter((count) => count !== null && count > 0 && count < 5)).toEqual([])
    }
    const hidden = categories.filter(({ count }) => count === null).length
    expect(hidden).not.toBe(1)
    expect(places.cells.length).toBeGreaterThan(10)
  })

  it('lets nobody work out a small category from the total', () => {
    const known = heat.categories.map(({ count }) => count ?? 0)
    const rest = heat.places.total - known.reduce((a, b) => a + b, 0)
    const open = heat.categories.filter(({ count }) => count === null).length
    // All that is hidden together, given to one of them: the widest an attacker has to reckon with.
    const counts: Counts = withTotals(
      heat.categories.map(({ count }, i) => [count ?? (i === firstHidden() ? rest : 0)]),
    )
    const hidden: Hidden = counts.map((row, i) =>
      row.map((_, j) => j === 1 || heat.categories[i]?.count === null),
    )
    if (open > 0) expect(exposedCells(counts, hidden)).toEqual([])
  })
  const firstHidden = () => heat.categories.findIndex(({ count }) => count === null)

  it('holds no coordinate, no text, no name and no case', async () => {
    const { body: caseText } = await life.ask('leader', 'GET', `/cases?period=${PERIOD}&limit=50`)
    const cases: { id: string; title: string | null }[] = JSON.parse(caseText).items
    expect(cases.length).toBeGreaterThan(0)
    for (const address of ['/board', '/heat', '/notices']) {
      const { body } = await get(address)
      expect(/"(lng|lat|coordinates)"|(?<![\d.])1[3-9]\d{9}(?!\d)/.test(body), address).toBe(false)
      for (const { id, title } of cases) {
        expect(body.includes(id), id).toBe(false)
        if (title !== null) expect(body.includes(title), title).toBe(false)
      }
    }
  })

  it('is named in the list of notices under the hash of its bytes', async () => {
    const { items } = (await get('/notices')).json()
    expect(items).toMatchObject([{ period: PERIOD, version: 1, state: 'released', isStanding: true }])
    expect(items[0].sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('wrong names and values are refused with their code', async () => {
    expect((await get('/board?month=1')).json()).toMatchObject({ code: 'validation' })
    expect((await get('/board?period=2031-Q1')).json()).toMatchObject({ code: 'not_found' })
    for (const address of ['/board?period=2026-Q5', '/heat?period=2026-13'])
      expect((await get(address)).json(), address).toMatchObject({ status: 400, code: 'unknown_period' })
  })
})

describe('what staff are told of it', () => {
  const release = (as: string) => life.done<Release>(as, 'GET', `/appraisals/${PERIOD}/release`)

  it('names every number that is hidden, without keys and without its count', async () => {
    const told = await release('unit')
    expect(told).toMatchObject({ state: 'released', version: 1, refusals: [] })
    const { items } = (await get('/notices')).json()
    expect(told.sha256).toBe(items[0].sha256)
    const board: Board = (await get('/board')).json()
    const hidden = board.groups.flatMap(({ rows }) =>
      rows.flatMap(({ indicators }) => Object.values(indicators).filter((figure) => figure === null)),
    )
    const departments = told.hidden.find(({ table }) => table === 'department')
    expect(departments?.count).toBe(hidden.length)
    expect(departments?.named).toHaveLength(hidden.length)
    expect(JSON.stringify(told)).not.toMatch(/\|/)
    const heat: Heat = (await get('/heat')).json()
    const squares = heat.places.cells.filter(({ count }) => count === null).length
    expect(told.hidden.find(({ table }) => table === 'cell')).toMatchObject({ named: [] })
    expect(told.hidden.find(({ table }) => table === 'cell')?.count).toBeGreaterThanOrEqual(squares)
  })

  it('a correction is planned before it is published, and one that tells too much is said to wait', async () => {
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/supersede`, { reason: '核对' })
    const same = await release('leader')
    expect(same).toMatchObject({ version: 2, state: null, sha256: null, refusals: [] })
    const { db } = life.test
    const { cells } = db.sqlite.prepare('SELECT cells FROM public_release').get() as { cells: string }
    const key = Object.entries(JSON.parse(cells) as PublicCells).find(
      ([id, one]) => id.startsWith('category|') && one.isShown,
    )
    db.sqlite.exec('DROP TRIGGER public_release_no_update')
    const moved = JSON.parse(cells)
    moved[key?.[0] ?? ''].count += 2
    db.sqlite.prepare('UPDATE public_release SET cells = ?').run(JSON.stringify(moved))
    expect((await release('leader')).refusals).toMatchObject([
      { code: 'differs_too_little', numbers: [{ table: 'category', count: 1 }] },
    ])
    db.sqlite.prepare('UPDATE public_release SET cells = ?').run(cells)
  })
})

describe('progress by code', () => {
  let caseId: string
  beforeAll(async () => {
    const { body } = await life.ask('leader', 'GET', `/cases?period=${PERIOD}&limit=1`)
    caseId = JSON.parse(body).items[0].id
  })
  const give = (as: string) => life.ask(as, 'POST', `/cases/${encodeURIComponent(caseId)}/progress-code`)

  it('is given by staff, told once, and shows stages and the next deadline and nothing else', async () => {
    const { code } = JSON.parse((await give('operator')).body)
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    const answer = await get(`/progress/${code.toLowerCase()}`)
    expect(answer.statusCode).toBe(200)
    const { asOf, stages, next, ...rest } = answer.json()
    expect(rest).toEqual({})
    expect(asOf).toMatch(/^2027-01-13T/)
    expect(stages.map(({ stage }: { stage: string }) => stage)).toEqual([
      ...['submitted', 'classified', 'dispatched', 'followed_up', 'replied', 'archived'],
    ])
    expect(stages[0].on).toMatch(/^2026-0[789]-\d\d$/)
    expect(next === null || ['acknowledge', 'reply'].includes(next.clock)).toBe(true)
    expect(answer.body.includes(caseId)).toBe(false)
  })

  it('a new code ends the one before; unknown, mistyped and malformed codes are not told apart', async () => {
    const old = JSON.parse((await give('operator')).body).code
    const { code } = JSON.parse((await give('operator')).body)
    expect((await get(`/progress/${code}`)).statusCode).toBe(200)
    const refused = await Promise.all(
      [old, '0000-0000-0000-0000', 'x', '%20'].map((one) => get(`/progress/${one}`)),
    )
    const said = refused.map((answer) => ({ status: answer.statusCode, detail: answer.json().detail }))
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(said[0]?.status).toBe(404)
  })

  it('is given by nobody else', async () => {
    for (const as of ['supervisor', 'unit']) expect((await give(as)).status, as).toBe(403)
  })
})

describe('the public pages', () => {
  const page = (url: string, headers: Record<string, string> = {}) =>
    life.test.app.inject({ method: 'GET', url, headers, remoteAddress: '203.0.113.9' })

  it('show the result without script, in both languages', async () => {
    const zh = await page('/public')
    expect(zh.statusCode).toBe(200)
    expect(zh.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(String(zh.headers['content-security-policy'])).toContain("default-src 'none'")
    expect(zh.body).toContain('2026年第三季度考核结果')
    expect(zh.body).not.toMatch(/<script|undefined|NaN|\[object/)
    const en = await page(`/public/${PERIOD}?lang=en`)
    expect(en.body).toContain('Results, Q3 2026')
    expect(en.body).toContain('lang="en"')
    const asked = await page('/public', { 'accept-language': 'en-GB' })
    expect(asked.body).toContain('Results, Q3 2026')
  })

  it('are a sheet on paper too, with the way back to their address', async () => {
    const { body } = await page(`/public/${PERIOD}`, { host: 'street.example' })
    expect(body).toContain(`<code>http://street.example/public/${PERIOD}</code>`)
    expect(body).toMatch(/<svg class="qr"[^>]+aria-label="本页网址的二维码">/)
  })

  it('hide what the release hides', async () => {
    const { body } = await page('/public')
    expect(body).toContain('不公布')
    const board: Board = (await get('/board')).json()
    const counts = board.groups.flatMap(({ rows }) =>
      rows.flatMap(({ indicators }) => Object.values(indicators)),
    )
    expect(counts.filter((figure) => figure === null).length).toBeGreaterThan(0)
    expect(body).not.toMatch(/<small>\d+ \/ [1-4]<\/small>/)
  })

  it('list the notices, and say in words that a period has none', async () => {
    expect((await page('/public/notices')).body).toContain('现行')
    const none = await page('/public/2031-Q1')
    expect(none.statusCode).toBe(404)
    expect(none.body).toContain('暂无公示内容')
  })

  it('follow a case by a form, and take what was typed as text', async () => {
    const empty = await page('/public/progress')
    expect(empty.body).toContain('<form method="get"')
    const wrong = await page(`/public/progress?code=${encodeURIComponent('"><b>x')}`)
    expect(wrong.statusCode).toBe(404)
    expect(wrong.body).toContain('没有找到这个查询码')
    expect(wrong.body).toContain('value="&quot;&gt;&lt;b&gt;x"')
  })
})

describe('looking up codes one after the other', () => {
  it('is refused after thirty a minute, on the page too', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => get('/progress/0000-0000-0000-0000')))
    expect(answers.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(0)
  })
})
