// Settings of the deployment that are no rules.
import { DomainError } from '../domain/errors.ts'
import type { App } from '../plugins/decorations.ts'
import { setMapApproval } from '../services/setMapApproval.ts'
import { registerRoute } from './register.ts'

export function registerSettingRoutes(app: App): void {
  registerRoute(
    app,
    'setMapApproval',
    ({ body, actor }) => {
      if (actor === null) throw new DomainError('unauthorized')
      return { number: setMapApproval(app.db.sqlite, body.number, { by: actor, nowMs: app.now() }) }
    },
    { permission: 'configure' },
  )
}
