// Checking and visiting over HTTP: whose records, blind pairs, who settles, versions, sending again, three attempts.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertStreet } from '#db/queries/street.ts'
import { CHECK_ITEMS, codes } from '#db/vocabulary.ts'
import { addTestAccount, buildTestApp, enter, type TestApp } from '../test/buildTestApp.ts'
import { plantSample } from '../test/plantSample.ts'

const [FIRST, SECOND, THIRD] = ['zhao', 'qian', 'sun'] as const
const MINE = 'hotline:A 1/一'
const DOUBLE = 'hotline:A2'
const THEIRS = 'hotline:A3'
const PHONE = '13987654321'

let bench: TestApp
let id: number
const cookies = new Map<string, string>()

beforeEach(async () => {
  bench = await buildTestApp()
  insertStreet(bench.db.sqlite, {
    ...{ id: 'street', name: '云杉街道', zone: 'Asia/Shanghai', calendarId: 'weekends', isDemo: 0 },
  })
  for (const username of [FIRST, SECOND, THIRD]) {
    await addTestAccount(bench.db, { username, role: 'supervisor' }, bench.clock.ms)
    cookies.set(username, enter(bench.app, username).cookie)
  }
  id = plantSample(bench.db, {
    records: [
      { caseId: MINE, inspector: FIRST },
      { caseId: DOUBLE, inspector: FIRST, second: SECOND },
      { caseId: THEIRS, inspector: SECOND },
    ],
    conflicts: { [THIRD]: [] },
  })
})
afterEach(() => bench.close())

const answers = (more: object = {}) => ({
  ...Object.fromEntries(codes(CHECK_ITEMS).map((item) => [item, 'upheld'])),
  ...more,
})
const aCheck = (more: object = {}) => ({ kind: 'check', answers: answers(), note: '', version: 0, ...more })

async function ask(username: string, method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) {
  const answer = await bench.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie: cookies.get(username) ?? '' },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const recordOf = (caseId: string) => `/samples/${id}/records/${encodeURIComponent(caseId)}`
const save = (username: string, caseId: string, more: object = {}) =>
  ask(username, 'PUT', `${recordOf(caseId)}/check`, aCheck(more))
const look = (username: string, caseId: string, kind = 'check') =>
  ask(username, 'GET', `${recordOf(caseId)}/check?kind=${kind}`)
const queue = async (username: string) => (await ask(username, 'GET', `/samples/${id}/queue`)).body
const acts = () =>
  bench.db.sqlite
    .prepare(
      "SELECT body FROM event WHERE body ->> 'type' IN ('record_checked', 'resident_visited') ORDER BY seq",
    )
    .pluck()
    .all() as string[]
const codeOf = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code]

