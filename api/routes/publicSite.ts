// The public pages: plain HTML without script, for notice boards, phones and any browser there is.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { listSamples } from '#db/queries/samples.ts'
import { codes, TEXT_KINDS } from '#db/vocabulary.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import { PUBLIC_CACHE } from '../plugins/caching.ts'
import type { App } from '../plugins/decorations.ts'
import { PROGRESS_LIMIT } from '../plugins/rates.ts'
import type { Context } from '../services/context.ts'
import { readProgress } from '../services/public/progress.ts'
import { publicKNow } from '../services/public/publicK.ts'
import { publicChecks } from '../services/public/readChecks.ts'
import { publicCouncils } from '../services/public/readCouncils.ts'
import { publicNotices, releaseBefore, standingRelease } from '../services/public/readReleases.ts'
import { approvedTexts } from '../services/public/readTexts.ts'
import { checksPage } from '../services/public/site/checksPage.ts'
import { councilsPage } from '../services/public/site/councilsPage.ts'
import { emptyPage, noticesPage, progressPage } from '../services/public/site/otherPages.ts'
import {
  type PageBody,
  SHEETS,
  SITE_POLICY,
  type SiteAddress,
  type SitePart,
  sitePage,
  TEXT_PATHS,
} from '../services/public/site/page.ts'
import { resultPage } from '../services/public/site/resultPage.ts'
import { textsPage } from '../services/public/site/textsPage.ts'

const NOT_FOUND = 404
const NOTHING: ReadonlySet<string> = new Set(['not_found', 'unknown_period'])
const Asked = Type.Object({
  lang: Type.Optional(Type.String({ maxLength: 20 })),
  code: Type.Optional(Type.String({ maxLength: 60 })),
  sheet: Type.Optional(Type.String({ maxLength: 20 })),
})
type AskedQuery = { Querystring: Static<typeof Asked> }
const ByPeriod = Type.Object({ period: Type.String({ minLength: 4, maxLength: 40 }) })
const options = { schema: { hide: true, querystring: Asked }, config: { permission: 'public' as const } }

export function registerPublicSiteRoutes(app: App): void {
  app.get<AskedQuery>('/public', options, (request, reply) => sendResult(request, reply, undefined))
  app.get<AskedQuery>('/public/notices', options, (request, reply) => {
    const context = contextFor(request)
    return send(request, reply, noticesPage(publicNotices(context), publicKNow(context), addressOf(request)))
  })
  app.get<AskedQuery>(
    '/public/progress',
    { ...options, config: { ...options.config, rateLimit: PROGRESS_LIMIT } },
    async (request, reply) => {
      const context = contextFor(request)
      const typed = request.query.code ?? ''
      const progress = await orNull(() => readProgress(context, typed))
      const page = progressPage({ typed, progress }, addressOf(request))
      return send(request, reply.code(typed !== '' && progress === null ? NOT_FOUND : 200), page, 'no-store')
    },
  )
  app.get<AskedQuery>('/public/supervision', options, (request, reply) =>
    send(request, reply, checksPage(publicChecks(contextFor(request)), addressOf(request))),
  )
  app.get<AskedQuery>('/public/council', options, (request, reply) =>
    send(request, reply, councilsPage(publicCouncils(contextFor(request)), addressOf(request))),
  )
  for (const kind of codes(TEXT_KINDS))
    app.get<AskedQuery>(TEXT_PATHS[kind], options, (request, reply) => {
      const page = textsPage(kind, approvedTexts(contextFor(request)), addressOf(request))
      return send(request, reply, page)
    })
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
  if (result === null) return send(request, reply.code(NOT_FOUND), emptyPage(address))
  const out = publicNotices(context).flatMap((one) => (one.isStanding ? [one.period] : []))
  const others = [...new Set(out)].filter((id) => id !== result.period.id)
  const drawn = listSamples(context.db, result.period.id).find(
    ({ state }) => state === 'drawn' || state === 'submitted',
  )
  const sheet = SHEETS.find((one) => one === request.query.sheet) ?? null
  const before = releaseBefore(context, result)
  const page = resultPage({ result, before, others, batch: drawn?.id ?? null, sheet }, address)
  return send(request, reply, page)
}

/** What is not there is a page of its own, not a failure. */
async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof DomainError && NOTHING.has(error.code)) return null
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

function partsOf(context: Context): SitePart[] {
  return [
    ...new Set(approvedTexts(context).map(({ kind }) => kind)),
    ...(listSamples(context.db).length > 0 ? (['supervision'] as const) : []),
    ...(publicCouncils(context).length > 0 ? (['council'] as const) : []),
  ]
}

/** The page within its frame. */
function send(
  request: FastifyRequest<AskedQuery>,
  reply: FastifyReply,
  page: PageBody,
  cache: string = PUBLIC_CACHE,
): FastifyReply {
  const context = contextFor(request)
  const [street, parts] = [context.street.name, partsOf(context)]
  return reply
    .header('content-security-policy', SITE_POLICY)
    .header('cache-control', cache)
    .header('vary', 'accept-language')
    .type('text/html; charset=utf-8')
    .send(sitePage({ ...page, street, k: page.k ?? publicKNow(context), parts }, addressOf(request)))
}
