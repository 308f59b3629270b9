// Questions the figures raise: read, looked into, answered. None of it enters a ranking.
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { answerSignal } from '../services/supervision/signals/answerSignal.ts'
import { readEvidence } from '../services/supervision/signals/readEvidence.ts'
import { readSignals } from '../services/supervision/signals/readSignals.ts'
import { registerRoute } from './register.ts'

const reading = { permission: 'readSignals' } as const

export function registerSignalRoutes(app: App): void {
  registerRoute(app, 'signals', (request) => readSignals(contextFor(request), request.query), reading)
  registerRoute(
    app,
    'signalEvidence',
    (request) => readEvidence(contextFor(request), request.params.code, request.query),
    reading,
  )
  registerRoute(
    app,
    'answerSignal',
    (request) => answerSignal(contextFor(request), { ...request.body, ...request.params }, actorOf(request)),
    { permission: 'supervise' },
  )
}

function actorOf({ actor, server }: FastifyRequest) {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
