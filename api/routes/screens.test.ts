// Public screens over HTTP: paired by code, shown what is published and nothing else, heard, and sent away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Programme } from '../contract/screens.ts'
import { playlistOf } from '../domain/screen/templates.ts'
import { type Life, startLife } from '../test/appraisalLife.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'
import { demoStreet } from '../test/demoStreet.ts'

const ROOT = '/api/v1'

let test: TestApp
let admin: { cookie: string }
beforeAll(async () => {
  test = await buildTestApp()
  admin = await test.signIn('admin')
})
afterAll(() => test.close())

const post = (url: string, payload?: object, headers: Record<string, string> = {}) =>
  test.app.inject({ method: 'POST', url: ROOT + url, headers, ...(payload ? { payload } : {}) })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const programmeOf = (token: string, headers: Record<string, string> = {}) =>
  test.app.inject({ url: `${ROOT}/screens/self/programme`, headers: { ...bearer(token), ...headers } })

async function pair(template = 'hall') {
  const started = (await post('/screens/pairings')).json()
  const said = { code: started.code.toLowerCase(), name: '大厅', template }
  const paired = await post('/screens/pair', said, admin)
  return { ...started, id: paired.json().id as number, status: paired.statusCode }
}

describe('pairing', () => {
  it('makes the token good once the code has been entered, once', async () => {
    const { code, token } = (await post('/screens/pairings')).json()
    expect(code).toMatch(/^[A-Z\d]{6}$/)
    expect((await programmeOf(token)).statusCode).toBe(401)
    const said = { code, name: '大厅', template: 'ranking' }
    expect((await post('/screens/pair', said, admin)).statusCode).toBe(201)
    expect((await programmeOf(token)).statusCode).toBe(200)
    expect((await post('/screens/pair', said, admin)).json().code).toBe('not_found')
  })

  it('knows no code after ten minutes', async () => {
    const { code } = (await post('/screens/pairings')).json()
    test.clock.ms += 600_000
    const late = await post('/screens/pair', { code, name: '大厅', template: 'hall' }, admin)
    expect(late.statusCode).toBe(404)
  })

  it('gives one address ten codes a minute, so that the places last for the others', async () => {
    const ask = async (remoteAddress: string) =>
      (await test.app.inject({ method: 'POST', url: `${ROOT}/screens/pairings`, remoteAddress })).statusCode
    const flood = []
    for (let i = 0; i < 12; i += 1) flood.push(await ask('203.0.113.9'))
    expect(flood.filter((status) => status === 429)).toHaveLength(2)
    expect(await ask('203.0.113.10')).toBe(201)
  })

  it('lets no more than two hundred wait', async () => {
    test.clock.ms += 600_000
    const answers = []
    for (let i = 0; i < 201; i += 1) answers.push((await post('/screens/pairings')).statusCode)
    expect(answers.filter((status) => status === 201)).toHaveLength(200)
    expect(answers.at(-1)).toBe(429)
    test.clock.ms += 600_000
  })
})

describe('a screen', () => {
  it('shows how to complain before anything is published', async () => {
    const { token } = await pair()
    const programme: Programme = (await programmeOf(token)).json()
    expect(programme.slides.map(({ kind }) => kind)).toEqual(['feedback'])
    expect(programme.version).toBe('1~none')
  })

  it('is answered 304 until its playlist changes', async () => {
    const { token, id } = await pair()
    const first = await programmeOf(token)
    const known = { 'if-none-match': String(first.headers.etag) }
    expect((await programmeOf(token, known)).statusCode).toBe(304)
    const payload = { ...playlistOf('hall'), metres: 5, inches: 55 }
    const url = `${ROOT}/screens/${id}/playlist`
    expect((await test.app.inject({ method: 'PUT', url, payload, headers: admin })).json().version).toBe(2)
    const changed = await programmeOf(token, known)
    expect(changed.statusCode).toBe(200)
    expect(changed.json().smallestFont).toBe(39)
  })

  it('is heard by its heartbeat, without anybody’s number', async () => {
    const { token, id } = await pair()
    const said = { version: '1~none', width: 1920, height: 1080, shown: 12, heapBytes: null }
    const lastError = 'failed at 13987654321'
    const answer = await post('/screens/self/heartbeat', { ...said, lastError }, bearer(token))
    expect(answer.statusCode).toBe(204)
    const { items } = (await test.app.inject({ url: `${ROOT}/screens`, headers: admin })).json()
    const { heartbeat } = items.find((one: { id: number }) => one.id === id)
    expect(heartbeat).toMatchObject({ ...said, at: expect.stringContaining('+08:00') })
    expect(heartbeat.lastError).not.toContain('13987654321')
  })

  it('shows nothing once it is revoked, and its playlist is gone', async () => {
    const { token, id } = await pair()
    await test.app.inject({ method: 'DELETE', url: `${ROOT}/screens/${id}`, headers: admin })
    expect((await programmeOf(token)).statusCode).toBe(401)
    const url = `${ROOT}/screens/${id}/playlist`
    expect((await test.app.inject({ url, headers: admin })).statusCode).toBe(404)
  })

  it('tells nobody’s mobile number, however it is written', async () => {
    const { id } = await pair()
    for (const phone of ['13987654321', '１３９ ８７６５ ４３２１', '139-8765-4321']) {
      const payload = { ...playlistOf('hall'), feedback: { phone, hours: '', place: '' } }
      const url = `${ROOT}/screens/${id}/playlist`
      const answer = await test.app.inject({ method: 'PUT', url, payload, headers: admin })
      expect(answer.json().code).toBe('validation')
    }
  })
})

