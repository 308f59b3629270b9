// Residents' councils: set up, slips, papers, steps, comments. The ballot's own page is in ballots.ts.
import type { FastifyRequest } from 'fastify'
import { listCouncils } from '#db/queries/councils.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { makeSlips } from '../services/council/ballots.ts'
import { judgeComment, readComments } from '../services/council/comments.ts'
import { describeCouncil, requireCouncil } from '../services/council/councilView.ts'
import { readPapers, typePapers } from '../services/council/papers.ts'
import { addCouncil, changeCouncil } from '../services/council/planCouncil.ts'
import { stepCouncil } from '../services/council/stepCouncil.ts'
import { registerRoute } from './register.ts'

const reading = { permission: 'read' } as const
const holding = { permission: 'holdCouncil' } as const
const typing = { permission: 'typeBallots' } as const

export function registerCouncilRoutes(app: App): void {
  registerRoute(
    app,
    'councils',
    (request) => {
      const context = contextFor(request)
      const items = listCouncils(context.db, request.query.period)
      return { items: items.map((row) => describeCouncil(context, row)) }
    },
    reading,
  )
  registerRoute(
    app,
    'council',
    (request) => {
      const context = contextFor(request)
      return describeCouncil(context, requireCouncil(context, request.params.id))
    },
    reading,
  )
  registerRoute(
    app,
    'addCouncil',
    (request) => addCouncil(contextFor(request), request.body, actorOf(request)),
    holding,
  )
  registerRoute(
    app,
    'changeCouncil',
    (request) =>
      changeCouncil(contextFor(request), request.params.id, { change: request.body, ...actorOf(request) }),
    holding,
  )
  registerStepRoutes(app)
  registerPaperRoutes(app)
  registerCommentRoutes(app)
}

function registerStepRoutes(app: App): void {
  registerRoute(
    app,
    'makeSlips',
    (request, reply) => {
      reply.header('cache-control', 'no-store')
      return makeSlips(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) })
    },
    holding,
  )
  registerRoute(
    app,
    'stepCouncil',
    (request) =>
      stepCouncil(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    { ...holding, config: { signs: true } },
  )
  registerRoute(
    app,
    'publishCouncil',
    (request) =>
      stepCouncil(contextFor(request), request.params.id, { step: 'publish', ...actorOf(request) }),
    { permission: 'approve', config: { signs: true } },
  )
}

function registerPaperRoutes(app: App): void {
  registerRoute(app, 'councilPapers', (request) => readPapers(contextFor(request), request.params.id), typing)
  registerRoute(
    app,
    'typePapers',
    (request) =>
      typePapers(contextFor(request), request.params.id, { typed: request.body, ...actorOf(request) }),
    typing,
  )
}

function registerCommentRoutes(app: App): void {
  registerRoute(
    app,
    'councilComments',
    (request) => ({ items: readComments(contextFor(request), request.params.id) }),
    holding,
  )
  registerRoute(
    app,
    'judgeComment',
    (request) => {
      const { id, comment } = request.params
      const verdict = { comment, verdict: request.body.state }
      return { items: judgeComment(contextFor(request), id, { ...verdict, ...actorOf(request) }) }
    },
    holding,
  )
}

function actorOf({ actor, server }: FastifyRequest) {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
