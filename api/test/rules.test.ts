// Limits and calendar through the app: tried out without a trace, stored whole or not at all, and never over what is published.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compareRollups } from '#db/facts/recount.ts'
import type { Calendars, RuleSets, RulesPreview } from '../contract/rules.ts'
import { DEFAULT_RULE_SET } from '../domain/defaults.ts'
import type { RuleSet } from '../domain/rules.ts'
import { zoneOf } from '../domain/time/zone.ts'
import { rebuildFacts } from '../services/rebuildFacts.ts'
import { periodStarts } from '../services/writing/periodStarts.ts'
import { type Life, NOW, startLife } from './appraisalLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'

let street: DemoStreet
let life: Life
beforeAll(async () => {
  street = await demoStreet(1000, { isLive: true })
}, 120_000)
afterAll(() => street.remove())
beforeEach(async () => {
  life = await startLife(street.open(), ['p01', 'p02'])
})
afterEach(() => life.test.close())

const { version: _, ...unversioned } = DEFAULT_RULE_SET
/** Ordinary cases may be confirmed in so many working days. */
const confirmIn = (n: number, effectiveFrom = '2026-07-01'): Omit<RuleSet, 'version'> => ({
  ...unversioned,
  effectiveFrom,
  limits: unversioned.limits.map((limit) =>
    limit.clock === 'acknowledge' && limit.urgency === 'ordinary'
      ? { ...limit, limit: { kind: 'working_days', n } }
      : limit,
  ),
})
const add = (rules: object, basedOn?: string | null, as = 'operator') =>
  life.ask(as, 'POST', '/rules', basedOn === undefined ? { rules } : { rules, basedOn })
const preview = (rules: object) => life.done<RulesPreview>('operator', 'POST', '/rules/preview', { rules })
const versions = async () =>
  (await life.done<RuleSets>('leader', 'GET', '/rules')).items.map(
    ({ rules: { id, version }, cases, inForce }) => [`${id}@${version}`, cases > 0, inForce],
  )

const sqlite = () => life.test.db.sqlite
const facts = () => {
  const clocks = sqlite().prepare('SELECT * FROM clock_fact ORDER BY case_key, unit, valid_from_ms').all()
  const cases = sqlite().prepare('SELECT key, rule_set_version, due_ms FROM cases ORDER BY key').all()
  const sums = sqlite().prepare('SELECT * FROM score_rollup ORDER BY 1, 2, 3, 4').all()
  return JSON.stringify([clocks, cases, sums])
}
/** Verdicts of ordinary confirmations received since July, by what is stored. */
const breaches = () =>
  sqlite()
    .prepare(
      `SELECT count(*) FROM clock_fact f JOIN cases c ON c.key = f.case_key
       WHERE f.clock = 0 AND f.is_met = 0 AND f.at_ms < ? AND f.is_void = 0 AND f.valid_to_ms > ? AND c.received_at_ms >= ?`,
    )
    .pluck()
    .get(NOW, NOW, Date.parse('2026-07-01T00:00:00+08:00')) as number
const lastAct = () =>
  JSON.parse(
    sqlite()
      .prepare('SELECT body FROM event WHERE case_key IS NULL ORDER BY seq DESC')
      .pluck()
      .get() as string,
  )

