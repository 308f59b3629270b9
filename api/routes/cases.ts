// Cases: the list behind every figure, one case with its trail, and staff's entry of cases and events.
import type { FastifyRequest } from 'fastify'
import { scopeOf } from '../domain/access/policy.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { type Author, enterCase } from '../services/enterCase.ts'
import { enterEvent } from '../services/enterEvent.ts'
import { listCases } from '../services/listCases.ts'
import { readCaseDetail } from '../services/readCaseDetail.ts'
import { API_ROOT, registerRoute } from './register.ts'

const reading = { permission: 'read' } as const
const writing = { permission: 'write' } as const

export function registerCaseRoutes(app: App): void {
  registerRoute(
    app,
    'cases',
    (request) => {
      if (request.query.signal !== undefined) requireSignalReader(request)
      return listCases(contextFor(request), request.query, request.signedIn?.role ?? null)
    },
    reading,
  )
  registerRoute(
    app,
    'case',
    (request) => readCaseDetail(contextFor(request), request.params.id, request.query.asOf),
    reading,
  )
  registerRoute(
    app,
    'addCase',
    (request, reply) => {
      const id = enterCase(app.db, request.body, authorOf(request))
      reply.header('location', `${API_ROOT}/cases/${encodeURIComponent(id)}`)
      return { id }
    },
    writing,
  )
  registerRoute(
    app,
    'addEvent',
    (request) => ({ seq: enterEvent(app.db, request.params.id, request.body, authorOf(request)) }),
    writing,
  )
}

/** Whoever may read lists may not therefore read what is asked about whom. @throws DomainError forbidden. */
function requireSignalReader({ signedIn }: Pick<FastifyRequest, 'signedIn'>): void {
  if (scopeOf('readSignals', signedIn?.role ?? 'machine') === null) throw new DomainError('forbidden')
}

function authorOf({ actor, server }: FastifyRequest): Author {
  if (actor === null) throw new DomainError('unauthorized')
  return { actor, nowMs: server.now() }
}
