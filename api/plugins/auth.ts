// Who asks, and may they: the session cookie, the permission every route must state, requests from other sites.
import fastifyCookie, { type CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fastifyPlugin } from 'fastify-plugin'
import type { Role } from '#db/vocabulary.ts'
import type { Config } from '../config.ts'
import { DomainError } from '../domain/errors.ts'
import { recogniseToken } from '../services/sessions.ts'
import { type App, PERMISSIONS, type Permission } from './decorations.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip']
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

export const isHttps = (config: Config): boolean => config.origin?.startsWith('https:') ?? false

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
    app.addHook('onRequest', async (request) => {
      refuseOtherSites(request)
      const token = tokenOf(request)
      request.signedIn = token === undefined ? null : recogniseToken(app.db, token, app.now())
      request.actor = request.signedIn?.username ?? null
      const { permission } = request.routeOptions.config
      if (permission !== undefined) requirePermission(request, permission)
    })
    app.addHook('onReady', async () => requireStatedPermissions(app))
  },
  { name: 'auth', dependencies: ['deployment'] },
)

/** A browser says where a request comes from; a form or script of another site must change nothing here. */
function refuseOtherSites(request: FastifyRequest): void {
  if (SAFE_METHODS.includes(request.method)) return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === 'cross-site') throw new DomainError('cross_site', 'the request comes from another site')
  if (origin !== undefined && !isOwnOrigin(request, origin)) {
    const detail = `the request comes from ${origin}; if that is this server, set PINGYI_ORIGIN to it`
    throw new DomainError('cross_site', detail)
  }
}

function isOwnOrigin(request: FastifyRequest, origin: string): boolean {
  const { config } = request.server
  if (origin === config.origin) return true
  return !isHttps(config) && URL.canParse(origin) && new URL(origin).host === request.host
}

function requirePermission(request: FastifyRequest, permission: Permission): void {
  if (permission === 'public') return
  const roles: readonly Role[] | null = PERMISSIONS[permission]
  const { signedIn } = request
  if (signedIn === null) {
    if (roles === null && isOnThisMachine(request)) return
    throw new DomainError('unauthorized')
  }
  if (roles !== null && !roles.includes(signedIn.role)) {
    throw new DomainError('forbidden', `the role “${signedIn.role}” may not do that`)
  }
}

/**
 * Whether a request was made on this machine: over loopback, not passed on by a proxy, and under a loopback name, so
 * that a foreign page whose name was pointed at 127.0.0.1 reads nothing.
 */
export function isOnThisMachine(request: FastifyRequest): boolean {
  const isLoopback = /^(?:127\.|::1$|::ffff:127\.)/.test(request.ip)
  const isPassedOn = FORWARDED.some((header) => request.headers[header] !== undefined)
  return isLoopback && !isPassedOn && LOOPBACK_NAMES.includes(request.hostname)
}

/** Forgetting to say who may call a route stops the server before it listens. */
function requireStatedPermissions(app: App): void {
  const silent = app.routeList.filter((route) => route.config?.permission === undefined)
  if (silent.length === 0) return
  const names = silent.map((route) => `${String(route.method)} ${route.url}`)
  throw new Error(`these routes state no permission: ${names.join(', ')}`)
}
