// Every received case is in exactly one area of each map level or unlocated, and each area's list holds its units.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { places } from '#db/facts/heat.ts'
import type { CasesQuery } from '../contract/cases.ts'
import type { Filters } from '../contract/filters.ts'
import { CELL_LEVELS, type Heat, type HeatQuery } from '../contract/heat.ts'
import { buildDeployment, TEST_DEPARTMENTS } from '../test/buildDeployment.ts'
import { FIRST_MS, LAST_MS, randomCases } from '../test/randomCases.ts'
import { computeKpis } from './computeKpis.ts'
import { contextOf } from './context.ts'
import { listCases } from './listCases.ts'
import { readHeat } from './readHeat.ts'
import { resolveScope } from './resolveScope.ts'

const db = buildDeployment(randomCases(300, 11), LAST_MS)
const context = contextOf(db, 0)
afterAll(() => db.close())

const some = <T>(...values: T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined })

const filters: fc.Arbitrary<Filters> = fc
  .record({
    period: fc.constantFrom('2026', '2026-Q2', '2026-Q3', '2026-04', '2026-08', '2026-04-10..2026-05-20'),
    asOf: fc.option(
      fc.integer({ min: FIRST_MS, max: LAST_MS }).map((ms) => new Date(ms).toISOString()),
      { nil: undefined },
    ),
    department: some(...TEST_DEPARTMENTS),
    community: some('c1', 'c2', 'c3'),
    category: some('a', 'b', 'a.x'),
  })
  .map((query) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)))

const level = fc.constantFrom(...CELL_LEVELS)

const sum = (heat: Heat, of: 'num' | 'den') =>
  heat.features.reduce((so, { properties }) => so + properties[of], 0) + heat.unlocated.num

function queryOf(url: string): CasesQuery {
  const search = new URL(url, 'http://x').searchParams
  const lists = ['department', 'community', 'category']
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => [
      key,
      lists.includes(key) ? search.getAll(key) : search.get(key),
    ]),
  )
}

const totalOf = async (url: string) => (await listCases(context, { ...queryOf(url), limit: 1 })).total

describe('a map', () => {
  test('counts on every level exactly the cases of the plain list, void ones and unlocated ones included', async () => {
    await fc.assert(
      fc.asyncProperty(filters, level, async (query, cell) => {
        const heat = await readHeat(context, { ...query, cell, measure: 'count' })
        expect(sum(heat, 'num')).toBe(heat.total)
        expect(heat.total).toBe((await listCases(context, { ...query, limit: 1 })).total)
        expect(heat.features.every(({ properties }) => properties.num > 0)).toBe(true)
        expect(heat.unlocated.share).toBe(heat.total > 0 ? heat.unlocated.num / heat.total : null)
      }),
      { numRuns: 120 },
    )
  })

  test('of the breach rate holds on every level exactly the clocks of the metric', async () => {
    await fc.assert(
      fc.asyncProperty(filters, level, async (query, cell) => {
        const heat = await readHeat(context, { ...query, cell, measure: 'breach_rate' })
        const { breach_rate: metric } = (await computeKpis(context, query)).metrics
        expect(sum(heat, 'den')).toBe(heat.total)
        expect(heat.total).toBe(metric?.den)
      }),
      { numRuns: 60 },
    )
  })

  test('leads from each area, and from what is unlocated, to exactly its units', async () => {
    for (const cell of CELL_LEVELS) {
      for (const measure of ['count', 'breach_rate'] as const) {
        const heat = await readHeat(context, { period: '2026', cell, measure, department: ['d1', 'd2'] })
        expect(heat.features.length).toBeGreaterThan(2)
        for (const { properties } of heat.features) {
          expect([properties.id, await totalOf(properties.casesUrl)]).toEqual([properties.id, properties.den])
        }
        expect(await totalOf(heat.unlocated.casesUrl)).toBe(heat.unlocated.num)
      }
    }
  })

  test('is the same from the roll-up as from the facts', async () => {
    for (const period of ['2026', '2026-Q2', '2026-05', '2026-Q3']) {
      const { scope } = resolveScope(context, { period })
      for (const of of ['received', 'clocks'] as const) {
        const sorted = (grain: typeof scope.grain) =>
          places(db.sqlite, { ...scope, grain }, of).sort((a, b) => a.placeKey - b.placeKey)
        expect(sorted(scope.grain)).toEqual(sorted(null))
      }
    }
  })

  test('has square cells of whole groups of the finest ones, named by the community of their centre', async () => {
    const [fine, coarse] = await Promise.all(
      (['125', '1000'] as const).map((cell) => readHeat(context, { period: '2026', cell })),
    )
    const first = coarse?.features.find(({ id }) => id === 'g1000.0.0')
    const inside = (fine?.features ?? []).filter(({ id }) => /^g125\.[0-7]\.[0-7]$/.test(id))
    expect(first?.properties.num).toBe(inside.reduce((so, { properties }) => so + properties.num, 0))
    expect(first?.properties.label).toBe('柳荫')
    expect(first?.geometry.type).toBe('Polygon')
    const west = coarse?.features.find(({ id }) => id === 'g1000.-1.0')
    expect(west?.properties.label).toBeNull()
  })

  test('knows cases per 1,000 households of communities alone, with a reason where households are unknown', async () => {
    const heat = await readHeat(context, {
      period: '2026',
      cell: 'community',
      measure: 'per_1000_households',
    })
    const known = heat.features.find(({ id }) => id === 'c1')?.properties
    expect(known?.value).toBeCloseTo((known?.num ?? 0) / 1, 9)
    expect(known?.den).toBe(1000)
    expect(known?.lo).toBeLessThan(known?.value ?? 0)
    expect(known?.hi).toBeGreaterThan(known?.value ?? 0)
    const unknown = heat.features.find(({ id }) => id === 'c2')?.properties
    expect(unknown).toMatchObject({ value: null, reason: 'no_households', lo: null, hi: null })
    const nowhere = heat.features.find(({ id }) => id === 'c3')
    expect(nowhere?.geometry).toEqual({ type: 'Polygon', coordinates: [] })
    expect(sum(heat, 'num')).toBe(heat.total)
  })

  test('of a quarter without cases is empty, without rates out of nothing', async () => {
    const heat = await readHeat(context, { period: '2019-Q1', cell: '250' })
    expect(heat).toMatchObject({ features: [], total: 0, unlocated: { num: 0, share: null } })
    expect(heat.legend).toMatchObject({ minimum: 20, breaks: [], yearBreaks: [] })
  })
})

describe('classes', () => {
  test('are ascending, and those of the year are the same for each of its months', async () => {
    const months = await Promise.all(
      ['2026-04', '2026-05', '2026-06'].map((period) => readHeat(context, { period, cell: '1000' })),
    )
    const [first] = months
    expect(first?.legend.yearBreaks.length).toBeGreaterThan(0)
    for (const { legend } of months) {
      expect(legend.yearBreaks).toEqual(first?.legend.yearBreaks)
      expect(legend.breaks).toEqual([...legend.breaks].sort((a, b) => a - b))
    }
  })
})

test.each<[string, HeatQuery, string]>([
  ['cells have no households', { cell: '250', measure: 'per_1000_households' }, 'measure_unavailable'],
  ['change comes later', { measure: 'change' }, 'measure_unavailable'],
  ['hot spots come later', { cell: '500', measure: 'hotspot' }, 'measure_unavailable'],
  ['an unknown community', { community: ['c9'] }, 'unknown_community'],
])('%s: refused by code', async (_, query, code) => {
  await expect(readHeat(context, query)).rejects.toMatchObject({ code })
})