describe('a version of a rule set', () => {
  it('is tried out without a trace, and what it would change is what it changes', async () => {
    const before = facts()
    const told = await preview(confirmIn(5))
    expect(facts()).toBe(before)
    expect(await versions()).toEqual([
      ['default@1', true, true],
      ['published@1', false, true],
    ])
    expect(told.changed).toBeGreaterThan(0)
    expect(told.changed).toBeLessThanOrEqual(told.moved)
    expect(told.periods.map(({ period }) => period.id)).toEqual(['2026-Q4', '2026-Q3'])
    expect(told.periods.reduce((sum, { changed }) => sum + changed, 0)).toBe(told.changed)
    expect(told.items.length).toBe(Math.min(told.changed, 200))
    const [first] = told.items
    expect([first?.from.verdict, first?.to.verdict]).toEqual(['breached', 'met'])

    const breachedBefore = breaches()
    const answer = await add(confirmIn(5), '1')
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      201,
      { id: 'default', version: '2', cases: told.cases, changed: told.changed },
    ])
    const gone = told.periods.reduce((sum, { toMet }) => sum + toMet, 0)
    const running = told.items.filter(({ to }) => to.verdict === 'running').length
    expect(breachedBefore - breaches()).toBe(gone + running)
    const ranked = await life.done<{
      groups: { rows: { department: { id: string }; rank: number | null }[] }[]
    }>('leader', 'GET', '/rankings?period=2026-Q3')
    const ranks = new Map(
      ranked.groups.flatMap(({ rows }) => rows.map((row) => [row.department.id, row.rank])),
    )
    for (const { department, to } of told.periods[1]?.ranks ?? []) expect(ranks.get(department)).toBe(to)
  })

  it('judges the cases received since it is in force, as a recount from the trails does, and stands in the log', async () => {
    await add(confirmIn(1))
    expect(await versions()).toEqual([
      ['default@1', true, false],
      ['default@2', true, true],
      ['published@1', false, true],
    ])
    expect(lastAct()).toMatchObject({
      type: 'rules_added',
      by: 'operator',
      rules: { id: 'default', version: '2' },
    })
    const stored = facts()
    expect(compareRollups(sqlite(), periodStarts(zoneOf('Asia/Shanghai')))).toEqual([])
    rebuildFacts(sqlite(), { by: 'test', nowMs: NOW })
    expect(facts()).toBe(stored)
    const file = await life.done('leader', 'GET', '/rules/default/2')
    expect(file).toEqual({ ...confirmIn(1), version: '2' })
  })

  it('leaves what is published byte for byte, whatever it changes in the period', async () => {
    await life.toObjection()
    life.pass(7)
    await life.publish()
    const published = await life.bytes(1)
    const [effect] = (await preview(confirmIn(1))).periods.filter(({ period }) => period.id === '2026-Q3')
    expect(effect?.state).toBe('published')
    expect(effect?.changed).toBeGreaterThan(0)
    await add(confirmIn(1))
    expect(await life.bytes(1)).toEqual(published)
    await life.done('operator', 'POST', '/appraisals/2026-Q3/supersede', { reason: '时限调整' })
    expect(await life.bytes(1)).toEqual(published)
    expect((await life.bytes(2)).sha256).not.toBe(published.sha256)
  })

  it('is stored whole or not at all', async () => {
    const before = facts()
    sqlite().exec(
      "CREATE TRIGGER no_acts BEFORE INSERT ON event BEGIN SELECT raise(ABORT, 'no more events'); END",
    )
    expect((await add(confirmIn(5))).status).toBe(500)
    sqlite().exec('DROP TRIGGER no_acts')
    expect(facts()).toBe(before)
    expect((await versions()).length).toBe(2)
    expect((await add(confirmIn(5))).status).toBe(201)
  })

  it('from a day to come judges nobody yet', async () => {
    const told = await preview(confirmIn(5, '2027-01-01'))
    expect(told).toMatchObject({ cases: 0, moved: 0, changed: 0, periods: [], items: [] })
    await add(confirmIn(5, '2027-01-01'))
    expect(await versions()).toContainEqual(['default@2', false, false])
  })

  it('is refused where another was stored that its writer did not know of', async () => {
    await add(confirmIn(4), '1')
    expect(await add(confirmIn(5), '1')).toMatchObject({ status: 409, code: 'conflict' })
    expect((await add(confirmIn(5), '2')).status).toBe(201)
    expect(await add({ ...unversioned, id: 'own' }, '1')).toMatchObject({ status: 409 })
    expect((await add({ ...unversioned, id: 'own' }, null)).status).toBe(201)
  })

  it.each([
    ['a version that is taken', { ...confirmIn(5), version: '1' }, 409, 'conflict'],
    ['a day that is none', confirmIn(5, '2026-02-30'), 400, 'validation'],
    ['no limits', { ...confirmIn(5), limits: [] }, 400, 'validation'],
    [
      'a limit that stands twice',
      { ...confirmIn(5), limits: [...unversioned.limits, unversioned.limits[0]] },
      400,
      'validation',
    ],
    [
      'a category nobody knows',
      { ...confirmIn(5), limits: [{ ...unversioned.limits[0], category: 'lights' }] },
      400,
      'unknown_category',
    ],
    ['a field nobody knows', { ...confirmIn(5), colour: 'red' }, 400, 'validation'],
  ])('with %s is refused', async (_what, rules, status, code) => {
    expect(await add(rules)).toMatchObject({ status, code })
    expect(await life.ask('operator', 'POST', '/rules/preview', { rules })).toMatchObject({ status, code })
  })

  it('is added by the operator and the administrator, and read by everybody', async () => {
    for (const as of ['leader', 'supervisor', 'unit']) {
      expect((await add(confirmIn(5), undefined, as)).status).toBe(403)
      expect((await life.ask(as, 'POST', '/rules/preview', { rules: confirmIn(5) })).status).toBe(403)
      expect((await life.ask(as, 'GET', '/rules')).status).toBe(200)
    }
    expect((await add(confirmIn(5, '2027-01-01'), undefined, 'admin')).status).toBe(201)
    expect((await life.ask('leader', 'GET', '/rules/default/9')).code).toBe('not_found')
  })
})

