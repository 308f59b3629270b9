// A quarter that is checked, voted on and published over HTTP: what was forged in the file behind it is found, each kind by its words, and
// its totals are worked out once more by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHECK_ITEMS, codes } from '#db/vocabulary.ts'
import type { PublicTextItem } from '../contract/publicTexts.ts'
import { erasePersonal } from '../services/erasePersonal.ts'
import { suspectsIn } from '../services/public/publicTexts.ts'
import { verifyTrail } from '../services/trail/verifyTrail.ts'
import { AGENDA } from './councilLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'
import { type DrawnSample, drawnSample, SAMPLE_NOW } from './drawnSample.ts'
import { forged } from './forged.ts'

let street: DemoStreet
let drawn: DrawnSample
beforeAll(async () => {
  street = await demoStreet(3000, { isLive: true })
  drawn = await drawnSample(street)
  await supervise()
  await holdCouncil()
  await publish()
  const text = { kind: 'channel', subject: 'hotline', title: '热线', body: '全天受理。' }
  const draft: PublicTextItem = await ask('operator', 'POST', '/public-texts', text)
  const approval = { sha256: draft.sha256, confirmed: suspectsIn(draft) }
  await ask('leader', 'POST', `/public-texts/${draft.id}/approve`, approval)
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

/** One record replaced, the others checked, the first of them twice over; every resident visited, one of whom says a word; handed in. */
async function supervise(): Promise<void> {
  const { id, records: drawnRecords } = drawn.sample
  const [gone] = drawnRecords
  const { records } = await ask('supervisor', 'POST', `/samples/${id}/replacements`, {
    ...{ caseId: gone?.caseId, reason: '重复工单' },
  })
  const standing = (records as typeof drawnRecords).filter(({ caseId }) => caseId !== gone?.caseId)
  const secondOf = drawn.test.db.sqlite.prepare('SELECT second FROM sample_record WHERE case_id = ?').pluck()
  for (const [i, { caseId, inspector }] of standing.entries()) {
    const second = secondOf.get(caseId) as string | null
    const at = `/samples/${id}/records/${encodeURIComponent(caseId)}`
    const save = (by: string, evidence: string, version: number) =>
      ask(by, 'PUT', `${at}/check`, { kind: 'check', answers: answers(evidence), note: '', version })
    const evidence = i % 3 === 1 ? 'not_upheld' : 'upheld'
    await save(inspector, 'upheld', 0)
    if (evidence === 'not_upheld') await save(inspector, evidence, 1)
    if (second !== null) await save(second, evidence, 0)
    const said = { reached: 'yes', resolved: 'no', grade: 'dissatisfied' }
    await ask(inspector, 'POST', `${at}/visits`, {
      attempt: 1,
      ...said,
      ...(i === 0 ? { quote: '没人来' } : {}),
    })
  }
  await ask('supervisor', 'POST', `/samples/${id}/submit`, { reason: '示例' })
}

/** Ballots of six residents: two questions about c01, two about p01. */
const BALLOTS = ['1234', '1212', '2345', '1155', '3313', '1121']

async function holdCouncil(): Promise<void> {
  const { id } = await ask('operator', 'POST', '/councils', AGENDA)
  const at = `/councils/${id}`
  await ask('operator', 'POST', `${at}/steps`, { step: 'open' })
  const papers = BALLOTS.map((digits, i) => ({ number: i + 1, digits }))
  await ask('operator', 'POST', `${at}/papers`, { turn: 'first', papers })
  await ask('leader', 'POST', `${at}/papers`, { turn: 'second', papers })
  await ask('operator', 'PATCH', at, { attended: 8, issued: 8 })
  await ask('operator', 'POST', `${at}/steps`, { step: 'seal' })
  await ask('leader', 'POST', `${at}/publish`, {})
}

async function publish(): Promise<void> {
  const at = `/appraisals/${AGENDA.period}`
  await ask('operator', 'POST', `${at}/freeze`, {})
  await ask('operator', 'POST', `${at}/open-objections`, { workingDays: 1 })
  const days = 7 * 86_400_000
  drawn.test.clock.ms += days
  drawn.test.db.sqlite.exec(
    `UPDATE session SET expires_at_ms = expires_at_ms + ${days}, created_at_ms = created_at_ms + ${days}`,
  )
  await ask('leader', 'POST', `${at}/publish`, { confirm: '2026年第三季度' })
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
    [
      'check',
      'a missing check',
      `DELETE FROM record_check WHERE case_id = ${FIRST}`,
      'is missing: its version',
    ],
    [
      'check',
      'missing checks without the salt that names them',
      "UPDATE sample SET check_salt = NULL; DELETE FROM record_check WHERE by = 'supervisor'",
      'in the log and not in the file',
    ],
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
    ['check', 'words gone', 'UPDATE visit_attempt SET quote = NULL, quote_salt = NULL', 'are gone'],
    [
      'check',
      'other words',
      "UPDATE visit_attempt SET quote = '来过' WHERE quote IS NOT NULL",
      'not as it was entered',
    ],
    ['sample', 'who stands', 'DELETE FROM sample_inspector WHERE place = 1', 'others standing'],
    [
      'sample',
      'a conflict',
      `UPDATE sample_inspector SET conflicts = '["c01"]' WHERE inspector = 'supervisor'`,
      'other conflicts',
    ],
    [
      'sample',
      'who was drawn',
      'UPDATE sample_inspector SET place = 1 - place',
      'other inspectors than the seed drew',
    ],
    [
      'sample',
      'who checks',
      "UPDATE sample_record SET inspector = 'leader' WHERE place = 1",
      'with another inspector',
    ],
    [
      'sample',
      'a department',
      "UPDATE sample_record SET department_id = 'x' WHERE place = 2",
      'another department',
    ],
    ['sample', 'owners', `UPDATE sample SET design = replace(design, '"c01"', '"c02"')`, 'another design'],
    [
      'sample',
      'a reason',
      "UPDATE sample_record SET replaced_reason = '搬走' WHERE place = 0",
      'another replacement',
    ],
    ['sample', 'a replacement', 'DELETE FROM sample_record WHERE replaces IS NOT NULL', 'lacks the record'],
    [
      'sample',
      'one never drawn',
      "UPDATE sample_record SET case_id = case_id || 'x' WHERE place = 3",
      'never drawn',
    ],
    [
      'sample',
      'sent back',
      "UPDATE sample_record SET sent_back_at_ms = 1, sent_back_by = 'x'",
      'sending back',
    ],
    [
      'release',
      'a release with its hash',
      "UPDATE public_release SET body = '', sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'",
      'another one than went out',
    ],
    ['council', 'a ballot', "UPDATE council_paper SET digits = '5555' WHERE number = 1", 'other ballots'],
    ['council', 'a ballot fewer', 'DELETE FROM council_paper WHERE number = 1', 'other ballots'],
    ['council', 'a quarter', "UPDATE council SET period = '2026-Q4'", 'sealed for 2026-Q3'],
    ['council', 'a quorum', 'UPDATE council SET quorum = attended + 1', 'other ballots'],
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
    [
      'council',
      'a comment',
      "INSERT INTO council_comment SELECT id, randomblob(16), '甲', 'approved' FROM council",
      'that nobody approved',
    ],
    ['text', 'what a text says', "UPDATE public_text SET body = '请拨打别处'", 'says something else'],
    ['text', 'one withdrawn unsaid', "UPDATE public_text SET state = 'withdrawn'", 'is withdrawn'],
    ['text', 'who approved it', "UPDATE public_text SET approved_by = 'admin'", 'by somebody else'],
    ['text', 'a missing text', 'DELETE FROM public_text', 'is missing'],
    [
      'text',
      'an added text',
      'CREATE TEMP TABLE t AS SELECT * FROM public_text; UPDATE t SET id = 99; INSERT INTO public_text SELECT * FROM t',
      'never written',
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
    const [changed] = saidOf(
      "UPDATE visit_attempt SET resolved = 'yes' WHERE quote_salt IS NULL AND attempt = 1",
    )
    expect(changed?.detail).toContain('not as it was entered')
  })
})