describe('of a published quarter', () => {
  let life: Life
  let remove: () => void
  let programme: Programme
  let draft: string
  beforeAll(async () => {
    const street = await demoStreet(1500, { isLive: true })
    remove = street.remove
    life = await startLife(street.open(), ['c01', 'p01'])
    const { token } = await life.done<{ token: string }>('admin', 'POST', '/screens', { name: '大厅' })
    const own = () => life.test.app.inject({ url: `${ROOT}/screens/self/programme`, headers: bearer(token) })
    await life.toObjection()
    draft = (await own()).body
    life.pass(8)
    await life.publish()
    programme = (await own()).json()
  }, 120_000)
  afterAll(async () => {
    await life.test.close()
    remove()
  })

  it('nothing is shown while it is a draft', () => {
    expect(JSON.parse(draft).slides.map((slide: { kind: string }) => slide.kind)).toEqual(['feedback'])
  })

  it('every kind that has data is shown, with ids of their own', () => {
    const kinds = [...new Set(programme.slides.map(({ kind }) => kind))]
    expect(kinds).toEqual(['cover', 'ranking', 'rate', 'map', 'categories', 'feedback'])
    const ids = programme.slides.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(programme.version).toBe('0~2026-Q3v1')
  })

  it('the ranking is the snapshot’s own', async () => {
    const { text } = await life.bytes()
    const { groups } = JSON.parse(text)
    for (const { ranking } of programme.slides) {
      if (ranking === undefined) continue
      const group = groups.find((one: { label: { zh: string } }) => one.label.zh === ranking.group.zh)
      expect(ranking.rows.map(({ name, rank }) => [name, rank])).toEqual(
        group.rows.map((row: { name: string; rank: number | null }) => [row.name, row.rank]),
      )
    }
  })

  it('no count and no denominator below five is told', () => {
    const small: unknown[] = []
    JSON.stringify(programme, (key, value) => {
      if ((key === 'den' || key === 'count' || key === 'unlocated') && value !== null && value !== 0) {
        if (value < 5) small.push([key, value])
      }
      return value
    })
    expect(small).toEqual([])
  })

  it('the tiles and the unlocated add up to the total, unless some are left out', () => {
    const map = programme.slides.find(({ kind }) => kind === 'map')?.map
    const counts = [...(map?.tiles ?? []).flatMap((tile) => (tile ? [tile.count] : [])), map?.unlocated]
    if (counts.includes(null)) return
    expect(counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(map?.total)
  })

  it('no title, number, name, address or coordinate of any case is in it', () => {
    const text = JSON.stringify(programme)
    const rows = life.test.db.sqlite.prepare('SELECT id, number, title, lng FROM cases').all() as {
      readonly id: string
      readonly number: string
      readonly title: string | null
      readonly lng: number | null
    }[]
    for (const { id, number, title, lng } of rows) {
      for (const canary of [id, number, title, lng === null ? null : String(lng)]) {
        if (canary && canary.length > 3 && text.includes(canary)) expect.unreachable(canary)
      }
    }
    expect(text).not.toMatch(/(?<![\d.])1[3-9]\d{9}|"lng"|"lat"|coordinates/)
  })
})
