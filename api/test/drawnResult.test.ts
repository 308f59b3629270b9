// What was published is drawn from its snapshot: the same numbers as on the day, whatever is imported, whichever version follows.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recountAnswer } from '../cli/prove/receipts/question.ts'
import type { Ask } from '../cli/prove/receipts/recount.ts'
import type { AppraisalResult } from '../contract/appraisals.ts'
import type { Kpis } from '../contract/kpis.ts'
import type { Rankings } from '../contract/rankings.ts'
import { parseSnapshot } from '../domain/appraisal/snapshot.ts'
import { casesOf } from '../domain/appraisal/units.ts'
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

const result = (version?: number) =>
  life.done<AppraisalResult>(
    'leader',
    'GET',
    `/appraisals/${PERIOD}/result${version === undefined ? '' : `?version=${version}`}`,
  )
const ranking = () => life.done<Rankings>('leader', 'GET', `/rankings?period=${PERIOD}`)
const kpis = () => life.done<Kpis>('leader', 'GET', `/kpis?period=${PERIOD}`)

/** Counts alone: intervals and scores follow from them, in another order of adding. */
const counts = ({ groups }: Rankings) =>
  groups.flatMap(({ rows, total }) => [
    ...rows.map(
      ({ department, rank, rankLow, rankHigh, tier, cases, previous, indicators, excludedShare }) => ({
        ...{ id: department.id, rank, rankLow, rankHigh, tier, cases, before: previous?.rank ?? null },
        excluded: excludedShare.num,
        dens: Object.values(indicators).map(({ den, excluded }) => [den, excluded]),
      }),
    ),
    { cases: total.cases, dens: Object.values(total.indicators).map(({ den }) => den) },
  ])

async function published(): Promise<void> {
  await life.toObjection()
  life.pass(7)
  await life.publish()
}

/** A case comes in late: received, confirmed and answered in the appraised quarter. */
async function enterLate(): Promise<void> {
  const event = { type: 'replied', occurredAt: '2026-09-01T12:00:00+08:00', department: 'p01' }
  const { id } = await life.done<{ id: string }>('operator', 'POST', '/cases', {
    receivedAt: '2026-08-20T09:00:00+08:00',
    channel: 'phone',
    category: 'facility.streetlight',
    urgency: 'ordinary',
    scope: 'household',
    title: '路灯不亮',
    firstReceiver: 'p01',
  })
  await life.done('operator', 'POST', `/cases/${encodeURIComponent(id)}/events`, event)
}

