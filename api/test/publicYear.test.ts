// A year of the demo street published in order, month by month and quarter by quarter, and attacked with all of it together.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Snapshot } from '../domain/appraisal/snapshot.ts'
import { parseSnapshot } from '../domain/appraisal/snapshot.ts'
import { type Counts, type Hidden, withTotals } from '../domain/privacy/countTable.ts'
import type { Publication } from '../domain/privacy/publication.ts'
import { boardKey, categoryKey, type PublicCells, placeKey } from '../domain/privacy/publicCells.ts'
import { exposedCells, isSmall } from '../domain/privacy/suppress.ts'
import { parsePeriod } from '../domain/time/period.ts'
import { contextOf } from '../services/context.ts'
import { publicationOf } from '../services/public/publicationOf.ts'
import { publicBody } from '../services/public/publicBody.ts'
import { planRelease } from '../services/public/releaseResult.ts'
import { type Life, startLife } from './appraisalLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'

const QUARTERS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']
const monthsOf = (quarter: string) =>
  [1, 2, 3].map(
    (i) => `${quarter.slice(0, 4)}-${String((Number(quarter.slice(6)) - 1) * 3 + i).padStart(2, '0')}`,
  )

let street: DemoStreet
let life: Life
let known: PublicCells
const publications = new Map<string, Publication>()
const states: string[] = []

beforeAll(async () => {
  street = await demoStreet(6000, { isLive: true })
  life = await startLife(street.open(), ['p01', 'p02'])
  for (const quarter of QUARTERS) for (const period of [...monthsOf(quarter), quarter]) await publish(period)
  const rows = life.test.db.sqlite
    .prepare('SELECT state, cells FROM public_release ORDER BY appraisal_id')
    .all() as {
    state: string
    cells: string
  }[]
  states.push(...rows.map(({ state }) => state))
  known = Object.assign(
    {},
    ...rows.flatMap(({ state, cells }) => (state === 'released' ? [JSON.parse(cells)] : [])),
  )
}, 300_000)
afterAll(async () => {
  await life.test.close()
  street.remove()
})

async function publish(period: string): Promise<void> {
  await life.done('operator', 'POST', `/appraisals/${period}/freeze`, {})
  await life.done('operator', 'POST', `/appraisals/${period}/open-objections`, { workingDays: 1 })
  life.pass(14)
  await life.done('leader', 'POST', `/appraisals/${period}/publish`, { confirm: period })
  const { db, clock } = life.test
  const context = contextOf(db, clock.ms)
  const found = parsePeriod(period, context.zone)
  if (found !== null) publications.set(period, publicationOf(context, snapshotOf(period), found))
}

function snapshotOf(period: string): Snapshot {
  const { sqlite } = life.test.db
  const sql = `SELECT s.body FROM appraisal_snapshot s JOIN appraisal a ON a.id = s.appraisal_id WHERE a.period = ? ORDER BY s.id DESC`
  return parseSnapshot(String(sqlite.prepare(sql).pluck().get(period)))
}

const isHiddenKey = (key: string) => known[key]?.isShown !== true

it('everything goes out, with few numbers hidden', () => {
  expect(states).toHaveLength(QUARTERS.length * 4)
  expect(new Set(states)).toEqual(new Set(['released']))
  const cells = Object.values(known)
  const hidden = cells.filter(({ isShown }) => !isShown).length
  expect(cells.length).toBeGreaterThan(1500)
  expect(hidden / cells.length).toBeLessThan(0.25)
})

it('with ten asked for by the rule set, no number of one to nine is shown', () => {
  const { db, clock } = life.test
  const context = contextOf(db, clock.ms)
  const snapshot = snapshotOf('2026-Q3')
  const ruleSets = snapshot.ruleSets.map((rules) => ({ ...rules, publicK: 10 }))
  const { publication, cells } = planRelease(context, { ...snapshot, ruleSets }, [])
  const careful = Object.values(cells)
  expect(careful.filter(({ count, isShown }) => isShown && isSmall(count, 10))).toEqual([])
  expect(careful.some(({ count, isShown }) => isShown && count > 10)).toBe(true)
  const body = publicBody({ context, snapshot: { ...snapshot, ruleSets }, sha256: '', publication, cells })
  expect(body.k).toBe(10)
})