interface Row {
  readonly id: string
  readonly ranked: boolean
  readonly rank: number | null
  readonly score: { readonly value: number; readonly variance: number } | null
  readonly total: { readonly value: number; readonly variance: number } | null
  readonly parts: readonly {
    part: string
    applied: number | null
    value: number | null
    receipts?: string[]
  }[]
}

/** Points of the check by department, out of plan and answers: Σ size·(upheld/answered) over the strata with an answer. */
function checkPoints(): Map<string, number> {
  const { sqlite } = drawn.test.db
  const { strata } = JSON.parse(String(sqlite.prepare('SELECT plan FROM sample').pluck().get())) as {
    strata: Record<string, string>
  }
  const found = sqlite
    .prepare(
      `SELECT r.department_id AS department, r.stratum, count(*) AS n, sum(k.evidence = 'upheld') AS upheld
       FROM sample_record r JOIN record_check k ON k.case_id = r.case_id AND k.turn = 'first' GROUP BY 1, 2`,
    )
    .all() as { department: string; stratum: string; n: number; upheld: number }[]
  const sums = new Map<string, { weight: number; points: number }>()
  for (const { department, stratum, n, upheld } of found) {
    const size = Object.values(strata).filter((one) => one === stratum).length
    const { weight, points } = sums.get(department) ?? { weight: 0, points: 0 }
    sums.set(department, { weight: weight + size, points: points + (100 * size * upheld) / n })
  }
  return new Map([...sums].map(([id, { weight, points }]) => [id, points / weight]))
}

