// A residents' council from its agenda to the quarter's total: slips used once, papers typed twice, nothing told before the sealing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codes, ROLES } from '#db/vocabulary.ts'
import type { Papers } from '../contract/councils.ts'
import { parseSnapshot } from '../domain/appraisal/snapshot.ts'
import { type Life, PERIOD, startLife } from './appraisalLife.ts'
import { AGENDA, planCouncil, readCouncil, seal, step, type, vote } from './councilLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'

let street: DemoStreet
let life: Life
beforeAll(async () => {
  street = await demoStreet(3000, { isLive: true })
}, 120_000)
afterAll(() => street.remove())
beforeEach(async () => {
  life = await startLife(street.open(), ['c01', 'p01'])
  return () => life.test.close()
})

const audit = () =>
  (life.test.db.sqlite.prepare('SELECT body FROM event ORDER BY seq').pluck().all() as string[])
    .map((body) => JSON.parse(body) as { type: string; by: string })
    .filter(({ type }) => type.startsWith('council_'))

describe('setting up', () => {
  it('refuses what is no quarter, no department, or a quorum beyond the invited', async () => {
    const ask = (change: object) => life.ask('operator', 'POST', '/councils', { ...AGENDA, ...change })
    expect((await ask({ period: '2026-09' })).code).toBe('unknown_period')
    expect((await ask({ departments: ['x9'] })).code).toBe('unknown_department')
    expect((await ask({ quorum: 21 })).code).toBe('validation')
    expect((await ask({ heldAt: 'tomorrow' })).code).toBe('validation')
    expect((await ask({ questions: ['a', 'b', 'c', 'd'] })).code).toBe('validation')
  })

  it('changes a draft; once people vote only the counting', async () => {
    const { council } = await planCouncil(life, 3)
    const change = (body: object) => life.ask('operator', 'PATCH', `/councils/${council.id}`, body)
    expect((await change({ place: '二楼', departments: ['p01'] })).status).toBe(200)
    expect((await change({ quorum: 30 })).code).toBe('validation')
    expect((await change({ issued: 4 })).status).toBe(200)
    await step(life, council.id, 'open')
    expect((await change({ place: '一楼' })).code).toBe('council_state')
    expect((await change({ attended: 3 })).status).toBe(200)
    const slips = await life.ask('operator', 'POST', `/councils/${council.id}/slips`, { count: 3 })
    expect(slips.code).toBe('council_state')
    expect(await readCouncil(life, council.id)).toMatchObject({
      ...{ place: '二楼', attended: 3, issued: 4, isQuorate: false, slips: 3, state: 'open' },
      departments: [{ id: 'p01' }],
    })
  })

  it('voids the slips of an earlier sheet', async () => {
    const { council, tokens } = await planCouncil(life, 2)
    await life.done('operator', 'POST', `/councils/${council.id}/slips`, { count: 2 })
    await step(life, council.id, 'open')
    expect(await vote(life, tokens[0] ?? '', '1111')).toMatchObject({ status: 401 })
  })
})

