// What is published stays: late rows are parked, rules may change, and a correction lists every move; then what follows.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDb } from '#db/open.ts'
import { addVersion } from '#db/queries/rules.ts'
import type { Appraisal, SnapshotView } from '../contract/appraisals.ts'
import type { Rankings } from '../contract/rankings.ts'
import type { Rectification } from '../contract/rectifications.ts'
import { parseSnapshot, type Snapshot } from '../domain/appraisal/snapshot.ts'
import { STANDARD_SCHEME } from '../domain/defaults.ts'
import { freezeAppraisal } from '../services/appraisal/freezeAppraisal.ts'
import { contextOf } from '../services/context.ts'
import { csvOf, type Row } from '../services/import/test/importFixture.ts'
import { importCases } from '../services/importCases.ts'
import { template } from '../services/reading/templateMapping.ts'
import { verifyTrail } from '../services/trail/verifyTrail.ts'
import { type Life, PERIOD, startLife } from './appraisalLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'
import { forged } from './forged.ts'

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

const published = async () => {
  await life.toObjection()
  life.pass(7)
  await life.publish()
}
const rowsOf = ({ groups }: Snapshot) => groups.flatMap(({ rows }) => rows)

/** Cases of the quarter that p01 answered too late, from a file that comes only now. */
async function importLate(length = 12): Promise<number> {
  const { db, clock } = life.test
  const rows = Array.from(
    { length },
    (_, i): Row => ({
      number: `L${i}`,
      received: '2026-08-03 09:00',
      department: 'p01',
      replied: '2026-09-20 10:00',
      archived: '2026-09-21 10:00',
    }),
  )
  const file = path.join(path.dirname(db.path), `${path.basename(db.path)}.csv`)
  writeFileSync(file, csvOf(rows))
  const { id } = await importCases(db, { file, mapping: template, by: 'operator', now: () => clock.ms })
  return id
}

describe('what is published', () => {
  it('stays byte for byte through a late import, another scheme and another opening of the database', async () => {
    await published()
    const before = await life.bytes()
    const ofRanking = async (query = '') =>
      (await life.done<Rankings>('supervisor', 'GET', `/rankings?period=${PERIOD}${query}`)).published
    expect(await ofRanking()).toEqual({ version: 1, sha256: before.sha256, isSame: true })
    expect(await ofRanking('&urgency=urgent')).toMatchObject({ isSame: false })
    await importLate()
    expect(await ofRanking()).toEqual({ version: 1, sha256: before.sha256, isSame: false })
    const { db } = life.test
    const body = { ...STANDARD_SCHEME, version: '9', indicators: STANDARD_SCHEME.indicators.slice(0, 2) }
    const version = { id: 'standard', version: '9', effectiveFrom: '2026-01-01', enteredAtMs: 0, actor: null }
    addVersion(db.sqlite, 'scheme', { ...version, body: JSON.stringify(body) })
    db.sqlite.prepare('UPDATE street SET data_version = data_version + 1').run()
    expect(await life.bytes()).toEqual(before)
    const { path: file } = db
    await life.test.close()
    const again = openDb(file)
    const kept = again.sqlite
      .prepare('SELECT body, sha256 FROM appraisal_snapshot ORDER BY id DESC LIMIT 1')
      .get()
    again.close()
    expect(kept).toEqual({ body: before.text, sha256: before.sha256 })
    life = await startLife(street.open(), ['p01', 'p02'])
  })

  it('leaves late rows out, and shows them as parked', async () => {
    await published()
    expect((await life.appraisal()).late).toMatchObject({ cases: 0, events: 0 })
    const importId = await importLate()
    const { late, snapshot } = await life.appraisal()
    expect(late).toMatchObject({ cases: 12, events: expect.any(Number) })
    expect(late.items[0]).toMatchObject({ id: 'pingyi:L0', isNew: true, importId })
    expect(JSON.stringify(snapshot)).not.toContain('pingyi:L0')
    const counts = late.moves.filter(({ department, what }) => department === 'p01' && what === 'cases')
    expect(counts.map(({ from, to }) => (to ?? 0) - (from ?? 0))).toEqual([12])
    expect((await life.appraisal('2026-Q2')).late.cases).toBe(0)
  })

  it('leaves out what came between freezing and publishing too', async () => {
    await life.toObjection()
    const draft = parseSnapshot((await life.bytes()).text)
    await importLate()
    life.pass(7)
    await life.publish()
    const { groups, units } = parseSnapshot((await life.bytes()).text)
    expect(groups).toEqual(draft.groups)
    expect(units).toEqual(draft.units)
  })
})

