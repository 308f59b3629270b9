// A real app on a real, empty database in memory, with a clock the test holds.
import { type Db, openDb } from '#db/open.ts'
import type { EpochMs } from '#db/units.ts'
import type { Role } from '#db/vocabulary.ts'
import { buildApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import type { App } from '../plugins/decorations.ts'
import { addAccount } from '../services/accounts.ts'

export const TEST_PASSWORD = 'correct horse'

export interface TestApp {
  readonly app: App
  readonly db: Db
  /** The app's clock; assign `ms` to move it. */
  readonly clock: { ms: EpochMs }
  /** Adds an account of the role, signs it in and returns the header of its session. */
  signIn(role: Role): Promise<{ cookie: string }>
  close(): Promise<void>
}

export interface TestAppOptions {
  readonly db?: Db
  readonly nowMs?: EpochMs
  readonly config?: Partial<Config>
  /** More routes, for tests of what surrounds every route. */
  readonly routes?: (app: App) => void
}

const NO_LIMITS = {
  PINGYI_RATE_LIMIT: '0',
  PINGYI_SIGN_IN_LIMIT: '0',
  PINGYI_MAX_DELAY: '0',
  PINGYI_WEB: '/nowhere',
}

/** Limits are off and no web is served unless the test says otherwise. */
export async function buildTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const db = options.db ?? openDb(':memory:')
  const clock = { ms: options.nowMs ?? Date.parse('2026-09-30T08:00:00Z') }
  const defaults = readConfig(NO_LIMITS)
  const app = await buildApp({ config: { ...defaults, ...options.config }, db, now: () => clock.ms })
  options.routes?.(app)
  await app.ready()
  return {
    app,
    db,
    clock,
    signIn: async (role) => {
      await addAccount(db, { username: role, password: TEST_PASSWORD, role }, clock.ms)
      return { cookie: await sessionCookie(app, role) }
    },
    close: async () => {
      await app.close()
      db.close()
    },
  }
}

/** Signs an existing account in and returns its cookie as a request sends it. */
export async function sessionCookie(app: App, username: string, password = TEST_PASSWORD): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { username, password } })
  const [cookie] = answer.cookies
  if (answer.statusCode !== 204 || cookie === undefined) throw new Error(`sign-in failed: ${answer.body}`)
  return `${cookie.name}=${cookie.value}`
}
