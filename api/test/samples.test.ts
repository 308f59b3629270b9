// The life of a draw over HTTP: previewed, frozen, committed, revealed, drawn, replaced, voided, made again by others.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Sample, SamplePreview } from '../contract/samples.ts'
import { commitmentOf, frameHashOf } from '../domain/sampling/ceremony.ts'
import { drawInspectors } from '../domain/sampling/inspectors.ts'
import { byTicket } from '../domain/sampling/tickets.ts'
import { verifyDraw } from '../domain/sampling/verifyDraw.ts'
import { verifyTrail } from '../services/trail/verifyTrail.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'
import { DICE, type DrawnSample, drawnSample, SAMPLE_PERIOD } from './drawnSample.ts'
import { forged } from './forged.ts'

let street: DemoStreet
let drawn: DrawnSample
beforeAll(async () => {
  street = await demoStreet(6000, { isLive: true })
}, 120_000)
afterAll(() => street.remove())
afterEach(() => drawn.test.close())

const post = async (url: string, payload: object, account = 'supervisor') => {
  const { app } = drawn.test
  return app.inject({ method: 'POST', url: `/api/v1/samples${url}`, headers: drawn.as(account), payload })
}
const done = async <T = Sample>(url: string, payload: object): Promise<T> => {
  const answer = await post(url, payload)
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
  return answer.json()
}
const get = (url: string, headers: Record<string, string> = {}) =>
  drawn.test.app.inject({ url, headers, remoteAddress: '192.168.1.7' })
const publicOf = async (id: number) => (await get(`/api/public/v1/samples/${id}`)).json()
const fileOf = async (id: number) => (await get(`/api/v1/samples/${id}/file`, drawn.as('leader'))).json()
const acts = (type: string) =>
  drawn.test.db.sqlite
    .prepare(`SELECT body FROM event WHERE json_extract(body, '$.type') = ? ORDER BY seq`)
    .pluck()
    .all(type)
    .map((body) => JSON.parse(String(body)))

const SECRETS = { 甲: '01'.repeat(32), 乙: 'fe'.repeat(32) } as const

