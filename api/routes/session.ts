// Signing in and out, and who is signed in.
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/errors.ts'
import { isoInZone } from '../domain/time/zone.ts'
import { clearSessionCookie, setSessionCookie, tokenOf } from '../plugins/auth.ts'
import type { App } from '../plugins/decorations.ts'
import { contextOf } from '../services/context.ts'
import { signIn, signOut } from '../services/sessions.ts'
import { type AnswerOf, registerRoute } from './register.ts'

export function registerSessionRoutes(app: App): void {
  registerRoute(
    app,
    'signIn',
    async (request, reply) => {
      // A new token at every sign-in; the one of before is worth nothing from now on.
      const before = tokenOf(request)
      const { token } = await signIn(app.db, request.body, app.now())
      if (before !== undefined) signOut(app.db, before)
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
      if (token !== undefined) signOut(app.db, token)
      clearSessionCookie(reply)
      return null
    },
    { permission: 'public' },
  )
}

function whoIs(app: App, { signedIn }: FastifyRequest): AnswerOf<'session'> {
  const { zone, street } = contextOf(app.db, app.now())
  return {
    username: signedIn?.username ?? null,
    displayName: signedIn?.displayName ?? null,
    role: signedIn?.role ?? null,
    department: signedIn?.departmentId ?? null,
    expiresAt: signedIn ? isoInZone(signedIn.expiresAtMs, zone) : null,
    demo: street.isDemo,
  }
}

/** Guessing is slowed per address and username, so that one noisy neighbour does not lock a colleague out. */
function signInLimit(app: App) {
  const max = app.config.signInLimit
  if (max === 0) return false
  return {
    max,
    timeWindow: '1 minute',
    hook: 'preHandler' as const,
    allowList: [],
    keyGenerator: (request: FastifyRequest) => `${request.ip} ${usernameIn(request.body)}`,
    errorResponseBuilder: (_request: unknown, limit: { readonly after: string }) =>
      new DomainError('rate_limited', `too many attempts to sign in; try again in ${limit.after}`),
  }
}

const usernameIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'username' in body ? String(body.username) : ''
