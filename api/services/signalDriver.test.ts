// What a signal's breaches have in common, and that it is found among exactly the breaches that the series counts.
import { expect, test } from 'vitest'
import { DAY_MS } from '../domain/time/zone.ts'
import { buildDeployment } from '../test/buildDeployment.ts'
import { LAST_MS, randomCases } from '../test/randomCases.ts'
import { contextOf } from './context.ts'
import { readBreaches } from './readBreaches.ts'
import { resolveScope } from './resolveScope.ts'
import { driverOf } from './signalDriver.ts'

const context = contextOf(buildDeployment(randomCases(200, 5), LAST_MS), LAST_MS)
const asked = resolveScope(context, { period: '2026' })
const start = asked.period.startMs
const bounds = [0, 7, 14, 21, 28].map((days) => start + days * DAY_MS)
const [first, second] = context.departments

const breached = (day: number, departmentKey: number | undefined, num: number) => ({
  atMs: start + day * DAY_MS,
  departmentKey: departmentKey ?? 0,
  category: 'facility',
  num,
})
const signal = { asked, clock: 'reply' as const, bounds, filters: {}, from: 2, to: 3 }

test('is the department and category whose share grew most, not the largest', () => {
  const counts = [breached(1, first?.key, 40), breached(15, first?.key, 10), breached(22, second?.key, 8)]
  const driver = driverOf(context, counts, signal)
  expect(driver).toMatchObject({ department: second?.id, category: 'facility', num: 8, shareBefore: 0 })
  expect(driver?.share).toBeCloseTo(8 / 18, 12)
})

test('is nobody where too few stand out, or nothing grew', () => {
  expect(driverOf(context, [breached(15, first?.key, 4)], signal)).toBeNull()
  expect(driverOf(context, [breached(1, first?.key, 9), breached(15, first?.key, 9)], signal)).toBeNull()
  expect(driverOf(context, [], signal)).toBeNull()
})

test.each([
  ['acknowledge', 0],
  ['reply', 1],
  ['all', null],
] as const)('the breaches explained are those the series of %s counts', async (clock, number) => {
  const counts = await context.reader.breachedClocks(asked.scope, number)
  const { series } = await readBreaches(context, { period: '2026', clock, with: 'drivers' })
  expect(counts.reduce((sum, { num }) => sum + num, 0)).toBe(series[0]?.num)
  expect(series[0]?.num).toBeGreaterThan(0)
})
