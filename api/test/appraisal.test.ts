// The whole life of an appraisal through the app, on the demo street.
import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Meta } from '../contract/meta.ts'
import type { Rankings } from '../contract/rankings.ts'
import type { SnapshotCases } from '../contract/snapshotCases.ts'
import { resultsOf } from '../domain/appraisal/results.ts'
import { parseSnapshot, snapshotText } from '../domain/appraisal/snapshot.ts'
import { casesOf, sumsOf } from '../domain/appraisal/units.ts'
import { type Life, PERIOD, startLife } from './appraisalLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'

let street: DemoStreet
let life: Life
beforeAll(async () => {
  street = await demoStreet(6000, { isLive: true })
}, 120_000)
afterAll(() => street.remove())
beforeEach(async () => {
  life = await startLife(street.open(), ['p01', 'p02'])
})
afterEach(() => life.test.close())

const ranking = (query = `period=${PERIOD}`) => life.done<Rankings>('leader', 'GET', `/rankings?${query}`)
const snapshot = async (version?: number) => parseSnapshot((await life.bytes(version)).text)
const casesOfUnit = async (id: string) => casesOf((await snapshot()).units, id)
const states = async () => (await life.appraisal()).versions.map(({ version, state }) => [version, state])
/** Of the cases listed out of the snapshot. */
const count = async (place: string) => {
  const url = `/appraisals/${PERIOD}/cases?limit=1&${place}`
  return (await life.done<SnapshotCases>('operator', 'GET', url)).total
}
const step = (as: string, name: string, payload: object = {}, period = PERIOD) =>
  life.ask(as, 'POST', `/appraisals/${period}/${name}`, payload)
const publishing = { confirm: PERIOD }

describe('an appraisal', () => {
  it('goes from open to published, and rankings show where it stands', async () => {
    expect(await life.appraisal()).toMatchObject({
      state: 'open',
      version: null,
      steps: ['freeze'],
      snapshot: null,
    })
    expect((await ranking()).status).toBe('open')
    await life.toObjection()
    expect((await ranking()).status).toBe('objection')
    expect(await life.appraisal()).toMatchObject({
      state: 'objection',
      version: 1,
      windowEndsAt: '2026-12-29T23:59:59.999+08:00',
    })
    life.pass(7)
    await life.publish()
    const { state, log, steps } = await life.appraisal()
    expect(state).toBe('published')
    expect(steps).toEqual(['supersede'])
    expect(log.map(({ act, by, from, to }) => [act, by, from, to])).toEqual([
      ['freeze', 'operator', 'open', 'frozen'],
      ['open_objections', 'operator', 'frozen', 'objection'],
      ['publish', 'leader', 'objection', 'published'],
    ])
    expect((await ranking()).status).toBe('published')
    expect((await ranking('period=2026-Q2')).status).toBe('open')
    const { periods } = await life.done<Meta>('leader', 'GET', '/meta')
    const shown = periods.filter((period) => period.status !== undefined)
    expect(shown.map((period) => [period.id, period.status])).toEqual([[PERIOD, 'published']])
  })

  it('writes every act to the trail, with the hash of the snapshot it was about', async () => {
    await life.toObjection()
    const bodies = life.test.db.sqlite
      .prepare(
        'SELECT body FROM event WHERE case_key IS NULL AND body LIKE \'%"type":"appraisal"%\' ORDER BY seq',
      )
      .pluck()
      .all() as string[]
    const { sha256 } = await life.bytes()
    expect(bodies.map((body) => JSON.parse(body))).toMatchObject([
      { act: 'freeze', by: 'operator', period: PERIOD, version: 1, from: 'open', to: 'frozen', sha256 },
      { act: 'open_objections', from: 'frozen', to: 'objection', sha256 },
    ])
  })

  it('is moved only by whom the step belongs to', async () => {
    const refused: [string, string, object, number, string][] = [
      ['leader', 'publish', publishing, 404, 'unknown_appraisal'],
      ['leader', 'freeze', {}, 403, 'forbidden'],
      ['unit', 'freeze', {}, 403, 'forbidden'],
      ['supervisor', 'open-objections', {}, 403, 'forbidden'],
      ['admin', 'publish', publishing, 403, 'forbidden'],
      ['operator', 'publish', publishing, 403, 'forbidden'],
      ['nobody', 'freeze', {}, 401, 'unauthorized'],
    ]
    for (const [as, name, payload, status, code] of refused) {
      expect(await step(as, name, payload), `${as} ${name}`).toMatchObject({ status, code })
    }
  })

  it('is published by somebody else than who brought it there, whatever they have become since', async () => {
    await life.toObjection()
    life.pass(7)
    await life.done('admin', 'PATCH', '/users/operator', { role: 'leader' })
    expect(await step('operator', 'publish', publishing)).toMatchObject({ status: 409, code: 'same_decider' })
    await life.publish()
  })

  it('refuses steps out of turn, a wrong confirmation and a window that is open', async () => {
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/freeze`, {})
    expect(await step('leader', 'publish', publishing)).toMatchObject({ code: 'appraisal_state' })
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/open-objections`, { workingDays: 3 })
    expect(await step('operator', 'freeze')).toMatchObject({ code: 'appraisal_state' })
    expect(await step('leader', 'publish', publishing)).toMatchObject({ code: 'appraisal_blocked' })
    life.pass(7)
    expect(await step('leader', 'publish', { confirm: '2026-Q2' })).toMatchObject({
      status: 400,
      code: 'validation',
    })
    expect(await step('leader', 'publish', publishing)).toMatchObject({ status: 200 })
  })

  it('of a period that is not over is refused, and the check says so', async () => {
    expect(await step('operator', 'freeze', {}, '2026-Q4')).toMatchObject({ code: 'appraisal_blocked' })
    const { checks } = await life.appraisal('2026-Q4')
    expect(checks.find(({ check }) => check === 'period_unfinished')).toMatchObject({
      level: 'stop',
      count: 1,
    })
    expect(await step('operator', 'freeze', {}, '2026')).toMatchObject({ status: 400, code: 'validation' })
  })

  it('shows what was looked at before freezing', async () => {
    const { checks } = await life.appraisal()
    expect(checks.map(({ check }) => check)).toEqual([
      ...['period_unfinished', 'import_running', 'missing_departments', 'unlocated'],
      ...['late_imports', 'provisional_deadlines', 'not_ranked', 'parts_since'],
    ])
    const unlocated = checks.find(({ check }) => check === 'unlocated')
    expect(unlocated?.count).toBeGreaterThan(0)
    expect(unlocated?.count).toBeLessThan(unlocated?.of ?? 0)
  })
})

