// The public pages: plain HTML without script, for notice boards, phones and any browser there is.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { readProgress } from '../services/public/progress.ts'
import { publicNotices, standingRelease } from '../services/public/readReleases.ts'
import { emptyPage, noticesPage, progressPage } from '../services/public/site/otherPages.ts'
import { SITE_POLICY, type SiteAddress, type SitePage, sitePage } from '../services/public/site/page.ts'
import { resultPage } from '../services/public/site/resultPage.ts'
import { PROGRESS_LIMIT, PUBLIC_CACHE } from './public.ts'

const NOT_FOUND = 404
const Asked = Type.Object({
  lang: Type.Optional(Type.String({ maxLength: 20 })),
  code: Type.Optional(Type.String({ maxLength: 60 })),
})
type AskedQuery = { Querystring: Static<typeof Asked> }
const ByPeriod = Type.Object({ period: Type.String({ minLength: 4, maxLength: 40 }) })
const options = { schema: { hide: true, querystring: Asked }, config: { permission: 'public' as const } }

export function registerPublicSiteRoutes(app: App): void {
  app.get<AskedQuery>('/public', options, (request, reply) => sendResult(request, reply, undefined))
  app.get<AskedQuery>('/public/notices', options, (request, reply) => {
    const context = contextFor(request)
    return send(request, reply, noticesPage(context.street.name, publicNotices(context), addressOf(request)))
  })
  app.get<AskedQuery>(
    '/public/progress',
    { ...options, config: { ...options.config, rateLimit: PROGRESS_LIMIT } },
    async (request, reply) => {
      const context = contextFor(request)
      const typed = request.query.code ?? ''
      const progress = await orNull(() => readProgress(context, typed))
      const page = progressPage(context.street.name, { typed, progress }, addressOf(request))
      return send(request, reply.code(typed !== '' && progress === null ? NOT_FOUND : 200), page, 'no-store')
    },
  )
  app.get<AskedQuery & { Params: Static<typeof ByPeriod> }>(
    '/public/:period',
    { ...options, schema: { ...options.schema, params: ByPeriod } },
    (request, reply) => sendResult(request, reply, request.params.period),
  )
}

async function sendResult(
  request: FastifyRequest<AskedQuery>,
  reply: FastifyReply,
  period: string | undefined,
): Promise<FastifyReply> {
  const context = contextFor(request)
  const address = addressOf(request)
  const result = await orNull(async () => standingRelease(context, { period }))
  if (result === null) return send(request, reply.code(NOT_FOUND), emptyPage(context.street.name, address))
  const out = publicNotices(context).flatMap((one) => (one.isStanding ? [one.period] : []))
  const others = [...new Set(out)].filter((id) => id !== result.period.id)
  return send(request, reply, resultPage(result, others, address))
}

/** What is not there is a page of its own, not a failure. */
async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null
    throw error
  }
}

function addressOf({ url, headers, server, protocol, host }: FastifyRequest<AskedQuery>): SiteAddress {
  const { pathname, searchParams } = new URL(url, 'http://x')
  const asked = searchParams.get('lang') ?? headers['accept-language'] ?? ''
  return {
    origin: server.config.origin ?? `${protocol}://${host}`,
    path: pathname,
    language: /^en\b/i.test(asked) ? 'en' : 'zh',
  }
}

const send = (
  request: FastifyRequest<AskedQuery>,
  reply: FastifyReply,
  page: SitePage,
  cache: string = PUBLIC_CACHE,
): FastifyReply =>
  reply
    .header('content-security-policy', SITE_POLICY)
    .header('cache-control', cache)
    .header('vary', 'accept-language')
    .type('text/html; charset=utf-8')
    .send(sitePage(page, addressOf(request)))
