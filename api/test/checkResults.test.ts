// The results of a third-party check over HTTP: live, handed in, sent back, and what of them a quarter takes.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AppraisalResult } from '../contract/appraisals.ts'
import type { CheckResults } from '../contract/checkResults.ts'
import type { Metric } from '../contract/metric.ts'
import { addTestAccount, enter } from './buildTestApp.ts'
import { check, checkAll, visit } from './checkedSample.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'
import { DICE, type DrawnSample, drawnSample, SAMPLE_PERIOD } from './drawnSample.ts'

let street: DemoStreet
let drawn: DrawnSample
beforeAll(async () => {
  street = await demoStreet(6000, { isLive: true })
}, 120_000)
afterAll(() => street.remove())
beforeEach(async () => {
  drawn = await drawnSample(street)
})
afterEach(() => drawn.test.close())

const get = (url: string, account = 'supervisor') =>
  drawn.test.app.inject({ url: `/api/v1${url}`, headers: drawn.as(account) })
const post = (url: string, payload: object, account = 'supervisor') =>
  drawn.test.app.inject({ method: 'POST', url: `/api/v1${url}`, headers: drawn.as(account), payload })
const results = async (account?: string): Promise<CheckResults> => {
  const answer = await get(`/samples/${drawn.sample.id}/results`, account)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const submit = (body: object = {}) => post(`/samples/${drawn.sample.id}/submit`, body)
const sendBack = (cases: readonly string[], account?: string) =>
  post(`/samples/${drawn.sample.id}/send-back`, { cases }, account)
const totalOf = async (url: string): Promise<number> => {
  const answer = await get(`${url}&limit=1`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().total
}
const acts = (type: string) =>
  drawn.test.db.sqlite
    .prepare(`SELECT body FROM event WHERE json_extract(body, '$.type') = ? ORDER BY seq`)
    .pluck()
    .all(type)
    .map((body) => JSON.parse(String(body)))

/** Every number of a unit with the list it must recount to. */
function countsOf(unit: CheckResults['total']): [url: string, count: number][] {
  const ofMetric = ({ casesUrl, kind, num, den, excluded }: Metric): [string, number][] => [
    [casesUrl, den],
    [`${casesUrl}&part=excluded`, excluded],
    ...(kind === 'rate' ? [[`${casesUrl}&part=num`, num] as [string, number]] : []),
  ]
  return [
    [unit.frame.casesUrl, unit.frame.count],
    [unit.asked.casesUrl, unit.asked.count],
    ...[unit.upheld, unit.resolved, unit.satisfied].flatMap(ofMetric),
    ...Object.values(unit.reported ?? {}).flatMap(ofMetric),
  ]
}

/** One double check where the two differ, settled by one of them. */
function settleBetweenThem(): void {
  const { sqlite } = drawn.test.db
  const row = sqlite
    .prepare('SELECT case_id AS caseId, second FROM sample_record WHERE sample_id = ? AND second IS NOT NULL')
    .get(drawn.sample.id) as { caseId: string; second: string }
  const { caseId, second } = row
  sqlite
    .prepare("UPDATE record_check SET attitude = 'cannot_tell' WHERE case_id = ? AND turn = 'second'")
    .run(caseId)
  check(drawn, caseId, { turn: 'settling' })
  sqlite.prepare("UPDATE record_check SET by = ? WHERE case_id = ? AND turn = 'settling'").run(second, caseId)
}

describe('results', () => {
  it('count what their lists list, live and handed in', async () => {
    checkAll(drawn)
    settleBetweenThem()
    const live = await results()
    expect((await submit()).statusCode).toBe(200)
    for (const { units, total, unfinished, agreed, mismatches } of [live, await results()]) {
      const claims = units.flatMap(({ claim }) => [claim.claimed, claim.visited, claim.falseOnes])
      const listed = [...claims, ...Object.values(unfinished), agreed].map(
        ({ casesUrl, count }): [string, number] => [casesUrl, count],
      )
      const counts = [
        ...countsOf(total),
        ...units.slice(0, 6).flatMap(countsOf),
        ...listed.slice(0, 30),
        ...listed.slice(-1),
      ]
      for (const [url, count] of counts) expect([url, await totalOf(url)]).toEqual([url, count])
      const falseOnes = units.reduce((sum, { claim }) => sum + claim.falseOnes.count, 0)
      expect(mismatches.length).toBe(falseOnes)
      expect(falseOnes).toBeGreaterThan(0)
      expect(agreed.count).toBe(1)
    }
  })

  it('say of every department what was asked, and nothing of those of whom nothing was', async () => {
    checkAll(drawn)
    const { units, total } = await results()
    expect(units.reduce((sum, { asked }) => sum + asked.count, 0)).toBe(drawn.sample.records.length)
    expect(units.reduce((sum, { frame }) => sum + frame.count, 0)).toBe(drawn.sample.frameSize)
    expect(total.upheld.den).toBe(drawn.sample.records.length)
    for (const { upheld } of units) {
      if (upheld.den === 0) expect(upheld).toMatchObject({ value: null, lo: null, reason: 'no_data' })
      else expect((upheld.hi ?? 0) - (upheld.lo ?? 0)).toBeGreaterThan(0.05)
    }
  })

  it('are for those who follow the check until they are handed in', async () => {
    const unit = { username: 'unit', role: 'department', departmentId: 'c01' } as const
    await addTestAccount(drawn.test.db, unit, drawn.test.clock.ms)
    const headers = enter(drawn.test.app, 'unit')
    const ask = (url: string) => drawn.test.app.inject({ url: `/api/v1${url}`, headers })
    const url = `/samples/${drawn.sample.id}/results`
    const list = `/cases?period=${SAMPLE_PERIOD}&sample=${drawn.sample.id}&sampled=checked`
    expect([(await ask(url)).statusCode, (await ask(list)).statusCode]).toEqual([403, 403])
    checkAll(drawn)
    await submit()
    expect([(await ask(url)).statusCode, (await ask(list)).statusCode]).toEqual([200, 200])
  })

  it('ask for a drawn batch, and a list of one for what it knows', async () => {
    expect((await get('/samples/99/results')).statusCode).toBe(404)
    const { id } = (await post('/samples', { period: SAMPLE_PERIOD })).json()
    expect((await get(`/samples/${id}/results`)).json().code).toBe('sample_state')
    const list = `/cases?period=${SAMPLE_PERIOD}&sample=${drawn.sample.id}`
    for (const wrong of [
      list,
      `${list}&sampled=nobody`,
      `${list}&sampled=asked&metric=resolution_rate`,
      '/cases?sampled=asked',
    ])
      expect((await get(wrong)).json().code).toBe('validation')
  })
})

describe('handing in', () => {
  it('names what is not finished, and takes a reason', async () => {
    checkAll(drawn)
    const [first = '', second = ''] = drawn.sample.records.map(({ caseId }) => caseId)
    const { sqlite } = drawn.test.db
    sqlite.prepare('DELETE FROM record_check WHERE case_id = ?').run(first)
    sqlite.prepare('UPDATE sample_record SET second = ? WHERE case_id = ?').run('supervisor2', second)
    sqlite.prepare("DELETE FROM record_check WHERE case_id = ? AND turn <> 'first'").run(second)
    check(drawn, second, { turn: 'second', evidence: 'not_upheld' })
    const { unfinished } = await results()
    expect([unfinished.unchecked.count, unfinished.open.count, unfinished.unvisited.count]).toEqual([1, 1, 0])
    const refused = await submit()
    expect(refused.json()).toMatchObject({ status: 409, code: 'sample_unfinished' })
    expect((await submit({ reason: ' ' })).json().code).toBe('sample_unfinished')
    const done = await submit({ reason: '当事人出国，电话13912345678' })
    expect(done.statusCode).toBe(200)
    const { state, submitted } = await results()
    expect([state, submitted?.by]).toEqual(['submitted', 'supervisor'])
    expect(submitted?.reason).not.toContain('13912345678')
  })

  it('stores one text under its hash that never changes again', async () => {
    checkAll(drawn)
    const { sha256 } = (await submit()).json()
    const file = await get(`/samples/${drawn.sample.id}/results/file`, 'leader')
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(sha256)
    expect(acts('sample_submitted')).toMatchObject([{ by: 'supervisor', sha256, sample: drawn.sample.id }])
    const before = await results()
    const { sqlite } = drawn.test.db
    sqlite.prepare("UPDATE record_check SET attitude = 'not_upheld'").run()
    const [record] = drawn.sample.records
    await post(`/cases/${encodeURIComponent(record?.caseId ?? '')}/events`, {
      ...{ type: 'note', occurredAt: '2026-12-24T10:00:00+08:00', text: '补充' },
    })
    const { dataVersion: _, ...after } = await results()
    expect(after).toEqual({ ...after, ...before, dataVersion: undefined } as unknown)
    expect((await submit()).json().code).toBe('sample_state')
    expect(() => sqlite.prepare("UPDATE sample SET result = '{}'").run()).toThrow(/never changes/)
  })

  it('is for supervisors', async () => {
    for (const account of ['operator', 'leader', 'admin'])
      expect((await post(`/samples/${drawn.sample.id}/submit`, {}, account)).statusCode).toBe(403)
  })

  it('gives a text from which a second program works out the same figures', async () => {
    checkAll(drawn)
    await submit()
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-results-'))
    const file = path.join(folder, 'result.json')
    writeFileSync(file, (await get(`/samples/${drawn.sample.id}/results/file`)).rawPayload)
    const said = execFileSync('python3', ['fixtures/vectors/second/check_results.py', file], {
      encoding: 'utf8',
    })
    rmSync(folder, { recursive: true })
    expect(JSON.parse(said)).toMatchObject({ differences: [] })
    expect(JSON.parse(said).compared).toBeGreaterThan(100)
  })
})

it('leave as files and on paper, as the record of the draw does, under entries that name the batch', async () => {
  const report = (what: string, of: string) =>
    post('/audit/exports', { what, of, format: 'print', filters: {}, period: SAMPLE_PERIOD })
  for (const what of ['draw', 'check_results', 'check_report']) {
    expect((await report(what, String(drawn.sample.id))).statusCode).toBe(204)
    expect((await report(what, '2026-Q3-01')).json().code).toBe('unknown_sample')
  }
  expect(acts('exported').map(({ what, of }) => [what, of])).toEqual([
    ['draw', String(drawn.sample.id)],
    ['check_results', String(drawn.sample.id)],
    ['check_report', String(drawn.sample.id)],
  ])
})

describe('sending back', () => {
  it('reopens the case once, on its trail and in the audit log', async () => {
    checkAll(drawn)
    const { mismatches } = await results()
    const [one = { caseId: '' }, two = { caseId: '' }] = mismatches
    const answer = await sendBack([one.caseId], 'operator')
    expect(answer.json()).toEqual({ sentBack: [one.caseId] })
    const { trail } = (await get(`/cases/${encodeURIComponent(one.caseId)}`)).json()
    expect(trail.at(-1)).toMatchObject({ type: 'reopened', actor: 'operator' })
    expect(acts('case_sent_back')).toMatchObject([
      { by: 'operator', case: one.caseId, sample: drawn.sample.id },
    ])
    const after = await results()
    expect(after.mismatches.find(({ caseId }) => caseId === one.caseId)).toMatchObject({
      sentBackBy: 'operator',
    })
    expect(after.total.resolved).toEqual((await results()).total.resolved)
    expect((await sendBack([two.caseId, one.caseId])).json().code).toBe('sent_back_already')
    // All or none: the other one was not sent back with it.
    expect(acts('case_sent_back')).toHaveLength(1)
    expect((await sendBack([two.caseId])).statusCode).toBe(200)
  })

  it('refuses what was not found unresolved, or is not of the batch', async () => {
    const [record = { caseId: '' }] = drawn.sample.records
    check(drawn, record.caseId)
    visit(drawn, record.caseId, { resolved: 'yes', grade: 'satisfied' })
    expect((await sendBack([record.caseId])).json().code).toBe('not_a_mismatch')
    expect((await sendBack(['nobody:1'])).json().code).toBe('unknown_case')
    expect((await sendBack([])).json().code).toBe('validation')
    expect((await sendBack([record.caseId], 'leader')).statusCode).toBe(403)
  })

  it('goes on after the results are handed in, which it leaves as they are', async () => {
    checkAll(drawn)
    await submit()
    const { mismatches, sha256, total } = await results()
    expect((await sendBack(mismatches.map(({ caseId }) => caseId))).statusCode).toBe(200)
    expect(await results()).toMatchObject({ sha256, total: { resolved: { value: total.resolved.value } } })
  })
})

describe('the quarter', () => {
  const frozen = async () => {
    const answer = await post(`/appraisals/${SAMPLE_PERIOD}/freeze`, {}, 'operator')
    expect(answer.statusCode, answer.body).toBe(200)
    return (await get(`/appraisals/${SAMPLE_PERIOD}`))
      .json()
      .snapshot.groups.flatMap(({ rows }: { rows: readonly object[] }) => rows)
  }
  interface Unit {
    readonly department: { readonly id: string }
  }
  interface Row {
    readonly id: string
    readonly parts: readonly {
      readonly part: string
      readonly applied: number | null
      readonly value: number | null
      readonly variance: number | null
      readonly receipts?: readonly string[]
    }[]
  }

  it('takes nothing of what is not handed in', async () => {
    checkAll(drawn)
    for (const { parts } of (await frozen()) as Row[])
      for (const part of parts.filter((one) => one.part === 'supervision')) expect(part.applied).toBeNull()
  })

  it('takes kinds of departments, which are whole, and no special check of one channel', async () => {
    const draw = async (frame: object) => {
      const { id } = (
        await post('/samples', { period: SAMPLE_PERIOD, size: { by: 'share', share: 0.2 }, ...frame })
      ).json()
      const sample = (await post(`/samples/${id}/draw`, { public: DICE })).json()
      checkAll({ test: drawn.test, sample })
      const { countsInPeriod, units, total } = (await get(`/samples/${id}/results`)).json()
      if (total.reported === null) return { countsInPeriod, ids: [], isUncompared: true }
      // What was reported is counted over the frame's own filters: its lists recount to it.
      const { casesUrl, den } = total.reported.resolution
      expect(await totalOf(casesUrl)).toBe(den)
      expect((await post(`/samples/${id}/submit`, {})).statusCode).toBe(200)
      return { countsInPeriod, ids: units.map(({ department }: Unit) => department.id), isUncompared: false }
    }
    const special = await draw({ channel: ['hotline', 'phone'] })
    expect(special.countsInPeriod).toBe(false)
    // All that is reported says nothing of the overdue ones alone.
    expect(await draw({ flag: ['flagged'] })).toMatchObject({ countsInPeriod: false, isUncompared: true })
    const whole = await draw({ kind: ['property'] })
    expect(whole.countsInPeriod).toBe(true)
    const fed = ((await frozen()) as Row[])
      .filter(({ parts }) => parts.some(({ part, applied }) => part === 'supervision' && applied !== null))
      .map(({ id }) => id)
    expect(fed.length).toBeGreaterThan(0)
    expect(fed.every((id) => whole.ids.includes(id))).toBe(true)
    expect(special.ids.some((id: string) => !whole.ids.includes(id))).toBe(true)
  })

  it('takes 100 × the upheld share with a variance that is never 0, and shows the records behind it', async () => {
    checkAll(drawn)
    await submit()
    const { units } = await results()
    const rows = ((await frozen()) as Row[]).filter(({ parts }) => parts.length > 0)
    const fed = rows.flatMap(({ id, parts }) =>
      parts
        .filter(({ part, applied }) => part === 'supervision' && applied !== null)
        .map((one) => ({ id, ...one })),
    )
    expect(fed.length).toBeGreaterThan(3)
    for (const { id, value, variance, receipts, applied } of fed) {
      const upheld = units.find(({ department }) => department.id === id)?.upheld
      expect(value).toBeCloseTo(100 * (upheld?.value ?? Number.NaN), 9)
      expect(variance).toBeGreaterThan(0)
      expect(applied).toBeCloseTo(0.1 / 0.9, 12)
      expect(receipts).toHaveLength(1)
      expect(await totalOf(receipts?.[0] ?? '')).toBe(upheld?.den)
    }
  })

  it('is drawn with the parts of every total, which make it and its interval again', async () => {
    checkAll(drawn)
    await submit()
    await frozen()
    const { rankings } = (await get(`/appraisals/${SAMPLE_PERIOD}/result`)).json() as AppraisalResult
    const rows = rankings.groups.flatMap((group) => group.rows)
    const totals = rows.filter(({ ranked }) => ranked)
    expect(
      totals.some(({ parts }) => (parts ?? []).filter(({ applied }) => applied !== null).length > 1),
    ).toBe(true)
    for (const { parts = [], score, indicators } of totals) {
      const counting = parts.flatMap(({ applied, value, variance }) =>
        applied === null ? [] : [{ applied, value: value ?? Number.NaN, variance: variance ?? Number.NaN }],
      )
      const total = counting.reduce((sum, { applied, value }) => sum + applied * value, 0)
      const variance = counting.reduce((sum, one) => sum + one.applied ** 2 * one.variance, 0)
      expect(counting.reduce((sum, { applied }) => sum + applied, 0)).toBeCloseTo(1, 12)
      expect(score.value).toBeCloseTo(total, 9)
      expect(score.hi).toBeCloseTo(Math.min(100, total + 1.959963985 * Math.sqrt(variance)), 9)
      const ofRates = rankings.indicators.reduce(
        (sum, { metric, weight }) => sum + 100 * weight * (indicators[metric]?.value ?? Number.NaN),
        0,
      )
      expect(parts.find(({ part }) => part === 'score')?.value).toBeCloseTo(ofRates, 9)
    }
    for (const { parts } of rows.filter(({ ranked }) => !ranked)) expect(parts).toEqual([])
    const live = (await get(`/rankings?period=${SAMPLE_PERIOD}`)).json() as AppraisalResult['rankings']
    for (const row of live.groups.flatMap((group) => group.rows)) expect(row).not.toHaveProperty('parts')
  })
})
