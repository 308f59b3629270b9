// What is fuzzed: the app on some database, an account of every role, and the names that mean something there.
import type { Db } from '#db/open.ts'
import { codes, ROLES } from '#db/vocabulary.ts'
import { buildApp } from '../../app.ts'
import { readConfig } from '../../config.ts'
import { METRICS } from '../../domain/metrics/definitions.ts'
import type { App } from '../../plugins/decorations.ts'
import { addAccount } from '../../services/accounts.ts'
import { contextOf } from '../../services/context.ts'
import { signIn } from '../../services/sessions.ts'
import type { Fuzzing } from './fuzz.ts'

export interface Subject extends Pick<Fuzzing, 'pool' | 'cookies'> {
  readonly app: App
  close(): Promise<void>
}

const PASSWORD = 'fuzz-fuzz-fuzz'

/** Builds it; the app is ready and listens on a port of its own. The database is the caller's to close. */
export async function fuzzSubject(db: Db): Promise<Subject> {
  const nowMs = Date.parse('2027-01-05T10:00:00+08:00')
  const limits = { PINGYI_RATE_LIMIT: '0', PINGYI_SIGN_IN_LIMIT: '0', PINGYI_REVEAL_LIMIT: '0' }
  const config = readConfig({ ...limits, PINGYI_DB: db.path, PINGYI_WEB: '/nowhere' })
  const app = await buildApp({ config, db, now: () => nowMs })
  const { departments } = contextOf(db, nowMs)
  const cookies: (string | null)[] = [null]
  for (const role of codes(ROLES)) {
    const departmentId = role === 'department' ? departments[0]?.id : undefined
    const username = `fuzz-${role}`
    await addAccount(db, { username, password: PASSWORD, role, departmentId }, nowMs)
    const { token } = await signIn(
      db,
      { username, password: PASSWORD, browser: null, address: '127.0.0.1' },
      nowMs,
    )
    cookies.push(`pingyi=${token}`)
  }
  await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    app,
    cookies,
    pool: poolOf(app, nowMs),
    close: () => app.close(),
  }
}

/** Texts by the field they are for. */
function poolOf({ db }: App, nowMs: number): Subject['pool'] {
  const { departments, communities, categories, schemes, asOfMs } = contextOf(db, nowMs)
  const ids = db.sqlite.prepare('SELECT id FROM cases ORDER BY key LIMIT 50').pluck().all() as string[]
  const period = ['2026', '2026-Q3', '2026-Q4', '2026-09', '2026-09-01..2026-09-30', '1999', '2026-12-31']
  const asOf = new Date(asOfMs).toISOString()
  const department = departments.map(({ id }) => id)
  return {
    period,
    asOf: [asOf, '2026-06-30T12:00:00+08:00'],
    department,
    departments: department,
    heldAt: [asOf],
    to: department,
    firstReceiver: department,
    community: communities.map(({ id }) => id),
    category: categories.map(({ code }) => code),
    scheme: schemes.map(({ id }) => id),
    metric: Object.keys(METRICS),
    id: [...ids, '1', '2', 'communities'],
    cases: ids,
    caseId: ids,
    receivedAt: [asOf, '2026-09-01T09:00:00+08:00'],
    occurredAt: [asOf],
    cell: ['g250.5.5', 'g500.2.2', 'unlocated'],
    within: ['P3D', 'PT24H', 'P30D'],
    cursor: ['eyJ9', 'x'],
    username: ['fuzz-operator', 'nobody'],
    password: ['wrong'],
    confirm: period,
  }
}
