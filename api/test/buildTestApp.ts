// A real app on a real, empty database in memory, with a clock the test holds, and people who use it.
import { hash } from '@node-rs/argon2'
import { type Db, openDb } from '#db/open.ts'
import { insertAccount } from '#db/queries/accounts.ts'
import type { EpochMs } from '#db/units.ts'
import type { Role } from '#db/vocabulary.ts'
import { buildApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { cookieName } from '../plugins/auth.ts'
import type { App } from '../plugins/decorations.ts'
import { requireAccount } from '../services/accounts.ts'
import { openSession } from '../services/sessions.ts'

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
      await addTestAccount(db, { username: role, role }, clock.ms)
      return enter(app, role)
    },
    close: async () => {
      await app.close()
      db.close()
    },
  }
}

export interface TestAccount {
  readonly username: string
  readonly role: Role
  readonly departmentId?: string | undefined
}

let hashed: Promise<string> | undefined

/** An account with TEST_PASSWORD, whose hash is computed once: hundreds of tests would spend most of their time on it. */
export async function addTestAccount(db: Db, account: TestAccount, nowMs: EpochMs): Promise<void> {
  hashed ??= hash(TEST_PASSWORD)
  const { username, role, departmentId = null } = account
  const row = { username, displayName: username, role, departmentId, isDemo: false, disabledAtMs: null }
  insertAccount(db, { ...row, passwordHash: await hashed, createdAtMs: nowMs })
}

/** The header of a new session, as signing in leaves it; the password is not asked for. */
export function enter(app: App, username: string): { cookie: string } {
  const account = requireAccount(app.db, username)
  const { token } = openSession(app.db, account, { browser: null, nowMs: app.now() })
  return { cookie: `${cookieName(app.config)}=${token}` }
}

/** Signs an existing account in by its password and returns its cookie as a request sends it. */
export async function sessionCookie(app: App, username: string, password = TEST_PASSWORD): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { username, password } })
  const [cookie] = answer.cookies
  if (answer.statusCode !== 204 || cookie === undefined) throw new Error(`sign-in failed: ${answer.body}`)
  return `${cookie.name}=${cookie.value}`
}
