// What a first start leaves to be seen: two quarters published in their own time, the second with a check and a council, and the one after them
// still to be appraised.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Db } from '#db/open.ts'
import { listAppraisals } from '#db/queries/appraisals.ts'
import { type DemoStreet, demoStreet } from '../test/demoStreet.ts'
import { addDemoAccounts } from './accounts.ts'
import { readSnapshot } from './appraisal/storedSnapshot.ts'
import { contextOf } from './context.ts'
import { publicChecks } from './public/readChecks.ts'
import { publicCouncils } from './public/readCouncils.ts'
import { publicNotices } from './public/readReleases.ts'
import { publishDemo } from './publishDemo.ts'
import { readProgramme } from './screen/readProgramme.ts'
import { addScreen } from './screen/tokens.ts'
import { verifyTrail } from './trail/verifyTrail.ts'

let street: DemoStreet
let db: Db
beforeAll(async () => {
  street = await demoStreet(6000, { isLive: false })
  db = street.open()
  await addDemoAccounts(db, undefined, 0)
  await publishDemo(db)
}, 120_000)
afterAll(() => {
  db.close()
  street.remove()
})

it('publishes the first half of 2026, weeks after each quarter, and leaves the third quarter', () => {
  const rows = listAppraisals(db, 9).map(({ period, state }) => [period, state])
  expect(rows).toEqual([
    ['2026-Q2', 'published'],
    ['2026-Q1', 'published'],
  ])
  expect(publicNotices(contextOf(db, 0))).toMatchObject([
    { period: '2026-Q2', isStanding: true, publishedAt: '2026-07-25T10:00:00+08:00' },
    { period: '2026-Q1', isStanding: true, publishedAt: '2026-04-25T10:00:00+08:00' },
  ])
})

it('held a third-party check and a residents’ council before the second, and both count in it', () => {
  const context = contextOf(db, 0)
  const [check] = publicChecks(context)
  expect(check).toMatchObject({ period: '2026-Q2', state: 'submitted' })
  expect(check?.result?.departments.length).toBeGreaterThan(20)
  const [council] = publicCouncils(context)
  expect(council).toMatchObject({ period: '2026-Q2', isValid: true, ballots: { returned: 40, valid: 40 } })
  const [appraisal] = listAppraisals(db, 1)
  const { snapshot } = readSnapshot(db, appraisal?.id ?? 0)
  const ranked = snapshot.groups.flatMap(({ rows }) => rows).filter((row) => row.ranked)
  expect(ranked.length).toBeGreaterThan(10)
  for (const { parts } of ranked) {
    expect(parts?.map(({ part, applied }) => [part, applied])).toEqual([
      ['score', 0.8],
      ['supervision', 0.1],
      ['council', 0.1],
    ])
  }
  expect(verifyTrail(db.sqlite, { key: null, held: [] })).toMatchObject({ ok: true })
})

it('gives a new screen results and places', () => {
  const { id } = addScreen(db, '大厅', { by: 'admin', nowMs: 0 })
  const { slides } = readProgramme(contextOf(db, 0), { id, name: '大厅', origin: 'https://pingyi.example' })
  const kinds = [...new Set(slides.map(({ kind }) => kind))]
  expect(kinds).toEqual([
    'cover',
    'ranking',
    'rate',
    'map',
    'trend',
    'categories',
    'council',
    'supervision',
    'typical_case',
    'feedback',
  ])
  expect(slides[0]?.source).toMatchObject({ period: { en: 'Q2 2026' }, asOf: '2026-07-10T10:00:00+08:00' })
  expect(slides.at(-1)?.feedback?.site.address).toBe('https://pingyi.example/public')
})

it('does nothing where something was appraised', async () => {
  await publishDemo(db)
  expect(listAppraisals(db, 9)).toHaveLength(2)
})