describe('a draw', () => {
  it('is frozen before any seed exists, drawn once, and made again by the product and by a second program', async () => {
    drawn = await drawnSample(street)
    const preview = await done<SamplePreview>('/preview', { period: SAMPLE_PERIOD })
    const frozen = await done('', { period: SAMPLE_PERIOD })
    expect(frozen).toMatchObject({ state: 'frozen', seed: null, records: [], sampleSize: preview.n })
    expect(frozen.drawId).toMatch(/^2026-Q3-02~[0-9a-f]{64}$/)
    const [, act] = acts('sample_frozen')
    expect(act).toMatchObject({
      ...{ drawId: frozen.drawId, frameHash: frozen.frameHash, planHash: frozen.planHash, by: 'supervisor' },
    })
    const before = await publicOf(frozen.id)
    expect(before).toMatchObject({ state: 'frozen', drawId: frozen.drawId, commitments: [], reveals: [] })
    expect(before).not.toHaveProperty('seed')
    expect(frameHashOf(before.frame)).toBe(frozen.frameHash)

    for (const [party, secret] of Object.entries(SECRETS))
      await done(`/${frozen.id}/commitments`, {
        party,
        commitment: commitmentOf(frozen.drawId, [party, secret]),
      })
    await done(`/${frozen.id}/reveals`, { party: '甲', secret: SECRETS.甲 })
    const late = await post(`/${frozen.id}/commitments`, { party: '丙', commitment: 'ab'.repeat(32) })
    expect([late.statusCode, late.json().code]).toEqual([409, 'sample_state'])
    const silent = await post(`/${frozen.id}/draw`, { public: '骰子' })
    expect([silent.statusCode, silent.json().fields[0].field]).toEqual([400, 'without'])
    const sample = await done(`/${frozen.id}/draw`, { public: '骰子 3141', without: ['乙'] })
    expect(sample).toMatchObject({ state: 'drawn', public: '骰子 3141' })
    expect(sample.records).toHaveLength(sample.sampleSize)

    const file = await fileOf(sample.id)
    expect(verifyDraw(file)).toMatchObject({ isTrue: true, isPlanBound: true })
    expect(verifyDraw(await publicOf(sample.id))).toMatchObject({ isTrue: true })
    expect(Object.fromEntries(file.reveals)).toEqual({ 甲: SECRETS.甲, 乙: '-' })
    expect(secondProgram(file)).toEqual({
      ...{ frameHash: file.frameHash, seed: file.seed, sample: file.sample, replacements: [] },
    })
    expect((await post(`/${sample.id}/draw`, { public: DICE })).json().code).toBe('sample_state')
  })

  it('is narrowed by kind, category and channel; what narrowed it stands in the plan and in public, and holds under its hash', async () => {
    drawn = await drawnSample(street)
    const wish = {
      period: '2026-08',
      kind: ['committee'],
      category: ['sanitation', 'facility'],
      urgency: ['ordinary'],
    }
    const frozen = await done('', { ...wish, size: { by: 'share', share: 0.3 } })
    const filters = { kind: ['committee'], category: ['facility', 'sanitation'], urgency: ['ordinary'] }
    expect(frozen.filters).toEqual(filters)
    const { sqlite } = drawn.test.db
    const facts = sqlite.prepare(
      `SELECT d.kind, c.category1, c.urgency FROM cases c JOIN department d ON d.key = c.department_key WHERE c.id = ?`,
    )
    const before = await publicOf(frozen.id)
    expect(before.frame.length).toBeGreaterThan(20)
    for (const id of before.frame)
      expect(facts.get(id)).toMatchObject({
        ...{ kind: 'committee', urgency: 'ordinary' },
        category1: expect.stringMatching(/^(facility|sanitation)$/),
      })
    const sample = await done(`/${frozen.id}/draw`, { public: DICE })
    const file = await publicOf(sample.id)
    expect([file.period, file.filters]).toEqual(['2026-08', filters])
    expect(verifyDraw(file)).toMatchObject({ isTrue: true, isPlanBound: true })
    expect(verifyDraw({ ...file, filters: { kind: ['committee'] } })).toMatchObject({
      difference: { code: 'plan_hash' },
    })
    const both = await done<SamplePreview>('/preview', { ...wish, department: ['c01', 'p01'] })
    expect(new Set(both.strata.map(({ department }) => department?.id))).toEqual(new Set(['c01']))
    const late = await done<SamplePreview>('/preview', { ...wish, flag: ['flagged'] })
    expect(late.strata.every(({ flagged }) => flagged === true)).toBe(true)
    expect(late.population).toBeLessThan(before.frame.length)
    const nobody = await done<SamplePreview>('/preview', { ...wish, department: ['p01'] })
    expect([nobody.population, nobody.n]).toEqual([0, 0])
  })

  it('gives each record an inspector by the same seed, and shows conflicts to nobody outside', async () => {
    drawn = await drawnSample(street)
    const { sample } = drawn
    const { departments } = JSON.parse(
      String(drawn.test.db.sqlite.prepare('SELECT design FROM sample').pluck().get()),
    )
    const { sample: records, seed } = await fileOf(sample.id)
    const again = drawInspectors({
      seed,
      inspectors: ['supervisor', 'supervisor2'].map((id) => ({ id, conflicts: [] })),
      records: [...records]
        .sort(byTicket)
        .map(({ id }: { id: string }) => ({ id, department: departments[id] })),
    })
    expect(sample.records.map(({ inspector }) => inspector)).toEqual(
      again?.assignments.map(({ inspector }) => inspector),
    )
    expect(drawn.sample.inspectors.map(({ account }) => account)).toEqual(again?.inspectors)
    const stored = drawn.test.db.sqlite
      .prepare('SELECT second FROM sample_record ORDER BY place')
      .pluck()
      .all()
    expect(stored).toEqual(again?.assignments.map(({ second }) => second))
    const operator = await get(`/api/v1/samples/${sample.id}`, drawn.as('operator'))
    expect(operator.json().inspectors[0].conflicts).toBeNull()
    expect(operator.body).not.toContain('second')
    expect((await get(`/api/public/v1/samples/${sample.id}`)).body).not.toContain('supervisor')
  })

  it('replaces by the next ticket of the stratum only, and keeps who was replaced and why', async () => {
    drawn = await drawnSample(street)
    const { id, records } = drawn.sample
    const [first] = records
    if (!first) throw new Error('nothing drawn')
    const after = await done(`/${id}/replacements`, { caseId: first.caseId, reason: '电话 13812345678 停机' })
    const next = after.records.at(-1)
    expect(next).toMatchObject({
      ...{ sampledAs: 'replacement', replaces: first.caseId, stratum: first.stratum },
      inspector: first.inspector,
    })
    expect(after.records.find(({ caseId }) => caseId === first.caseId)?.replacedReason).not.toContain(
      '1381234',
    )
    const file = await fileOf(id)
    expect(file.replacements.map((one: { id: string }) => one.id)).toEqual([next?.caseId])
    expect(verifyDraw(file)).toMatchObject({ isTrue: true })
    expect(secondProgram(file).replacements).toEqual(file.replacements)
    const again = await post(`/${id}/replacements`, { caseId: first.caseId, reason: 'x' })
    expect([again.statusCode, again.json().code]).toEqual([400, 'validation'])
    drawn.test.db.sqlite
      .prepare(
        `INSERT INTO visit_attempt (sample_id, case_id, attempt, "by", at_ms, reached) VALUES (?, ?, 1, 'supervisor', 0, 'yes')`,
      )
      .run(id, next?.caseId)
    expect((await post(`/${id}/replacements`, { caseId: next?.caseId, reason: 'x' })).statusCode).toBe(400)
  })

  it('says when a stratum has nobody left', async () => {
    drawn = await drawnSample(street, { by: 'share', share: 1 })
    const { id, records } = drawn.sample
    const answer = await post(`/${id}/replacements`, { caseId: records[0]?.caseId, reason: 'x' })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'stratum_exhausted'])
  })

  it('stays in the list and in public when it is given up', async () => {
    drawn = await drawnSample(street)
    const { id, drawId } = drawn.sample
    await done(`/${id}/void`, { reason: '名单取错周期' })
    expect((await post(`/${id}/void`, { reason: '再次' })).json().code).toBe('sample_state')
    expect((await post(`/${id}/replacements`, { caseId: 'a:1', reason: 'x' })).json().code).toBe(
      'sample_state',
    )
    const { items } = (await get(`/api/v1/samples?period=${SAMPLE_PERIOD}`, drawn.as('leader'))).json()
    expect(items).toMatchObject([{ drawId, state: 'voided', voidReason: '名单取错周期' }])
    expect(await publicOf(id)).toMatchObject({
      state: 'voided',
      voidReason: '名单取错周期',
      seed: expect.any(String),
    })
    const next = await done('', { period: SAMPLE_PERIOD })
    expect(next.drawId).toMatch(/^2026-Q3-02~/)
  })

  it('answers 304 to who has it already', async () => {
    drawn = await drawnSample(street)
    const url = `/api/public/v1/samples/${drawn.sample.id}`
    const { headers } = await get(url)
    expect((await get(url, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304)
  })

  it('is changed by nobody past the product', async () => {
    drawn = await drawnSample(street)
    const run = (sql: string) => () => drawn.test.db.sqlite.exec(sql)
    expect(run("UPDATE sample SET plan = '{}'")).toThrow(/never changes/)
    expect(run("UPDATE sample SET draw = '{}'")).toThrow(/never changes/)
    expect(run('DELETE FROM sample')).toThrow(/never deleted/)
    expect(run('DELETE FROM sample_record')).toThrow(/never deleted/)
  })
})

