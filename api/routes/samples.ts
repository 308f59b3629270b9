// Draws of the third-party check: preview, freeze, ceremony, draw, replacements; the draw file, and what the public sees.
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { scopeOf } from '../domain/access/policy.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import type { Actor } from '../services/appraisal/signOff.ts'
import { commitSeed, revealSeed } from '../services/supervision/draw/ceremony.ts'
import { readDrawFile, readPublicSample } from '../services/supervision/draw/drawFileOf.ts'
import { drawSample } from '../services/supervision/draw/drawSample.ts'
import { freezeSample } from '../services/supervision/draw/freezeSample.ts'
import { previewSample } from '../services/supervision/draw/previewSample.ts'
import { replaceRecord } from '../services/supervision/draw/replaceRecord.ts'
import { listAllSamples, readSample } from '../services/supervision/draw/sampleView.ts'
import { voidSample } from '../services/supervision/draw/voidSample.ts'
import { API_ROOT, registerRoute } from './register.ts'

const reading = { permission: 'read' } as const
const supervising = { permission: 'supervise' } as const
/** A new root of the log is signed at once: what it froze can be shown under a checkpoint. */
const signed = { ...supervising, config: { signs: true } } as const

export function registerSampleRoutes(app: App): void {
  registerRoute(
    app,
    'samples',
    (request) => ({ items: listAllSamples(contextFor(request), request.query.period) }),
    reading,
  )
  registerRoute(
    app,
    'sample',
    (request) =>
      readSample(contextFor(request), request.params.id, { showsConflicts: seesConflicts(request) }),
    reading,
  )
  registerRoute(
    app,
    'previewSample',
    (request) => previewSample(contextFor(request), request.body),
    supervising,
  )
  registerRoute(
    app,
    'addSample',
    async (request, reply) => {
      const sample = await freezeSample(contextFor(request), request.body, actorOf(request))
      reply.header('location', `${API_ROOT}/samples/${sample.id}`)
      return sample
    },
    signed,
  )
  registerSteps(app)
  registerFiles(app)
}

function registerSteps(app: App): void {
  registerRoute(
    app,
    'commitSeed',
    (request) => commitSeed(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    supervising,
  )
  registerRoute(
    app,
    'revealSeed',
    (request) => revealSeed(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    supervising,
  )
  registerRoute(
    app,
    'drawSample',
    (request) => drawSample(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    signed,
  )
  registerRoute(
    app,
    'voidSample',
    (request) => voidSample(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    supervising,
  )
  registerRoute(
    app,
    'replaceRecord',
    (request) =>
      replaceRecord(contextFor(request), request.params.id, { ...request.body, ...actorOf(request) }),
    supervising,
  )
}

const ById = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })
const NO_QUERY = Type.Object({}, { additionalProperties: false })
const SCHEMA = { tags: ['samples'], params: ById, querystring: NO_QUERY }
const JSON_TYPE = 'application/json; charset=utf-8'

/** Canonical texts, never serialised anew. */
function registerFiles(app: App): void {
  app.get(`${API_ROOT}/samples/:id/file`, { schema: SCHEMA, config: reading }, (request, reply) => {
    const { name, text } = readDrawFile(contextFor(request), request.params.id)
    return reply
      .header('content-disposition', `attachment; filename="${encodeURIComponent(name)}"`)
      .type(JSON_TYPE)
      .send(text)
  })
  app.get(
    '/api/public/v1/samples/:id',
    { schema: SCHEMA, config: { permission: 'public' } },
    (request, reply) => reply.type(JSON_TYPE).send(readPublicSample(contextFor(request), request.params.id)),
  )
}

/** Those who draw, and those who read the audit log. */
function seesConflicts({ signedIn }: FastifyRequest): boolean {
  return signedIn !== null && scopeOf('audit', signedIn.role) !== null
}

function actorOf({ actor, server }: FastifyRequest): Actor {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
