// Where problems lie, and the layers drawn below them.
import { sendAnswer } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { readHeat } from '../services/readHeat.ts'
import { readLayer } from '../services/readLayer.ts'
import { registerRoute } from './register.ts'

const options = { permission: 'read' } as const

export function registerHeatRoutes(app: App): void {
  registerRoute(
    app,
    'heat',
    (request, reply) => sendAnswer(request, reply, (context) => readHeat(context, request.query)),
    options,
  )
  registerRoute(
    app,
    'layer',
    (request, reply) => sendAnswer(request, reply, (context) => readLayer(context, request.params.id)),
    options,
  )
}