/** Points of the council: mean credit 1, 1, 0.9, 0, 0 of both questions, over the ballots. */
function councilPoints(): Map<string, { value: number; variance: number }> {
  const CREDITS = [1, 1, 0.9, 0, 0]
  const credit = (digit: string | undefined) => CREDITS[Number(digit) - 1] ?? Number.NaN
  const of = (from: number) => {
    const each = BALLOTS.map((digits) => (credit(digits[from]) + credit(digits[from + 1])) / 2)
    const mean = each.reduce((sum, one) => sum + one, 0) / each.length
    const s2 = each.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (each.length - 1)
    return { value: 100 * mean, variance: (10_000 * s2) / each.length }
  }
  return new Map([
    ['c01', of(0)],
    ['p01', of(2)],
  ])
}

const SHARES = { score: 0.8, supervision: 0.1, council: 0.1 }

describe('the published quarter', () => {
  const get = async (url: string) =>
    (await drawn.test.app.inject({ url: `/api/v1${url}`, headers: drawn.as('leader') })).json()
  const rowsOf = async (): Promise<Row[][]> =>
    (await get(`/appraisals/${AGENDA.period}`)).snapshot.groups.map(({ rows }: { rows: Row[] }) => rows)

  it('counts score, check and council where a department has them, and spreads the share of what it has not', async () => {
    const [check, voted] = [checkPoints(), councilPoints()]
    const rows = (await rowsOf()).flat().filter(({ ranked }) => ranked)
    const patterns = new Set<string>()
    for (const { id, score, total, parts } of rows) {
      const values = new Map<string, number | undefined>([
        ['score', score?.value],
        ['supervision', check.get(id)],
        ['council', voted.get(id)?.value],
      ])
      const known = Object.entries(SHARES).filter(([part]) => values.get(part) !== undefined)
      const all = known.reduce((sum, [, share]) => sum + share, 0)
      const expected = known.reduce((sum, [part, share]) => sum + (share / all) * (values.get(part) ?? 0), 0)
      expect(total?.value, id).toBeCloseTo(expected, 9)
      for (const [part, share] of Object.entries(SHARES)) {
        const own = values.get(part)
        const said = parts.find((one) => one.part === part)
        if (own === undefined) expect(said, `${id} ${part}`).toMatchObject({ applied: null, value: null })
        else
          expect(said, `${id} ${part}`).toMatchObject({
            applied: expect.closeTo(share / all, 12),
            value: expect.closeTo(own, 9),
          })
      }
      patterns.add(known.map(([part]) => part).join())
    }
    // Departments of the agenda have all three, others were checked only.
    expect(patterns).toContain('score,supervision,council')
    expect(patterns).toContain('score,supervision')
    const council = rows.find(({ id }) => id === 'c01')?.parts.find(({ part }) => part === 'council')
    expect(council).toMatchObject({ variance: expect.closeTo(voted.get('c01')?.variance ?? 0, 9) })
    expect(council?.receipts).toEqual([expect.stringMatching(/^\/councils\/\d+$/)])
  })

  it('ranks by the total', async () => {
    for (const rows of await rowsOf()) {
      const ranked = rows.filter(({ ranked }) => ranked)
      for (const { total, rank } of ranked) {
        const better = ranked.filter((one) => (one.total?.value ?? 0) > (total?.value ?? 0) + 1e-9).length
        expect(rank).toBe(1 + better)
      }
    }
  })

  it('is drawn as a ranking with its parts, and the public sees the points of both', async () => {
    const { rankings } = await get(`/appraisals/${AGENDA.period}/result`)
    const drawnRows = rankings.groups.flatMap(({ rows }: { rows: object[] }) => rows)
    const c01 = drawnRows.find(({ department }: { department: { id: string } }) => department.id === 'c01')
    const [row] = (await rowsOf()).flat().filter(({ id }) => id === 'c01')
    expect(c01.parts).toEqual(row?.parts)
    expect(c01.score.value).toBe(row?.total?.value)
    const { sqlite } = drawn.test.db
    const body = JSON.parse(String(sqlite.prepare('SELECT body FROM public_release').pluck().get()))
    expect(body.council.map(({ department }: { department: string }) => department)).toEqual(['c01', 'p01'])
  })
})
