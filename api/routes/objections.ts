// Objections: raised by departments, their effect, decided by two people, taken back.
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { decideObjection, reinstateObjection } from '../services/appraisal/decideObjection.ts'
import { listAllObjections, type Reader } from '../services/appraisal/objectionView.ts'
import { previewObjection } from '../services/appraisal/previewObjection.ts'
import { raiseObjection } from '../services/appraisal/raiseObjection.ts'
import { registerRoute } from './register.ts'

const reading = { permission: 'readObjections' } as const
const deciding = { permission: 'decide' } as const

export function registerObjectionRoutes(app: App): void {
  registerRoute(
    app,
    'objections',
    (request) => ({ items: listAllObjections(contextFor(request), request.query, readerOf(request)) }),
    reading,
  )
  registerRoute(
    app,
    'addObjection',
    (request) => {
      const objector = { ...actorOf(request), departmentId: request.signedIn?.departmentId ?? null }
      return raiseObjection(contextFor(request), request.body, objector)
    },
    { permission: 'object' },
  )
  registerRoute(
    app,
    'objectionEffect',
    (request) => previewObjection(contextFor(request), request.params.id, readerOf(request)),
    reading,
  )
  registerRoute(
    app,
    'decideObjection',
    (request) =>
      decideObjection(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    deciding,
  )
  registerRoute(
    app,
    'reinstateObjection',
    (request) =>
      reinstateObjection(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    { permission: 'approve' },
  )
}

/** Whose objections may be read: a department's own, or everybody's. */
const readerOf = ({ scope, signedIn }: FastifyRequest): Reader =>
  scope === 'any' ? 'all' : { departmentId: signedIn?.departmentId ?? null }

function actorOf({ actor, server }: FastifyRequest) {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
