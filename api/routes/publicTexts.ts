// Texts for the public: list, write, rewrite, approve, withdraw.
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import {
  addPublicText,
  approvePublicText,
  changePublicText,
  readPublicTexts,
  withdrawPublicText,
} from '../services/public/publicTexts.ts'
import { registerRoute } from './register.ts'

const writing = { permission: 'writeTexts' } as const
const approving = { permission: 'approveTexts' } as const

export function registerPublicTextRoutes(app: App): void {
  registerRoute(app, 'publicTexts', (request) => ({ items: readPublicTexts(contextFor(request)) }), {
    permission: 'read',
  })
  registerRoute(
    app,
    'addPublicText',
    (request) => addPublicText(contextFor(request), request.body, authorOf(request)),
    writing,
  )
  registerRoute(
    app,
    'changePublicText',
    (request) =>
      changePublicText(contextFor(request), request.params.id, { ...request.body, ...authorOf(request) }),
    writing,
  )
  registerRoute(
    app,
    'approvePublicText',
    (request) =>
      approvePublicText(contextFor(request), request.params.id, { ...request.body, ...authorOf(request) }),
    approving,
  )
  registerRoute(
    app,
    'withdrawPublicText',
    (request) => withdrawPublicText(contextFor(request), request.params.id, authorOf(request)),
    { permission: 'withdrawTexts' },
  )
}

function authorOf({ actor, server }: FastifyRequest) {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
