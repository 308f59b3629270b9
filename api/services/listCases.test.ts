// The list behind a figure holds exactly the units that the figure counts, and a walk hands out each of them once.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { MeasureId } from '#db/facts/reader.ts'
import type { CasesQuery } from '../contract/cases.ts'
import type { Filters } from '../contract/filters.ts'
import { METRICS, type MetricId } from '../domain/metrics/definitions.ts'
import { DAY_MS, HOUR_MS } from '../domain/time/zone.ts'
import { buildDeployment, TEST_DEPARTMENTS } from '../test/buildDeployment.ts'
import { FIRST_MS, LAST_MS, randomCases } from '../test/randomCases.ts'
import { computeKpis } from './computeKpis.ts'
import { contextOf } from './context.ts'
import { listCases } from './listCases.ts'
import { readStages } from './readStages.ts'
import { resolveScope } from './resolveScope.ts'

const db = buildDeployment(randomCases(160, 5), LAST_MS)
const context = contextOf(db, 0)
afterAll(() => db.close())

const METRIC_IDS = Object.keys(METRICS) as MetricId[]
const some = <T>(...values: T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined })

const filters: fc.Arbitrary<Filters> = fc
  .record({
    period: fc.constantFrom('2026', '2026-Q2', '2026-04', '2026-05', '2026-04-10..2026-05-20', undefined),
    asOf: fc.option(
      fc.integer({ min: FIRST_MS, max: LAST_MS }).map((ms) => new Date(ms).toISOString()),
      { nil: undefined },
    ),
    department: some(...TEST_DEPARTMENTS),
    community: some('c1', 'c2', 'c3'),
    category: some('a', 'b', 'a.x'),
    urgency: some('ordinary', 'urgent'),
    channel: some('app', 'phone', 'patrol', 'unknown'),
  })
  .map((query) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)))

/** All pages, following `next`. */
async function walk(query: CasesQuery) {
  const items = []
  let page = await listCases(context, query)
  const { total } = page
  while (true) {
    items.push(...page.items)
    if (page.next === null) return { items, total }
    page = await listCases(context, { ...query, cursor: page.next })
    expect(page.total).toBe(total)
  }
}

const byUnit = new Set<string>(['ratio'])

describe('a metric’s list', () => {
  test('holds its denominator (a ratio’s numerator), its numerator and its excluded units', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(...METRIC_IDS), async (query, id) => {
        const { metrics } = await computeKpis(context, query)
        const metric = metrics[id]
        if (metric === undefined) throw new Error(`/kpis lacks ${id}`)
        const all = await walk({ ...query, metric: id, limit: 37 })
        const total = byUnit.has(metric.kind) ? metric.num : metric.den
        expect(all.total).toBe(total)
        expect(all.items).toHaveLength(total)
        const sum = all.items.reduce((so, { unit }) => so + (unit?.num ?? 0), 0)
        expect(sum).toBeCloseTo(metric.num, 6)
        const num = await walk({ ...query, metric: id, part: 'num', limit: 500 })
        expect(num.items).toHaveLength(all.items.filter(({ unit }) => (unit?.num ?? 0) > 0).length)
        expect(num.total).toBe(num.items.length)
        if (metric.kind === 'rate' || metric.kind === 'mean') {
          const rest = await walk({ ...query, metric: id, part: 'rest', limit: 41 })
          expect([rest.total, rest.items.length]).toEqual([total - num.total, total - num.total])
        }
        const excluded = await listCases(context, { ...query, metric: id, part: 'excluded', limit: 1 })
        expect(excluded.total).toBe(metric.excluded)
      }),
      { numRuns: 120 },
    )
  })

  test('is found at the figure’s own casesUrl', async () => {
    const { metrics } = await computeKpis(context, { period: '2026-Q2', department: ['d1', 'd2'] })
    for (const metric of Object.values(metrics)) {
      const { total } = await listCases(context, queryOf(metric.casesUrl))
      expect([metric.metric, total]).toEqual([
        metric.metric,
        metric.kind === 'ratio' ? metric.num : metric.den,
      ])
    }
  })

  test('of stage times is that of one pair of stages, and of confirmation times', async () => {
    const { stages } = await readStages(context, { period: '2026' })
    expect(stages.length).toBeGreaterThan(4)
    for (const stage of stages) {
      const { total } = await listCases(context, queryOf(stage.casesUrl))
      expect([stage.id, total]).toEqual([stage.id, stage.n])
    }
  })

  test('of the breach rate is narrowed to one clock', async () => {
    const query = { period: '2026', metric: 'breach_rate' } as const
    const [acknowledge, reply, both] = await Promise.all(
      (['acknowledge', 'reply', 'all'] as const).map((clock) => listCases(context, { ...query, clock })),
    )
    expect((acknowledge?.total ?? 0) + (reply?.total ?? 0)).toBe(both?.total)
    expect(reply?.total).toBeGreaterThan(0)
  })
})

function queryOf(url: string): CasesQuery {
  const search = new URL(url, 'http://x').searchParams
  const lists = ['department', 'community', 'category', 'urgency', 'scope', 'channel']
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => [
      key,
      lists.includes(key) ? search.getAll(key) : search.get(key),
    ]),
  )
}

