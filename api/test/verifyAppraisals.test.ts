// Results changed in the file behind the product's back, and what a check of the trail says of them.
import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contextOf } from '../services/context.ts'
import { releaseEarlier } from '../services/public/releaseEarlier.ts'
import { verifyTrail } from '../services/trail/verifyTrail.ts'
import { type Life, startLife } from './appraisalLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'

let street: DemoStreet
let life: Life
beforeAll(async () => {
  street = await demoStreet(3000, { isLive: true })
}, 120_000)
afterAll(() => street.remove())
beforeEach(async () => {
  life = await startLife(street.open(), ['p01', 'p02'])
  await life.toObjection()
  life.pass(7)
  await life.publish()
})
afterEach(() => life.test.close())

const check = () => verifyTrail(life.test.db.sqlite, { key: life.test.app.trail.key, held: [] })
function forge(sql: string, ...values: string[]): void {
  const { sqlite } = life.test.db
  const triggers = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const name of triggers) sqlite.exec(`DROP TRIGGER ${String(name)}`)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.prepare(sql).run(...values)
}

describe('a check of published results', () => {
  it('finds nothing in what was signed off', () => {
    expect(check()).toMatchObject({ ok: true, problems: [] })
  })

  it('finds a result that was rewritten, with its hash or without', async () => {
    const other = `${(await life.bytes()).text} `
    const latest = 'WHERE id = (SELECT max(id) FROM appraisal_snapshot)'
    forge(`UPDATE appraisal_snapshot SET body = ? ${latest}`, other)
    expect(check().problems[0]?.detail).toContain('is not the bytes of its SHA-256')
    const hash = createHash('sha256').update(other).digest('hex')
    forge(`UPDATE appraisal_snapshot SET sha256 = ? ${latest}`, hash)
    expect(check().problems).toMatchObject([
      { kind: 'appraisal', detail: expect.stringContaining('another snapshot than the one signed off') },
    ])
  })

  it.each([
    ['DELETE FROM appraisal', 'is missing'],
    ["UPDATE appraisal SET state = 'frozen'", 'is frozen, signed off was published'],
    ["UPDATE appraisal SET period = '2026-Q2'", 'is missing'],
  ])('%s: is found', (sql, words) => {
    forge(sql)
    const { ok, problems } = check()
    expect([ok, problems[0]?.kind]).toEqual([false, 'appraisal'])
    expect(problems[0]?.detail).toContain(words)
  })
})

describe('a check of what the public was given', () => {
  const rehash = () => {
    const { sqlite } = life.test.db
    const body = String(sqlite.prepare('SELECT body FROM public_release').pluck().get())
    forge('UPDATE public_release SET sha256 = ?', createHash('sha256').update(body).digest('hex'))
  }

  it('finds a release that was rewritten, with its hash or without', () => {
    forge('UPDATE public_release SET body = replace(body, \'"rank":1\', \'"rank":2\')')
    expect(check().problems).toMatchObject([
      { kind: 'release', detail: expect.stringContaining('is not the bytes of its SHA-256') },
    ])
    rehash()
    expect(check().problems).toMatchObject([
      { kind: 'release', detail: expect.stringContaining('is another one than went out') },
    ])
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
    forge(sql)
    const { problems } = check()
    expect(problems).toMatchObject([{ kind: 'release', detail: expect.stringContaining(words) }])
  })

  it('finds nothing in results that were published before there were releases, released at the next start', async () => {
    const { db, clock } = life.test
    const before = db.sqlite.prepare('SELECT state, body, sha256 FROM public_release').all()
    forge('DELETE FROM public_release')
    // As a file of then: no release and no act of one; the last event is that of the publication.
    forge("DELETE FROM event WHERE case_key IS NULL AND body ->> 'type' = 'released'")
    expect(releaseEarlier(contextOf(db, clock.ms), clock.ms)).toBe(1)
    expect(db.sqlite.prepare('SELECT state, body, sha256 FROM public_release').all()).toEqual(before)
    expect(releaseEarlier(contextOf(db, clock.ms), clock.ms)).toBe(0)
    expect(check().problems.filter(({ kind }) => kind === 'release')).toEqual([])
  })
})
