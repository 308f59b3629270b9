// What anybody may read without signing in: released results only, as the bytes that were stored.
import { type Static, Type } from 'typebox'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { publicBoard, publicHeat, publicNotices } from '../services/public/readReleases.ts'

export const PUBLIC_ROOT = '/api/public/v1'

const Asked = Type.Object(
  {
    period: Type.Optional(Type.String({ minLength: 4, maxLength: 40 })),
    scheme: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
)
const NO_QUERY = Type.Object({}, { additionalProperties: false })
const JSON_TYPE = 'application/json; charset=utf-8'
/** Any cache may keep it for a minute and must ask again then: a correction is to arrive. */
const CACHED = 'public, max-age=60'
const config = { permission: 'public' } as const

export function registerPublicRoutes(app: App): void {
  const schema = { tags: ['public'], querystring: Asked }
  app.get<{ Querystring: Static<typeof Asked> }>(
    `${PUBLIC_ROOT}/board`,
    { schema, config },
    (request, reply) =>
      reply
        .header('cache-control', CACHED)
        .type(JSON_TYPE)
        .send(publicBoard(contextFor(request), request.query)),
  )
  app.get<{ Querystring: Static<typeof Asked> }>(
    `${PUBLIC_ROOT}/heat`,
    { schema, config },
    (request, reply) =>
      reply
        .header('cache-control', CACHED)
        .type(JSON_TYPE)
        .send(publicHeat(contextFor(request), request.query)),
  )
  app.get(
    `${PUBLIC_ROOT}/notices`,
    { schema: { tags: ['public'], querystring: NO_QUERY }, config },
    (request, reply) =>
      reply
        .header('cache-control', CACHED)
        .type(JSON_TYPE)
        .send(publicNotices(contextFor(request))),
  )
}