it('a total goes with the check it would tell', () => {
  const { db, clock } = life.test
  const context = contextOf(db, clock.ms)
  const snapshot = snapshotOf('2026-Q3')
  const part = { part: 'supervision', share: 0.1, applied: 1 / 9, value: 50, variance: 1 } as const
  const groups = snapshot.groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => (row.id === 'p01' ? { ...row, parts: [...row.parts, part] } : row)),
  }))
  const scores = (of: Snapshot) => {
    const planned = planRelease(context, of, [])
    const body = publicBody({ context, snapshot: of, sha256: '', ...planned })
    return new Map(body.groups.flatMap(({ rows }) => rows.map((row) => [row.department.id, row.score])))
  }
  const [plain, checked] = [scores(snapshot), scores({ ...snapshot, groups })]
  expect(plain.get('p01')?.value).toBeGreaterThan(0)
  expect(checked).toEqual(new Map([...plain, ['p01', null]]))
})

it('no number of one to four cases is shown', () => {
  expect(Object.entries(known).filter(([, { count, isShown }]) => isShown && isSmall(count))).toEqual([])
})

it('no small figure of a department is worked out from its months, its quarter and its group', () => {
  let attacked = 0
  for (const quarter of QUARTERS)
    for (const { group, metric, departments } of publications.get(quarter)?.board ?? []) {
      const ids = Object.keys(departments).sort()
      const dens = monthsOf(quarter).map((month) => countsIn(month, metric))
      const counts = withTotals(ids.map((id) => dens.map((of) => of.get(id) ?? 0)))
      const windows = [...monthsOf(quarter), quarter]
      const keys = [
        ...ids.map((department) => windows.map((window) => boardKey(window, metric, { department }))),
        windows.map((window) => boardKey(window, metric, { group })),
      ]
      // Who is not on a board has nothing, and everybody knows it.
      const isNothing = (key: string, i: number, j: number) =>
        known[key] === undefined && counts[i]?.[j] === 0
      const hidden = keys.map((row, i) => row.map((key, j) => isHiddenKey(key) && !isNothing(key, i, j)))
      expect(exposedCells(counts, hidden), `${quarter} ${metric} ${group}`).toEqual([])
      attacked += 1
    }
  expect(attacked).toBeGreaterThan(30)
})

/** Cases of a month by department, in whatever group they were compared then. */
function countsIn(month: string, metric: string): Map<string, number> {
  const boards = publications.get(month)?.board.filter((one) => one.metric === metric) ?? []
  return new Map(boards.flatMap(({ departments }) => Object.entries(departments)))
}

it('no small place is worked out from squares, communities and the street, nor a category from the street', () => {
  for (const quarter of QUARTERS) {
    const { places, categories } = publications.get(quarter) ?? {}
    if (!places || !categories) throw new Error(`no places in ${quarter}`)
    const counts: Counts = withTotals(places.counts)
    const hidden: Hidden = [
      ...places.cells.map((id, i) => [
        ...(places.counts[i] ?? []).map((count) => count > 0),
        isHiddenKey(placeKey(quarter, 'cell', id)),
      ]),
      [
        ...places.communities.map((id) => isHiddenKey(placeKey(quarter, 'community', id))),
        isHiddenKey(placeKey(quarter, 'total', '')),
      ],
    ]
    const exposed = exposedCells(counts, hidden).filter(([i, j]) => !isInside(counts, i, j))
    expect(exposed, quarter).toEqual([])
    const codes = Object.keys(categories).sort()
    const column = withTotals(codes.map((code) => [categories[code] ?? 0]))
    const shown = [
      ...codes.map((code) => isHiddenKey(categoryKey(quarter, code))),
      isHiddenKey(placeKey(quarter, 'total', '')),
    ]
    expect(
      exposedCells(
        column,
        shown.map((one) => [one, true]),
      ),
      quarter,
    ).toEqual([])
  }
})

const isInside = (counts: Counts, i: number, j: number) =>
  i < counts.length - 1 && j < (counts[0]?.length ?? 0) - 1

it('places are those of the latest quarter, though a month came out since', async () => {
  await publish('2026-10')
  const read = async (address: string) =>
    (await life.test.app.inject({ url: `/api/public/v1${address}` })).json().period?.id
  expect(await Promise.all(['/board', '/heat', '/heat?period=2026-10'].map(read))).toEqual([
    ...['2026-10', '2026-Q3', undefined],
  ])
})