describe('a check of the trail', () => {
  const problems = () =>
    verifyTrail(drawn.test.db.sqlite, { key: drawn.test.app.trail.key, held: [] }).problems.map(
      ({ kind, detail }) => [kind, detail.replace(/^the draw \S+ /, '')],
    )

  it('finds nothing in a draw as it was made, replaced or given up', async () => {
    drawn = await drawnSample(street)
    const { id, records } = drawn.sample
    await done(`/${id}/replacements`, { caseId: records[0]?.caseId, reason: '停机' })
    await done(`/${id}/void`, { reason: '取错周期' })
    await done('', { period: SAMPLE_PERIOD })
    expect(problems()).toEqual([])
  })

  it('finds what was changed behind it, and says what', async () => {
    drawn = await drawnSample(street)
    const frozen = (sql: string) => `UPDATE sample SET plan = ${sql}`
    for (const [sql, words] of [
      [frozen("json_remove(plan, '$.frame[0]')"), 'has another frame than the one frozen'],
      [frozen("json_set(plan, '$.period', '2026-Q2')"), 'has another plan than the one frozen'],
      ["UPDATE sample SET draw = json_remove(draw, '$.sample[0]')", 'is not as it was drawn'],
      ['UPDATE sample SET draw = NULL', 'is not as it was drawn'],
      ['DELETE FROM sample', 'is missing'],
    ] as const)
      expect(forged(drawn.test.db.sqlite, sql, problems), sql).toEqual([['sample', words]])
  })
})