describe('checking', () => {
  test('each account has its own records, and those only', async () => {
    expect((await queue(FIRST)).items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([MINE, DOUBLE])
    expect((await queue(SECOND)).items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([
      DOUBLE,
      THEIRS,
    ])
    expect((await queue(THIRD)).items).toEqual([])
    for (const caseId of [THEIRS, 'hotline:nothing']) {
      expect(codeOf(await look(FIRST, caseId))).toEqual([404, 'unknown_record'])
      expect(codeOf(await save(FIRST, caseId))).toEqual([404, 'unknown_record'])
    }
    expect(codeOf(await ask(FIRST, 'GET', '/samples/999/queue'))).toEqual([404, 'unknown_sample'])
    expect(acts()).toEqual([])
  })

  test('a record that was replaced is nobody’s any more', async () => {
    bench.db.sqlite
      .prepare("UPDATE sample_record SET replaced_reason = 'unreachable' WHERE case_id = ?")
      .run(MINE)
    expect((await queue(FIRST)).items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([DOUBLE])
    expect(codeOf(await save(FIRST, MINE))).toEqual([404, 'unknown_record'])
  })

  test('progress, pace and the next record follow what was saved', async () => {
    expect((await queue(FIRST)).progress).toEqual({ done: 0, total: 2 })
    expect((await queue(FIRST)).medianSeconds).toBeNull()
    await save(FIRST, MINE, { seconds: 38, note: `电话${PHONE}的人说` })
    const after = await queue(FIRST)
    expect([after.progress, after.medianSeconds]).toEqual([{ done: 1, total: 2 }, 38])
    expect((await look(FIRST, MINE)).body.own).toMatchObject({ by: FIRST, version: 1, answers: answers() })
    const { items } = (await ask(FIRST, 'GET', '/inspections')).body
    expect(items).toMatchObject([
      { batch: { id }, checks: { done: 1, total: 2 }, visits: { done: 0, total: 2 } },
    ])
    expect([items[0].nextCheck, items[0].nextVisit]).toEqual([DOUBLE, MINE])
    expect((await ask(THIRD, 'GET', '/inspections')).body.items).toEqual([])
  })

  test('the log tells who saved, and neither record nor answers nor words', async () => {
    await save(FIRST, MINE, { note: `电话${PHONE}的人说` })
    const [body = ''] = acts()
    expect(JSON.parse(body)).toMatchObject({ type: 'record_checked', by: FIRST, version: 1 })
    for (const said of [MINE, 'upheld', PHONE, '的人说']) expect(body).not.toContain(said)
    expect((await look(FIRST, MINE)).body.own.note).not.toContain(PHONE)
    // The same answers by somebody who does not know the salt give another hash.
    await save(SECOND, THEIRS)
    const hashes = acts().map((one) => JSON.parse(one).hash)
    expect(new Set(hashes).size).toBe(2)
  })

  test('a save over another version is a conflict, and the stored one can be looked at', async () => {
    await save(FIRST, MINE)
    const stale = await save(FIRST, MINE, { answers: answers({ evidence: 'not_upheld' }) })
    expect(codeOf(stale)).toEqual([409, 'conflict'])
    expect((await look(FIRST, MINE)).body.own).toMatchObject({ version: 1, answers: answers() })
    const over = await save(FIRST, MINE, { answers: answers({ evidence: 'not_upheld' }), version: 1 })
    expect([over.status, over.body.own.version]).toEqual([200, 2])
    expect(codeOf(await save(FIRST, MINE, { version: 7 }))).toEqual([409, 'conflict'])
  })

  test('sent again after a lost answer it is the same save, entered once', async () => {
    const one = await save(FIRST, MINE, { note: '无佐证' })
    bench.clock.ms += 60_000
    const again = await save(FIRST, MINE, { note: '无佐证' })
    expect(again).toEqual(one)
    expect(acts()).toHaveLength(1)
  })

  test('neither of two inspectors sees the other’s answers, or that there is another, until both are in', async () => {
    for (const [own, other] of [
      [FIRST, SECOND],
      [SECOND, FIRST],
    ] as const) {
      const mine = (await look(own, DOUBLE)).body
      expect(mine).toMatchObject({ kind: 'check', own: null, others: [], isOpen: true })
      const items = (await queue(own)).items.filter(({ caseId }: { caseId: string }) => caseId === DOUBLE)
      expect(JSON.stringify([mine, items])).not.toContain(other)
    }
    await save(FIRST, DOUBLE, { answers: answers({ attitude: 'cannot_tell' }) })
    expect((await look(SECOND, DOUBLE)).body.others).toEqual([])
    expect((await queue(SECOND)).agreement).toEqual({ records: null, items: null })
    await save(SECOND, DOUBLE)
    expect((await look(SECOND, DOUBLE)).body.others).toMatchObject([{ by: FIRST }])
    expect((await look(FIRST, DOUBLE)).body.others).toMatchObject([{ by: SECOND }])
    expect((await queue(FIRST)).agreement).toMatchObject({
      records: { n: 1, share: 1, kappa: null },
      items: { n: 6, share: 5 / 6, kappa: 0 },
    })
  })

  test('once both are in, both stand; a third person settles where they differ, and nobody else', async () => {
    await save(FIRST, DOUBLE, { answers: answers({ evidence: 'not_upheld' }) })
    expect(codeOf(await save(THIRD, DOUBLE, { kind: 'settling' }))).toEqual([404, 'unknown_record'])
    await save(SECOND, DOUBLE)
    for (const one of [FIRST, SECOND]) {
      expect(codeOf(await save(one, DOUBLE, { kind: 'settling' }))).toEqual([409, 'same_decider'])
      const change = { answers: answers({ archiving: 'not_upheld' }), version: 1 }
      expect(codeOf(await save(one, DOUBLE, change))).toEqual([409, 'checks_final'])
      expect((await look(one, DOUBLE)).body.isOpen).toBe(false)
    }
    expect(codeOf(await save(THIRD, DOUBLE))).toEqual([404, 'unknown_record'])
    expect((await queue(THIRD)).items).toMatchObject([{ caseId: DOUBLE, kind: 'settling', isDone: false }])
    expect((await look(THIRD, DOUBLE, 'settling')).body.others).toHaveLength(2)
    const settled = await save(THIRD, DOUBLE, { kind: 'settling' })
    expect([settled.status, settled.body.own.by]).toEqual([200, THIRD])
    expect((await queue(THIRD)).progress).toEqual({ done: 1, total: 1 })
  })

  test('who may not check a department does not settle its records either', async () => {
    const other = plantSample(bench.db, {
      drawId: 'other',
      records: [{ caseId: DOUBLE, inspector: FIRST, second: SECOND, department: 'p01' }],
      conflicts: { [THIRD]: ['p01'] },
    })
    id = other
    await save(FIRST, DOUBLE, { answers: answers({ evidence: 'not_upheld' }) })
    await save(SECOND, DOUBLE)
    expect((await queue(THIRD)).items).toEqual([])
    expect(codeOf(await save(THIRD, DOUBLE, { kind: 'settling' }))).toEqual([404, 'unknown_record'])
  })

  describe('where no third person without a conflict is there', () => {
    const differ = async () => {
      await save(FIRST, DOUBLE, { answers: answers({ evidence: 'not_upheld' }) })
      await save(SECOND, DOUBLE)
    }
    const agree = (by: string, more: object = {}) =>
      save(by, DOUBLE, { kind: 'settling', note: '两人复看佐证', ...more })
    const withoutThird = () =>
      bench.db.sqlite
        .prepare('UPDATE account SET disabled_at_ms = ? WHERE username = ?')
        .run(bench.clock.ms, THIRD)

    test('either of the two enters what they agreed on, with a note, and the entry says so', async () => {
      withoutThird()
      await save(FIRST, DOUBLE, { answers: answers({ evidence: 'not_upheld' }) })
      expect(codeOf(await agree(FIRST))).toEqual([404, 'unknown_record'])
      await save(SECOND, DOUBLE)
      const kinds = async (by: string) =>
        (await queue(by)).items
          .filter(({ caseId }: { caseId: string }) => caseId === DOUBLE)
          .map(({ kind, isDone }: { kind: string; isDone: boolean }) => [kind, isDone])
      for (const one of [FIRST, SECOND]) {
        expect(await kinds(one)).toEqual([
          ['check', true],
          ['settling', false],
        ])
        expect((await look(one, DOUBLE, 'settling')).body).toMatchObject({ isAgreed: true, isOpen: true })
        expect((await look(one, DOUBLE)).body.isAgreed).toBe(false)
      }
      expect(codeOf(await agree(FIRST, { note: ' ' }))).toEqual([400, 'validation'])
      const settled = await agree(SECOND)
      expect([settled.status, settled.body.own.by, settled.body.isAgreed]).toEqual([200, SECOND, true])
      // One entry: the other of the two cannot say something else over it.
      expect(codeOf(await agree(FIRST))).toEqual([409, 'same_decider'])
      expect(await kinds(FIRST)).toEqual([['check', true]])
    })

    test('a third with a conflict is none; one without is, until the two have settled it', async () => {
      const conflicts = (list: readonly string[]) =>
        bench.db.sqlite
          .prepare('UPDATE sample_inspector SET conflicts = ? WHERE inspector = ?')
          .run(JSON.stringify(list), THIRD)
      await differ()
      expect(codeOf(await agree(FIRST))).toEqual([409, 'same_decider'])
      conflicts(['c01'])
      expect((await agree(FIRST)).status).toBe(200)
      conflicts([])
      expect((await agree(FIRST, { version: 1, note: '再看一遍' })).status).toBe(200)
      expect(codeOf(await agree(THIRD))).toEqual([404, 'unknown_record'])
    })
  })

  test('two who say the same leave nothing to settle', async () => {
    await save(FIRST, DOUBLE)
    await save(SECOND, DOUBLE)
    expect((await queue(THIRD)).items).toEqual([])
    for (const one of [FIRST, SECOND, THIRD])
      expect(codeOf(await save(one, DOUBLE, { kind: 'settling' }))).toEqual([404, 'unknown_record'])
  })

  test('a submitted batch takes nothing more and still shows what was saved', async () => {
    await save(FIRST, MINE)
    bench.db.sqlite.prepare("UPDATE sample SET state = 'submitted' WHERE id = ?").run(id)
    expect(codeOf(await save(FIRST, DOUBLE))).toEqual([409, 'sample_state'])
    expect((await look(FIRST, MINE)).body).toMatchObject({ isOpen: false, own: { version: 1 } })
    expect((await ask(FIRST, 'GET', '/inspections')).body.items).toMatchObject([{ nextCheck: null }])
  })
})

describe('visiting', () => {
  const visit = (username: string, caseId: string, payload: object) =>
    ask(username, 'POST', `${recordOf(caseId)}/visits`, payload)
  const reached = {
    attempt: 1,
    reached: 'yes',
    resolved: 'no',
    grade: 'dissatisfied',
    quote: `打${PHONE}没人理`,
  }

  test('three attempts at most, and none after somebody was reached or refused', async () => {
    for (const attempt of [1, 2, 3]) {
      const answer = await visit(FIRST, MINE, { attempt, reached: 'no' })
      expect([answer.status, answer.body.attempts.length]).toEqual([201, attempt])
    }
    expect(codeOf(await visit(FIRST, MINE, { attempt: 4, reached: 'no' }))).toEqual([409, 'visits_used_up'])
    expect((await visit(FIRST, DOUBLE, reached)).status).toBe(201)
    expect(codeOf(await visit(FIRST, DOUBLE, { ...reached, attempt: 2 }))).toEqual([409, 'already_reached'])
    const { progress, ended } = (await ask(FIRST, 'GET', `/samples/${id}/visits`)).body
    expect([progress, ended]).toEqual([
      { done: 2, total: 2 },
      { reached: 1, notReached: 1 },
    ])
  })

  test.each(['refused', 'wrong_number'])('after “%s” nobody is called again', async (said) => {
    await visit(FIRST, MINE, { attempt: 1, reached: 'no' })
    await visit(FIRST, MINE, { attempt: 2, reached: said })
    expect(codeOf(await visit(FIRST, MINE, { ...reached, attempt: 3 }))).toEqual([409, 'already_reached'])
    const { progress } = (await ask(FIRST, 'GET', `/samples/${id}/visits`)).body
    expect(progress).toEqual({ done: 1, total: 2 })
  })

  test('others’ residents are not called, by the second inspector neither', async () => {
    expect(codeOf(await visit(FIRST, THEIRS, reached))).toEqual([404, 'unknown_record'])
    expect(codeOf(await visit(SECOND, DOUBLE, reached))).toEqual([404, 'unknown_record'])
    const { items } = (await ask(SECOND, 'GET', `/samples/${id}/visits`)).body
    expect(items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([THEIRS])
  })

  test('words are masked, and only a hash of them is in the log', async () => {
    const answer = await visit(FIRST, MINE, reached)
    expect(answer.body.attempts[0].quote).toMatch(/没人理/)
    expect(JSON.stringify(answer.body)).not.toContain(PHONE)
    const [body = ''] = acts()
    expect(JSON.parse(body)).toMatchObject({
      type: 'resident_visited',
      case: MINE,
      attempt: 1,
      reached: 'yes',
    })
    for (const said of ['没人理', PHONE, 'dissatisfied']) expect(body).not.toContain(said)
  })

  test('sent again it is the same attempt; another one under its number is a conflict', async () => {
    const miss = { attempt: 1, reached: 'no' }
    const one = await visit(FIRST, MINE, miss)
    expect((await visit(FIRST, MINE, miss)).body).toEqual(one.body)
    expect(acts()).toHaveLength(1)
    expect(codeOf(await visit(FIRST, MINE, reached))).toEqual([409, 'conflict'])
    expect(codeOf(await visit(FIRST, MINE, { attempt: 3, reached: 'no' }))).toEqual([409, 'conflict'])
    await visit(FIRST, MINE, { ...reached, attempt: 2 })
    // A late repetition of the first is still only what is stored.
    expect((await visit(FIRST, MINE, miss)).body.attempts).toHaveLength(2)
  })

  test.each([
    [{ attempt: 1, reached: 'yes' }, 'resolved'],
    [{ attempt: 1, reached: 'no', resolved: 'yes' }, 'resolved'],
    [{ attempt: 1, reached: 'refused', grade: 'satisfied' }, 'grade'],
    [{ attempt: 1, reached: 'wrong_number', quote: '打错了' }, 'quote'],
  ])('%o does not fit and says where', async (payload, field) => {
    const answer = await visit(FIRST, MINE, payload)
    expect(codeOf(answer)).toEqual([400, 'validation'])
    expect(answer.body.fields.map((one: { field: string }) => one.field)).toEqual([field])
  })
})
