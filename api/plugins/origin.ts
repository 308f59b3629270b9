// Where a request comes from: this machine, our own page, or another site that must change nothing here.
import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { DomainError } from '../domain/errors.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']
const FORWARDED = [
  ...['forwarded', 'via', 'x-real-ip'],
  ...['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-server'],
]
/** What a proxy speaks that was told nothing else, and no browser has for twenty years. */
const OLD_HTTP = '1.0'
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

export const isHttps = (config: Config): boolean => config.origin?.startsWith('https:') ?? false

/**
 * A browser says where a request comes from; a form or script of another site must change nothing here.
 * @throws DomainError cross_site.
 */
export function refuseOtherSites(request: FastifyRequest): void {
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

/**
 * Whether a request was made on this machine: over loopback, not passed on by a proxy, and under a loopback name, so
 * that a foreign page whose name was pointed at 127.0.0.1 reads nothing. A proxy that names itself nowhere often passes its own
 * loopback name on as well; its version of HTTP tells.
 */
export function isOnThisMachine(request: FastifyRequest): boolean {
  const isLoopback = /^(?:127\.|::1$|::ffff:127\.)/.test(request.ip)
  const isNamed = FORWARDED.some((header) => request.headers[header] !== undefined)
  const isPassedOn = isNamed || request.raw.httpVersion === OLD_HTTP
  return isLoopback && !isPassedOn && LOOPBACK_NAMES.includes(request.hostname)
}
