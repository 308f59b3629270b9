// What the deployment is: units, words, periods with data, rules, clock.
import { sendAnswer } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { readMeta } from '../services/readMeta.ts'
import { registerRoute } from './register.ts'

export function registerMetaRoutes(app: App): void {
  registerRoute(
    app,
    'meta',
    (request, reply) => sendAnswer(request, reply, (context) => readMeta(context, app.config.origin)),
    { permission: 'read' },
  )
}
