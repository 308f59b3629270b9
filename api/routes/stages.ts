// How long the steps take.
import { sendAnswer } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { readStages } from '../services/readStages.ts'
import { registerRoute } from './register.ts'

export function registerStageRoutes(app: App): void {
  registerRoute(
    app,
    'stages',
    (request, reply) => sendAnswer(request, reply, (context) => readStages(context, request.query)),
    { permission: 'read' },
  )
}
