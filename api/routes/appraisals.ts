// Appraisals: the list, one period, its stored snapshot as a file, and the steps of its life.
import type { FastifyRequest } from 'fastify'
import { AppraisalParams, AppraisalQuery } from '../contract/appraisals.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { storedOf } from '../services/appraisal/asked.ts'
import { decideOutcome } from '../services/appraisal/decideOutcome.ts'
import { drawResult } from '../services/appraisal/drawResult.ts'
import { freezeAppraisal, supersedeAppraisal } from '../services/appraisal/freezeAppraisal.ts'
import { openObjections } from '../services/appraisal/openObjections.ts'
import { publishAppraisal } from '../services/appraisal/publishAppraisal.ts'
import { readAppraisal, readAppraisals } from '../services/appraisal/readAppraisal.ts'
import { appraisalItem } from '../services/appraisal/resultView.ts'
import type { Actor } from '../services/appraisal/signOff.ts'
import { listSnapshotCases } from '../services/appraisal/snapshotCases.ts'
import { snapshotRow } from '../services/appraisal/storedSnapshot.ts'
import { readRelease } from '../services/public/readRelease.ts'
import { API_ROOT, registerRoute } from './register.ts'

const reading = { permission: 'read' } as const
const preparing = { permission: 'prepare' } as const
const approving = { permission: 'approve' } as const

export function registerAppraisalRoutes(app: App): void {
  registerViews(app)
  registerSteps(app)
  registerSnapshot(app)
}

function registerViews(app: App): void {
  registerRoute(app, 'appraisals', (request) => ({ items: readAppraisals(contextFor(request)) }), reading)
  registerRoute(
    app,
    'appraisal',
    (request) => {
      const name = { ...request.params, ...request.query }
      return readAppraisal(contextFor(request), name, request.signedIn?.role ?? null)
    },
    reading,
  )
  registerRoute(
    app,
    'appraisalCases',
    (request) => listSnapshotCases(contextFor(request), { ...request.params, ...request.query }),
    reading,
  )
  registerRoute(
    app,
    'appraisalResult',
    (request) => drawResult(contextFor(request), { ...request.params, ...request.query }),
    reading,
  )
  registerRoute(
    app,
    'release',
    (request) => readRelease(contextFor(request), { ...request.params, ...request.query }),
    reading,
  )
}

function registerSteps(app: App): void {
  registerRoute(
    app,
    'freezeAppraisal',
    async (request) => {
      const context = contextFor(request)
      const name = { ...request.params, ...request.query }
      const row = await freezeAppraisal(context, name, { ...request.body, ...actorOf(request) })
      return appraisalItem(context, row, snapshotRow(app.db, row.id).sha256)
    },
    preparing,
  )
  registerRoute(
    app,
    'openObjections',
    (request) => {
      const context = contextFor(request)
      const name = { ...request.params, ...request.query }
      const row = openObjections(context, name, { ...request.body, ...actorOf(request) })
      return appraisalItem(context, row, snapshotRow(app.db, row.id).sha256)
    },
    preparing,
  )
  registerRoute(
    app,
    'publishAppraisal',
    (request) => {
      const context = contextFor(request)
      const name = { ...request.params, ...request.query }
      const row = publishAppraisal(context, name, { ...request.body, ...actorOf(request) })
      return appraisalItem(context, row, snapshotRow(app.db, row.id).sha256)
    },
    { ...approving, config: { signs: true } },
  )
  registerRoute(
    app,
    'supersedeAppraisal',
    async (request) => {
      const context = contextFor(request)
      const name = { ...request.params, ...request.query }
      const row = await supersedeAppraisal(context, name, { ...request.body, ...actorOf(request) })
      return appraisalItem(context, row, snapshotRow(app.db, row.id).sha256)
    },
    preparing,
  )
  registerRoute(
    app,
    'decideOutcome',
    (request) => {
      const name = { ...request.params, ...request.query }
      return decideOutcome(contextFor(request), name, { ...request.body, ...actorOf(request) })
    },
    approving,
  )
}

/** The bytes as they were stored, never serialised anew; their SHA-256 stands in the ETag and beside it. */
function registerSnapshot(app: App): void {
  app.get(
    `${API_ROOT}/appraisals/:period/snapshot`,
    {
      schema: { tags: ['appraisals'], params: AppraisalParams, querystring: AppraisalQuery },
      config: reading,
    },
    (request, reply) => {
      const { row } = storedOf(contextFor(request), { ...request.params, ...request.query })
      const { body, sha256 } = snapshotRow(app.db, row.id)
      const name = `appraisal-${row.period}-${row.schemeId}-v${row.version}.json`
      return reply
        .header('etag', `"${sha256}"`)
        .header('x-snapshot-sha256', sha256)
        .header('content-disposition', `attachment; filename="${encodeURIComponent(name)}"`)
        .type('application/json; charset=utf-8')
        .send(Buffer.from(body))
    },
  )
}

function actorOf({ actor, server }: FastifyRequest): Actor {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
