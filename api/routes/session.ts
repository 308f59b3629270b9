// Signing in and out, who is signed in, one's own password, sessions listed and ended.
import type { FastifyRequest } from 'fastify'
import { browserFamily } from '../domain/access/browser.ts'
import { DomainError } from '../domain/errors.ts'
import { isoInZone } from '../domain/time/zone.ts'
import { contextFor } from '../plugins/answers.ts'
import { clearSessionCookie, setSessionCookie, tokenOf } from '../plugins/auth.ts'
import type { App } from '../plugins/decorations.ts'
import { changePassword, requireAccount } from '../services/accounts.ts'
import {
  checkPassword,
  hashOf,
  type ListedSession,
  revokeSession,
  sessionIdOf,
  sessionsOf,
  signIn,
  signOut,
} from '../services/sessions.ts'
import { type AnswerOf, type RequestOf, registerRoute } from './register.ts'

const own = { permission: 'account' } as const
const MINUTE_MS = 60_000
const SECOND_MS = 1000

export function registerSessionRoutes(app: App): void {
  registerSigning(app)
  registerRoute(
    app,
    'changeOwnPassword',
    async (request) => {
      await changeOwnPassword(app, request)
      return null
    },
    own,
  )
  registerRoute(app, 'sessions', (request) => ({ items: listedFor(app, request) }), own)
  registerRoute(
    app,
    'endSession',
    (request) => {
      const { accountId, by } = whoseSessions(app, request)
      revokeSession(app.db, request.params.id, { accountId, by, nowMs: app.now() })
      return null
    },
    own,
  )
}

function registerSigning(app: App): void {
  registerRoute(
    app,
    'signIn',
    async (request, reply) => {
      // A new token at every sign-in; the one of before is worth nothing from now on.
      const before = tokenOf(request)
      const browser = browserFamily(request.headers['user-agent'])
      const { token } = await signIn(app.db, { ...request.body, address: request.ip, browser }, app.now())
      if (before !== undefined) signOut(app.db, before, app.now())
      setSessionCookie(reply, token)
      return null
    },
    { permission: 'public', config: { rateLimit: signInLimit(app) } },
  )
  registerRoute(app, 'session', (request) => whoIs(app, request), { permission: 'public' })
  registerRoute(
    app,
    'signOut',
    (request, reply) => {
      const token = tokenOf(request)
      if (token !== undefined) signOut(app.db, token, app.now())
      clearSessionCookie(reply)
      return null
    },
    { permission: 'public' },
  )
}

function whoIs(app: App, request: FastifyRequest): AnswerOf<'session'> {
  const { signedIn } = request
  const { zone, street } = contextFor(request)
  return {
    username: signedIn?.username ?? null,
    displayName: signedIn?.displayName ?? null,
    role: signedIn?.role ?? null,
    department: signedIn?.departmentId ?? null,
    expiresAt: signedIn ? isoInZone(signedIn.expiresAtMs, zone) : null,
    secondsLeft: signedIn ? Math.floor((signedIn.expiresAtMs - app.now()) / SECOND_MS) : null,
    demo: street.isDemo,
  }
}

/** A wrong old password counts like a wrong password at the door, but is told as a wrong field: the session goes on. */
async function changeOwnPassword(app: App, request: RequestOf<'changeOwnPassword'>): Promise<void> {
  const username = requireActor(request)
  const { old, password } = request.body
  const attempt = { username, address: request.ip, password: old }
  await checkPassword(app.db, attempt, app.now()).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'bad_credentials') throw error
    const fields = [{ field: 'old', message: 'is not the password of the account' }]
    throw new DomainError('validation', 'old is not the password of the account', { fields, cause: error })
  })
  const token = tokenOf(request)
  const keep = token === undefined ? {} : { keep: hashOf(token) }
  await changePassword(app.db, { username, password, ...keep }, { by: username, nowMs: app.now() })
}

/** One's own sessions; everybody's, or a named account's, for whom the policy lets see any. */
function whoseSessions(app: App, request: FastifyRequest, named?: string) {
  const by = requireActor(request)
  if (request.scope !== 'any' && named !== undefined && named !== by) {
    throw new DomainError('forbidden', 'these are the sessions of another account')
  }
  const username = request.scope === 'any' ? named : by
  return { by, accountId: username === undefined ? null : requireAccount(app.db, username).id }
}

function listedFor(app: App, request: RequestOf<'sessions'>): AnswerOf<'sessions'>['items'] {
  const { zone } = contextFor(request)
  const { accountId } = whoseSessions(app, request, request.query.account)
  const current = sessionIdOf(tokenOf(request) ?? '')
  return sessionsOf(app.db, { accountId, nowMs: app.now() }).map(
    ({ id, session, account }: ListedSession) => ({
      ...{ id, username: account.username, browser: session.browser },
      createdAt: isoInZone(session.createdAtMs, zone),
      lastSeenAt: isoInZone(session.lastSeenAtMs, zone),
      expiresAt: isoInZone(session.expiresAtMs, zone),
      isCurrent: id === current,
    }),
  )
}

function requireActor({ actor }: FastifyRequest): string {
  if (actor === null) throw new DomainError('unauthorized')
  return actor
}

/** Guessing is slowed per address and username, so that one noisy neighbour does not lock a colleague out. */
function signInLimit(app: App) {
  const max = app.config.signInLimit
  if (max === 0) return false
  return {
    max,
    timeWindow: MINUTE_MS,
    hook: 'preHandler' as const,
    allowList: [],
    keyGenerator: (request: FastifyRequest) => `${request.ip} ${usernameIn(request.body)}`,
    errorResponseBuilder: (_request: unknown, limit: { readonly ttl: number; readonly after: string }) =>
      new DomainError('rate_limited', `too many attempts to sign in; try again in ${limit.after}`, {
        retryAfterSeconds: Math.ceil(limit.ttl / SECOND_MS),
      }),
  }
}

const usernameIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'username' in body ? String(body.username) : ''
