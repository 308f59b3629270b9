// Cases: the list behind every figure and one case with its trail.
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { enterCase } from '../services/enterCase.ts'
import { enterEvent } from '../services/enterEvent.ts'
import { listCases } from '../services/listCases.ts'
import { readCaseDetail } from '../services/readCaseDetail.ts'
import { registerRoute } from './register.ts'

export function registerCaseRoutes(app: App): void {
  registerRoute(app, 'cases', (request) => listCases(contextFor(request), request.query), {
    permission: 'read',
  })
  registerRoute(
    app,
    'case',
    (request) => readCaseDetail(contextFor(request), request.params.id, request.query.asOf),
    { permission: 'read' },
  )
  registerRoute(
    app,
    'addCase',
    (request) => ({ id: enterCase(app.db, request.body, authorOf(app, request)) }),
    { permission: 'write' },
  )
  registerRoute(
    app,
    'addEvent',
    (request) => ({ seq: enterEvent(app.db, request.params.id, request.body, authorOf(app, request)) }),
    { permission: 'write' },
  )
}

/** The permission has made sure that somebody is signed in. */
const authorOf = (app: App, request: { readonly actor: string | null }) => ({
  actor: request.actor ?? '',
  nowMs: app.now(),
})
