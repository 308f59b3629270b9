// A real file, changed behind the product's back, and what is said of it.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordAct } from '../audit/recordAct.ts'
import { erasePersonal } from '../erasePersonal.ts'
import { type Bench, NOW, openBench } from '../import/test/importFixture.ts'
import { withdrawImport } from '../withdrawImport.ts'
import { compareCases } from './compareCases.ts'
import { openSigner, type TrailSigner } from './signer.ts'
import { verifyTrail } from './verifyTrail.ts'

const rows = Array.from({ length: 12 }, (_, n) => ({
  number: `A${n}`,
  title: `楼道灯 ${n}`,
  replied: '2026-09-03 10:00',
  archived: n % 2 === 0 ? '2026-09-04 10:00' : '',
}))

let bench: Bench
let signer: TrailSigner
/** Notes kept at 30 % and 60 % of the way, and the last. */
let notes: string[]
beforeEach(async () => {
  bench = openBench()
  signer = openSigner(bench.db, null)
  const first = await bench.importRows(rows.slice(0, 4))
  notes = [signer.sign(NOW).note]
  await bench.importRows(rows)
  notes.push(signer.sign(NOW).note)
  withdrawImport(bench.db.sqlite, first.id, { by: 'admin', nowMs: NOW })
  recordAct(bench.db.sqlite, { type: 'exported', by: 'leader' }, NOW)
  notes.push(signer.sign(NOW).note)
})
afterEach(() => bench.close())

const check = (held: readonly string[] = []) =>
  verifyTrail(bench.db.sqlite, {
    ...{ key: signer.key, held },
    compareCases: (problems) => compareCases(bench.db.sqlite, NOW, problems),
  })
function forge(sql: string): void {
  const { sqlite } = bench.db
  const triggers = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const name of triggers) sqlite.exec(`DROP TRIGGER ${String(name)}`)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(sql)
}
const sizeAt = (n: number) => Number(notes[n]?.split('\n')[1])

describe('a check of the whole trail', () => {
  it('finds nothing in what the product wrote, and reads what it holds', () => {
    const report = check(notes)
    expect(report).toMatchObject({ ok: true, size: bench.count('event'), cases: 12, problems: [] })
    expect(report).toMatchObject({ checkpoints: 6, signed: 6, personal: { kept: 12, erased: 0 } })
  })

  it.each([
    ['limits', 'UPDATE rule_set SET body = replace(body, \'"n":3\', \'"n":30\')'],
    ['a calendar', "UPDATE calendar SET body = replace(body, '2026-10-01', '2026-10-09')"],
    ['a scheme', "DELETE FROM scheme WHERE id = 'recorded'"],
  ])('names %s changed behind the log', (_, sql) => {
    forge(sql)
    const { ok, problems } = check(notes)
    expect(ok).toBe(false)
    expect(problems.map(({ kind }) => kind)).toContain('versions')
  })

  it('stays true when personal fields are erased, and still compares those cases', () => {
    erasePersonal(bench.db.sqlite, { beforeMs: NOW, by: 'admin', nowMs: NOW })
    const report = check(notes)
    expect(report).toMatchObject({ ok: true, cases: 12, problems: [] })
    expect(report.personal.erased).toBeGreaterThan(0)
    expect(report.personal.erased + report.personal.kept).toBe(12)
    forge(
      `UPDATE clock_fact SET done_ms = done_ms + 1 WHERE case_key =
         (SELECT max(key) FROM cases WHERE title IS NULL)`,
    )
    expect(check().problems[0]?.detail).toContain('the facts of case')
  })

  it('finds personal fields that went without a word in the log', () => {
    forge('DELETE FROM personal WHERE seq = 0; UPDATE cases SET title = NULL WHERE key = 1')
    const { problems } = check(notes)
    expect(problems.map(({ kind, detail }) => [kind, detail])).toContainEqual([
      'personal',
      'personal fields of 1 events are gone, the log tells of 0 erased',
    ])
  })

  it.each([
    [
      'body',
      "UPDATE event SET body = replace(body, 'leader', 'nobody') WHERE body LIKE '%exported%'",
      'hash of the body',
    ],
    ['leaf', "UPDATE event SET leaf = zeroblob(32) WHERE body LIKE '%exported%'", 'hash of the body'],
    ['place', "UPDATE event SET case_key = 1 WHERE body LIKE '%exported%'", 'wrong case'],
  ])('names the event whose %s was changed', (_, sql, words) => {
    forge(sql)
    const report = check([notes[2] ?? ''])
    expect(report).toMatchObject({ ok: false, firstBadEvent: report.size - 1 })
    expect(report.problems[0]?.detail).toContain(words)
  })

  it('names the case that an event was taken from', () => {
    forge('UPDATE event SET case_key = 2 WHERE seq = 0')
    const report = check()
    expect(report.firstBadEvent).toBe(0)
    expect(report.problems.map(({ kind }) => kind)).toContain('case')
  })

  it('names the missing event', () => {
    forge('DELETE FROM event WHERE seq = 7')
    expect(check()).toMatchObject({ ok: false, firstBadEvent: 7 })
  })

  it.each([
    ['case row', "UPDATE cases SET stage = 'submitted' WHERE key = 3", 'case', 'stage'],
    ['fact', 'UPDATE clock_fact SET done_ms = done_ms + 1 WHERE case_key = 3', 'case', 'facts of case'],
    [
      'title',
      "UPDATE personal SET fields = replace(fields, '灯', '门')",
      'personal',
      'not those the event committed to',
    ],
    ['node', 'UPDATE node SET hash = zeroblob(32) WHERE level = 1 AND idx = 3', 'node', 'node 1/3'],
    ['further node', "INSERT INTO node VALUES (9, 9, x'00')", 'node', 'nodes are stored'],
  ])('finds a changed %s', (_, sql, kind, words) => {
    forge(sql)
    const { ok, problems } = check()
    expect(ok).toBe(false)
    expect(problems.find((problem) => problem.kind === kind)?.detail).toContain(words)
  })

  it('narrows what was rewritten with its leaf and nodes to the range between checkpoints', () => {
    const last = sizeAt(2) - 1
    forge(`DELETE FROM event WHERE seq = ${last}; DELETE FROM node WHERE (idx + 1) << level > ${last}`)
    recordAct(bench.db.sqlite, { type: 'exported', by: 'nobody' }, NOW)
    const range = [sizeAt(1), sizeAt(2)]
    expect(check()).toMatchObject({ ok: false, firstBadEvent: null, problemCount: 1, range })
    expect(check([notes[0] ?? '']).range).toEqual(range)
  })

  it('refuses a held note that its key did not sign, or another key did', () => {
    const [note = ''] = notes
    expect(check([note.replace(/\n\d+\n/, '\n1\n')])).toMatchObject({ ok: false })
    expect(check(['nothing'])).toMatchObject({ ok: false })
    const stranger = openSigner(bench.db, path.join(bench.folder, 'other.key'))
    const strange = verifyTrail(bench.db.sqlite, { key: stranger.key, held: [note] })
    expect(strange.problems.every(({ detail }) => detail.includes('of another key'))).toBe(true)
    expect(strange.ok).toBe(false)
    // Once the log itself says so, the checkpoints of before are in order.
    stranger.sign(NOW)
    expect(verifyTrail(bench.db.sqlite, { key: stranger.key, held: [note] }).ok).toBe(true)
    expect(verifyTrail(bench.db.sqlite, { key: null, held: [note] })).toMatchObject({ ok: true, signed: 0 })
  })
})

