// Who asks, and may they: the session cookie or the screen's token, held to the policy that every route names.
import fastifyCookie, { type CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fastifyPlugin } from 'fastify-plugin'
import type { Config } from '../config.ts'
import { type Action, type Caller, type Scope, scopeOf } from '../domain/access/policy.ts'
import { DomainError } from '../domain/errors.ts'
import { recogniseSlip, type Slip } from '../services/council/ballots.ts'
import { recogniseScreen } from '../services/screen/tokens.ts'
import { recogniseToken } from '../services/sessions.ts'
import type { App } from './decorations.ts'
import { isHttps, isOnThisMachine, refuseOtherSites } from './origin.ts'

const BEARER = /^Bearer (\S{1,200})$/

/** Browsers drop `__Host-` and Secure cookies on the plain http of many intranets: there the cookie goes without. */
export const cookieName = (config: Config): string => (isHttps(config) ? '__Host-pingyi' : 'pingyi')

const cookieOptions = (config: Config): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isHttps(config),
})

export function setSessionCookie(reply: FastifyReply, token: string): void {
  const { config } = reply.server
  reply.setCookie(cookieName(config), token, cookieOptions(config))
}

export function clearSessionCookie(reply: FastifyReply): void {
  const { config } = reply.server
  reply.clearCookie(cookieName(config), cookieOptions(config))
}

/** The session token a request carries; undefined = none. */
export const tokenOf = (request: FastifyRequest): string | undefined =>
  request.cookies[cookieName(request.server.config)]

export const auth = fastifyPlugin(
  async (app: App) => {
    await app.register(fastifyCookie)
    app.decorateRequest('actor', null)
    app.decorateRequest('signedIn', null)
    app.decorateRequest('screen', null)
    app.decorateRequest('slip', null)
    app.decorateRequest('scope', null)
    app.addHook('onRequest', async (request) => {
      refuseOtherSites(request)
      const caller = callerOf(request)
      const { permission } = request.routeOptions.config
      if (permission !== undefined) request.scope = requireScope(permission, caller)
    })
    app.addHook('onReady', async () => requireStatedPermissions(app))
  },
  { name: 'auth', dependencies: ['deployment'] },
)

/** Says who asks, and leaves on the request what is known of them. An unknown token is no token. */
function callerOf(request: FastifyRequest): Caller {
  const { db, now, config } = request.server
  request.slip = slipOf(request)
  if (request.slip !== null) return 'ballot'
  const token = tokenOf(request)
  const signedIn = token === undefined ? null : recogniseToken(db, token, now())
  if (signedIn !== null) {
    request.signedIn = signedIn
    request.actor = signedIn.username
    return signedIn.role
  }
  const [, screenToken] = BEARER.exec(request.headers.authorization ?? '') ?? []
  request.screen = screenToken === undefined ? null : recogniseScreen(db, screenToken, now())
  if (request.screen !== null) return 'screen'
  return config.loopbackReading && isOnThisMachine(request) ? 'machine' : 'nobody'
}

/** A slip counts before any session: who votes is nobody's concern. Its token stands in the address, so that a code opens it. */
function slipOf({ server, url, headers }: FastifyRequest): Slip | null {
  const [, inAddress] = /^\/b\/([\w-]{1,200})(?:\?|$)/.exec(url) ?? []
  const [, inHeader] = BEARER.exec(headers.authorization ?? '') ?? []
  const token = inAddress ?? inHeader
  return token === undefined ? null : recogniseSlip(server.db, token)
}

/** @throws DomainError unauthorized where signing in could help, forbidden where it could not. */
function requireScope(action: Action, caller: Caller): Scope {
  const scope = scopeOf(action, caller)
  if (scope !== null) return scope
  if (caller === 'nobody' || caller === 'machine') throw new DomainError('unauthorized')
  throw new DomainError('forbidden', `the role “${caller}” may not do that`)
}

/** Forgetting to say who may call a route stops the server before it listens. */
function requireStatedPermissions(app: App): void {
  const silent = app.routeList.filter((route) => route.config?.permission === undefined)
  if (silent.length === 0) return
  const names = silent.map((route) => `${String(route.method)} ${route.url}`)
  throw new Error(`these routes state no permission: ${names.join(', ')}`)
}