describe('a published version', () => {
  it('is drawn with the numbers of the ranking and the figures on the day it was published', async () => {
    const [before, figures] = [await ranking(), await kpis()]
    await published()
    const { rankings, kpis: drawn, ranks } = await result()
    expect(counts(rankings)).toEqual(counts(before))
    for (const [index, { rows, total }] of before.groups.entries()) {
      const group = rankings.groups[index]
      rows.forEach((row, at) => {
        const other = group?.rows[at]
        expect(other?.department).toEqual(row.department)
        for (const part of ['value', 'lo', 'hi'] as const) {
          if (row.score[part] === null) expect(other?.score[part]).toBeNull()
          else expect(other?.score[part]).toBeCloseTo(row.score[part] ?? Number.NaN, 9)
        }
      })
      if (total.score !== null) expect(group?.total.score).toBeCloseTo(total.score, 9)
    }
    expect(rankings).toMatchObject({
      status: 'published',
      published: { version: 1, isSame: true },
      snapshot: { version: 1, stage: 'published' },
    })
    expect(rankings.snapshot?.sha256).toBe((await life.bytes()).sha256)
    for (const id of ['received', 'response_rate', 'resolution_rate', 'breach_rate', 'rating_coverage']) {
      for (const set of ['previous', 'yearAgo'] as const) {
        expect([id, set, drawn[set]?.metrics[id]?.den]).toEqual([id, set, figures[set]?.metrics[id]?.den])
        expect(drawn[set]?.period.id).toBe(figures[set]?.period.id)
      }
      const { num, den, excluded } = figures.metrics[id] ?? {}
      expect([id, drawn.metrics[id]?.den, drawn.metrics[id]?.excluded]).toEqual([id, den, excluded])
      expect(drawn.metrics[id]?.num).toBeCloseTo(num ?? Number.NaN, 6)
    }
    expect(Object.keys(ranks?.previous ?? {}).length).toBeGreaterThan(10)
  })

  it('keeps every byte when rows come in later; the live ranking moves on', async () => {
    await published()
    const [before, live] = [await result(), await ranking()]
    await enterLate()
    expect(counts(await ranking())).not.toEqual(counts(live))
    const after = await result()
    expect(JSON.stringify(after)).toBe(JSON.stringify(before))
    expect((await ranking()).published?.isSame).toBe(false)
  })

  it('opens for every figure the cases frozen with it, whatever came in since', async () => {
    await published()
    await enterLate()
    const ask: Ask = (address) => life.done('leader', 'GET', address)
    const question = { route: '', address: `/appraisals/${PERIOD}/result?version=1` }
    const { figures, faults } = await recountAnswer(ask, question, Number.MAX_SAFE_INTEGER)
    expect(faults).toEqual([])
    expect(figures).toBeGreaterThan(100)
    const { rankings, kpis: drawn } = await result()
    const [row] = rankings.groups.flatMap((group) => group.rows)
    const own = [
      drawn.metrics.received,
      drawn.metrics.breach_rate,
      row?.excludedShare,
      row?.indicators.response_rate,
    ]
    for (const metric of own) expect(metric?.casesUrl).toMatch(/^\/appraisals\/2026-Q3\/cases\?.*version=1/)
    expect(drawn.previous?.metrics.received?.casesUrl).toMatch(/^\/cases\?period=2026-Q2/)
  })

  it('stays readable as it was when a second version corrects it', async () => {
    await published()
    const first = await result(1)
    await enterLate()
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/supersede`, { reason: '补录一件' })
    expect((await result(2)).rankings).toMatchObject({
      status: 'frozen',
      published: { version: 1, isSame: false },
      snapshot: { version: 2, stage: 'draft' },
    })
    await life.publish()
    const [old, now] = [await result(1), await result()]
    expect(old.rankings).toMatchObject({
      status: 'superseded',
      published: { version: 2, isSame: false },
      snapshot: { version: 1, sha256: first.rankings.snapshot?.sha256 },
    })
    expect(counts(old.rankings)).toEqual(counts(first.rankings))
    expect(now.rankings.snapshot?.version).toBe(2)
    expect(counts(now.rankings)).not.toEqual(counts(old.rankings))
  })

  it('has the cases of an accepted objection out of every figure, late ones too', async () => {
    await life.toObjection()
    const before = await result()
    const units = parseSnapshot((await life.bytes()).text).units
    const late = units.beside?.breach_rate
    const own = new Set(casesOf(units, 'p01'))
    const index = late?.cases.find((one, i) => late.num[i] === 1 && own.has(units.cases[one] ?? ''))
    const { id } = await life.object('unit', [units.cases[index ?? -1] ?? ''])
    await life.accept(id)
    life.pass(7)
    await life.publish()
    const [was, now] = [before.kpis.metrics.breach_rate, (await result()).kpis.metrics.breach_rate]
    expect(now?.den).toBeLessThan(was?.den ?? 0)
    expect((now?.den ?? 0) + (now?.excluded ?? 0)).toBe((was?.den ?? 0) + (was?.excluded ?? 0))
  })

  it('that does not exist is a 404 by its code', async () => {
    expect(await life.ask('leader', 'GET', `/appraisals/${PERIOD}/result`)).toMatchObject({
      status: 404,
      code: 'unknown_appraisal',
    })
  })
})
