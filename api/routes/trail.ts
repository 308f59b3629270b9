// The trail for whoever checks it: checkpoints, proofs, the whole log as lines; and the audit log in it.
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { scopeOf } from '../domain/access/policy.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { searchActs } from '../services/audit/searchActs.ts'
import { leafLines } from '../services/trail/leafLines.ts'
import {
  type BodyRights,
  describeCheckpoint,
  proveConsistency,
  proveInclusion,
} from '../services/trail/proofs.ts'
import { API_ROOT, registerRoute } from './register.ts'

const reading = { permission: 'read' } as const
const auditing = { permission: 'audit' } as const
const NDJSON = 'application/x-ndjson; charset=utf-8'

export function registerTrailRoutes(app: App): void {
  const { sqlite } = app.db
  /** Whoever asks gets what stands now, signed. */
  const newest = () => app.trail.sign(app.now())
  registerRoute(
    app,
    'trailCheckpoint',
    (request) => describeCheckpoint(newest(), app.trail.key, contextFor(request).zone),
    reading,
  )
  registerRoute(
    app,
    'inclusionProof',
    (request) => proveInclusion(sqlite, request.query, { newest: newest().size, may: bodyRights(request) }),
    reading,
  )
  registerRoute(
    app,
    'consistencyProof',
    ({ query }) => proveConsistency(sqlite, query, newest().size),
    reading,
  )
  registerRoute(app, 'audit', (request) => searchActs(contextFor(request), request.query), auditing)
  registerLeaves(app, () => newest().size)
}

/** A department's account is shown its own cases only: it gets proofs without the bodies of others' events. */
function bodyRights({ signedIn }: FastifyRequest): BodyRights {
  return {
    ofCases: signedIn?.role !== 'department',
    ofActs: signedIn !== null && scopeOf('audit', signedIn.role) !== null,
  }
}

function registerLeaves(app: App, newestSize: () => number): void {
  const place = Type.Optional(Type.Integer({ minimum: 0 }))
  const querystring = Type.Object({ from: place, to: place }, { additionalProperties: false })
  app.get(
    `${API_ROOT}/trail/leaves`,
    { schema: { tags: ['trail'], querystring }, config: auditing },
    ({ query: { from = 0, to } }, reply) => {
      if (to !== undefined && from > to) throw endsBefore()
      const size = newestSize()
      const lines = leafLines(app.db.sqlite, { from, to: Math.min(to ?? size, size) })
      return reply.type(NDJSON).send(Readable.from(lines))
    },
  )
}

function endsBefore(): DomainError {
  const message = 'must not be less than from'
  return new DomainError('validation', `to ${message}`, { fields: [{ field: 'to', message }] })
}