describe('what is asked for wrongly', () => {
  it('is refused by its name', async () => {
    drawn = await drawnSample(street)
    const { id } = drawn.sample
    const open = await done('', { period: SAMPLE_PERIOD })
    const refused = async (url: string, payload: object, account?: string) => {
      const { statusCode, body } = await post(url, payload, account)
      const { code, fields } = JSON.parse(body)
      return [statusCode, code, fields?.[0]?.field]
    }
    const period = SAMPLE_PERIOD
    expect(await refused('/preview', { period: '2026-Q9' })).toEqual([400, 'unknown_period', undefined])
    expect(await refused('/preview', {})).toEqual([400, 'validation', 'period'])
    expect(await refused('/preview', { period, department: ['x'] })).toEqual([
      400,
      'unknown_department',
      undefined,
    ])
    expect(await refused('/preview', { period, size: { by: 'share', share: 0.04 } })).toEqual([
      400,
      'validation',
      'size.share',
    ])
    expect(await refused('/preview', { period, size: { by: 'acceptance', limit: 3 } })).toEqual([
      400,
      'validation',
      'size',
    ])
    expect(await refused('', { period: '1999-Q1' })).toEqual([400, 'validation', 'period'])
    const one = [{ account: 'supervisor', conflicts: [] }]
    expect(await refused('', { period, inspectors: one })).toEqual([409, 'no_free_inspectors', undefined])
    const biased = [...one, { account: 'supervisor2', conflicts: ['c01'] }]
    expect(await refused('', { period, inspectors: biased })).toEqual([409, 'no_free_inspectors', undefined])
    expect(await refused('', { period, inspectors: [...one, ...one] })).toEqual([
      400,
      'validation',
      'inspectors',
    ])
    const stranger = [...one, { account: 'operator', conflicts: [] }]
    expect(await refused('', { period, inspectors: stranger })).toEqual([400, 'validation', 'inspectors'])
    expect(await refused('/999999/draw', { public: DICE })).toEqual([404, 'unknown_sample', undefined])
    expect(await refused(`/${open.id}/draw`, { public: '1234567890' })).toEqual([400, 'validation', 'public'])
    expect(await refused(`/${open.id}/draw`, { public: DICE, without: ['甲'] })).toEqual([
      400,
      'validation',
      'without',
    ])
    expect(await refused(`/${open.id}/reveals`, { party: '甲', secret: SECRETS.甲 })).toEqual([
      400,
      'validation',
      'party',
    ])
    const commitment = commitmentOf(open.drawId, ['甲', SECRETS.甲])
    await done(`/${open.id}/commitments`, { party: '甲', commitment })
    expect(await refused(`/${open.id}/commitments`, { party: '甲', commitment })).toEqual([
      400,
      'validation',
      'party',
    ])
    expect(await refused(`/${open.id}/commitments`, { party: ' 乙', commitment })).toEqual([
      400,
      'validation',
      'party',
    ])
    expect(await refused(`/${open.id}/reveals`, { party: '甲', secret: SECRETS.乙 })).toEqual([
      400,
      'validation',
      'secret',
    ])
    expect(await refused(`/${open.id}/replacements`, { caseId: 'a:1', reason: 'x' })).toEqual([
      409,
      'sample_state',
      undefined,
    ])
    expect(await refused(`/${id}/replacements`, { caseId: 'a:1', reason: 'x' })).toEqual([
      400,
      'validation',
      'caseId',
    ])
    expect(await refused('', { period }, 'leader')).toEqual([403, 'forbidden', undefined])
    const early = await get(`/api/v1/samples/${open.id}/file`, drawn.as('leader'))
    expect([early.statusCode, early.json().code]).toEqual([409, 'sample_state'])
    expect((await get('/api/public/v1/samples/999999')).statusCode).toBe(404)
    expect((await get('/api/public/v1/samples/abc')).statusCode).toBe(400)
  })
})

