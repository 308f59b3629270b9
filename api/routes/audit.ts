// What the page itself has to say for the audit log.
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { recordExport } from '../services/audit/recordExport.ts'
import { registerRoute } from './register.ts'

export function registerAuditRoutes(app: App): void {
  registerRoute(
    app,
    'reportExport',
    (request) => {
      recordExport(contextFor(request), request.body, { by: request.actor, nowMs: app.now() })
      return null
    },
    { permission: 'read' },
  )
}