describe('a snapshot', () => {
  it('holds the numbers of the ranking and the cases behind each of them', async () => {
    await life.toObjection()
    const held = await snapshot()
    const live = await ranking()
    const rows = live.groups.flatMap((group) => group.rows)
    const frozen = held.groups.flatMap((group) => group.rows)
    expect(frozen.filter(({ ranked }) => ranked).length).toBeGreaterThan(10)
    for (const row of frozen) {
      const now = rows.find(({ department }) => department.id === row.id)
      expect([row.rank, row.cases, row.reason]).toEqual([now?.rank, now?.cases, now?.reason])
      if (now?.score.value != null) expect(row.score?.value).toBeCloseTo(now.score.value, 9)
      if (now?.score.lo != null) expect(row.score?.lo).toBeCloseTo(now.score.lo, 9)
      for (const [metric, figure] of Object.entries(row.indicators)) {
        const { num = Number.NaN, den, excluded } = now?.indicators[metric] ?? {}
        expect(figure.num).toBeCloseTo(num, 9)
        expect([figure.den, figure.excluded]).toEqual([den, excluded])
      }
    }
    expect(resultsOf(held.units, held.rule)).toEqual(held.groups)
    expect(held.units.cases).toEqual([...held.units.cases].sort())
  })

  it('lists for every figure the cases it was frozen with, of a department and of a group', async () => {
    await life.toObjection()
    const held = await snapshot()
    for (const { id, rows, total } of held.groups) {
      const places = [
        ...rows.map((row) => ({ ...row, of: `department=${row.id}` })),
        { ...total, of: `group=${id}` },
      ]
      for (const { of, indicators, cases, voidCases } of places) {
        expect([await count(of), await count(`${of}&part=num`)]).toEqual([cases, voidCases])
        for (const [metric, { den, excluded }] of Object.entries(indicators)) {
          expect([of, metric, await count(`${of}&metric=${metric}`)]).toEqual([of, metric, den])
          expect(await count(`${of}&metric=${metric}&part=excluded`)).toBe(excluded)
        }
        const { num } = indicators.resolution_rate ?? { num: -1 }
        expect(await count(`${of}&metric=resolution_rate&part=num`)).toBe(num)
      }
    }
    const page = await life.done<SnapshotCases>(
      'operator',
      'GET',
      `/appraisals/${PERIOD}/cases?group=committee&from=3&limit=4`,
    )
    expect(page.items).toHaveLength(4)
    for (const { id } of page.items) expect(held.units.cases).toContain(id)
    expect(page.sha256).toBe((await life.bytes()).sha256)
    for (const [place, code] of [
      ['department=nobody', 'unknown_department'],
      ['department=c01&metric=backlog', 'unknown_metric'],
      ['group=nobody&metric=response_rate', 'validation'],
      ['department=c01&metric=breach_rate', 'unknown_metric'],
      ['metric=backlog', 'unknown_metric'],
    ] as const) {
      const answer = await life.ask('operator', 'GET', `/appraisals/${PERIOD}/cases?${place}`)
      expect([place, answer.code]).toEqual([place, code])
    }
  })

  it('lists the cases of the whole street, and of what stands beside the indicators', async () => {
    await life.toObjection()
    const held = await snapshot()
    const street = held.groups.map(({ total }) => total)
    const received = street.reduce((sum, { cases }) => sum + cases, 0)
    const voided = street.reduce((sum, { voidCases }) => sum + voidCases, 0)
    for (const all of ['', 'metric=received', 'metric=excluded_share'])
      expect(await count(all)).toBe(received)
    expect(await count('metric=excluded_share&part=num')).toBe(voided)
    for (const [metric, units] of Object.entries(held.units.beside ?? {})) {
      const { num, den, excluded } = sumsOf(units)
      const parts = ['', '&part=num', '&part=excluded'].map((part) => count(`metric=${metric}${part}`))
      expect([metric, ...(await Promise.all(parts))]).toEqual([metric, den, num, excluded])
    }
  })

  it('is canonical JSON under its hash, with rules, calendar and the root of the trail', async () => {
    await life.toObjection()
    const { text, sha256 } = await life.bytes()
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256)
    expect(snapshotText(parseSnapshot(text))).toBe(text)
    expect(await snapshot()).toMatchObject({
      rule: { scheme: { id: 'standard', version: expect.any(String) } },
      ruleSets: [{ id: 'default' }],
      calendar: { id: 'cn' },
      trail: { root: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  it('of a quarter totals its parts: without supervision and council the score counts whole', async () => {
    await life.toObjection()
    const rows = (await snapshot()).groups.flatMap((group) => group.rows).filter(({ ranked }) => ranked)
    for (const { parts, total, score } of rows) {
      expect(parts.map(({ part, share, applied }) => [part, share, applied])).toEqual([
        ['score', 0.8, 1],
        ['supervision', 0.1, null],
        ['council', 0.1, null],
      ])
      expect(total?.value).toBeCloseTo(score?.value ?? Number.NaN, 9)
    }
  })

  it('once published refuses to be changed, and so do the state and the log around it', async () => {
    await life.toObjection()
    life.pass(7)
    await life.publish()
    const statements = [
      "UPDATE appraisal_snapshot SET body = '{}'",
      "UPDATE appraisal_snapshot SET sha256 = ''",
      'DELETE FROM appraisal_snapshot',
      "INSERT INTO appraisal_snapshot (appraisal_id, body, sha256, created_at_ms) VALUES (1, '{}', '', 0)",
      "UPDATE appraisal SET state = 'open'",
      "UPDATE appraisal SET state = 'superseded', published_at_ms = 0",
      'UPDATE appraisal SET published_at_ms = 0',
      'DELETE FROM appraisal',
      "UPDATE appraisal_log SET note = ''",
      'DELETE FROM appraisal_log',
    ]
    for (const statement of statements) {
      const act = () => life.test.db.sqlite.prepare(statement).run()
      expect(act, statement).toThrow(/never|append-only|no further/)
    }
  })
})

describe('a month', () => {
  it('is ranked by score, has no total and proposes nothing', async () => {
    await life.done('operator', 'POST', '/appraisals/2026-09/freeze', {})
    await life.done('operator', 'POST', '/appraisals/2026-09/open-objections', { workingDays: 1 })
    life.pass(5)
    await life.done('leader', 'POST', '/appraisals/2026-09/publish', { confirm: '2026年9月' })
    const month = await life.appraisal('2026-09')
    expect(month).toMatchObject({ kind: 'month', state: 'published', outcomes: [] })
    const rows = month.snapshot?.groups.flatMap((group) => group.rows) ?? []
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ total }) => total === null)).toBe(true)
    expect(month.snapshot?.funding.every(({ outcome }) => outcome === null)).toBe(true)
  })
})