describe('the calendar', () => {
  const next = { zone: 'Asia/Shanghai', years: [2027], rest: ['2027-01-01'], work: ['2027-01-02'] }
  const read = () => life.done<Calendars>('leader', 'GET', '/calendars')
  const post = (calendar: object, as = 'operator') => life.ask(as, 'POST', '/calendars', calendar)

  it('misses next year from the middle of October on, and knows it once it is added', async () => {
    const before = await read()
    expect(before.missingYear).toBe(2027)
    expect(before.provisionalDeadlines).toBeGreaterThan(0)
    expect(before.years.at(-1)?.rest).toContain('2026-10-01')
    const answer = await post(next)
    expect(answer.status).toBe(201)
    const after = await read()
    expect(after).toMatchObject({ missingYear: null, provisionalDeadlines: 0 })
    expect(after.years.at(-1)).toEqual({ year: 2027, rest: ['2027-01-01'], work: ['2027-01-02'] })
    expect(after.years.slice(0, -1)).toEqual(before.years)
    expect(lastAct()).toMatchObject({ type: 'calendar_added', by: 'operator', calendar: 'cn' })
    const stored = facts()
    rebuildFacts(sqlite(), { by: 'test', nowMs: NOW })
    expect(facts()).toBe(stored)
  })

  it('is tried out without a trace, and the preview says what storing then does', async () => {
    const moved = { ...next, years: [2026], rest: ['2026-09-02', '2026-09-03'], work: [] }
    const before = [await read(), facts()]
    const told = await life.done<RulesPreview>('operator', 'POST', '/calendars/preview', moved)
    expect(told.moved).toBeGreaterThan(0)
    expect(told.periods.map(({ period }) => period.id)).toContain('2026-Q3')
    expect([await read(), facts()]).toEqual(before)
    expect(JSON.parse((await post(moved)).body)).toMatchObject({ cases: told.cases, changed: told.changed })
    expect(await life.ask('leader', 'POST', '/calendars/preview', moved)).toMatchObject({ status: 403 })
  })

  it('a second question while one is worked out is told whose it is', async () => {
    const [first, second] = await Promise.all([
      life.ask('operator', 'POST', '/calendars/preview', next),
      life.ask('admin', 'POST', '/rules/preview', { rules: confirmIn(5) }),
    ])
    expect(first.status).toBe(200)
    expect([second.status, second.code]).toEqual([409, 'rules_busy'])
    expect(JSON.parse(second.body).running).toEqual({ what: 'calendarPreview', by: 'operator' })
  })

  it('has a year that is given again replaced', async () => {
    await post(next)
    await post({ ...next, rest: ['2027-02-08'], work: [] })
    expect((await read()).years.at(-1)).toEqual({ year: 2027, rest: ['2027-02-08'], work: [] })
  })

  it.each([
    ['of another zone', { ...next, zone: 'Asia/Tokyo' }],
    ['with a day of another year', { ...next, rest: ['2028-01-01'] }],
    ['with a day both off and worked', { ...next, work: ['2027-01-01'] }],
    ['of every year', { ...next, years: 'all' }],
  ])('%s is refused', async (_what, calendar) => {
    const before = await read()
    expect((await post(calendar)).code).toBe('bad_calendar')
    expect(await read()).toEqual(before)
  })

  it('is added to by those who set rules', async () => {
    expect((await post(next, 'leader')).status).toBe(403)
  })
})