describe('a ballot', () => {
  it('counts once; before, twice and after it is refused in words', async () => {
    const { council, tokens } = await planCouncil(life, 7)
    const [first = '', ...others] = tokens
    expect((await vote(life, first, '1111')).page).toContain('投票尚未开始')
    await step(life, council.id, 'open')
    expect((await vote(life, first, '1111')).page).toContain('投票成功')
    const again = await vote(life, first, '5555')
    expect(again).toMatchObject({ status: 409 })
    expect(again.page).toContain('这张选票已经投过')
    expect(again.page).not.toContain('索取纸质选票')
    for (const token of others.slice(0, 5)) {
      const both = await Promise.all(['1345', '1345'].map((digits) => vote(life, token, digits)))
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    }
    await seal(life, council.id, 8)
    const late = await vote(life, others[5] ?? '', '1111')
    expect(late).toMatchObject({ status: 409 })
    expect(late.page).toContain('已封票')
    const { result } = await readCouncil(life, council.id)
    expect(result?.ballots).toEqual({ issued: 8, returned: 6, valid: 6, void: 0, phone: 6, paper: 0 })
  })

  it('left open is asked again with what was filled in', async () => {
    const { council, tokens } = await planCouncil(life, 1)
    await step(life, council.id, 'open')
    const asked = await vote(life, tokens[0] ?? '', '1 3 ', { comment: '路灯<b>不亮' })
    expect(asked.status).toBe(422)
    expect(asked.page).toContain('还有 2 题没有选择')
    expect(asked.page.match(/ checked/g)).toHaveLength(2)
    expect(asked.page).toContain('id="q2-3" name="q2" value="3" checked')
    expect(asked.page).toContain('路灯&lt;b&gt;不亮</textarea>')
    expect((await readCouncil(life, council.id)).ballots.phone).toBe(0)
    expect((await vote(life, tokens[0] ?? '', '1234')).status).toBe(200)
  })

  it('of nobody is refused in words, in both languages; other sites and other bodies cast nothing', async () => {
    const { council, tokens } = await planCouncil(life, 1)
    await step(life, council.id, 'open')
    const { app } = life.test
    const get = (url: string, headers = {}) => app.inject({ url, headers, remoteAddress: '192.168.1.9' })
    expect((await get('/b/nothing')).body).toContain('选票码无效')
    expect((await get('/b/nothing?lang=en')).body).toContain('No such slip')
    expect((await get(`/b/${tokens[0]}`, { 'accept-language': 'en-GB,en' })).body).toContain('lang="en"')
    const post = (headers: Record<string, string>, payload: string) =>
      app.inject({ method: 'POST', url: `/b/${tokens[0]}`, headers, payload })
    const form = 'q0=1&q1=1&q2=1&q3=1'
    const type = 'application/x-www-form-urlencoded'
    const foreign = await post({ 'content-type': type, origin: 'http://evil.example' }, form)
    expect([foreign.statusCode, foreign.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8'])
    expect((await post({ 'content-type': 'text/plain' }, form)).statusCode).toBe(415)
    expect((await post({ 'content-type': type }, `comment=${'x'.repeat(70_000)}`)).statusCode).toBe(413)
    expect((await readCouncil(life, council.id)).ballots.phone).toBe(0)
  })

  it('is a page that runs nothing, is stored nowhere and sends nowhere else', async () => {
    const { council, tokens } = await planCouncil(life, 1)
    await step(life, council.id, 'open')
    const { headers, body } = await life.test.app.inject({ url: `/b/${tokens[0]}` })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'/)
    expect(headers['content-security-policy']).toContain("form-action 'self'")
    expect(body).not.toContain('<script')
  })

  it('is held back where one address floods the server', async () => {
    const { app } = life.test
    const flood = () => app.inject({ url: '/b/nothing', remoteAddress: '192.168.1.10' })
    const statuses: number[] = []
    for (let i = 0; i < 1210; i++) statuses.push((await flood()).statusCode)
    expect(statuses.at(0)).toBe(401)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('papers', () => {
  it('are typed by two people, the second blind, and settled against the paper', async () => {
    const { council } = await planCouncil(life, 0 + 1)
    const { id } = council
    await step(life, id, 'open')
    const first = ['1111', '1234', '0', '5555', '1112', '2222']
    const second = ['1111', '1334', '0', '5555', '1112', '2222']
    expect((await type(life, 'operator', id, 'first', first)).status).toBe(200)
    expect((await type(life, 'operator', id, 'second', second)).code).toBe('same_typist')
    expect((await type(life, 'supervisor', id, 'second', ['11'])).code).toBe('validation')
    const answer = await type(life, 'supervisor', id, 'second', second)
    const papers = JSON.parse(answer.body) as Papers
    expect(papers.differing).toEqual([
      { number: 2, places: [{ department: 'c01', question: 1, first: '2', second: '3' }] },
    ])
    expect((await readCouncil(life, id, 'unit')).ballots).toEqual({ phone: 0, paper: 6, settled: 5 })
    expect(papers).toMatchObject({ standing: 5, first: { by: ['operator'] }, second: { by: ['supervisor'] } })
    await life.done('operator', 'PATCH', `/councils/${id}`, { attended: 6, issued: 6 })
    expect((await life.ask('operator', 'POST', `/councils/${id}/steps`, { step: 'seal' })).code).toBe(
      'council_blocked',
    )
    const settling = { turn: 'settled', papers: [{ number: 2, digits: '1334' }] }
    await life.done('leader', 'POST', `/councils/${id}/papers`, settling)
    const sealed = await step(life, id, 'seal')
    expect(sealed.result?.ballots).toEqual({ issued: 6, returned: 6, valid: 5, void: 1, phone: 0, paper: 5 })
    expect(sealed.result?.departments?.[0]?.counts).toEqual([
      [3, 1, 0, 0, 1],
      [2, 1, 1, 0, 1],
    ])
    expect((await type(life, 'operator', id, 'first', first)).code).toBe('council_state')
  })

  it('may only be settled where typed twice', async () => {
    const { council } = await planCouncil(life, 1)
    await step(life, council.id, 'open')
    expect((await type(life, 'operator', council.id, 'settled', ['1111'])).code).toBe('validation')
  })
})

describe('before the sealing', () => {
  it('no answer to any role tells more than how many ballots are in', async () => {
    const { council, tokens } = await planCouncil(life, 12)
    const { id } = council
    await step(life, id, 'open')
    const told = async () => {
      const bodies: string[] = []
      for (const as of [...codes(ROLES).filter((role) => role !== 'department'), 'unit']) {
        for (const url of ['', '/papers', '/comments']) {
          const { body } = await life.ask(as, 'GET', `/councils/${id}${url}`)
          bodies.push(body.replace(/"requestId":"[^"]+"/, ''))
        }
        const { body } = await life.ask(as, 'GET', `/councils?period=${PERIOD}`)
        bodies.push(body)
      }
      return bodies
    }
    for (const [i, token] of tokens.slice(0, 6).entries()) {
      await vote(life, token, i < 3 ? '1111' : '5555', { comment: '一字不露' })
    }
    await type(life, 'operator', id, 'first', ['1111'])
    await type(life, 'supervisor', id, 'second', ['1111'])
    const one = await told()
    expect(one.join('')).not.toContain('一字不露')
    expect(JSON.parse(one[0] ?? '')).toMatchObject({ result: null, ballots: { phone: 6, paper: 1 } })
    // The same number of ballots with other contents gives the same answers, byte for byte.
    life.test.db.sqlite.exec('DROP TRIGGER council_ballot_no_update')
    life.test.db.sqlite.exec(
      "UPDATE council_ballot SET digits = '3333'; UPDATE council_paper SET digits = '5555'",
    )
    expect(await told()).toEqual(one)
  })
})

describe('the result', () => {
  const hold = async (digits: readonly string[], change: object = {}) => {
    const { council, tokens } = await planCouncil(life, digits.length + 1, change)
    await step(life, council.id, 'open')
    for (const [i, one] of digits.entries()) await vote(life, tokens[i] ?? '', one)
    return seal(life, council.id, digits.length)
  }

  it('feeds the quarter with its mean credit and s²/ballots, and stays as it was sealed', async () => {
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/freeze`, {})
    const since = async () =>
      (await life.appraisal()).checks.find(({ check }) => check === 'parts_since')?.departments
    expect(await since()).toEqual([])
    const { id, result, resultHash } = await hold(['1111', '1111', '3311', '4455', '1111', '2211'])
    expect(result?.isValid).toBe(true)
    const [first] = result?.departments ?? []
    expect(first).toMatchObject({ department: { id: 'c01' }, n: 6 })
    expect(first?.value).toBeCloseTo(4.9 / 6, 12)
    // What was frozen before it does not hold it, and says so until it is frozen again.
    expect((await since())?.map(({ id }) => id).sort()).toEqual(['c01', 'p01'])
    await life.toObjection()
    expect(await since()).toEqual([])
    const { groups, rule } = parseSnapshot((await life.bytes()).text)
    expect(rule.council.c01?.value).toBeCloseTo(490 / 6, 9)
    const mean = 4.9 / 6
    const squares = [1, 1, 0.9, 0, 1, 1].reduce((sum, credit) => sum + (credit - mean) ** 2, 0)
    expect(rule.council.c01?.variance).toBeCloseTo((10_000 * squares) / 5 / 6, 8)
    const row = groups.flatMap(({ rows }) => rows).find(({ id }) => id === 'c01')
    const part = row?.parts.find((one) => one.part === 'council')
    expect(part?.value).toBeCloseTo(490 / 6, 9)
    expect(part?.applied).toBeGreaterThan(0)
    expect(part?.receipts).toEqual([`/councils/${id}`])
    const published = await life.done<typeof result>('leader', 'POST', `/councils/${id}/publish`)
    expect(published).toMatchObject({ state: 'published', resultHash })
    expect(audit().map(({ type, by }) => `${type} ${by}`)).toEqual([
      'council_added operator',
      'council_slips operator',
      'council_opened operator',
      'council_changed operator',
      'council_sealed operator',
      'council_published leader',
    ])
    expect(() => life.test.db.sqlite.exec("UPDATE council SET result = '{}'")).toThrow('never changes')
    expect(() => life.test.db.sqlite.exec('DELETE FROM council_ballot')).toThrow('sealed')
  })

  it('without a quorum is marked and feeds nothing', async () => {
    const { result } = await hold(['1111', '1111', '1111', '1111', '1111'])
    expect(result).toMatchObject({ isValid: false })
    await life.toObjection()
    expect(parseSnapshot((await life.bytes()).text).rule.council).toEqual({})
  })

  it('of four ballots is shown to nobody', async () => {
    const { result } = await hold(['1111', '1111', '1111', '1111'], { quorum: 2 })
    expect(result).toMatchObject({ isValid: true, departments: null, ballots: { valid: 4 } })
    await life.toObjection()
    expect(parseSnapshot((await life.bytes()).text).rule.council).toEqual({})
  })

  it('holds the comments that were approved, masked, and no other', async () => {
    const { council, tokens } = await planCouncil(life, 3, { quorum: 1 })
    const { id } = council
    await step(life, id, 'open')
    await vote(life, tokens[0] ?? '', '1111', { comment: '路灯修得快，电话13812345678' })
    await vote(life, tokens[1] ?? '', '1111', { comment: '骂人的话' })
    expect((await life.ask('operator', 'GET', `/councils/${id}/comments`)).code).toBe('council_state')
    await seal(life, id, 3)
    const { items } = await life.done<{ items: { id: string; text: string }[] }>(
      'operator',
      'GET',
      `/councils/${id}/comments`,
    )
    const good = items.find(({ text }) => text.startsWith('路灯'))
    expect(good?.text).not.toContain('13812345678')
    expect((await readCouncil(life, id)).result?.comments).toEqual([])
    const url = `/councils/${id}/comments/${good?.id}`
    await life.done('operator', 'POST', `${url}=13812345678`, { state: 'approved' })
    const act = "SELECT body FROM event WHERE body ->> 'type' = 'council_comment' ORDER BY seq DESC"
    expect(life.test.db.sqlite.prepare(act).pluck().get()).toContain(`"comment":"${good?.id}"`)
    expect(
      (await life.ask('operator', 'POST', `/councils/${id}/comments/zzz`, { state: 'rejected' })).code,
    ).toBe('not_found')
    expect((await readCouncil(life, id, 'unit')).result?.comments).toEqual([good?.text])
    await life.done('admin', 'PATCH', '/users/operator', { role: 'leader' })
    expect((await life.ask('operator', 'POST', `/councils/${id}/publish`)).code).toBe('same_decider')
    await life.done('admin', 'PATCH', '/users/operator', { role: 'operator' })
    await life.done('leader', 'POST', `/councils/${id}/publish`)
    expect((await life.ask('operator', 'POST', url, { state: 'rejected' })).code).toBe('council_state')
  })

  it('leaves as a file or on paper only under an entry in the audit log', async () => {
    const { id } = await hold(['1111', '1111', '1111', '1111', '1111'])
    const export_ = (of: string, format: string) =>
      life.ask('operator', 'POST', '/audit/exports', {
        what: 'council',
        of,
        format,
        filters: {},
        period: PERIOD,
      })
    for (const format of ['xlsx', 'csv', 'png', 'copy', 'print'])
      expect((await export_(String(id), format)).status).toBe(204)
    for (const of of ['999', '张三', `${id} 张三`])
      expect((await export_(of, 'csv')).code).toBe('unknown_council')
    const entered = life.test.db.sqlite
      .prepare("SELECT count(*) FROM event WHERE json_extract(body, '$.type') = 'exported'")
      .pluck()
      .get()
    expect(entered).toBe(5)
  })

  it('of a session that was ended is none', async () => {
    const { council, tokens } = await planCouncil(life, 6)
    await step(life, council.id, 'open')
    for (const token of tokens) await vote(life, token, '1111')
    expect(await step(life, council.id, 'close')).toMatchObject({ state: 'closed', result: null })
    expect(life.test.db.sqlite.prepare('SELECT count(*) FROM council_ballot').pluck().get()).toBe(0)
  })
})
