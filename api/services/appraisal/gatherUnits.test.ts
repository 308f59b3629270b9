// The case ids in a snapshot recount to its figures, and both are those of the live ranking and its lists at that instant.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cases } from '../../contract/cases.ts'
import type { Metric } from '../../contract/metric.ts'
import { type FigureUnits, NO_UNITS, sumsOf } from '../../domain/appraisal/units.ts'
import { DEFAULT_CREDITS, RECORDED_SCHEME, STANDARD_SCHEME } from '../../domain/defaults.ts'
import type { Scheme } from '../../domain/rules.ts'
import { type Period, parsePeriod } from '../../domain/time/period.ts'
import { buildDeployment } from '../../test/buildDeployment.ts'
import { FIRST_MS, LAST_MS, randomCases } from '../../test/randomCases.ts'
import { contextOf } from '../context.ts'
import { listCases } from '../listCases.ts'
import { rankDepartments } from '../rankDepartments.ts'
import { resultsFrom, ruleOf } from './buildSnapshot.ts'
import { gatherUnits } from './gatherUnits.ts'

const base = contextOf(buildDeployment(randomCases(300, 3), LAST_MS), LAST_MS)

const low = (scheme: Scheme): Scheme => ({
  ...scheme,
  indicators: scheme.indicators.map((indicator) => ({ ...indicator, min: 1 })),
})
const weighed = (metrics: readonly string[]) =>
  metrics.map((metric) => ({ metric, weight: 1 / metrics.length, min: 1 }))
const SCHEMES: readonly Scheme[] = [
  low(STANDARD_SCHEME),
  low(RECORDED_SCHEME),
  { ...low(STANDARD_SCHEME), group: 'all', credits: { ...DEFAULT_CREDITS, satisfied: 0, dissatisfied: 0.4 } },
  {
    ...STANDARD_SCHEME,
    indicators: weighed(['backdated_share', 'breach_rate', 'reopen_rate', 'online_share']),
  },
]

const asked = fc.record({
  scheme: fc.constantFrom(...SCHEMES),
  period: fc.constantFrom('2026-04', '2026-05', '2026-06', '2026-Q2', '2026-Q3', '2026-11'),
  asOfMs: fc.integer({ min: FIRST_MS, max: LAST_MS }),
})

/** Ids of a figure's units, each as often as it counts, in order. */
const idsOf = (cases: readonly string[], indexes: readonly number[]) => indexes.map((i) => cases[i]).sort()

async function listed(context: typeof base, { casesUrl }: Metric, part?: 'num' | 'excluded') {
  const { period = '', asOf = '', metric = '', credits, ...rest } = readUrl(casesUrl)
  const query = { period, asOf, metric, department: [rest.department ?? ''], limit: 500 }
  const found: Cases = await listCases(context, {
    ...query,
    ...(credits === undefined ? {} : { credits }),
    ...(part === undefined ? {} : { part }),
  })
  expect(found.next).toBeNull()
  return found.items.map(({ id }) => id).sort()
}

const readUrl = (url: string): Record<string, string | undefined> =>
  Object.fromEntries(new URLSearchParams(url.split('?')[1]))

describe('a snapshot', () => {
  it('holds the case ids that every figure recounts to, and no other', async () => {
    const law = fc.asyncProperty(asked, async ({ scheme, period: id, asOfMs }) => {
      const context = { ...base, asOfMs }
      const period = parsePeriod(id, context.zone) as Period
      const kind = period.grain === 'quarter' ? 'quarter' : 'month'
      const units = await gatherUnits(context, { period, scheme })
      const { groups } = resultsFrom(units, ruleOf(context, { period, kind, scheme }, units))
      const live = await rankDepartments(context, { period: id }, { scheme })
      const rows = new Map(live.groups.flatMap((group) => group.rows.map((row) => [row.department.id, row])))
      const unitsOf = (department: string) => units.departments.find((one) => one.id === department)
      for (const row of groups.flatMap((group) => group.rows)) {
        for (const [metric, figure] of Object.entries(row.indicators)) {
          const own: FigureUnits = unitsOf(row.id)?.indicators[metric] ?? NO_UNITS
          const now = rows.get(row.id)?.indicators[metric] as Metric
          const { num, den, excluded } = sumsOf(own)
          expect([figure.num, figure.den, figure.excluded]).toEqual([num, den, excluded])
          expect([now.den, now.excluded]).toEqual([den, excluded])
          expect(now.num).toBeCloseTo(num, 9)
          expect(idsOf(units.cases, own.cases)).toEqual(await listed(context, now))
          const credited = own.cases.filter((_, i) => (own.num[i] ?? 0) > 0)
          expect(idsOf(units.cases, credited)).toEqual(await listed(context, now, 'num'))
          expect(idsOf(units.cases, own.excluded)).toEqual(await listed(context, now, 'excluded'))
        }
        expect([row.cases, row.voidCases]).toEqual([
          rows.get(row.id)?.cases,
          rows.get(row.id)?.excludedShare.num,
        ])
      }
    })
    await fc.assert(law, { numRuns: 40, seed: 20 })
  })

  it('holds each group pooled: the sums of its rows, as the live ranking has them', async () => {
    const law = fc.asyncProperty(asked, async ({ scheme, period: id, asOfMs }) => {
      const context = { ...base, asOfMs }
      const period = parsePeriod(id, context.zone) as Period
      const units = await gatherUnits(context, { period, scheme })
      const { groups } = resultsFrom(units, ruleOf(context, { period, kind: 'month', scheme }, units))
      const live = await rankDepartments(context, { period: id }, { scheme })
      for (const { id: group, total } of groups) {
        const now = live.groups.find((one) => one.id === group)?.total
        expect(total.cases).toBe(now?.cases)
        expect(total.voidCases).toBe(now?.excludedShare.num)
        expect(total.score ?? -1).toBeCloseTo(now?.score ?? -1, 9)
        for (const [metric, { num, den, excluded, value }] of Object.entries(total.indicators)) {
          const figure = now?.indicators[metric]
          expect([den, excluded]).toEqual([figure?.den, figure?.excluded])
          expect(num).toBeCloseTo(figure?.num ?? -1, 9)
          expect(value ?? -1).toBeCloseTo(figure?.value ?? -1, 12)
        }
      }
    })
    await fc.assert(law, { numRuns: 60, seed: 21 })
  })
})
