// What anybody may read without signing in: released results only, as the bytes that were stored.
import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { Progress } from '../contract/public.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import { PUBLIC_CACHE } from '../plugins/caching.ts'
import type { App } from '../plugins/decorations.ts'
import { PROGRESS_LIMIT } from '../plugins/rates.ts'
import { giveProgressCode, readProgress } from '../services/public/progress.ts'
import { publicChecks } from '../services/public/readChecks.ts'
import { publicCouncils } from '../services/public/readCouncils.ts'
import { publicBoard, publicHeat, publicNotices } from '../services/public/readReleases.ts'
import { approvedTexts } from '../services/public/readTexts.ts'
import { registerRoute } from './register.ts'

export const PUBLIC_ROOT = '/api/public/v1'

const Asked = Type.Object(
  {
    period: Type.Optional(Type.String({ minLength: 4, maxLength: 40 })),
    scheme: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
)
const ByCode = Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) })
const NO_QUERY = Type.Object({}, { additionalProperties: false })
const JSON_TYPE = 'application/json; charset=utf-8'
const config = { permission: 'public' } as const

export function registerPublicRoutes(app: App): void {
  const schema = { tags: ['public'], querystring: Asked }
  app.get<{ Querystring: Static<typeof Asked> }>(
    `${PUBLIC_ROOT}/board`,
    { schema, config },
    (request, reply) =>
      reply
        .header('cache-control', PUBLIC_CACHE)
        .type(JSON_TYPE)
        .send(publicBoard(contextFor(request), request.query)),
  )
  app.get<{ Querystring: Static<typeof Asked> }>(
    `${PUBLIC_ROOT}/heat`,
    { schema, config },
    (request, reply) =>
      reply
        .header('cache-control', PUBLIC_CACHE)
        .type(JSON_TYPE)
        .send(publicHeat(contextFor(request), request.query)),
  )
  app.get<{ Params: Static<typeof ByCode> }>(
    `${PUBLIC_ROOT}/progress/:code`,
    {
      schema: { tags: ['public'], params: ByCode, querystring: NO_QUERY, response: { 200: Progress } },
      config: { ...config, rateLimit: PROGRESS_LIMIT },
    },
    (request) => readProgress(contextFor(request), request.params.code),
  )
  registerRoute(
    app,
    'giveProgressCode',
    (request) => giveProgressCode(contextFor(request), request.params.id, authorOf(request)),
    { permission: 'write' },
  )
  app.get(
    `${PUBLIC_ROOT}/texts`,
    { schema: { tags: ['public'], querystring: NO_QUERY }, config },
    (request, reply) => {
      const context = contextFor(request)
      return reply
        .header('cache-control', PUBLIC_CACHE)
        .send({ street: context.street.name, items: approvedTexts(context) })
    },
  )
  const lists = { supervision: publicChecks, councils: publicCouncils, notices: publicNotices } as const
  for (const [name, read] of Object.entries(lists))
    app.get(
      `${PUBLIC_ROOT}/${name}`,
      { schema: { tags: ['public'], querystring: NO_QUERY }, config },
      (request, reply) => {
        const context = contextFor(request)
        return reply
          .header('cache-control', PUBLIC_CACHE)
          .send({ street: context.street.name, items: read(context) })
      },
    )
}

function authorOf({ actor, server }: FastifyRequest) {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