describe('the design', () => {
  it('sizes by every rule, and says what each record drawn stands for', async () => {
    drawn = await drawnSample(street)
    const of = (wish: object) => done<SamplePreview>('/preview', { period: SAMPLE_PERIOD, ...wish })
    const usual = await of({})
    expect(usual.n).toBe(Math.ceil(usual.population * 0.05))
    expect(usual.strata.reduce((sum, { size }) => sum + size, 0)).toBe(usual.population)
    for (const { n, size, fraction, weight } of usual.strata) {
      expect(fraction).toBe(n / size)
      expect(weight).toBe(n === 0 ? null : size / n)
    }
    const precise = await of({ size: { by: 'precision', margin: 0.05 }, stratify: 'none' })
    expect(precise.n).toBe(precise.precision.n)
    expect(precise.halfWidth).toBeLessThanOrEqual(0.0501)
    const found = await of({
      size: { by: 'detection', falseShare: 0.05, confidence: 0.95 },
      stratify: 'none',
    })
    expect(found.n).toBeGreaterThan(40)
    expect(found.n).toBeLessThan(60)
    const lot = await of({ size: { by: 'acceptance', level: 'II', limit: 2.5 }, stratify: 'none' })
    expect(lot).toMatchObject({ n: 80, acceptance: { letter: 'J', accept: 5, reject: 6 } })
    const heavy = await of({ oversample: 5, stratify: 'flagged' })
    const even = await of({ stratify: 'flagged' })
    const flagged = ({ strata }: SamplePreview) => strata.find((one) => one.flagged)?.fraction ?? 0
    expect(flagged(heavy)).toBeGreaterThan(2 * flagged(even))
    const covered = await of({ least: 2 })
    expect(covered.uncovered).toEqual({ strata: 0, records: 0 })
    const neyman = await of({ method: 'neyman', least: 2, size: { by: 'share', share: 0.2 } })
    expect(neyman).toMatchObject({ spreadFrom: null })
    expect(neyman.n).toBe(Math.ceil(neyman.population * 0.2))
    expect(await of({ period: '1999-Q1' })).toMatchObject({
      population: 0,
      n: 0,
      halfWidth: null,
      strata: [],
    })
  })
})

/** What the program in Python makes of the file. */
function secondProgram(file: object): { replacements: unknown } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-draw-'))
  try {
    const at = path.join(folder, 'draw.json')
    writeFileSync(at, JSON.stringify(file))
    const script = path.resolve(import.meta.dirname, '../../fixtures/vectors/second/draw_sample.py')
    return JSON.parse(execFileSync('python3', [script, at], { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
