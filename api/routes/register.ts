// Registers a route by its name in api/contract/routes.ts: address, schemas and status from the table, the handler typed by it.
import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'
import { Problem } from '../contract/error.ts'
import { type RouteName, type Routes, routes } from '../contract/routes.ts'
import { type Action, scopeOf } from '../domain/access/policy.ts'
import type { App } from '../plugins/decorations.ts'

export const API_ROOT = '/api/v1'

type Part<N extends RouteName, P extends string> = Routes[N] extends {
  readonly [K in P]: infer S extends TSchema
}
  ? Static<S>
  : undefined

/** A request whose query, params and body hold what the table says. */
export type RequestOf<N extends RouteName> = FastifyRequest<{
  Querystring: Part<N, 'query'>
  Params: Part<N, 'params'>
  Body: Part<N, 'body'>
}>
export type AnswerOf<N extends RouteName> = Static<Routes[N]['response']>
/** Returns the answer, or the reply where it has sent something ready-made itself. */
export type Handler<N extends RouteName> = (
  request: RequestOf<N>,
  reply: FastifyReply,
) => AnswerOf<N> | FastifyReply | Promise<AnswerOf<N> | FastifyReply>

export interface RegisterOptions {
  readonly permission: Action
  readonly config?: FastifyContextConfig
}

const NO_QUERY = Type.Object({}, { additionalProperties: false })

interface RouteShape {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly status: number
  readonly response: TSchema
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
}

export function registerRoute<N extends RouteName>(
  app: App,
  name: N,
  handler: Handler<N>,
  options: RegisterOptions,
): void {
  const route: RouteShape = routes[name]
  app.route({
    method: route.method,
    url: `${API_ROOT}${route.url}`,
    schema: schemaOf(name, route, options.permission),
    config: { ...options.config, permission: options.permission },
    handler: async (request, reply) => {
      reply.code(route.status)
      const answer = await handler(checked<N>(request), reply)
      if (answer === reply || reply.sent) return reply
      return route.status === 204 ? reply.send() : answer
    },
  })
}

/** The one place where a request is taken at its word: the schemas of the same table have just been held against it. */
function checked<N extends RouteName>(request: unknown): RequestOf<N> {
  return request as RequestOf<N>
}

function schemaOf(name: RouteName, route: RouteShape, permission: Action) {
  return {
    operationId: name,
    tags: [route.url.split('/')[1] ?? ''],
    ...(scopeOf(permission, 'machine') === null ? { security: [{ session: [] }] } : {}),
    ...(route.params ? { params: route.params } : {}),
    // A route that names no query takes none: an unknown name is refused everywhere.
    querystring: route.query ?? NO_QUERY,
    ...(route.body ? { body: route.body } : {}),
    response: {
      [route.status]: route.response,
      default: {
        description: 'What went wrong, by a code of the closed catalogue.',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  }
}