describe('npm run verify-trail', () => {
  const run = (...args: string[]) => {
    const cli = path.resolve(import.meta.dirname, '../../cli/verifyTrail.ts')
    const result = spawnSync(process.execPath, ['--import', 'tsx', cli, '--db', bench.db.path, ...args], {
      encoding: 'utf8',
    })
    const last = result.stdout.trim().split('\n').at(-1) ?? ''
    return { ...result, answer: last === '' ? null : (JSON.parse(last) as Record<string, unknown>) }
  }

  it('ends with 0 and one JSON object, or with 1 and the first bad event', () => {
    const kept = path.join(bench.folder, 'kept.txt')
    writeFileSync(kept, notes[0] ?? '')
    const good = run('--checkpoint', kept)
    expect([good.status, good.answer?.ok, good.answer?.signed]).toEqual([0, true, 5])
    forge('UPDATE event SET leaf = zeroblob(32) WHERE seq = 2')
    const bad = run('--checkpoint', kept, '--no-cases')
    expect([bad.status, bad.answer?.firstBadEvent]).toEqual([1, 2])
    expect(bad.stderr).toContain('first bad event: 2')
  })

  it('holds the log against the last note kept beside the key: an older copy does not pass', () => {
    const older = sizeAt(1)
    forge(
      `DELETE FROM personal WHERE seq >= ${older}; DELETE FROM event WHERE seq >= ${older};
       DELETE FROM node WHERE (idx + 1) << level > ${older}; DELETE FROM checkpoint WHERE size > ${older}`,
    )
    expect(verifyTrail(bench.db.sqlite, { key: signer.key, held: [] }).ok).toBe(true)
    expect(run('--no-cases')).toMatchObject({ status: 1, answer: { range: [older, sizeAt(2)] } })
  })

  it('says what is not there, and what is no checkpoint', () => {
    expect(run('--checkpoint', '/nowhere').status).toBe(1)
    const torn = path.join(bench.folder, 'torn.txt')
    writeFileSync(torn, 'half a note')
    const { status, stderr } = run('--checkpoint', torn, '--no-cases')
    expect([status, stderr.trim()]).toEqual([1, 'the held checkpoint is no checkpoint'])
    expect(run('--key', 'nothing').stderr).toContain('no public key')
  })
})
