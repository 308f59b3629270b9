// What protects every answer and the server itself: headers, the content policy, request limits, compression.
import { constants } from 'node:zlib'
import fastifyCompress from '@fastify/compress'
import fastifyHelmet from '@fastify/helmet'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import { fastifyPlugin } from 'fastify-plugin'
import type { Config } from '../config.ts'
import { DomainError } from '../domain/errors.ts'
import type { App } from './decorations.ts'
import { isHttps, isOnThisMachine } from './origin.ts'

/** Nothing but our own files; inline styles only as attributes, which chart tooltips need. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "worker-src 'self' blob:",
].join('; ')

/** Answers are compressed while somebody waits: brotli 11 would cost seconds. */
const BROTLI_QUALITY = 4
const MULTIPART_FIELDS = 20
const MULTIPART_FIELD_BYTES = 200_000

export const security = fastifyPlugin(
  async (app: App) => {
    const { config } = app
    app.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY)
      reply.header('x-request-id', request.id)
    })
    await app.register(fastifyHelmet, helmetOptions(config))
    await app.register(fastifyRateLimit, rateLimitOptions(config))
    await app.register(fastifyCompress, {
      encodings: ['br', 'gzip'],
      globalDecompression: false,
      brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    })
    await app.register(fastifyMultipart, {
      limits: {
        files: 1,
        fileSize: config.uploadLimitBytes,
        fields: MULTIPART_FIELDS,
        fieldSize: MULTIPART_FIELD_BYTES,
      },
    })
    // Another site's form can send text/plain without asking first: bodies are JSON or multipart.
    app.removeContentTypeParser('text/plain')
  },
  { name: 'security', dependencies: ['deployment'] },
)

/** Some headers only make sense on https: on plain http browsers complain about them in the console. */
function helmetOptions(config: Config) {
  const whereSecure = isHttps(config) ? {} : { strictTransportSecurity: false, originAgentCluster: false }
  return {
    contentSecurityPolicy: false,
    crossOriginOpenerPolicy: isHttps(config),
    referrerPolicy: { policy: 'same-origin' as const },
    frameguard: { action: 'deny' as const },
    ...whereSecure,
  }
}

/** The machine itself is not limited: its operator runs benches and imports there. */
function rateLimitOptions(config: Config) {
  return {
    global: config.rateLimit > 0,
    max: config.rateLimit,
    timeWindow: '1 minute',
    allowList: isOnThisMachine,
    errorResponseBuilder: (_request: unknown, limit: { readonly after: string }) =>
      new DomainError('rate_limited', `too many requests; try again in ${limit.after}`),
  }
}
