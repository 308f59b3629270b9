// An appraisal's cast for tests: the app on a copy of the demo street, accounts of everybody who acts, short ways to ask.
import type { Db } from '#db/open.ts'
import type { Role } from '#db/vocabulary.ts'
import type { Appraisal } from '../contract/appraisals.ts'
import type { Objection, ObjectionEffect } from '../contract/objections.ts'
import { addTestAccount, buildTestApp, enter, type TestApp } from './buildTestApp.ts'

export const PERIOD = '2026-Q3'
export const NOW = Date.parse('2026-12-24T18:00:00+08:00')
const DAY_MS = 86_400_000

export interface Life {
  readonly test: TestApp
  ask(
    as: string,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<Answer>
  /** Asks and expects success. */
  done<T>(
    as: string,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<T>
  appraisal(period?: string): Promise<Appraisal>
  bytes(version?: number): Promise<{ readonly text: string; readonly sha256: string }>
  /** Freezes the quarter and opens it to objections. */
  toObjection(): Promise<void>
  /** Publishes; the window must be over. */
  publish(): Promise<void>
  object(as: string, cases: readonly string[]): Promise<Objection>
  effect(id: number): Promise<ObjectionEffect>
  accept(id: number): Promise<Objection>
  /** Days go by, and everybody stays signed in. */
  pass(days: number): void
}

export interface Answer {
  readonly status: number
  readonly code: string | undefined
  readonly body: string
}

/** `unit` and `unit2` are accounts of the departments given. */
export async function startLife(db: Db, departments: readonly [string, string]): Promise<Life> {
  const test = await buildTestApp({ db, nowMs: NOW })
  const cookies = new Map<string, string>()
  const join = async (username: string, role: Role, departmentId?: string) => {
    await addTestAccount(db, { username, role, departmentId }, NOW)
    cookies.set(username, enter(test.app, username).cookie)
  }
  for (const role of ['leader', 'operator', 'supervisor', 'admin'] as const) await join(role, role)
  await join('leader2', 'leader')
  await join('unit', 'department', departments[0])
  await join('unit2', 'department', departments[1])
  return lifeOf(test, cookies)
}

function lifeOf(test: TestApp, cookies: ReadonlyMap<string, string>): Life {
  const ask: Life['ask'] = async (as, method, url, payload) => {
    const headers = { cookie: cookies.get(as) ?? '' }
    const body = payload === undefined ? {} : { payload }
    const answer = await test.app.inject({ method, url: `/api/v1${url}`, headers, ...body })
    const isProblem = answer.statusCode >= 400
    return {
      status: answer.statusCode,
      code: isProblem ? answer.json().code : undefined,
      body: answer.body,
    }
  }
  const done: Life['done'] = async (as, method, url, payload) => {
    const answer = await ask(as, method, url, payload)
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.body}`)
    return JSON.parse(answer.body)
  }
  const pass = (days: number) => {
    test.clock.ms += days * DAY_MS
    const by = days * DAY_MS
    const later = 'UPDATE session SET expires_at_ms = expires_at_ms + ?, created_at_ms = created_at_ms + ?'
    test.db.sqlite.prepare(later).run(by, by)
  }
  return {
    test,
    ask,
    done,
    pass,
    appraisal: (period = PERIOD) => done('operator', 'GET', `/appraisals/${period}`),
    async bytes(version) {
      const url = `/api/v1/appraisals/${PERIOD}/snapshot${version === undefined ? '' : `?version=${version}`}`
      const answer = await test.app.inject({ url, headers: { cookie: cookies.get('leader') ?? '' } })
      return { text: answer.body, sha256: String(answer.headers['x-snapshot-sha256']) }
    },
    async toObjection() {
      await done('operator', 'POST', `/appraisals/${PERIOD}/freeze`, {})
      await done('operator', 'POST', `/appraisals/${PERIOD}/open-objections`, { workingDays: 3 })
    },
    async publish() {
      await done('leader', 'POST', `/appraisals/${PERIOD}/publish`, { confirm: '2026年第三季度' })
    },
    object: (as, cases) =>
      done(as, 'POST', '/objections', { period: PERIOD, cases, ground: 'not_ours', evidence: '不在辖区内' }),
    effect: (id) => done('operator', 'GET', `/objections/${id}/effect`),
    async accept(id) {
      const verdict = { verdict: 'accept', reason: '属实' }
      await done('operator', 'POST', `/objections/${id}/decisions`, verdict)
      return done('leader', 'POST', `/objections/${id}/decisions`, verdict)
    },
  }
}
