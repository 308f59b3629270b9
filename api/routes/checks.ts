// What inspectors do: their batches and queues, checking records, visiting residents.
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { addVisit } from '../services/supervision/check/addVisit.ts'
import { listInspections, readCheckQueue, readVisitQueue } from '../services/supervision/check/queues.ts'
import { readRecordCheck, saveRecordCheck } from '../services/supervision/check/recordChecks.ts'
import { registerRoute } from './register.ts'

const own = { permission: 'inspect' } as const

export function registerCheckRoutes(app: App): void {
  registerRoute(
    app,
    'inspections',
    (request) => ({ items: listInspections(contextFor(request), actorOf(request).by) }),
    own,
  )
  registerRoute(
    app,
    'checkQueue',
    (request) => readCheckQueue(contextFor(request), request.params.id, actorOf(request).by),
    own,
  )
  registerRoute(
    app,
    'recordCheck',
    (request) =>
      readRecordCheck(contextFor(request), { ...request.params, ...request.query }, actorOf(request).by),
    own,
  )
  registerRoute(
    app,
    'saveCheck',
    (request) =>
      saveRecordCheck(contextFor(request), request.params, { ...request.body, ...actorOf(request) }),
    own,
  )
  registerRoute(
    app,
    'visits',
    (request) => readVisitQueue(contextFor(request), request.params.id, actorOf(request).by),
    own,
  )
  registerRoute(
    app,
    'addVisit',
    (request) => addVisit(contextFor(request), request.params, { ...request.body, ...actorOf(request) }),
    own,
  )
}

function actorOf({ actor, server }: FastifyRequest) {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
