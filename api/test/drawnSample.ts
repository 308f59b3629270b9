// A demo street with one drawn sample for tests: about forty records, two inspectors, drawn over HTTP by dice.
import type { Sample } from '../contract/samples.ts'
import { addTestAccount, buildTestApp, enter, type TestApp } from './buildTestApp.ts'
import type { DemoStreet } from './demoStreet.ts'

export const SAMPLE_PERIOD = '2026-Q3'
/** 20 digits of dice. */
export const DICE = '31415926535897932384'
/** After the last event of the demo street. */
export const SAMPLE_NOW = Date.parse('2026-12-24T18:00:00+08:00')

export interface DrawnSample {
  readonly test: TestApp
  readonly sample: Sample
  /** Headers of a signed-in account: supervisor, supervisor2, operator, leader, admin. */
  as(account: string): { cookie: string }
}

/**
 * Opens a copy of the street (`demoStreet(6000, { isLive: true })` gives 31 to 45 records), freezes the third quarter with
 * `size` and draws it.
 */
export async function drawnSample(street: DemoStreet, size: object = { by: 'share' }): Promise<DrawnSample> {
  const db = street.open()
  const test = await buildTestApp({ db, nowMs: SAMPLE_NOW })
  const cookies = new Map<string, string>()
  for (const [account, role] of [
    ['supervisor', 'supervisor'],
    ['supervisor2', 'supervisor'],
    ['operator', 'operator'],
    ['leader', 'leader'],
    ['admin', 'admin'],
  ] as const) {
    await addTestAccount(db, { username: account, role }, SAMPLE_NOW)
    cookies.set(account, enter(test.app, account).cookie)
  }
  const as = (account: string) => ({ cookie: cookies.get(account) ?? '' })
  const post = async (url: string, payload: object): Promise<Sample> => {
    const answer = await test.app.inject({
      method: 'POST',
      url: `/api/v1/samples${url}`,
      headers: as('supervisor'),
      payload,
    })
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
  const { id } = await post('', { period: SAMPLE_PERIOD, size })
  const sample = await post(`/${id}/draw`, { public: DICE })
  return { test, sample, as }
}
