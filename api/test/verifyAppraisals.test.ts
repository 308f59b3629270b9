// Results changed in the file behind the product's back, and what a check of the trail says of them.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSnapshot } from '../domain/appraisal/snapshot.ts'
import { casesOf } from '../domain/appraisal/units.ts'
import { contextOf } from '../services/context.ts'
import { releaseEarlier } from '../services/public/releaseEarlier.ts'
import { verifyTrail } from '../services/trail/verifyTrail.ts'
import { type Life, startLife } from './appraisalLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'
import { forged } from './forged.ts'

let street: DemoStreet
let life: Life
beforeAll(async () => {
  street = await demoStreet(1000, { isLive: true })
  life = await startLife(street.open(), ['p01', 'p02'])
  await life.toObjection()
  const { units } = parseSnapshot((await life.bytes()).text)
  const { id } = await life.object('unit', casesOf(units, 'p01').slice(0, 2))
  await life.accept(id)
  life.pass(7)
  await life.publish()
}, 120_000)
afterAll(async () => {
  await life.test.close()
  street.remove()
})

const sqlite = () => life.test.db.sqlite
const check = () => verifyTrail(sqlite(), { key: life.test.app.trail.key, held: [] })
const checkForged = (sql: string) => forged(sqlite(), sql, check)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('a check of published results', () => {
  it('finds nothing in what was signed off', () => {
    expect(check()).toMatchObject({ ok: true, problems: [] })
  })

  it('finds a result that was rewritten, with its hash or without', async () => {
    const other = `${(await life.bytes()).text} `
    const latest = 'WHERE id = (SELECT max(id) FROM appraisal_snapshot)'
    forged(sqlite(), '', () => {
      sqlite().prepare(`UPDATE appraisal_snapshot SET body = ? ${latest}`).run(other)
      expect(check().problems[0]?.detail).toContain('is not the bytes of its SHA-256')
      sqlite().prepare(`UPDATE appraisal_snapshot SET sha256 = ? ${latest}`).run(sha256(other))
      expect(check().problems).toMatchObject([
        { kind: 'appraisal', detail: expect.stringContaining('another snapshot than the one signed off') },
      ])
    })
  })

  it.each([
    ['DELETE FROM appraisal', 'is missing'],
    ["UPDATE appraisal SET state = 'frozen'", 'is frozen, signed off was published'],
    ["UPDATE appraisal SET period = '2026-Q2'", 'is missing'],
  ])('%s: is found', (sql, words) => {
    const { ok, problems } = checkForged(sql)
    expect([ok, problems[0]?.kind]).toEqual([false, 'appraisal'])
    expect(problems[0]?.detail).toContain(words)
  })
})

describe('a check of what was decided', () => {
  it.each([
    ["UPDATE objection SET state = 'rejected'", 'is not as it was decided'],
    ["UPDATE objection_decision SET verdict = 'reject'", 'is not as it was decided'],
    ["UPDATE objection_decision SET by = 'admin' WHERE by = 'leader'", 'is not as it was decided'],
    ["UPDATE objection SET evidence = '另有附图'", 'is not as it was raised'],
    [
      'DELETE FROM objection_case WHERE case_id = (SELECT min(case_id) FROM objection_case)',
      'as it was raised',
    ],
    ['DELETE FROM objection', 'is missing'],
    [
      `INSERT INTO appraisal_outcome VALUES
         ((SELECT max(id) FROM appraisal), 'x', 'criticism', 'confirmed', 'leader', 1, NULL)`,
      'the log left it undecided',
    ],
    [
      `INSERT INTO signal_answer (period, signal, department_id, answer, note, num, den, by, at_ms)
         VALUES ('2026-Q3', 'ping_pong', 'p01', 'explained', '', 1, 2, 'supervisor', 3)`,
      'is not as it was given',
    ],
  ])('%s: is found', (sql, words) => {
    const { problems } = checkForged(sql)
    expect(problems[0]).toMatchObject({ kind: 'decision', detail: expect.stringContaining(words) })
  })
})

describe('a check of what the public was given', () => {
  it('finds a release that was rewritten, with its hash or without', () => {
    forged(sqlite(), 'UPDATE public_release SET body = replace(body, \'"rank":1\', \'"rank":2\')', () => {
      expect(check().problems).toMatchObject([
        { kind: 'release', detail: expect.stringContaining('is not the bytes of its SHA-256') },
      ])
      const body = String(sqlite().prepare('SELECT body FROM public_release').pluck().get())
      sqlite().prepare('UPDATE public_release SET sha256 = ?').run(sha256(body))
      expect(check().problems).toMatchObject([
        { kind: 'release', detail: expect.stringContaining('is another one than went out') },
      ])
    })
  })

  it.each([
    ['DELETE FROM public_release', 'is missing'],
    [
      "UPDATE public_release SET state = 'held_back', body = NULL, sha256 = NULL",
      'is another one than went out',
    ],
    ["UPDATE public_release SET state = 'held_back'", 'is held_back, the log says released'],
    ["UPDATE public_release SET cells = '{}'", 'planned with other counts'],
    [
      'INSERT INTO public_release SELECT appraisal_id + 1, state, cells, body, sha256, refusals, created_at_ms FROM public_release',
      'was never entered in the log',
    ],
  ])('%s: is found', (sql, words) => {
    const { problems } = checkForged(sql)
    expect(problems).toMatchObject([{ kind: 'release', detail: expect.stringContaining(words) }])
  })

  it('finds nothing in results that were published before there were releases, released at the next start', async () => {
    const { db, clock } = life.test
    const stored = () => sqlite().prepare('SELECT state, body, sha256 FROM public_release').all()
    const before = stored()
    // As a file of then: no release and no act of one; the last event is that of the publication.
    const then = `DELETE FROM public_release;
      DELETE FROM event WHERE case_key IS NULL AND body ->> 'type' = 'released'`
    forged(sqlite(), then, () => {
      expect(releaseEarlier(contextOf(db, clock.ms), clock.ms)).toBe(1)
      expect(stored()).toEqual(before)
      expect(releaseEarlier(contextOf(db, clock.ms), clock.ms)).toBe(0)
      expect(check().problems.filter(({ kind }) => kind === 'release')).toEqual([])
    })
  })
})
