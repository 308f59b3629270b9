// Cases: the list behind every figure and one case with its trail.
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
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
}
