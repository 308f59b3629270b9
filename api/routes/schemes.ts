// Ranking schemes: every version to read, new versions by staff.
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { addScheme, listSchemes } from '../services/schemes.ts'
import { registerRoute } from './register.ts'

export function registerSchemeRoutes(app: App): void {
  registerRoute(app, 'schemes', (request) => listSchemes(contextFor(request)), { permission: 'read' })
  registerRoute(
    app,
    'addScheme',
    ({ body, actor }) => {
      if (actor === null) throw new DomainError('unauthorized')
      return addScheme(app.db.sqlite, body, { by: actor, nowMs: app.now() })
    },
    { permission: 'write' },
  )
}
