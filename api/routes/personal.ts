// Personal data in full, one record at a time.
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { revealCase } from '../services/revealCase.ts'
import { registerRoute } from './register.ts'

export function registerPersonalRoutes(app: App): void {
  registerRoute(
    app,
    'revealCase',
    (request) => {
      const { actor, params, body } = request
      if (actor === null) throw new DomainError('unauthorized')
      return revealCase(contextFor(request), params.id, { ...body, by: actor, nowMs: app.now() })
    },
    { permission: 'reveal', config: { rateLimit: revealLimit(app) } },
  )
}

/** Reading through a register record by record is not what this is for. Counted per account, on loopback too. */
function revealLimit(app: App) {
  const max = app.config.revealLimit
  if (max === 0) return false
  return {
    max,
    timeWindow: '1 minute',
    hook: 'preHandler' as const,
    allowList: [],
    keyGenerator: (request: FastifyRequest) => `reveal ${request.actor}`,
    errorResponseBuilder: (_request: unknown, limit: { readonly after: string }) =>
      new DomainError('rate_limited', `too many records looked at; try again in ${limit.after}`),
  }
}
