// Rectification items: list, add, change, cancel, evidence, check.
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import {
  addRectification,
  cancelRectification,
  changeRectification,
  checkRectification,
  giveEvidence,
  readRectifications,
} from '../services/appraisal/rectifications.ts'
import { registerRoute } from './register.ts'

const preparing = { permission: 'prepare' } as const

export function registerRectificationRoutes(app: App): void {
  registerRoute(
    app,
    'rectifications',
    (request) => ({ items: readRectifications(contextFor(request), request.query) }),
    { permission: 'read' },
  )
  registerRoute(
    app,
    'addRectification',
    (request) => addRectification(contextFor(request), request.body, actorOf(request)),
    preparing,
  )
  registerRoute(
    app,
    'changeRectification',
    (request) =>
      changeRectification(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    preparing,
  )
  registerRoute(
    app,
    'cancelRectification',
    (request) => cancelRectification(contextFor(request), request.params.id, actorOf(request)),
    preparing,
  )
  registerRoute(
    app,
    'giveEvidence',
    (request) => {
      const wish = { ...request.body, ...actorOf(request), departmentId: ownDepartment(request) }
      return giveEvidence(contextFor(request), request.params.id, wish)
    },
    { permission: 'rectify' },
  )
  registerRoute(
    app,
    'checkRectification',
    (request) =>
      checkRectification(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    { permission: 'decide' },
  )
}

/** The department that a department's account may speak for; null = staff, who may speak for any. */
function ownDepartment({ scope, signedIn }: FastifyRequest): string | null {
  if (scope === 'any') return null
  if (signedIn === null || signedIn.departmentId === null) {
    throw new DomainError('forbidden', 'the account answers for no department')
  }
  return signedIn.departmentId
}

function actorOf({ actor, server }: FastifyRequest) {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
