// The third-party check and a council held against the log: what was forged in the file behind it is found, each kind by its words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHECK_ITEMS, codes } from '#db/vocabulary.ts'
import { erasePersonal } from '../services/erasePersonal.ts'
import { verifyTrail } from '../services/trail/verifyTrail.ts'
import { AGENDA } from './councilLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'
import { type DrawnSample, drawnSample, SAMPLE_NOW } from './drawnSample.ts'
import { forged } from './forged.ts'

let street: DemoStreet
let drawn: DrawnSample
beforeAll(async () => {
  street = await demoStreet(1000, { isLive: true })
  drawn = await drawnSample(street)
  await supervise()
  await holdCouncil()
}, 120_000)
afterAll(async () => {
  await drawn.test.close()
  street.remove()
})

async function ask(account: string, method: 'POST' | 'PUT' | 'PATCH', url: string, payload: object) {
  const headers = drawn.as(account)
  const answer = await drawn.test.app.inject({ method, url: `/api/v1${url}`, headers, payload })
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
  return answer.json()
}

const answers = (evidence: string) => ({
  ...Object.fromEntries(codes(CHECK_ITEMS).map((item) => [item, 'upheld'])),
  evidence,
})

/** Three records checked, the first of them twice over, two residents visited, handed in unfinished. */
async function supervise(): Promise<void> {
  const { id, records } = drawn.sample
  for (const [i, { caseId, inspector }] of records.slice(0, 3).entries()) {
    const at = `/samples/${id}/records/${encodeURIComponent(caseId)}`
    const save = (evidence: string, version: number) =>
      ask(inspector, 'PUT', `${at}/check`, { kind: 'check', answers: answers(evidence), note: '', version })
    await save('upheld', 0)
    if (i === 0) await save('not_upheld', 1)
    if (i > 1) continue
    const said = { reached: 'yes', resolved: 'no', grade: 'dissatisfied' }
    await ask(inspector, 'POST', `${at}/visits`, {
      attempt: 1,
      ...said,
      ...(i === 0 ? { quote: '没人来' } : {}),
    })
  }
  await ask('supervisor', 'POST', `/samples/${id}/submit`, { reason: '示例' })
}

async function holdCouncil(): Promise<void> {
  const { id } = await ask('operator', 'POST', '/councils', AGENDA)
  const at = `/councils/${id}`
  await ask('operator', 'POST', `${at}/steps`, { step: 'open' })
  const papers = [1, 2, 3, 4, 5, 6].map((number) => ({ number, digits: '1234' }))
  await ask('operator', 'POST', `${at}/papers`, { turn: 'first', papers })
  await ask('leader', 'POST', `${at}/papers`, { turn: 'second', papers })
  await ask('operator', 'PATCH', at, { attended: 8, issued: 8 })
  await ask('operator', 'POST', `${at}/steps`, { step: 'seal' })
  await ask('leader', 'POST', `${at}/publish`, {})
}

/** What a check says of the file with some SQL done to it. */
function saidOf(sql: string) {
  const { sqlite } = drawn.test.db
  return forged(sqlite, sql, () => verifyTrail(sqlite, { key: null, held: [] }).problems)
}

const FIRST = '(SELECT min(case_id) FROM record_check)'

describe('a check of the whole trail', () => {
  it('finds nothing in what was entered', () => {
    const { ok, problems } = verifyTrail(drawn.test.db.sqlite, { key: null, held: [] })
    expect([ok, problems]).toEqual([true, []])
  })

  it.each([
    [
      'check',
      'a check',
      `UPDATE record_check SET evidence = 'cannot_tell' WHERE case_id = ${FIRST}`,
      'not as it was saved',
    ],
    [
      'check',
      'its inspector',
      `UPDATE record_check SET by = 'admin' WHERE case_id = ${FIRST}`,
      'not as it was saved',
    ],
    ['check', 'a missing check', `DELETE FROM record_check WHERE case_id = ${FIRST}`, 'not in the file'],
    [
      'check',
      'an added check',
      `CREATE TEMP TABLE c AS SELECT * FROM record_check WHERE case_id = ${FIRST};
       UPDATE c SET turn = 'settling'; INSERT INTO record_check SELECT * FROM c`,
      'not as it was saved',
    ],
    [
      'check',
      'answers put under another record',
      `UPDATE record_check SET case_id = case_id || 'x' WHERE case_id = ${FIRST}`,
      'not as it was saved',
    ],
    ['check', 'a visit', "UPDATE visit_attempt SET resolved = 'yes'", 'not as it was entered'],
    ['check', 'its time', 'UPDATE visit_attempt SET at_ms = at_ms + 1', 'not as it was entered'],
    ['check', 'a missing visit', 'DELETE FROM visit_attempt WHERE quote IS NOT NULL', 'is missing'],
    [
      'check',
      'an added visit',
      `CREATE TEMP TABLE v AS SELECT * FROM visit_attempt LIMIT 1;
       UPDATE v SET attempt = 2; INSERT INTO visit_attempt SELECT * FROM v`,
      'not as it was entered',
    ],
    ['check', 'words gone', 'UPDATE visit_attempt SET quote = NULL, salt = NULL', 'are gone'],
    ['sample', 'a result', "UPDATE sample SET result = replace(result, '0', '1')", 'not the bytes'],
    [
      'sample',
      'a result with its hash',
      "UPDATE sample SET result = '', result_hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'",
      'another result',
    ],
    ['sample', 'a result taken back', "UPDATE sample SET state = 'drawn', result = NULL", 'is drawn'],
    ['sample', 'a batch given up unsaid', "UPDATE sample SET state = 'voided'", 'is voided'],
    [
      'council',
      'a council’s result',
      "UPDATE council SET result = replace(result, '3', '2')",
      'not the bytes',
    ],
    ['council', 'one unsealed', "UPDATE council SET state = 'draft', result = NULL", 'is draft'],
    ['council', 'a missing council', 'DELETE FROM council', 'is missing'],
    [
      'council',
      'an added council',
      `CREATE TEMP TABLE k AS SELECT * FROM council; UPDATE k SET id = 99; INSERT INTO council SELECT * FROM k`,
      'never set up',
    ],
  ])('finds (%s) %s', (kind, _, sql, words) => {
    const found = saidOf(sql).filter((problem) => problem.kind === kind)
    expect(found.map(({ detail }) => detail).join('; ')).toContain(words)
  })

  it('stays true when residents’ words and comments are erased in due course', () => {
    const { sqlite } = drawn.test.db
    const council = sqlite.prepare('SELECT id FROM council').pluck().get() as number
    const insert = sqlite.prepare(
      "INSERT INTO council_comment VALUES (?, randomblob(16), '金丝雀', 'approved')",
    )
    insert.run(council)
    const heldAtMs = Date.parse(AGENDA.heldAt)
    const erase = (beforeMs: number) => erasePersonal(sqlite, { beforeMs, by: 'admin', nowMs: SAMPLE_NOW })
    expect(erase(heldAtMs).comments).toBe(0)
    expect(erase(SAMPLE_NOW + 1)).toMatchObject({ comments: 1, quotes: 1 })
    expect(verifyTrail(sqlite, { key: null, held: [] }).problems).toEqual([])
  })
})
