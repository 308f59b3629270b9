// Results of the third-party check: read, handed in, cases sent back, and the stored text itself.
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { closed } from '../contract/kit.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import type { Actor } from '../services/appraisal/signOff.ts'
import { requireSampleIn } from '../services/supervision/draw/storedPlan.ts'
import { resultsView } from '../services/supervision/results/readResults.ts'
import { sendBack } from '../services/supervision/results/sendBack.ts'
import { standingResult } from '../services/supervision/results/standingResult.ts'
import { submitResults } from '../services/supervision/results/submitResults.ts'
import { API_ROOT, registerRoute } from './register.ts'

const reading = { permission: 'read' } as const

export function registerCheckResultRoutes(app: App): void {
  registerRoute(
    app,
    'checkResults',
    async (request) => {
      const context = contextFor(request)
      return resultsView(context, await standingResult(context, request.params.id, roleOf(request)))
    },
    reading,
  )
  registerRoute(
    app,
    'submitSample',
    async (request) => {
      const wish = { ...request.body, ...actorOf(request) }
      const { id } = request.params
      return { sample: id, sha256: await submitResults(contextFor(request), id, wish) }
    },
    { permission: 'supervise', config: { signs: true } },
  )
  registerRoute(
    app,
    'sendBack',
    async (request) => {
      const wish = { ...request.body, ...actorOf(request), role: roleOf(request) }
      return { sentBack: await sendBack(contextFor(request), request.params.id, wish) }
    },
    { permission: 'sendBack' },
  )
  registerFile(app)
}

const byNumber = closed({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })

/** The stored bytes, whose SHA-256 the audit log names. */
function registerFile(app: App): void {
  app.get(
    `${API_ROOT}/samples/:id/results/file`,
    { schema: { tags: ['samples'], params: byNumber }, config: reading },
    (request, reply) => {
      const { id, result, resultHash } = requireSampleIn(contextFor(request), request.params.id, [
        'submitted',
      ])
      return reply
        .header('etag', `"${resultHash ?? ''}"`)
        .header('content-disposition', `attachment; filename="check-${id}.json"`)
        .type('application/json; charset=utf-8')
        .send(Buffer.from(result ?? ''))
    },
  )
}

const roleOf = ({ signedIn }: FastifyRequest) => signedIn?.role ?? null

function actorOf({ actor, server }: FastifyRequest): Actor {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