describe('the plain list', () => {
  const sorts = ['received', '-received', 'due', '-due', 'number', '-number'] as const

  test('hands out every received case exactly once in each order, and its total is the number received', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom(...sorts, undefined),
        fc.integer({ min: 1, max: 9 }),
        async (query, sort, limit) => {
          const walked = await walk({ ...query, ...(sort === undefined ? {} : { sort }), limit })
          const ids = walked.items.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids).toHaveLength(walked.total)
          const { scope } = resolveScope(context, query)
          const counts = (await context.reader.count(['received' satisfies MeasureId], scope, 'none')).get('')
          expect(walked.total).toBe(counts?.received?.den ?? 0)
          const keys = walked.items.map((item) =>
            sort?.endsWith('number') ? item.number : sort?.endsWith('due') ? item.due : item.receivedAt,
          )
          const known = keys.filter((key) => key !== null)
          const ascending = sort !== undefined && !sort.startsWith('-')
          expect(known).toEqual([...known].sort((a, b) => (ascending ? (a < b ? -1 : 1) : a < b ? 1 : -1)))
          expect(keys.slice(0, known.length)).toEqual(known)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is split by status without rest, void cases included and marked', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (query) => {
        const all = await walk({ ...query, limit: 500 })
        for (const status of ['open', 'replied', 'archived', 'void'] as const) {
          const some = await walk({ ...query, status, limit: 500 })
          expect(some.items.map(({ id }) => id)).toEqual(
            all.items.filter((item) => item.status === status).map(({ id }) => id),
          )
          expect(some.total).toBe(some.items.length)
        }
        expect(all.items.every((item) => item.void === (item.status === 'void'))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('without a period is that of the quarter of as-of', async () => {
    const asOf = new Date(FIRST_MS + 60 * DAY_MS).toISOString()
    const [implied, named] = await Promise.all([
      listCases(context, { asOf }),
      listCases(context, { asOf, period: '2026-Q2' }),
    ])
    expect(implied.total).toBe(named.total)
    expect(implied.items).toHaveLength(50)
  })

  test('finds part of a number or title, with % and _ as plain characters', async () => {
    const period = '2026'
    const leaks = await walk({ period, q: '100%', limit: 500 })
    expect(leaks.total).toBeGreaterThan(5)
    expect(leaks.items.every(({ title }) => title === '100%漏水')).toBe(true)
    const stops = await walk({ period, q: '梯_停', limit: 500 })
    expect(stops.items.every(({ title }) => title === '电梯_停运')).toBe(true)
    expect((await listCases(context, { period, q: '_' })).total).toBe(stops.total)
    const numbered = await walk({ period, q: 'n15', limit: 500 })
    expect(numbered.items.map(({ number }) => number).sort()).toEqual(
      ['N15', ...Array.from({ length: 10 }, (_, i) => `N15${i}`)].sort(),
    )
  })

  test('shows no more than was known at as-of', async () => {
    const asOfMs = FIRST_MS + 50 * DAY_MS + HOUR_MS
    const { items } = await walk({ period: '2026', asOf: new Date(asOfMs).toISOString(), limit: 500 })
    expect(items.length).toBeGreaterThan(50)
    expect(items.every(({ receivedAt }) => Date.parse(receivedAt) <= asOfMs)).toBe(true)
    const later = await walk({ period: '2026', limit: 500 })
    expect(later.items.length).toBeGreaterThan(items.length)
  })
})

describe('a cursor', () => {
  const period = '2026'

  test('keeps the as-of and the total of its first page while a live clock runs', async () => {
    const asOfMs = FIRST_MS + 40 * DAY_MS
    const first = await listCases({ ...context, asOfMs }, { period, limit: 2 })
    const second = await listCases(
      { ...context, asOfMs: asOfMs + 30 * DAY_MS },
      { period, limit: 2, cursor: first.next ?? '' },
    )
    expect(second.asOf).toBe(first.asOf)
    expect(second.total).toBe(first.total)
  })

  test.each([
    ['that is no text of ours', 'nonsense'],
    ['of other parts', Buffer.from('[1,2]').toString('base64url')],
    [
      'with an as-of no calendar reaches',
      Buffer.from(JSON.stringify(['x', 9e15, 1, 1, 1, 1, 1, 1])).toString('base64url'),
    ],
  ])('%s is refused', async (_, cursor) => {
    await expect(listCases(context, { period, cursor })).rejects.toMatchObject({ code: 'bad_cursor' })
  })

  test('of another list is refused', async () => {
    const { next } = await listCases(context, { period, limit: 1 })
    const other = listCases(context, { period, limit: 1, status: 'open', cursor: next ?? '' })
    await expect(other).rejects.toMatchObject({ code: 'bad_cursor' })
  })

  test('is never longer than an address takes', async () => {
    for (const sort of ['due', '-due', 'number'] as const) {
      const { next } = await listCases(context, { period, limit: 1, sort })
      expect(next?.length).toBeLessThanOrEqual(200)
    }
  })
})

test.each([
  ['metric', { metric: 'happiness' }, 'unknown_metric'],
  ['cell', { cell: 'g300.1.1' }, 'unknown_cell'],
  ['part without a metric', { part: 'num' as const }, 'validation'],
  ['part of what is no rate', { metric: 'received', part: 'rest' as const }, 'validation'],
  ['stage', { metric: 'stage_time', stage: 'lost' }, 'validation'],
  ['department', { department: ['d9'] }, 'unknown_department'],
  ['period', { period: '2026-Q5' }, 'unknown_period'],
])('an unknown %s is refused by its code, never an empty list', async (_, query, code) => {
  await expect(listCases(context, query)).rejects.toMatchObject({ code })
})
