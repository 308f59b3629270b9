// Every figure resolves to its cases: whatever is asked, the lists behind an answer recount to its numbers.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addVersion } from '#db/queries/rules.ts'
import { recountAnswer } from '../cli/prove/receipts/question.ts'
import { type Question, questions, routesAsked, type Street } from '../cli/prove/receipts/questions.ts'
import type { Ask } from '../cli/prove/receipts/recount.ts'
import { routes } from '../contract/routes.ts'
import type { SchemeFile } from '../contract/ruleFiles.ts'
import { DEFAULT_CREDITS } from '../domain/defaults.ts'
import { checkScheme } from '../services/parseScheme.ts'
import { buildDeployment, TEST_DEPARTMENTS } from './buildDeployment.ts'
import { buildTestApp, type TestApp } from './buildTestApp.ts'
import { FIRST_MS, LAST_MS, randomCases } from './randomCases.ts'

const QUARTER = '2026-Q2'
const STREET: Street = {
  departments: TEST_DEPARTMENTS,
  communities: ['c1', 'c2', 'c3'],
  categories: ['a', 'b', 'a.x'],
  schemes: ['standard', 'recorded', 'strict', 'flow'],
  appraisals: ['standard', 'strict', 'flow'].map((scheme) => ({ period: QUARTER, scheme, version: 1 })),
  firstMs: FIRST_MS,
  lastMs: LAST_MS,
}

const scheme = (id: string, indicators: SchemeFile['indicators'], more: Partial<SchemeFile>): SchemeFile => ({
  ...{ id, indicators, group: 'all', credits: DEFAULT_CREDITS, effectiveFrom: '2026-01-01' },
  ...more,
})
/** Grades by other credits, from April on again others; and what no ranking weighs by itself. */
const SCHEMES: readonly SchemeFile[] = [
  scheme('standard', [{ metric: 'response_rate', weight: 1, min: 1 }], { effectiveFrom: '2000-01-01' }),
  scheme('recorded', [{ metric: 'reply_on_time_rate', weight: 1, min: 1 }], { effectiveFrom: '2000-01-01' }),
  scheme('strict', [{ metric: 'satisfaction_rate', weight: 1, min: 1 }], {
    credits: { ...DEFAULT_CREDITS, basically_satisfied: 0, satisfied: 0.8 },
  }),
  scheme(
    'strict',
    [
      { metric: 'satisfaction_rate', weight: 0.5, min: 1 },
      { metric: 'resolution_rate', weight: 0.5, min: 1 },
    ],
    {
      credits: { ...DEFAULT_CREDITS, dissatisfied: 0.25, satisfied: 0 },
      effectiveFrom: '2026-05-01',
    },
  ),
  scheme(
    'flow',
    [
      { metric: 'backdated_share', weight: 0.2, min: 1 },
      { metric: 'breach_rate', weight: 0.2, min: 1 },
      { metric: 'excluded_share', weight: 0.2, min: 1 },
      { metric: 'online_share', weight: 0.2, min: 1 },
      { metric: 'reopen_rate', weight: 0.2, min: 1 },
    ],
    {},
  ),
]

/** What once led to other cases, or would first: asked always. */
const EXAMPLES = [
  '/kpis?period=2026-06-20..2026-08-30&asOf=2026-07-15T00%3A00%3A00%2B08%3A00',
  '/breaches?period=2026&grain=month&clock=all&by=category&category=a.x',
  '/breaches?period=2026&grain=week&clock=all&with=drivers&category=a.x',
  '/rankings?period=2026-04&scheme=strict',
  '/rankings?period=2026-Q2&scheme=flow',
  '/rankings/mix?period=2026-06&scheme=strict',
  '/rankings/change?period=2026-05&department=d1&scheme=strict&category=a.x&category=b',
  ...STREET.appraisals.map(({ period, scheme: id }) => `/appraisals/${period}/result?scheme=${id}`),
]

let app: TestApp
let ask: Ask
beforeAll(async () => {
  const db = buildDeployment(randomCases(400, 11), LAST_MS)
  for (const [i, file] of SCHEMES.entries()) {
    const { id, version, effectiveFrom, ...rest } = checkScheme({ ...file, version: String(i) })
    const body = JSON.stringify({ id, version, effectiveFrom, ...rest })
    addVersion(db.sqlite, 'scheme', { id, version, effectiveFrom, body, enteredAtMs: LAST_MS, actor: 'test' })
  }
  app = await buildTestApp({ db, nowMs: LAST_MS })
  await publishAll()
  ask = async (address) => {
    const answer = await app.app.inject(`/api/v1${address}`)
    if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.body}`)
    return answer.json()
  }
})
afterAll(() => app?.close())

/** Publishes the quarter by every scheme of the street; then a case comes in late. */
async function publishAll(): Promise<void> {
  const [operator, leader] = [await app.signIn('operator'), await app.signIn('leader')]
  const post = async (headers: { cookie: string }, url: string, payload: object) => {
    const answer = await app.app.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`)
  }
  for (const { period, scheme: id } of STREET.appraisals) {
    await post(operator, `/appraisals/${period}/freeze?scheme=${id}`, {})
    await post(operator, `/appraisals/${period}/open-objections?scheme=${id}`, {})
    await post(leader, `/appraisals/${period}/publish?scheme=${id}`, { confirm: period })
  }
  await post(operator, '/cases', {
    ...{ receivedAt: '2026-05-20T09:00:00+08:00', channel: 'phone', category: 'a', urgency: 'ordinary' },
    ...{ scope: 'household', title: '路灯不亮', firstReceiver: 'd1' },
  })
}

/** Only for those who follow a check, which this street has none of: recounted in checkResults.test.ts. */
const RECOUNTED_APART = ['/samples/:id/results']

test('every route with figures is asked', () => {
  const withLists = Object.values(routes).filter(({ response }) =>
    JSON.stringify(response).includes('"casesUrl"'),
  )
  expect([...routesAsked(STREET), ...RECOUNTED_APART].sort()).toEqual(withLists.map(({ url }) => url).sort())
})

test('whatever is asked, the lists behind every figure recount to it', async () => {
  const asked = fc.asyncProperty(questions(STREET), async (question) => {
    const { faults } = await recountAnswer(ask, question, 24)
    expect(faults).toEqual([])
  })
  const examples = EXAMPLES.map((address): [Question] => [{ route: '', address }])
  await fc.assert(asked, { numRuns: 80, seed: 14, examples })
}, 120_000)
