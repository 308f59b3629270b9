// Every failed request leaves as a problem document: thrown errors, unknown addresses, wrong methods.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fastifyPlugin } from 'fastify-plugin'
import { DomainError } from '../domain/errors.ts'
import type { App } from './decorations.ts'
import { failureOf, problemOf } from './problems.ts'

const PROBLEM_JSON = 'application/problem+json; charset=utf-8'
const SERVER_FAULT = 500

/** Answers with the problem of any thrown value; faults of ours are logged with their cause. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failed = failureOf(error)
  if (failed.status >= SERVER_FAULT) request.log.error({ err: error }, failed.code)
  if (failed.retryAfterSeconds !== null) reply.header('retry-after', failed.retryAfterSeconds)
  // The text is ready-made: a route's own serializer must not decide what a failure may say.
  return reply
    .code(failed.status)
    .header('cache-control', 'no-store')
    .header('content-type', PROBLEM_JSON)
    .send(JSON.stringify(problemOf(failed, request.id)))
}

export const errors = fastifyPlugin(
  async (app: App) => {
    app.setErrorHandler(sendProblem)
    app.setNotFoundHandler((request, reply) => {
      const allowed = methodsOf(app, request.url)
      if (allowed.length === 0) {
        return sendProblem(new DomainError('not_found', 'there is nothing at this address'), request, reply)
      }
      reply.header('allow', allowed.join(', '))
      const detail = `this address takes ${allowed.join(', ')}, not ${request.method}`
      return sendProblem(new DomainError('method_not_allowed', detail), request, reply)
    })
  },
  { name: 'errors' },
)

/** The methods that some route takes at a URL. Catch-alls of files are no addresses of their own. */
function methodsOf(app: App, url: string): string[] {
  const path = url.split('?')[0] ?? url
  const matching = app.routeList.filter((route) => !route.url.includes('*') && matches(route.url, path))
  return [...new Set(matching.flatMap((route) => route.method))].sort()
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(':') || part === given[index])
  )
}