describe('objections', () => {
  it('are for the department’s own cases, while the window is open', async () => {
    const body = { period: PERIOD, ground: 'not_ours', evidence: '附图' }
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/freeze`, {})
    const [first = '', second = ''] = await casesOfUnit('p01')
    const object = (as: string, more: object) => life.ask(as, 'POST', '/objections', { ...body, ...more })
    expect(await object('unit', { cases: [first] })).toMatchObject({ code: 'appraisal_state' })
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/open-objections`, { workingDays: 3 })
    expect(await object('unit', { cases: [first], department: 'p02' })).toMatchObject({ code: 'forbidden' })
    expect(await object('unit2', { cases: [first] })).toMatchObject({ code: 'validation' })
    expect(await object('operator', { cases: [first] })).toMatchObject({ code: 'forbidden' })
    expect(await object('unit', { cases: [first], ground: 'because' })).toMatchObject({ code: 'validation' })
    expect(await object('unit', { cases: [first] })).toMatchObject({ status: 201 })
    expect(await object('unit', { cases: [first, second] })).toMatchObject({ code: 'validation' })
    life.pass(7)
    expect(await object('unit', { cases: [second] })).toMatchObject({ code: 'appraisal_blocked' })
  })

  it('are decided by two different people who agree', async () => {
    await life.toObjection()
    const { id } = await life.object('unit', (await casesOfUnit('p01')).slice(0, 2))
    const decide = (as: string, verdict: string) =>
      life.ask(as, 'POST', `/objections/${id}/decisions`, { verdict, reason: '核对' })
    expect(await decide('unit', 'accept')).toMatchObject({ code: 'forbidden' })
    expect(JSON.parse((await decide('operator', 'accept')).body)).toMatchObject({ state: 'submitted' })
    expect(await decide('operator', 'accept')).toMatchObject({ status: 409, code: 'same_decider' })
    expect(JSON.parse((await decide('leader', 'reject')).body)).toMatchObject({ state: 'submitted' })
    life.pass(7)
    expect(await step('leader', 'publish', publishing)).toMatchObject({ code: 'appraisal_blocked' })
    expect(JSON.parse((await decide('leader2', 'reject')).body)).toMatchObject({ state: 'rejected' })
    expect(await decide('operator', 'accept')).toMatchObject({ code: 'appraisal_state' })
    expect(
      (await ranking()).groups.flatMap(({ rows }) => rows).reduce((n, row) => n + row.excludedShare.num, 0),
    ).toBe((await snapshot()).groups.flatMap(({ rows }) => rows).reduce((n, row) => n + row.voidCases, 0))
  })

  it('show the effect beforehand, and exactly that happens: in the ranking and in what is published', async () => {
    await life.toObjection()
    const other = await life.object('unit2', (await casesOfUnit('p02')).slice(0, 3))
    await life.accept(other.id)
    const { id } = await life.object('unit', (await casesOfUnit('p01')).slice(0, 6))
    const size = life.test.db.sqlite.prepare('SELECT count(*) FROM event').pluck().get()
    const effect = await life.effect(id)
    expect(life.test.db.sqlite.prepare('SELECT count(*) FROM event').pluck().get()).toBe(size)
    expect(effect.moves.length).toBeGreaterThan(0)
    expect(effect.after.voidCases).toBeGreaterThan(effect.before.voidCases)
    expect(await life.accept(id)).toMatchObject({ state: 'accepted', decisions: [{}, {}] })
    const now = (await ranking()).groups
      .flatMap(({ rows }) => rows)
      .find(({ department }) => department.id === 'p01')
    expect(now?.rank).toBe(effect.after.rank)
    expect(now?.score.value).toBeCloseTo(effect.after.score?.value ?? Number.NaN, 9)
    expect(now?.excludedShare.num).toBe(effect.after.voidCases)
    life.pass(7)
    await life.publish()
    const published = await snapshot()
    expect(published.groups.flatMap(({ rows }) => rows).find((row) => row.id === 'p01')).toEqual(effect.after)
    expect(published.objections).toMatchObject([{ state: 'accepted' }, { id, state: 'accepted' }])
  })

  it('are seen by the department they are of, not by another', async () => {
    await life.toObjection()
    const { id } = await life.object('unit', (await casesOfUnit('p01')).slice(0, 1))
    const list = (as: string) =>
      life.done<{ items: { id: number }[] }>(as, 'GET', `/objections?period=${PERIOD}`)
    expect((await list('unit')).items.map((one) => one.id)).toEqual([id])
    expect((await list('unit2')).items).toEqual([])
    expect(await life.ask('unit2', 'GET', `/objections/${id}/effect`)).toMatchObject({
      code: 'unknown_objection',
    })
  })

  it('once accepted can be taken back before publication: the cases count again', async () => {
    await life.toObjection()
    const before = await ranking()
    const { id } = await life.object('unit', (await casesOfUnit('p01')).slice(0, 4))
    await life.accept(id)
    expect((await ranking()).groups).not.toEqual(before.groups)
    const back = await life.done('leader', 'POST', `/objections/${id}/reinstate`, { reason: '材料有误' })
    expect(back).toMatchObject({ state: 'reinstated' })
    const scores = ({ groups }: Rankings) =>
      groups.flatMap(({ rows }) => rows.map((row) => [row.rank, row.cases]))
    expect(scores(await ranking())).toEqual(scores(before))
    life.pass(7)
    await life.publish()
    expect(await states()).toEqual([[1, 'published']])
  })
})