describe('a correction', () => {
  it('is drafted beside what is published, lists every move, and then supersedes it', async () => {
    await published()
    const first = await life.bytes()
    await importLate()
    const reason = '补录八月工单'
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/supersede`, { reason })
    expect((await life.appraisal()).versions.map(({ state }) => state)).toEqual(['published', 'frozen'])
    expect((await life.done<Rankings>('leader', 'GET', `/rankings?period=${PERIOD}`)).status).toBe(
      'published',
    )
    const old = await life.done<Appraisal>('operator', 'GET', `/appraisals/${PERIOD}?version=1`)
    expect(old).toMatchObject({
      version: 1,
      state: 'published',
      steps: [],
      snapshot: { sha256: first.sha256 },
    })
    await life.done('leader', 'POST', `/appraisals/${PERIOD}/publish`, { confirm: PERIOD })
    const { versions, log, late } = await life.appraisal()
    expect(versions.map(({ version, state, reason: why }) => [version, state, why])).toEqual([
      [1, 'superseded', null],
      [2, 'published', reason],
    ])
    expect(log.slice(-3).map(({ act, version, to }) => [act, version, to])).toEqual([
      ['supersede', 2, 'frozen'],
      ['superseded', 1, 'superseded'],
      ['publish', 2, 'published'],
    ])
    expect(late.cases).toBe(0)
    expect(await life.bytes(1)).toEqual(first)
    const second = parseSnapshot((await life.bytes(2)).text)
    expectEveryMove(parseSnapshot(first.text), second, first.sha256)
    const { snapshot } = await life.appraisal()
    expectTotalsMoved(parseSnapshot(first.text), second, snapshot?.corrects?.totalMoves ?? [])
  })

  it('may be opened to objections like any other version', async () => {
    await published()
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/supersede`, { reason: '更正' })
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/open-objections`, {})
    life.pass(14)
    await life.publish()
    const { version, snapshot } = await life.appraisal()
    expect(version).toBe(2)
    expect(snapshot?.corrects).toMatchObject({ version: 1, reason: '更正', moves: [] })
  })

  it('that is still a draft can be frozen anew, and takes in what came since', async () => {
    await published()
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/supersede`, { reason: '更正' })
    await importLate()
    const read = await life.appraisal()
    expect(read.late.cases).toBe(12)
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/freeze`, {})
    // Whoever read the draft before publishes no other unread.
    const unread = { confirm: PERIOD, sha256: read.snapshot?.sha256 }
    const refused = await life.ask('leader', 'POST', `/appraisals/${PERIOD}/publish`, unread)
    expect(refused).toMatchObject({ status: 409, code: 'conflict' })
    const { late, version, snapshot } = await life.appraisal()
    expect([late.cases, version, snapshot?.corrects?.reason]).toEqual([0, 2, '更正'])
    expect(snapshot?.corrects?.moves.length).toBeGreaterThan(0)
    const seen = { confirm: PERIOD, sha256: snapshot?.sha256 }
    await life.done('leader', 'POST', `/appraisals/${PERIOD}/publish`, seen)
  })

  it('is not stored from data that changed while it was worked out', async () => {
    const { db, clock } = life.test
    const context = contextOf(db, clock.ms)
    const stale = { ...context, dataVersion: context.dataVersion - 1 }
    const act = freezeAppraisal(stale, { period: PERIOD }, { by: 'operator', nowMs: clock.ms })
    await expect(act).rejects.toMatchObject({ code: 'appraisal_blocked' })
    expect((await life.appraisal()).state).toBe('open')
  })

  it('needs something published', async () => {
    const answer = await life.ask('operator', 'POST', `/appraisals/${PERIOD}/supersede`, { reason: 'x' })
    expect(answer).toMatchObject({ status: 404, code: 'unknown_appraisal' })
    await life.toObjection()
    const early = await life.ask('operator', 'POST', `/appraisals/${PERIOD}/supersede`, { reason: 'x' })
    expect(early).toMatchObject({ status: 409, code: 'appraisal_state' })
  })
})

/** Moves taken back one by one turn the new numbers into the old ones, and nothing that moved is missing. */
function expectEveryMove(before: Snapshot, after: Snapshot, sha256: string): void {
  const { corrects } = after
  expect(corrects).toMatchObject({ version: 1, sha256 })
  const moved = new Map(
    corrects?.moves.map(({ department, what, from, to }) => [`${department} ${what}`, [from, to]]),
  )
  const old = new Map(rowsOf(before).map((row) => [row.id, row]))
  for (const row of rowsOf(after)) {
    const was = old.get(row.id)
    const pairs: [string, unknown, unknown][] = [
      ['rank', was?.rank, row.rank],
      ['cases', was?.cases, row.cases],
      ['voidCases', was?.voidCases, row.voidCases],
      ...Object.entries(row.indicators).flatMap(([metric, { num, den }]): [string, unknown, unknown][] => [
        [`${metric}.num`, was?.indicators[metric]?.num, num],
        [`${metric}.den`, was?.indicators[metric]?.den, den],
      ]),
    ]
    for (const [what, from, to] of pairs) {
      expect(moved.get(`${row.id} ${what}`), `${row.id} ${what}`).toEqual(
        from === to ? undefined : [from, to],
      )
    }
  }
  expect(moved.get('p01 cases')).toBeDefined()
  expect(moved.get('p01 response_rate.den')).toBeDefined()
  expect(moved.get('p01 score')).toBeDefined()
}

/** Whatever a group's pooled numbers lost or gained is listed, and nothing else. */
function expectTotalsMoved(
  before: Snapshot,
  after: Snapshot,
  moves: NonNullable<SnapshotView['corrects']>['totalMoves'],
): void {
  const pooled = ({ groups }: Snapshot) =>
    groups.flatMap(({ id, total: { score, cases, voidCases, indicators } }) => [
      ...[`${id} score ${score}`, `${id} cases ${cases}`, `${id} voidCases ${voidCases}`],
      ...Object.entries(indicators).flatMap(([metric, { num, den, excluded }]) => [
        ...[`${id} ${metric}.num ${num}`, `${id} ${metric}.den ${den}`],
        `${id} ${metric}.excluded ${excluded}`,
      ]),
    ])
  const [old, now] = [new Set(pooled(before)), new Set(pooled(after))]
  expect(moves.length).toBeGreaterThan(0)
  expect(moves.map(({ group, what, to }) => `${group} ${what} ${to}`).sort()).toEqual(
    [...now].filter((one) => !old.has(one)).sort(),
  )
  expect(moves.map(({ group, what, from }) => `${group} ${what} ${from}`).sort()).toEqual(
    [...old].filter((one) => !now.has(one)).sort(),
  )
}

describe('what follows from a quarter', () => {
  it('is proposed, confirmed by a leader, and rectified in time with evidence and a check by another', async () => {
    await importLate(300)
    await published()
    const { outcomes, snapshot } = await life.appraisal()
    const criticised = outcomes.find(({ kind }) => kind === 'criticism')?.department.id ?? ''
    const row = snapshot?.groups.flatMap(({ rows }) => rows).find(({ id }) => id === criticised)
    expect(row?.total?.hi).toBeLessThan(90)
    expect(snapshot?.funding.find(({ department }) => department === criticised)).toMatchObject({
      outcome: 'criticism',
      band: 'below',
    })
    const url = `/appraisals/${PERIOD}/outcomes/${criticised}`
    expect(await life.ask('operator', 'POST', url, { decision: 'confirmed' })).toMatchObject({
      code: 'forbidden',
    })
    expect(await life.done('leader', 'POST', url, { decision: 'confirmed' })).toMatchObject({
      state: 'confirmed',
      decidedBy: 'leader',
    })
    const item = {
      period: PERIOD,
      department: criticised,
      title: '积压工单清零',
      owner: '王主任',
      workingDays: 5,
    }
    expect(await life.ask('unit', 'POST', '/rectifications', item)).toMatchObject({ code: 'forbidden' })
    const { id, dueAt } = await life.done<Rectification>('operator', 'POST', '/rectifications', item)
    expect(dueAt).toBe('2027-01-07T23:59:59.999+08:00')
    // A correction that is only drafted leaves what stands as it is.
    await life.done('operator', 'POST', `/appraisals/${PERIOD}/supersede`, { reason: '更正' })
    expect(await life.done('leader', 'POST', url, { decision: 'confirmed' })).toMatchObject({
      kind: 'criticism',
    })
    await checkItem(id, criticised)
    const { sqlite } = life.test.db
    const foundIn = (sql: string) =>
      forged(sqlite, sql, () =>
        verifyTrail(sqlite, { key: null, held: [] }).problems.map(({ detail }) => detail),
      )
    expect(foundIn('')).toEqual([])
    expect(foundIn("UPDATE rectification SET state = 'open'")).toEqual([
      `the item ${id} is open, the log left it passed`,
    ])
    expect(foundIn("UPDATE appraisal_outcome SET state = 'declined' WHERE state = 'confirmed'")).toEqual([
      `the outcome of ${PERIOD} standard 1 ${criticised} is declined, the log left it confirmed`,
    ])
  })

  it('is proposed for nobody else: an item needs a criticised department', async () => {
    await published()
    const { outcomes, snapshot } = await life.appraisal()
    const spared = snapshot?.funding.find(
      ({ department }) => !outcomes.some((one) => one.department.id === department),
    )
    const item = { period: PERIOD, department: spared?.department, title: 'a', owner: 'b', workingDays: 5 }
    expect(await life.ask('operator', 'POST', '/rectifications', item)).toMatchObject({
      code: 'unknown_department',
    })
    expect(await life.ask('operator', 'PATCH', '/rectifications/99', {})).toMatchObject({
      code: 'unknown_rectification',
    })
  })
})

async function checkItem(id: number, department: string): Promise<void> {
  const overdue = async () =>
    (await life.done<{ items: Rectification[] }>('leader', 'GET', '/rectifications?overdue=true')).items
  const at = (name: string) => `/rectifications/${id}/${name}`
  expect(await overdue()).toEqual([])
  life.pass(20)
  expect(await overdue()).toMatchObject([{ id, isOverdue: true, state: 'open' }])
  const stranger = department === 'p01' ? 'unit2' : 'unit'
  expect(await life.ask(stranger, 'POST', at('evidence'), { evidence: 'x' })).toMatchObject({
    code: 'unknown_rectification',
  })
  const check = { passed: true, note: '已核' }
  expect(await life.ask('leader', 'POST', at('check'), check)).toMatchObject({ code: 'appraisal_state' })
  await life.done('operator', 'POST', at('evidence'), { evidence: '照片三张' })
  expect(await life.ask('operator', 'POST', at('check'), check)).toMatchObject({ code: 'same_decider' })
  const back = await life.done<Rectification>('leader', 'POST', at('check'), { passed: false, note: '不足' })
  expect(back).toMatchObject({ state: 'open', checkedBy: 'leader' })
  await life.done('operator', 'PATCH', `/rectifications/${id}`, { workingDays: 30 })
  expect(await overdue()).toEqual([])
  await life.done('operator', 'POST', at('evidence'), { evidence: '照片十张' })
  expect(await life.done('leader', 'POST', at('check'), check)).toMatchObject({
    state: 'passed',
    isOverdue: false,
  })
  expect(await life.ask('operator', 'DELETE', `/rectifications/${id}`)).toMatchObject({
    code: 'appraisal_state',
  })
}
